namespace Antui.Core.Pool;

public enum PoolKind
{
    Order,
    Refund,
}

/// <summary>How far a fetched record is on its way to the desk (待下载 → 待转入 → converted).</summary>
public enum PoolStage
{
    /// <summary>Number and head are known; the details are to be read.</summary>
    ToDownload,
    /// <summary>Read whole, to be converted by the machine or by a person.</summary>
    ToConvert,
    /// <summary>It could not be converted; the reason says why, and it is tried again.</summary>
    Parked,
    /// <summary>The engine has it. From now on its changes go straight there.</summary>
    Converted,
    /// <summary>A person dealt with it elsewhere: not fetched and not converted again, until that is undone.</summary>
    Handled,
    /// <summary>Taken out by a person; fetched again when it changes or with the next full window.</summary>
    Removed,
}

/// <summary>One fetched order or refund as lists show it.</summary>
/// <param name="No">The order's or the refund's number, unique with kind and shop.</param>
/// <param name="Reason">Why it is parked, as a code; empty when nothing is wrong.</param>
/// <param name="Note">What the code speaks of (which SKU, what the other side said), or a person's own words.</param>
/// <param name="Skus">"A×2, B"; empty while the lines are not known.</param>
/// <param name="FetchedAt">When its head or its details were last read.</param>
/// <param name="Author">Who moved it to its stage: the job, or a person.</param>
public sealed record PoolRow(
    PoolKind Kind, string Shop, string No, string OrderNo, PoolStage Stage, string Reason, string Note, string RawStatus,
    long AmountFen, string Skus, string BuyerRef, string ShipTo, Instant CreatedAt, Instant ModifiedAt, Instant FetchedAt,
    Instant? ConvertedAt, string Author);

/// <summary>A row with what was read of it.</summary>
/// <param name="Json">The fact it will become, as JSON; empty while only its head is known.</param>
public sealed record PoolRecord(PoolRow Row, string Json);

/// <summary>One change of stage; they are only ever added.</summary>
public sealed record PoolStep(Instant At, PoolStage Stage, string Reason, string Note, string Author);
