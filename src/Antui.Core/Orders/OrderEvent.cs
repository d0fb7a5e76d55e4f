using System.Text.Json.Serialization;

namespace Antui.Core.Orders;

/// <summary>
/// What happened to an order. The discriminators and property names below are the storage format of the journal: they
/// are never renamed and never reused; a new meaning is a new name.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(Placed), "placed")]
[JsonDerivedType(typeof(Updated), "updated")]
[JsonDerivedType(typeof(ShipmentMade), "shipment-made")]
[JsonDerivedType(typeof(ShipmentAudited), "shipment-audited")]
[JsonDerivedType(typeof(ShipmentMoved), "shipment-moved")]
[JsonDerivedType(typeof(ShipmentSplit), "shipment-split")]
[JsonDerivedType(typeof(ShipmentMerged), "shipment-merged")]
[JsonDerivedType(typeof(ShipmentUnmerged), "shipment-unmerged")]
[JsonDerivedType(typeof(ShipmentRouted), "shipment-routed")]
[JsonDerivedType(typeof(LinesStopped), "lines-stopped")]
[JsonDerivedType(typeof(LinesResumed), "lines-resumed")]
[JsonDerivedType(typeof(EvidenceGiven), "evidence")]
[JsonDerivedType(typeof(EvidenceWithdrawn), "evidence-withdrawn")]
[JsonDerivedType(typeof(ReturnExpected), "return-expected")]
[JsonDerivedType(typeof(ReturnEdited), "return-edited")]
[JsonDerivedType(typeof(ReturnTracked), "return-tracked")]
[JsonDerivedType(typeof(ReturnReceived), "return-received")]
[JsonDerivedType(typeof(ReturnInspected), "return-inspected")]
[JsonDerivedType(typeof(ReturnParcelClaimed), "return-parcel-claimed")]
[JsonDerivedType(typeof(GoodsUnmatched), "goods-unmatched")]
[JsonDerivedType(typeof(Asked), "asked")]
[JsonDerivedType(typeof(Changed), "changed")]
[JsonDerivedType(typeof(Sufficed), "sufficed")]
[JsonDerivedType(typeof(Started), "started")]
[JsonDerivedType(typeof(Dispatched), "dispatched")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(PersonSaid), "person-said")]
[JsonDerivedType(typeof(HandedToPerson), "handed")]
[JsonDerivedType(typeof(TakenBack), "taken-back")]
[JsonDerivedType(typeof(Refunded), "refunded")]
[JsonDerivedType(typeof(RefundFailed), "refund-failed")]
[JsonDerivedType(typeof(DocumentClosed), "document-closed")]
[JsonDerivedType(typeof(AlarmRaised), "alarm")]
[JsonDerivedType(typeof(Lapsed), "lapsed")]
[JsonDerivedType(typeof(WordsShown), "words-shown")]
[JsonDerivedType(typeof(WordsErased), "words-erased")]
public abstract record OrderEvent
{
    private OrderEvent()
    {
    }

    public sealed record Placed(OrderSnapshot Head) : OrderEvent;

    public sealed record Updated(OrderSnapshot Head) : OrderEvent;

    public sealed record ShipmentMade(
        string ShipmentNo, ImmutableArray<LineQuantity> Lines, bool Audited, ShipmentKind Kind = ShipmentKind.Sale,
        string? Warehouse = null, string? StepId = null) : OrderEvent;

    public sealed record ShipmentAudited(string ShipmentNo) : OrderEvent;

    public sealed record ShipmentMoved(string ShipmentNo, StopLevel Level, Tracking? Waybill, string Author) : OrderEvent;

    public sealed record ShipmentSplit(
        string ShipmentNo, string NewShipmentNo, ImmutableArray<LineQuantity> Lines, string? StepId = null) : OrderEvent;

    public sealed record ShipmentMerged(string ShipmentNo, string ParcelNo) : OrderEvent;

    /// <param name="StepId">The merge that is taken back; null when a person takes the shipment out.</param>
    public sealed record ShipmentUnmerged(string ShipmentNo, string? StepId = null) : OrderEvent;

    /// <summary>It goes out from another warehouse; empty is the shop's own.</summary>
    public sealed record ShipmentRouted(string ShipmentNo, string Warehouse) : OrderEvent;

    public sealed record LinesStopped(string ShipmentNo, ImmutableArray<LineQuantity> Lines, string RefundNo) : OrderEvent;

