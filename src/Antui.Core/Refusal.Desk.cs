namespace Antui.Core;

/// <content>The order desk: what cannot go out, or not so.</content>
public abstract partial record Refusal
{
    public sealed record NoDesk() : Refusal(
        "NO_DESK", RefusalKind.NotNow, "This shop's goods are not in the built-in desk: its ERP reports them.");

    public sealed record NoDeskToAudit() : Refusal(
        "NO_DESK", RefusalKind.NotNow, "This shop's goods are not in the built-in desk: its ERP audits them.");

    public sealed record ShipmentUnknown(string ShipmentNo) : Refusal(
        "SHIPMENT_UNKNOWN", RefusalKind.Unknown, $"The order has no shipment '{ShipmentNo}'.");

    public sealed record NothingToShip() : Refusal(
        "NOTHING_TO_SHIP", RefusalKind.NotNow, "All lines of this shipment were stopped: put the goods back.");

    /// <summary>It left, or came back, and what is meant is done before a parcel leaves.</summary>
    public sealed record ShipmentLeft(string ShipmentNo, ShipmentAction Asked) : Refusal(
        "TOO_LATE", RefusalKind.NotNow, Asked switch
        {
            ShipmentAction.Merge => $"The shipment '{ShipmentNo}' has left and cannot join a parcel.",
            ShipmentAction.Unmerge => $"The parcel has left: its part '{ShipmentNo}' cannot leave it any more.",
            _ => $"The shipment '{ShipmentNo}' has left and cannot be split.",
        });

    public sealed record AtWarehouse(string ShipmentNo) : Refusal(
        "TOO_LATE", RefusalKind.NotNow, $"The shipment '{ShipmentNo}' is with its warehouse already; only what is not "
            + "released is sent elsewhere.");

    public sealed record NotAudited() : Refusal(
        "NOT_AUDITED", RefusalKind.NotNow, "Audit the shipment before it is released.");

    public sealed record PlatformHold() : Refusal(
        "PLATFORM_HOLD", RefusalKind.NotNow, "The platform forbids shipping this order for now.");

    public sealed record PaidBack(string RefundNo, string LineNo, int Free) : Refusal(
        "REFUNDED", RefusalKind.NotNow, $"Refund {RefundNo} paid for line {LineNo}: {Free} of it may still go out.");

    public sealed record RefundOpen(string RefundNo, string LineNo, int Free) : Refusal(
        "REFUND_OPEN", RefusalKind.NotNow,
        $"Refund {RefundNo} asks for line {LineNo}: {Free} of it may still go out.");

    /// <summary>A row of the list is held; which refund holds it, the order knows.</summary>
    public sealed record HeldByRefund() : Refusal(
        "REFUND_OPEN", RefusalKind.NotNow,
        "An open refund claims this: settle it first, or confirm to go on before the hand-over.");

    public sealed record PartNotAudited() : Refusal(
        "PARCEL_NOT_READY", RefusalKind.NotNow, "A part of this merged parcel is not audited yet.");

    public sealed record WaybillMissing() : Refusal(
        "WAYBILL_MISSING", RefusalKind.NotNow, "Give the waybill before the hand-over: the platform needs it.");

    public sealed record ConfirmHandOver(int Parcels) : Refusal(
        "CONFIRM", RefusalKind.NotNow,
        $"A hand-over cannot be undone: {Parcels} parcels would leave. Send confirm: true.");

    public sealed record WarehouseMissing() : Refusal(
        "WAREHOUSE", RefusalKind.NotNow, "Name the warehouse to send it from.");

    public sealed record WarehouseUnknown(string Warehouse) : Refusal(
        "INVALID", RefusalKind.Wrong, $"There is no warehouse '{Warehouse}': add it to the warehouses first.");

    public sealed record WaybillOfSeveral() : Refusal(
        "INVALID", RefusalKind.Wrong,
        "A waybill belongs to one parcel: hand over one at a time, or merge them first.");

    /// <summary>Others are just joining the parcel, or going back.</summary>
    public sealed record MergeUnderWay(string ParcelNo) : Refusal(
        "MERGE_UNDER_WAY", RefusalKind.NotNow,
        $"Shipments are just joining the parcel '{ParcelNo}'. Try again in a moment.");

    /// <summary>One of the others could not join, so nobody does.</summary>
    public sealed record MergeTakenBack(string ParcelNo) : Refusal(
        "MERGE_TAKEN_BACK", RefusalKind.NotNow,
        $"The merge into '{ParcelNo}' was taken back, for another shipment could not join.");

    public sealed record MergeOfOne() : Refusal(
        "INVALID", RefusalKind.Wrong, "A parcel of several orders needs two shipments or more.");

    public sealed record SoldAlready() : Refusal(
        "KIND", RefusalKind.NotNow, "Add a gift or a replacement: what was paid for is in a shipment already.");

    public sealed record GoodsMissing() : Refusal(
        "LINES", RefusalKind.Wrong, "Name at least one line or goods code with its quantity.");

    public sealed record NotInShipment() : Refusal(
        "QUANTITY", RefusalKind.Wrong, "Name lines and quantities that are still in the shipment.");

    public sealed record NothingStays() : Refusal(
        "QUANTITY", RefusalKind.Wrong, "Something must stay in the shipment that is split.");

    public sealed record NothingToSplit() : Refusal(
        "NOTHING_TO_SPLIT", RefusalKind.NotNow,
        "There is nothing to split off: all of it is available, or none of it.");

    public sealed record ShopsDiffer() : Refusal(
        "SHOPS_DIFFER", RefusalKind.NotNow, "Orders of different shops cannot share a parcel.");

    public sealed record BuyersDiffer() : Refusal("BUYERS_DIFFER", RefusalKind.NotNow, "They are not of one buyer.");

    public sealed record AddressesDiffer() : Refusal(
        "ADDRESSES_DIFFER", RefusalKind.NotNow, "They go to different addresses.");

    public sealed record WarehousesDiffer() : Refusal(
        "WAREHOUSES_DIFFER", RefusalKind.NotNow, "They go out from different warehouses: route them first.");

    public sealed record OutsideWindow(int Hours) : Refusal(
        "OUTSIDE_WINDOW", RefusalKind.NotNow, $"They were placed more than {Hours} hours apart, too far to be merged.");

    public sealed record NotMergeable() : Refusal(
        "NOT_MERGEABLE", RefusalKind.NotNow,
        "What is released, has left or is claimed by a refund cannot be merged.");
}
