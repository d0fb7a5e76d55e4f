using Antui.Core.Effects;
using Antui.Core.Refunds;
using Antui.Core.Strategies;

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
public sealed record EntryReceipt(
    string No, ImmutableArray<EntryCount> Lines, bool IsLast, Instant At, string Author, string Note = "",
    bool Stocked = false, Course Told = default)
{
    public bool IsFinished => Stocked && Told.IsDone;

    /// <summary>What the ERP said last when it did not agree; empty when it did.</summary>
    public string Answer => Told.IsDone ? "" : $"{Told.Code} {Told.Text}".Trim();

    /// <summary>An ERP that refuses takes it later: its document was not audited yet, or its clerk was in it.</summary>
    public EntryReceipt Answered(Course told, Timing timing, Instant now) =>
        this with { Told = told.State is InstructionState.Refused ? told.Again(timing, now) : told };
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
    public (EntryOrder? Next, Refusal? Wrong) Receive(EntryReceipt receipt)
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
        receipt = receipt with { Told = Course.Prepared(receipt.At) };
        var next = this with { Receipts = Receipts.Add(receipt) };
        var whole = Lines.All(l => next.Good(l.LineNo) + next.Defective(l.LineNo) == l.Planned);
        if (!whole && !receipt.IsLast) return (next, null);
        return (next.With(receipt with { IsLast = true }) with { State = EntryState.Done }, null);
    }

    /// <returns>Both null: it was cancelled before.</returns>
    public (EntryOrder? Next, Refusal? Wrong) Cancel() => this switch
    {
        { State: EntryState.Cancelled } => (null, null),
        { Receipts.IsEmpty: true } => (this with { State = EntryState.Cancelled }, null),
        _ => (null, new Refusal.EntryBegun()),
    };

    /// <summary>With a receipt as it is now.</summary>
    public EntryOrder With(EntryReceipt changed) =>
        this with { Receipts = [.. Receipts.Select(r => r.No == changed.No ? changed : r)] };

    private IEnumerable<EntryCount> Counts(string lineNo) =>
        Receipts.SelectMany(r => r.Lines).Where(c => c.LineNo == lineNo);
}
