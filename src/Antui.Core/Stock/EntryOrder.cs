using Antui.Core.Refunds;

namespace Antui.Core.Stock;

/// <summary>How far goods are that an ERP announced. Names are stored.</summary>
public enum EntryState
{
    Open,
    /// <summary>Nothing more of it is awaited.</summary>
    Done,
    /// <summary>The ERP took it back before anything came.</summary>
    Cancelled,
}

public sealed record EntryOrderLine(string LineNo, string Sku, string Name, int Planned);

/// <summary>Pieces of a line that came in.</summary>
public readonly record struct EntryCount(string LineNo, int Good, int Defective);

/// <summary>Goods counted in at the desk: durable first, then stock, then the ERP is told.</summary>
/// <param name="No">Its own number: a repeat changes nothing.</param>
/// <param name="Lines">Empty: nothing more came, and the document ends.</param>
/// <param name="IsLast">Nothing more of the document will come.</param>
/// <param name="Stocked">It stands in the stock.</param>
/// <param name="Confirmed">The ERP said that it knows.</param>
/// <param name="NextAt">When it is told again; null before the first time.</param>
/// <param name="Answer">What the ERP said last when it did not agree.</param>
public sealed record EntryReceipt(
    string No, ImmutableArray<EntryCount> Lines, bool IsLast, Instant At, string Author, string Note = "",
    bool Stocked = false, bool Confirmed = false, int Attempts = 0, Instant? NextAt = null, string Answer = "")
{
    public bool IsFinished => Stocked && Confirmed;
}

/// <summary>Goods that an ERP announces to our desk, which is its warehouse (入库单).</summary>
/// <param name="Type">The ERP's own word for its kind: CGRK is bought, DBRK moved from another warehouse.</param>
public sealed record EntryOrder(
    string Shop, string Code, string Type, EntryState State, ImmutableArray<EntryOrderLine> Lines,
    ImmutableArray<EntryReceipt> Receipts, Tracking? Parcel, Instant? ExpectedAt, Instant CreatedAt, string Source)
{
    public long Good(string lineNo) => Counts(lineNo).Sum(c => (long)c.Good);

    public long Defective(string lineNo) => Counts(lineNo).Sum(c => (long)c.Defective);

    public bool IsSame(EntryOrder other) => Lines.SequenceEqual(other.Lines);

    /// <returns>Both null: a repeat, nothing changed.</returns>
    public (EntryOrder? Next, (string Code, string Text)? Wrong) Receive(EntryReceipt receipt)
    {
        if (Receipts.FirstOrDefault(r => r.No == receipt.No) is { } known)
        {
            return known.Lines.SequenceEqual(receipt.Lines) ? (null, null)
                : (null, ("RECEIPT_EXISTS", $"The receipt '{receipt.No}' is there with other quantities."));
        }
        if (State is not EntryState.Open) return (null, ("ENTRY_CLOSED", "Nothing more of this document is awaited."));
        if (receipt.Lines.IsEmpty && !receipt.IsLast)
            return (null, ("LINES_MISSING", "Say what came in, or that nothing more comes."));
        foreach (var count in receipt.Lines)
        {
            if (Lines.FirstOrDefault(l => l.LineNo == count.LineNo) is not { } line)
                return (null, ("LINE_UNKNOWN", $"The document has no line '{count.LineNo}'; nothing was taken."));
            var (now, before) = (count.Good + (long)count.Defective, Good(line.LineNo) + Defective(line.LineNo));
            if (count.Good < 0 || count.Defective < 0 || now == 0)
                return (null, ("QUANTITY_WRONG", $"Line '{count.LineNo}': at least one piece; nothing was taken."));
            if (before + now > line.Planned)
            {
                return (null, ("OVER_RECEIVED",
                    $"Line '{count.LineNo}': {now} now and {before} before, but {line.Planned} announced; nothing was "
                    + "taken. Enter a surplus as goods in of its own."));
            }
        }
        if (receipt.Lines.Select(c => c.LineNo).Distinct().Count() != receipt.Lines.Length)
            return (null, ("LINE_TWICE", "A line stands once in a receipt; nothing was taken."));
        var next = this with { Receipts = Receipts.Add(receipt) };
        var whole = Lines.All(l => next.Good(l.LineNo) + next.Defective(l.LineNo) == l.Planned);
        if (!whole && !receipt.IsLast) return (next, null);
        return (next.With(receipt with { IsLast = true }) with { State = EntryState.Done }, null);
    }

    /// <returns>Both null: it was cancelled before.</returns>
    public (EntryOrder? Next, (string Code, string Text)? Wrong) Cancel() => this switch
    {
        { State: EntryState.Cancelled } => (null, null),
        { Receipts.IsEmpty: true } => (this with { State = EntryState.Cancelled }, null),
        _ => (null, ("ENTRY_BEGUN", "Goods of this document came in already.")),
    };

    /// <summary>With a receipt as it is now.</summary>
    public EntryOrder With(EntryReceipt changed) =>
        this with { Receipts = [.. Receipts.Select(r => r.No == changed.No ? changed : r)] };

    private IEnumerable<EntryCount> Counts(string lineNo) =>
        Receipts.SelectMany(r => r.Lines).Where(c => c.LineNo == lineNo);
}
