using Antui.Core.Evidence;
using Antui.Core.Refunds;

namespace Antui.Core.Ports;

/// <summary>
/// What an ERP or a warehouse of others says of the goods of an order. The engine makes evidence of it: a repeat of the
/// same <see cref="Id"/> changes nothing, and what fits no order yet is parked.
/// </summary>
/// <param name="Id">The other side's own document (shipment, receipt), unique in its system.</param>
/// <param name="RefundNo">The platform's refund number; empty when it speaks of the goods alone.</param>
/// <param name="Lines">Line numbers of the order, or <see cref="BySku"/> where the other side knows goods codes only.
/// Empty: all of the refund, or of the order.</param>
public sealed record GoodsSaid(
    string OrderNo, string Id, EvidenceKind Kind, string RefundNo, ImmutableArray<LineQuantity> Lines,
    ImmutableArray<Inspected> Inspected, StopLevel Level, Instant At, string Note = "",
    Tracking? Waybill = null)
{
    private const string Prefix = "sku:";

    /// <summary>Stands for a line number where only the goods code is known; it is resolved against the order.</summary>
    public static string BySku(string sku) => Prefix + sku;

    public static string? SkuOf(string lineNo) =>
        lineNo.StartsWith(Prefix, StringComparison.Ordinal) ? lineNo[Prefix.Length..] : null;
}

/// <summary>Reads what an ERP knows of goods: shipments, stops, receipts.</summary>
public interface IReadGoods
{
    /// <inheritdoc cref="IReadOrders.ChangedOrdersAsync"/>
    IAsyncEnumerable<ReadPage<GoodsSaid>> ChangedGoodsAsync(Instant from, Instant to, CancellationToken stop);
}

/// <summary>Stock of one SKU in one warehouse as the other side has it; available is on hand less occupied.</summary>
public sealed record StockSaid(string Warehouse, string Sku, long OnHand, long Occupied, long Defective);

public interface IReadStock
{
    /// <summary>Of these SKUs, in the order of the other side; an unknown SKU is left out.</summary>
    Task<ReadPage<StockSaid>> ReadStockAsync(IReadOnlyList<string> skus, CancellationToken stop);
}

/// <summary>A warehouse of others that tells what moves our goods: its stock is kept here under its code.</summary>
public interface IKeepStock
{
    string Warehouse { get; }
}

/// <summary>One line of goods that came in, as the ERP numbers it.</summary>
public readonly record struct EntrySaidLine(string LineNo, string Sku, int Planned, int Good, int Defective);

/// <summary>What the desk received of goods that an ERP announced.</summary>
/// <param name="Key">The same for every retry: the ERP counts it once.</param>
/// <param name="IsLast">Nothing more of the document will come.</param>
public sealed record EntrySaid(
    string Key, string Code, string Type, bool IsLast, Instant At, ImmutableArray<EntrySaidLine> Lines);

/// <summary>A quantity to be published to a platform.</summary>
/// <param name="Key">The same for every retry of the same quantity.</param>
/// <param name="ItemId">The platform's own id of the goods; the SKU when they are the same.</param>
public sealed record StockPush(string Key, string Sku, string ItemId, string Warehouse, long Quantity);

/// <summary>Our warehouses whose stock the platform is told, SKU by SKU.</summary>
public interface IPublishStock
{
    /// <summary>None: the platform is told by other means.</summary>
    IReadOnlyCollection<string> PublishedWarehouses { get; }
}

public enum ParcelState
{
    Unknown,
    Collected,
    Moving,
    Delivering,
    SignedFor,
    Trouble,
    Refused,
    /// <summary>On its way back to the sender.</summary>
    Returning,
    /// <summary>The sender has it again.</summary>
    Returned,
}

/// <param name="RawState">The courier's own word, shown as it is.</param>
public sealed record ParcelTrace(Tracking Parcel, ParcelState State, string RawState, Instant At, string Text);

public interface ITrackParcels
{
    /// <returns>Null when the courier does not know the parcel (yet).</returns>
    Task<ParcelTrace?> TrackAsync(Tracking parcel, CancellationToken stop);
}

/// <summary>What a connector cannot do, said by itself in both languages; shown on the page of the connection.</summary>
public interface IDeclareLimits
{
    ImmutableArray<(string Zh, string En)> Limits { get; }
}
