namespace Antui.Core.Orders;

/// <summary>Why a shipment exists.</summary>
public enum ShipmentKind
{
    /// <summary>What the buyer paid for.</summary>
    Sale,
    /// <summary>Goods on top of the order (赠品).</summary>
    Gift,
    /// <summary>Goods sent once more, in place of lost or bad ones (补发).</summary>
    Reship,
}

/// <summary>A quantity of a gift or replacement that a refund holds back.</summary>
public readonly record struct StoppedPart(string RefundNo, string LineNo, int Quantity);

/// <summary>
/// One order's part of a parcel in the built-in desk. A parcel that merges several orders of a buyer is the parts that
/// share a <see cref="ParcelNo"/>: each part is stopped by its own order, so the other orders' lines still ship.
/// </summary>
/// <param name="Level">NotReleased until released to the warehouse; HandedOver and beyond cannot be stopped
/// here.</param>
/// <param name="Lines">What still ships. A stopped quantity leaves this list and goes to
/// <paramref name="Stopped"/>.</param>
/// <param name="Warehouse">Where it goes out from; empty is the shop's own, whose code is the shop's id.</param>
/// <param name="StepId">The step that made it, so that a repeated one makes no second.</param>
/// <param name="StoppedFor">Of a gift or replacement: which refund holds which lines back.</param>
public sealed record Shipment(
    string ShipmentNo,
    bool Audited,
    StopLevel Level,
    ImmutableArray<LineQuantity> Lines,
    ImmutableArray<LineQuantity> Stopped,
    string ParcelNo = "",
    Tracking? Waybill = null,
    string Warehouse = "",
    ShipmentKind Kind = ShipmentKind.Sale,
    string StepId = "",
    ImmutableArray<StoppedPart> StoppedFor = default)
{
    /// <summary>Merges that were taken back: one that comes late does not join any more.</summary>
    public ImmutableArray<string> TakenBack { get; init; } = [];

    public bool CanStop =>
        Level is StopLevel.NotReleased or StopLevel.Released or StopLevel.Picking or StopLevel.Packed;

    public bool HasLeft =>
        Level is StopLevel.HandedOver or StopLevel.Shipped or StopLevel.RecallAsked or StopLevel.Recalled;

    /// <summary>The warehouse's code.</summary>
    public string WarehouseOf(string shop) => Warehouse == "" ? shop : Warehouse;

    public int Remaining(string lineNo) => Quantities.Of(Lines, lineNo);

    /// <summary>Of a gift or replacement: what is held back once these lines are stopped, too.</summary>
    internal ImmutableArray<StoppedPart> HeldBack(OrderEvent.LinesStopped stop) =>
    [
        .. StoppedFor.IsDefault ? [] : StoppedFor,
        .. stop.Lines.Select(l => new StoppedPart(stop.RefundNo ?? "", l.LineNo, l.Quantity)),
    ];
}
