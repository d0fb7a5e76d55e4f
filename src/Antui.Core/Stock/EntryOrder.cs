using Antui.Core.Orders;

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
/// <param name="Told">How far the word to the ERP is.</param>
/// <param name="Entering">How far its way into the stock is, as long as it does not stand there.</param>
public sealed record EntryReceipt(
    string No, ImmutableArray<EntryCount> Lines, bool IsLast, Instant At, string Author, string Note = "",
    bool Stocked = false, Course Told = default, Course Entering = default)
{
    public bool IsFinished => Stocked && Told.IsDone;

    /// <summary>What the ERP said last when it did not agree; empty when it did.</summary>
    public string Answer => Told.IsDone ? "" : $"{Told.Code} {Told.Text}".Trim();
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

    /// <summary>The number by which stock and ERP know a receipt.</summary>
    public string KeyOf(EntryReceipt receipt) => $"{Shop}:{Code}:{receipt.No}";

    /// <summary>Whether goods may be counted in so.</summary>
    /// <returns>The receipt as it is kept; both null for a repeat.</returns>
    public (EntryReceipt? Kept, Refusal? Wrong) Receive(EntryReceipt receipt)
    {
        if (Receipts.FirstOrDefault(r => r.No == receipt.No) is { } known)
        {
            return known.Lines.SequenceEqual(receipt.Lines) ? (null, null)
                : (null, new Refusal.ReceiptExists(receipt.No));
        }
        if (State is not EntryState.Open) return (null, new Refusal.EntryClosed());
        if (receipt.Lines.IsEmpty && !receipt.IsLast) return (null, new Refusal.EntryEmpty());
        foreach (var count in receipt.Lines)
        {
            if (Lines.FirstOrDefault(l => l.LineNo == count.LineNo) is not { } line)
                return (null, new Refusal.EntryLineUnknown(count.LineNo));
            var (now, before) = (count.Good + (long)count.Defective, Good(line.LineNo) + Defective(line.LineNo));
            if (count.Good < 0 || count.Defective < 0 || now == 0)
                return (null, new Refusal.EntryLineEmpty(count.LineNo));
            if (before + now > line.Planned)
                return (null, new Refusal.OverReceived(count.LineNo, now, before, line.Planned));
        }
        if (receipt.Lines.Select(c => c.LineNo).Distinct().Count() != receipt.Lines.Length)
            return (null, new Refusal.EntryLineTwice());
        var after = this with { Receipts = Receipts.Add(receipt) };
        return (receipt with
        {
            IsLast = receipt.IsLast
                || Lines.All(l => after.Good(l.LineNo) + after.Defective(l.LineNo) == l.Planned),
            Stocked = receipt.Lines.IsEmpty,
            Told = default,
            Entering = default,
        }, null);
    }

    /// <summary>What the stock takes of a receipt.</summary>
    public StockEntry InStock(EntryReceipt receipt) => new(
        KeyOf(receipt), Shop, StockMoveKind.In,
        [.. receipt.Lines.Select(c => new StockEntryLine(LineOf(c).Sku, c.Good, c.Defective))],
        receipt.Author, receipt.Note, receipt.At);

    /// <summary>What the ERP is told of a receipt. Of nothing more than that it ends, each line is told with
    /// 0.</summary>
    public EntrySaid Said(EntryReceipt receipt) => new(
        KeyOf(receipt), Code, Type, receipt.IsLast, receipt.At,
        [
            .. (receipt.Lines.IsEmpty ? [.. Lines.Select(l => new EntryCount(l.LineNo, 0, 0))] : receipt.Lines)
                .Select(c => (Count: c, Line: LineOf(c))).Select(x => new EntrySaidLine(
                    x.Line.LineNo, x.Line.Sku, x.Line.Planned, x.Count.Good, x.Count.Defective)),
        ]);

    /// <summary>With a receipt as it is now.</summary>
    public EntryOrder With(EntryReceipt changed) =>
        this with { Receipts = [.. Receipts.Select(r => r.No == changed.No ? changed : r)] };

    private EntryOrderLine LineOf(EntryCount count) => Lines.First(l => l.LineNo == count.LineNo);

    private IEnumerable<EntryCount> Counts(string lineNo) =>
        Receipts.SelectMany(r => r.Lines).Where(c => c.LineNo == lineNo);
}
