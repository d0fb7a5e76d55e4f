namespace Antui.Core.Orders;

/// <summary>How far goods have gone when somebody tried to stop them.</summary>
public enum StopLevel
{
    Unknown,
    NotReleased,
    Released,
    Picking,
    Packed,
    HandedOver,
    RecallAsked,
    Recalled,
    BackInWarehouse,
    /// <summary>Gone and not recallable.</summary>
    Shipped,
}

/// <summary>What the warehouse found on inspection. Only Good counts by itself; Opened when a strategy says
/// so.</summary>
public enum Grade
{
    Good,
    Opened,
    Defective,
    WrongItem,
    Missing,
    Unclear,
}

/// <summary>What a piece of evidence says.</summary>
public enum EvidenceKind
{
    /// <summary>The lines are guaranteed not to go out.</summary>
    Stopped,
    /// <summary>They could not be stopped.</summary>
    StopRefused,
    /// <summary>They left: a ship event. It withdraws every earlier proof of the opposite for these lines.</summary>
    Shipped,
    /// <summary>They are back in the warehouse, inspected.</summary>
    Received,
}

/// <summary>One inspected quantity of a line.</summary>
public readonly record struct Inspected(string LineNo, int Quantity, Grade Grade);

/// <summary>
/// One thing the goods side said: it names lines and quantities, its source and its time. Evidence that came before its
/// refund waits here until the refund comes.
/// </summary>
/// <param name="Id">The source's own document or, without one, a digest of what it said: a repeat changes
/// nothing.</param>
/// <param name="RefundNo">The refund it was said for; empty when it speaks of the goods alone.</param>
/// <param name="Lines">Stopped, refused or shipped lines; empty means all lines of the refund, or of the order.</param>
/// <param name="Inspected">For <see cref="EvidenceKind.Received"/>: what was found, line by line.</param>
/// <param name="Source">Who said it: "builtin", "ag:23060081", "person:…".</param>
/// <param name="Waybill">For <see cref="EvidenceKind.Shipped"/>: the parcel, where the source names it.</param>
/// <param name="At">When it was so, by the source's clock. KnownAt: when we made it durable.</param>
public sealed record GoodsEvidence(
    string Id,
    EvidenceKind Kind,
    string RefundNo,
    ImmutableArray<LineQuantity> Lines,
    ImmutableArray<Inspected> Inspected,
    StopLevel Level,
    string Source,
    Instant At,
    Instant KnownAt,
    string Note = "",
    string? WithdrawnBecause = null,
    Tracking? Waybill = null)
{
    /// <summary>The source of what our own desk says.</summary>
    public const string OurDesk = "builtin";

    public bool Holds => WithdrawnBecause is null;

    /// <summary>A stop before the hand-over, or goods that are in the warehouse again.</summary>
    public bool Stays => Kind is EvidenceKind.Stopped && Level is StopLevel.NotReleased or StopLevel.Released
        or StopLevel.Picking or StopLevel.Packed or StopLevel.BackInWarehouse;

    /// <summary>The courier turned the parcel round, or the warehouse has it again: these goods had left and did not stay away.</summary>
    public bool CameBack => Kind is EvidenceKind.Stopped && Level is StopLevel.Recalled or StopLevel.BackInWarehouse;
}
