using Antui.Core.Evidence;
using Antui.Core.Orders;

namespace Antui.Core.Ports;

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
