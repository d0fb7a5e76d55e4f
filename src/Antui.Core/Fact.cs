using System.Text.Json.Serialization;
using Antui.Core.Desk;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Refunds;

namespace Antui.Core;

/// <summary>
/// Something that came from outside: a platform, an ERP, the warehouse, a person, a timer. It is answered only after it
/// is durable. The discriminators are the storage format of parked facts.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(OrderSeen), "order-seen")]
[JsonDerivedType(typeof(RefundSeen), "refund-seen")]
[JsonDerivedType(typeof(EvidenceSeen), "evidence-seen")]
[JsonDerivedType(typeof(ShipmentStep), "shipment-step")]
[JsonDerivedType(typeof(ReturnStep), "return-step")]
[JsonDerivedType(typeof(BuyerAsks), "buyer-asks")]
[JsonDerivedType(typeof(BuyerChanges), "buyer-changes")]
[JsonDerivedType(typeof(SellerAnswers), "seller-answers")]
[JsonDerivedType(typeof(SellerGrants), "seller-grants")]
[JsonDerivedType(typeof(PayOutFailed), "pay-out-failed")]
[JsonDerivedType(typeof(OutcomeKnown), "outcome")]
[JsonDerivedType(typeof(PersonActs), "person-acts")]
[JsonDerivedType(typeof(PersonChooses), "person-chooses")]
[JsonDerivedType(typeof(PersonReads), "person-reads")]
[JsonDerivedType(typeof(PersonErases), "person-erases")]
[JsonDerivedType(typeof(TimePassed), "time")]
public abstract record Fact(OrderKey Key, string Source)
{
    /// <summary>An order as a platform told it; for a hosted shop, as the store told it.</summary>
    public sealed record OrderSeen(OrderSnapshot Order, string Source) : Fact(Order.Key, Source);

    /// <summary>A refund request as a remote platform told it.</summary>
    public sealed record RefundSeen(OrderKey Key, Claim Claim, string Source) : Fact(Key, Source);

    /// <summary>The goods side said something. Lines empty: all of the refund, or of the order.</summary>
    public sealed record EvidenceSeen(
        OrderKey Key, string Id, EvidenceKind Kind, string RefundNo, ImmutableArray<LineQuantity> Lines,
        ImmutableArray<Inspected> Inspected, StopLevel Level, string Source, Instant At, string Note = "",
        Tracking? Waybill = null) : Fact(Key, Source);

    /// <summary>A step of the built-in order desk or warehouse. <paramref name="StepId"/> makes a repeated split or
    /// addition harmless; all other steps are so by themselves. <paramref name="Parts"/>: of a split into several, all
    /// or none. <paramref name="Back"/>: of a merge that is taken back, the parcel the shipment was in before; empty for
    /// none.</summary>
    public sealed record ShipmentStep(
        OrderKey Key, ShipmentAction Action, string ShipmentNo, string Source,
        ImmutableArray<LineQuantity> Lines = default, string ParcelNo = "", Tracking? Waybill = null,
        string? Warehouse = null, ShipmentKind Kind = ShipmentKind.Sale, string? StepId = null,
        ImmutableArray<SplitPart> Parts = default, string? Back = null) : Fact(Key, Source);

    /// <summary>
    /// A step of the built-in returns desk. <paramref name="StepId"/> makes a repeated scan harmless. The return is the
    /// one of <paramref name="ReturnNo"/>, or of the refund. <paramref name="Parcel"/> is the number on the box that
    /// the goods came in; <paramref name="Again"/>: a person says that more came in a box that was scanned before.
    /// </summary>
    public sealed record ReturnStep(
        OrderKey Key, ReturnAction Action, string RefundNo, string StepId, string Source,
        ImmutableArray<LineQuantity> Lines = default, ImmutableArray<Inspected> Inspected = default,
        Tracking? Tracking = null, InspectionDetails? Details = null, string? ReturnNo = null, string? Warehouse = null,
        string? AddressId = null, string? Note = null, string? Reason = null, string? Parcel = null, bool Again = false)
        : Fact(Key, Source);

