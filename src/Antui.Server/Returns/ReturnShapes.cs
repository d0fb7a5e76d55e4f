using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Orders;
using Antui.Core.Returns;
using Antui.Server.Json;
using Antui.Server.Texts;

namespace Antui.Server.Returns;

/// <summary>One expected return (销退单) as the list shows it. Quantities are pieces.</summary>
public record ReturnItem(
    string Shop, string OrderNo, string ReturnNo, string RefundNo, ReturnState State, string Carrier, string Tracking,
    string Warehouse, long ExpectedPieces, long ReceivedPieces, long GoodPieces, long OtherPieces, string Skus, string BuyerRef,
    Instant CreatedAt, Instant ModifiedAt);

public sealed record ReturnPage(IReadOnlyList<ReturnItem> Items, string? Next);

/// <param name="Wrong">Of other goods than sold; <paramref name="Defective"/> counts what is unclear, too.</param>
public sealed record ReturnLine(
    string LineNo, string Sku, string Title, int Expected, int Received, int Good, int Opened, int Defective, int Wrong, int Missing);

/// <summary>A return with its lines, as a scan finds it.</summary>
public sealed record ReturnCandidate(
    string Shop, string OrderNo, string ReturnNo, string RefundNo, ReturnState State, string Carrier, string Tracking,
    string Warehouse, long ExpectedPieces, long ReceivedPieces, long GoodPieces, long OtherPieces, string Skus, string BuyerRef,
    Instant CreatedAt, Instant ModifiedAt, IReadOnlyList<ReturnLine> Lines)
    : ReturnItem(Shop, OrderNo, ReturnNo, RefundNo, State, Carrier, Tracking, Warehouse, ExpectedPieces, ReceivedPieces,
        GoodPieces, OtherPieces, Skus, BuyerRef, CreatedAt, ModifiedAt);

public sealed record ReturnHistoryItem(Instant At, string Source, string Type, Both Text);

/// <summary>What may be done about a receipt that is short, wrong or damaged. A person chooses.</summary>
/// <param name="GoodFen">The share of the goods that came back well.</param>
/// <param name="Options">"partial", "negotiate", "refuse".</param>
public sealed record ProposalView(
    long GoodFen, IReadOnlyList<LineQuantity> Missing, IReadOnlyList<LineQuantity> Damaged,
    [property: OneOf("partial", "negotiate", "refuse")] IReadOnlyList<string> Options, Both Text);

public sealed record ReturnDetail(
    string Shop, string OrderNo, string ReturnNo, string RefundNo, ReturnState State, string Carrier, string Tracking,
    string Warehouse, long ExpectedPieces, long ReceivedPieces, long GoodPieces, long OtherPieces, string Skus, string BuyerRef,
    Instant CreatedAt, Instant ModifiedAt, string Note, string AddressId, IReadOnlyList<ReturnLine> Lines,
    IReadOnlyList<ReturnHistoryItem> History, ProposalView? Proposal, IReadOnlyList<string> Photos, IReadOnlyList<string> Serials)
    : ReturnItem(Shop, OrderNo, ReturnNo, RefundNo, State, Carrier, Tracking, Warehouse, ExpectedPieces, ReceivedPieces,
        GoodPieces, OtherPieces, Skus, BuyerRef, CreatedAt, ModifiedAt);

/// <summary>Goods that a person expects, for a refund or before there is one.</summary>
public sealed record NewReturn(
    string Shop, string OrderNo, LineQuantity[] Lines, string Note = "", string? RefundNo = null, string? Warehouse = null,
    Tracking? Tracking = null, string? StepId = null);

/// <summary>What changed after negotiation; what is absent stays.</summary>
public sealed record ReturnChange(
    string Reason, LineQuantity[]? Lines = null, string? Warehouse = null, Tracking? Tracking = null, string? Note = null,
    string? RefundNo = null);

public sealed record ReturnMade(string ReturnNo);

/// <summary>A line of a scanned parcel. Without a return number the goods come back outside of any return.</summary>
public sealed record ScanLine(string Shop, string OrderNo, string ReturnNo, string LineNo, int Quantity);

/// <param name="StepId">The scan's own id: a repeat changes nothing.</param>
/// <param name="Lines">Empty: everything expected of the one return.</param>
/// <param name="Again">A parcel that is scanned again brings nothing more unless a person says so: "more".</param>
public sealed record ReceiveRequest(
    string StepId, string Warehouse = "", ScanLine[]? Lines = null, BoxAgain Again = BoxAgain.No);

public sealed record InspectLine(string Shop, string OrderNo, string ReturnNo, string LineNo, int Quantity, Grade Grade);

/// <param name="Again">A box is counted once. "more": a person found more in it. "corrected": this is all that is in
/// it.</param>
public sealed record InspectRequest(
    string StepId, InspectLine[] Lines, string Warehouse = "", int WeightGrams = 0, string[]? Serials = null, string Note = "",
    string[]? Photos = null, BoxAgain Again = BoxAgain.No);

/// <param name="Outcome">"applied", "duplicate", "parked" or "refused".</param>
/// <param name="Phase">Where the refund is right after; empty without one.</param>
/// <param name="Text">Why it was refused.</param>
public sealed record ScanResult(
    string Shop, string OrderNo, string ReturnNo, string RefundNo,
    [property: OneOf("applied", "duplicate", "parked", "refused")] string Outcome, string Phase, string? Code = null,
    Both? Text = null, ProposalView? Proposal = null);

public sealed record ScanResults(IReadOnlyList<ScanResult> Results);

public sealed record HeldBecause(string Code, Both Text);

/// <param name="Kind">"return", "rejected" (came back under the number it was sent), "unclaimed" or "unknown".</param>
/// <param name="Boxes">What was counted in boxes of this number before.</param>
/// <param name="HeldBecause">Why nothing may be booked before a person decides.</param>
public sealed record ScanFound(
    [property: OneOf("return", "rejected", "unclaimed", "unknown")] string Kind, IReadOnlyList<ReturnCandidate> Candidates, IReadOnlyList<ShipmentRow> Shipments,
    HeldBecause? HeldBecause, IReadOnlyList<BoxView> Boxes);

/// <param name="Choice">"partial", "negotiate" or "refuse".</param>
public sealed record ProposalChoice(
    [property: OneOf("partial", "negotiate", "refuse")] string Choice, string Reason);
