using System.ComponentModel;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Server.Json;
using Antui.Server.Texts;

namespace Antui.Server.Refunds;

/// <summary>One refund as lists show it. Amounts are in fen.</summary>
public sealed record RefundItem(
    string Shop, string ShopName, string RefundNo, string OrderNo, RefundKind Kind, string RawStatus, RefundPhase Phase,
    [property: Description("Asked for, in fen.")] long AmountFen,
    [property: Description("Paid back so far, in fen.")] long PaidFen,
    string Reason,
    [property: Description("What stands in the way, e.g. GOODS_NOT_STOPPED; OK when nothing does.")] string Code,
    Both CodeText, Turn Turn, string BuyerRef, Instant AskedAt, Instant ModifiedAt, Instant? DeadlineAt,
    Instant? RefundedAt,
    [property: Description("Refunded, and no person had to act.")] bool Automatic);

/// <summary>A page of a list, and the cursor of the next page; null when this is the last.</summary>
public sealed record RefundPage(IReadOnlyList<RefundItem> Items, string? Next);

public sealed record RefundCounts(long Waiting, long Running, long Uncertain, long Person, long Refunded, long Closed);

/// <summary>Everything known of one refund.</summary>
public sealed record RefundDetail(
    string Shop, string ShopName, string RefundNo, string OrderNo, RefundKind Kind, string RawStatus, RefundPhase Phase,
    long AmountFen, long PaidFen, string Reason, string Code, Both CodeText, Turn Turn, string BuyerRef,
    Instant AskedAt,
    Instant ModifiedAt, Instant? DeadlineAt, Instant? RefundedAt, bool Automatic, OrderView Order, ClaimView Claim,
    IReadOnlyList<EvidenceView> Evidence, IReadOnlyList<InstructionView> Instructions, PersonView? Person,
    WithPersonView? WithPerson, SettlementView? Settlement, bool DocumentClosed, int Reopened,
    IReadOnlyList<AlarmView> Alarms, Verification Verification,
    [property: Description("What the buyer of the order wrote in his own words, in any of its refunds.")]
    WordsState Words);

public enum WordsState
{
    /// <summary>He chose from a list, or said nothing.</summary>
    None,
    /// <summary>Shown in short; whole to whoever says why.</summary>
    Kept,
    Erased,
}

public sealed record OrderView(
    string Shop, string OrderNo, OrderStatus Status, string RawStatus, Instant CreatedAt, Instant? PaidAt, long PaidFen,
    long FreightFen, long RefundedFen,
    [property: Description("Set aside for refunds under way, in fen.")] long ReservedFen,
    string Currency, string BuyerRef, IReadOnlyList<LineView> Lines, IReadOnlyList<ShipmentView> Shipments,
    IReadOnlyList<ReturnView> Returns, IReadOnlyList<OtherRefund> OtherRefunds);

public sealed record LineView(
    string LineNo, string Sku, string Title, int Quantity, long PaidFen, bool Shipped, int ClaimedQuantity);

public sealed record ShipmentView(
    string ShipmentNo, StopLevel Level, bool Audited, string ParcelNo, Tracking? Waybill,
    IReadOnlyList<LineQuantity> Lines, IReadOnlyList<LineQuantity> Stopped);

public sealed record ReturnView(
    string ReturnNo, string RefundNo, Tracking? Tracking, IReadOnlyList<LineQuantity> Expected,
    IReadOnlyList<LineQuantity> Received, IReadOnlyList<Inspected> Inspected, bool Closed);

public sealed record OtherRefund(string RefundNo, long AmountFen, RefundPhase Phase);

public sealed record ClaimView(
    [property: Description("The platform's version of the request; an approval names it.")] long Version,
    ClaimStatus Status, string RawStatus, string Phase, long FreightFen, IReadOnlyList<LineQuantity> Lines,
    Tracking? Tracking, bool InArbitration, bool Advanced);

public sealed record EvidenceView(
    string Id, EvidenceKind Kind, string RefundNo, StopLevel Level, string Source, Instant At, Instant KnownAt,
    IReadOnlyList<LineQuantity> Lines, IReadOnlyList<Inspected> Inspected, bool Holds, string? WithdrawnBecause,
    string Note);

public sealed record InstructionView(
    string Key, InstructionAction Action, Both ActionText, InstructionState State, long AmountFen, long Version,
    string Author, int Attempt, Instant? FirstSent, Instant? DueAt, string Code, string Text);

public sealed record PersonView(PersonAction Action, string Author, string Reason, Instant At);

public sealed record WithPersonView(string Code, Both CodeText, Instant Since);

public sealed record SettlementView(long AmountFen, Instant At, SettledBy By);

public sealed record AlarmView(string Code, string Ref, Instant At);

/// <summary>One line of the timeline.</summary>
/// <param name="Data">The event as the journal keeps it.</param>
public sealed record TimelineItem(long Version, Instant At, string Source, string Type, Both Text, JsonElement Data);

public sealed record Timeline(IReadOnlyList<TimelineItem> Items);

/// <summary>What a person does with a refund.</summary>
/// <param name="Reason">Kept and shown.</param>
/// <param name="Version">The claim's version that was on the screen; an approval of an older one is refused.</param>
/// <param name="Accepts">Rules of the goods side that the person knowingly passes (see
/// verification.acceptable).</param>
/// <param name="AmountFen">An approval of less than was asked, in fen; absent is all of it. The rest becomes a request
/// of its own that stays with a person (REST_OPEN). Only shops that live here: a platform pays what was asked.</param>
public sealed record ActionRequest(
    PersonAction Action, string Reason, long Version = 0, string[]? Accepts = null, long? AmountFen = null);

/// <param name="NotYet">After an approval whose money is not on its way: what is still in the way.</param>
public sealed record ActionResult(
    [property: OneOf("applied", "duplicate")] string Result, RefundItem Refund, NotYet? NotYet = null);

/// <summary>Approved and not refunded yet.</summary>
/// <param name="Code">What stands in the way.</param>
public sealed record NotYet(string Code, Both Text);

/// <summary>What an action or a report would do now; nothing is written.</summary>
/// <param name="Allowed">False: it would be refused, for the reason of the code.</param>
/// <param name="Pays">Money would be instructed.</param>
/// <param name="AmountFen">How much, in fen.</param>
/// <param name="Code">Why it would be refused or would not pay yet; empty otherwise.</param>
public sealed record EffectPreview(bool Allowed, bool Pays, long AmountFen, string Code, Both Text);
