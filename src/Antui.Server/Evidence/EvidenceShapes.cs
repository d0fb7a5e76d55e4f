using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Returns;

namespace Antui.Server.Evidence;

/// <summary>Something the goods side knows.</summary>
/// <param name="Id">The sender's own document number; without one, a digest of the content. A repeat changes
/// nothing.</param>
/// <param name="RefundNo">Needed for goods that were received; optional otherwise.</param>
/// <param name="Lines">Absent means all lines of the refund, or of the order.</param>
/// <param name="Level"> How far the goods had gone. Absent with "stopped" means that the sender vouches they never left
/// the shelf. </param>
/// <param name="At">When it was so; absent means now.</param>
public sealed record NewEvidence(
    string OrderNo, EvidenceKind Kind, string? Id = null, string? RefundNo = null, LineQuantity[]? Lines = null,
    Inspected[]? Inspected = null, StopLevel? Level = null, Instant? At = null, string Note = "",
    Tracking? Waybill = null);

/// <summary>A step of the built-in order desk.</summary>
/// <param name="ShipmentNo">Absent means every shipment of the order.</param>
public sealed record ShipmentStepRequest(
    ShipmentAction Action, string ShipmentNo = "", LineQuantity[]? Lines = null, string ParcelNo = "",
    Tracking? Waybill = null);

/// <summary>A step of the built-in returns desk.</summary>
/// <param name="StepId">The scan's own id: it makes a repeated scan harmless.</param>
public sealed record ReturnStepRequest(
    ReturnAction Action, string RefundNo, string StepId = "", LineQuantity[]? Lines = null,
    Inspected[]? Inspected = null,
    Tracking? Tracking = null, BoxAgain Again = BoxAgain.No);
