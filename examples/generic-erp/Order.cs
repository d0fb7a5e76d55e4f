namespace GenericErp.Example;

/// <summary>An order as the warehouse sees it: parts of its lines, each in one state.</summary>
internal sealed class Order(string number, IEnumerable<Line> lines)
{
    private readonly Dictionary<string, StopAnswer> _answered = [];

    public string Number => number;

    public List<Part> Parts { get; } =
        [.. lines.Select(l => new Part(l.LineNo!, l.Sku ?? "", l.Quantity, "waiting"))];

    public Dictionary<string, Document> Returns { get; } = [];

    /// <summary>
    /// All lines or none. What waits is stopped at once; what is being picked is a question to the warehouse; what has
    /// left is refused. The same key gets the same answer, so that Antui may repeat a call whose answer was lost.
    /// </summary>
    public StopAnswer Stop(StopCall call)
    {
        if (_answered.TryGetValue(call.Key, out var before)) return before;
        if (call.Lines.All(l => Has(l, "waiting")))
        {
            foreach (var line in call.Lines) Move(line, ["waiting"], "stopped", call.RefundNo);
            return _answered[call.Key] = new StopAnswer("stopped", "not-released");
        }
        if (call.Lines.All(l => Has(l, "stopping", call.RefundNo))) return new StopAnswer("pending");
        if (call.Lines.All(l => Has(l, "waiting", "picking", "packed")))
        {
            foreach (var line in call.Lines) Move(line, ["waiting", "picking", "packed"], "stopping", call.RefundNo);
            return new StopAnswer("pending");
        }
        return _answered[call.Key] = new StopAnswer("refused", "shipped", "the goods have left");
    }

    public Document Expect(ReturnCall call) => Returns.TryGetValue(call.RefundNo, out var known)
        ? known : Returns[call.RefundNo] = new Document(call.RefundNo, "expected", $"RET-{call.RefundNo}");

    /// <summary>Also without an expected return: a refund whose goods never left has a document all the same.</summary>
    public Document Close(CloseCall call) =>
        Returns[call.RefundNo] = new Document(call.RefundNo, "closed", $"RET-{call.RefundNo}");

    /// <summary>The warehouse answers a question that was pending.</summary>
    public List<Part> Answer(string refundNo, bool stopped)
    {
        var asked = Parts.FindAll(p => p.State == "stopping" && p.RefundNo == refundNo);
        foreach (var part in asked)
            Parts[Parts.IndexOf(part)] = stopped
                ? part with { State = "stopped" } : part with { State = "packed", RefundNo = null };
        return asked;
    }

    /// <returns>What was in one of the states and is now in the other.</returns>
    public List<Part> MoveAll(string[] from, string to)
    {
        var moved = Parts.FindAll(p => from.Contains(p.State));
        foreach (var part in moved) Parts[Parts.IndexOf(part)] = part with { State = to };
        return moved;
    }

    private bool Has(Line line, params string[] states) =>
        Parts.Where(p => p.LineNo == line.LineNo && states.Contains(p.State)).Sum(p => p.Quantity) >= line.Quantity;

    private bool Has(Line line, string state, string refundNo) =>
        Parts.Where(p => p.LineNo == line.LineNo && p.State == state && p.RefundNo == refundNo)
            .Sum(p => p.Quantity) >= line.Quantity;

    /// <summary>A part is cut where only some of it moves.</summary>
    private void Move(Line line, string[] from, string to, string refundNo)
    {
        var left = line.Quantity;
        foreach (var part in Parts.FindAll(p => p.LineNo == line.LineNo && from.Contains(p.State)))
        {
            var take = Math.Min(left, part.Quantity);
            if (take == 0) break;
            left -= take;
            Parts.Remove(part);
            Parts.Add(part with { Quantity = take, State = to, RefundNo = refundNo });
            if (take < part.Quantity) Parts.Add(part with { Quantity = part.Quantity - take });
        }
    }
}
