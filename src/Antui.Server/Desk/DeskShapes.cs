using System.ComponentModel;
using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Orders;
using Antui.Server.Texts;

namespace Antui.Server.Desk;

/// <summary>A code with its words.</summary>
public sealed record CodeView(string Code, Both Text);

/// <param name="Holds">While it waits for its audit: which rules hold it.</param>
public sealed record ShipmentItem(
    string Shop, string OrderNo, string ShipmentNo, ShipmentStage Stage, Both StageText, StopLevel Level,
    ShipmentKind Kind,
    string Warehouse, string ParcelNo, string Carrier, string Waybill, long Pieces, long Stopped, string Skus,
    string BuyerRef,
    string ShipTo, bool Hold, Instant CreatedAt, Instant ModifiedAt, IReadOnlyList<CodeView> Holds);

public sealed record ShipmentPage(IReadOnlyList<ShipmentItem> Items, string? Next);

public sealed record ShipmentCounts(
    long Audit, long Release, long Pick, long Pack, long HandOver, long Shipped, long Stopped);

public sealed record ShipmentKey(string Shop, string OrderNo, string ShipmentNo);

/// <summary>What the desk's buttons do.</summary>
public enum DeskAction
{
    Audit,
    Release,
    Pick,
    Pack,
    HandOver,
    Route,
    Unmerge,
}

/// <param name="Warehouse">For route.</param>
/// <param name="Waybill">For pack and hand-over of one parcel.</param>
/// <param name="Confirm">Needed for a hand-over, which cannot be undone, and to go on although a refund is
/// open.</param>
public sealed record DeskActionRequest(
    DeskAction Action, IReadOnlyList<ShipmentKey> Items, string? Warehouse = null,
    Tracking? Waybill = null, bool Confirm = false);

public sealed record DeskFailure(string Shop, string OrderNo, string ShipmentNo, string Code, Both Text);

/// <param name="Done">How many shipments were moved; of a merged parcel all its parts.</param>
public sealed record DeskResult(int Done, IReadOnlyList<DeskFailure> Failed);

public sealed record MergeProposalView(string Shop, string BuyerRef, string ShipTo,
    IReadOnlyList<ShipmentItem> Shipments);

public sealed record MergeProposalList(IReadOnlyList<MergeProposalView> Items);

public sealed record MergeRequest(IReadOnlyList<ShipmentKey> Items, string? ParcelNo = null);

public sealed record MergeResult(string ParcelNo, int Done, IReadOnlyList<DeskFailure> Failed);

/// <param name="StepId">The step's own id: a repeat splits nothing more.</param>
public sealed record SplitRequest(
    string Shop, string OrderNo, string ShipmentNo, LineQuantity[]? Lines = null, SplitBy? By = null,
    string? StepId = null);

public sealed record SplitResult(IReadOnlyList<SplitPartView> Parts);

public sealed record SplitPartView(string ShipmentNo, string Warehouse, IReadOnlyList<LineQuantity> Lines);

/// <summary>A line of the order, or goods it does not have (a gift).</summary>
public sealed record AddLine(int Quantity, string? LineNo = null, string? Sku = null);

public sealed record AddRequest(
    string Shop, string OrderNo, ShipmentKind Kind, AddLine[] Lines, string? Warehouse = null, string? StepId = null);

public sealed record AddResult(string ShipmentNo);

/// <summary>
/// A shop's rules of the audit. Version, author and time are read-only and ignored when sent back.
/// </summary>
public sealed record AuditRulesView
{
    public bool AutoAudit { get; init; } = true;

    public long? MaxFen { get; init; }

    public bool? NeedStock { get; init; }

    [Description("\"refund-asked\", \"mergeable\".")]
    public AuditHold[]? HoldReasons { get; init; }

    [Description("Goods codes that a person looks at; one that ends with '*' stands for all that begin so.")]
    public string[]? HoldSkus { get; init; }

    [Description("Provinces or states that a person looks at.")]
    public string[]? HoldShipTo { get; init; }

    [Description("Orders of a buyer placed within this time of each other may share a parcel.")]
    public int? MergeWindowHours { get; init; }

    public int? Version { get; init; }

    public string? Author { get; init; }

    public Instant? At { get; init; }
}

public sealed record ExtraRefundRequest(string RefundNo, long AmountFen, string Reason);