    /// <summary>The refund that held lines of a gift or replacement back was withdrawn: they go out again.</summary>
    public sealed record LinesResumed(string ShipmentNo, ImmutableArray<LineQuantity> Lines, string RefundNo) : OrderEvent;

    public sealed record EvidenceGiven(GoodsEvidence Evidence) : OrderEvent;

    public sealed record EvidenceWithdrawn(string Id, string Why) : OrderEvent;

    public sealed record ReturnExpected(
        string ReturnNo, string RefundNo, ImmutableArray<LineQuantity> Lines, string? Warehouse = null,
        string? AddressId = null, string? Note = null, string? StepId = null, Instant At = default) : OrderEvent;

    /// <summary>Changed by a person after negotiation; what is null (lines: default) stays as it was.</summary>
    public sealed record ReturnEdited(
        string ReturnNo, ImmutableArray<LineQuantity> Lines = default, string? Warehouse = null, string? AddressId = null,
        string? Note = null, string? RefundNo = null, string? Reason = null, string? StepId = null) : OrderEvent;

    public sealed record ReturnTracked(string ReturnNo, Tracking Tracking) : OrderEvent;

    public sealed record ReturnReceived(
        string ReturnNo, ImmutableArray<LineQuantity> Lines, string StepId = "", string? Parcel = null) : OrderEvent;

    public sealed record ReturnInspected(
        string ReturnNo, ImmutableArray<Inspected> Lines, InspectionDetails? Details = null,
        string? StepId = null, string? Parcel = null) : OrderEvent;

    /// <summary>The goods of a return came under another number than the buyer named.</summary>
    public sealed record ReturnParcelClaimed(string ReturnNo, string Parcel, string Author) : OrderEvent;

    /// <summary>A receipt named goods that the order does not have, or more than it has: the warehouse looks for whose
    /// they are.</summary>
    /// <param name="Id">The receipt's.</param>
    public sealed record GoodsUnmatched(
        string Id, string RefundNo, ImmutableArray<BoxGoods> Goods, Tracking? Waybill = null) : OrderEvent;

    public sealed record Asked(Claim Claim, Instant KnownAt) : OrderEvent;

    public sealed record Changed(Claim Claim) : OrderEvent;

    /// <summary>From here on the goods side has proved enough; the time to the refund call counts from this
    /// instant.</summary>
    public sealed record Sufficed(string RefundNo, Instant At) : OrderEvent;

    /// <summary>An intent with its key and reserved amount. RefundNo is empty for an order's own instruction.</summary>
    public sealed record Started(string RefundNo, Instruction Instruction) : OrderEvent;

    public sealed record Dispatched(
        string RefundNo, string Key, int Attempt, InstructionState State, Instant At, Instant DueAt) : OrderEvent;

    /// <param name="FeeFen">What the other side charges for it; a courier for a recall.</param>
    public sealed record Answered(
        string RefundNo, string Key, InstructionState State, Instant DueAt, string Code, string Text, long FeeFen = 0)
        : OrderEvent;

    public sealed record PersonSaid(string RefundNo, PersonSay Say) : OrderEvent;

    public sealed record HandedToPerson(string RefundNo, Code Code, Instant At) : OrderEvent;

    public sealed record TakenBack(string RefundNo) : OrderEvent;

    /// <param name="FreightFen">The part of the amount that is freight.</param>
    public sealed record Refunded(string RefundNo, Money Amount, Instant At, SettledBy By, long FreightFen = 0)
        : OrderEvent;

    public sealed record RefundFailed(string RefundNo, string Reason, Instant At) : OrderEvent;

    public sealed record DocumentClosed(string RefundNo) : OrderEvent;

    public sealed record AlarmRaised(string Code, string Ref, Instant At) : OrderEvent;

    /// <summary>A term of a hosted request ended without an answer, and the platform decided by itself.</summary>
    /// <param name="Version">The request as it stands by that.</param>
    public sealed record Lapsed(string RefundNo, LapseTo To, long Version, Instant Deadline, Instant At) : OrderEvent;

    /// <summary>A person had the buyer's own words shown.</summary>
    public sealed record WordsShown(string Author, string Why, Instant At) : OrderEvent;

    /// <summary>
    /// The buyer's own words are gone: the key that sealed them is destroyed with this entry, and no later ones are
    /// kept.
    /// </summary>
    public sealed record WordsErased(string Author, string Why, Instant At) : OrderEvent;
}