    /// <summary>Hosted shop: the buyer asks for a refund. The refund number is the store's, so a repeat is
    /// recognised.</summary>
    public sealed record BuyerAsks(
        OrderKey Key, string RefundNo, RefundKind Kind, Money Amount, Money? Freight,
            ImmutableArray<LineQuantity> Lines,
        string Reason, string Source) : Fact(Key, Source);

    /// <summary>Hosted shop: the buyer changes the request, withdraws it, or sends the goods.</summary>
    public sealed record BuyerChanges(
        OrderKey Key, string RefundNo, BuyerChange Change, string ChangeId, string Source,
        Money? Amount = null, RefundKind? Kind = null, Tracking? Tracking = null) : Fact(Key, Source);

    /// <summary>Hosted shop: the seller answers, himself or through his ERP. Version 0 means the caller has no
    /// fence.</summary>
    public sealed record SellerAnswers(
        OrderKey Key, string RefundNo, SellerAnswer Answer, long Version, Money? Amount, string Reason, string Source)
        : Fact(Key, Source);

    /// <summary>
    /// Hosted shop: the seller gives something back beyond what the buyer asked (额外部分退款). The refund number is the
    /// seller's, so a repeat is recognised; <paramref name="Source"/> is the person.
    /// </summary>
    public sealed record SellerGrants(
        OrderKey Key, string RefundNo, Money Amount, string Reason, string Source) : Fact(Key, Source);

    /// <summary>Hosted shop: the provider took a pay-out back (F13).</summary>
    public sealed record PayOutFailed(OrderKey Key, string RefundNo, string InstructionKey, string Reason, string Source)
        : Fact(Key, Source);

    /// <summary>What became of an instruction.</summary>
    public sealed record OutcomeKnown(
        OrderKey Key, string RefundNo, string InstructionKey, int Attempt, Outcome Outcome, string Source) : Fact(Key, Source);

    public sealed record PersonActs(OrderKey Key, string RefundNo, PersonSay Say, string Source) : Fact(Key, Source);

    /// <summary>A person chooses one of the ways of a <see cref="Proposal"/>.</summary>
    public sealed record PersonChooses(
        OrderKey Key, string RefundNo, ProposalOption Option, string Reason, string Source) : Fact(Key, Source);

    /// <summary>A person wants to read the buyer's own words; <paramref name="Source"/> is the person.</summary>
    public sealed record PersonReads(OrderKey Key, string Reason, Instant At, string Source) : Fact(Key, Source);

    /// <summary>A person has the buyer's own words erased; <paramref name="Source"/> is the person.</summary>
    public sealed record PersonErases(OrderKey Key, string Reason, Instant At, string Source) : Fact(Key, Source);

    /// <summary>Nothing new but the time.</summary>
    public sealed record TimePassed(OrderKey Key) : Fact(Key, "clock");
}

/// <summary>Steps of the built-in order desk, in the order of a parcel's life.</summary>
public enum ShipmentAction
{
    Audit,
    Split,
    Merge,
    Release,
    Pick,
    Pack,
    HandOver,
    /// <summary>Leaves the parcel it was merged into.</summary>
    Unmerge,
    /// <summary>Goes out from another warehouse; only before it is released.</summary>
    Route,
    /// <summary>A gift or a replacement, in a parcel of its own that belongs to the order.</summary>
    Add,
}

public enum ReturnAction
{
    /// <summary>The parcel's number became known.</summary>
    Track,
    /// <summary>It was scanned at the door.</summary>
    Receive,
    /// <summary>It was opened and graded.</summary>
    Inspect,
    /// <summary>A person expects goods: for a refund, or before the buyer asked for one.</summary>
    Expect,
    /// <summary>Changed after negotiation: lines, warehouse, note, or the refund it belongs to.</summary>
    Edit,
    /// <summary>A person says that its goods came under another number than the buyer named.</summary>
    Claim,
}

public enum BuyerChange
{
    Modify,
    Withdraw,
    AskAgain,
    SendBack,
}

public enum SellerAnswer
{
    AgreeReturn,
    AgreeRefund,
    Refuse,
    RefuseReturn,
}
