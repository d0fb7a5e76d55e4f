using System.Text.Json.Serialization;
using Antui.Connectors.Generic;
using Antui.Sandbox.Months;

namespace Antui.Sandbox.People;

/// <summary>One order in the demo's self-developed ERP: which pieces wait, were stopped, or left.</summary>
internal sealed class HouseOrder(OrderPlan plan)
{
    private readonly List<(string LineNo, int Quantity, string RefundNo)> _stopped = [];
    private readonly Dictionary<string, string> _returns = [];
    private bool _left;

    public OrderPlan Plan => plan;

    /// <summary>Parcels that are on their way back.</summary>
    public HashSet<string> Arrives { get; } = [];

    /// <summary>All of it or nothing; a repeat has the same answer.</summary>
    public GenericStopAnswer Stop(GenericStop call)
    {
        if (_stopped.Any(s => s.RefundNo == call.RefundNo)) return new GenericStopAnswer("stopped", "released");
        if (_left) return new GenericStopAnswer("refused", "handed-over", "The parcel is with the courier.");
        var wanted = call.Lines.Length > 0
            ? call.Lines.Select(l => (LineNo: l.LineNo!, l.Quantity)) : plan.Lines.Select(l => (l.LineNo, l.Quantity));
        var all = wanted.ToList();
        if (all.Any(l => Waiting(l.LineNo) < l.Quantity)) return new GenericStopAnswer("refused", "unknown", "There is not as much of it.");
        _stopped.AddRange(all.Select(l => (l.LineNo, l.Quantity, call.RefundNo)));
        return new GenericStopAnswer("stopped", "released");
    }

    public GenericOrder Shown()
    {
        var parts = new List<GenericPart>();
        foreach (var line in plan.Lines)
            if (Waiting(line.LineNo) is var rest and > 0) parts.Add(new GenericPart(line.LineNo, rest, _left ? "shipped" : "waiting"));
        parts.AddRange(_stopped.Select(s => new GenericPart(s.LineNo, s.Quantity, "stopped", s.RefundNo)));
        return new GenericOrder(plan.OrderNo, [.. parts], [.. _returns.Select(r => new GenericDocument(r.Key, r.Value, "TH" + r.Key))]);
    }

    public GenericDocument Expect(string refundNo)
    {
        _returns.TryAdd(refundNo, "expected");
        return new GenericDocument(refundNo, _returns[refundNo], "TH" + refundNo);
    }

    public void Received(string refundNo) => _returns[refundNo] = "received";

    public GenericDocument Close(string refundNo)
    {
        _returns[refundNo] = "closed";
        return new GenericDocument(refundNo, "closed", "TH" + refundNo);
    }

    public IEnumerable<GenericLine> Leaving() => _left ? [] : plan.Lines
        .Select(l => new GenericLine(Waiting(l.LineNo), l.LineNo)).Where(l => l.Quantity > 0);

    public void Ship() => _left = true;

    private int Waiting(string lineNo) =>
        plan.Lines.First(l => l.LineNo == lineNo).Quantity - _stopped.Where(s => s.LineNo == lineNo).Sum(s => s.Quantity);
}

/// <summary>A webhook's body, as the ERP writes it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GenericEvent))]
internal sealed partial class GenericEventJson : JsonSerializerContext;
