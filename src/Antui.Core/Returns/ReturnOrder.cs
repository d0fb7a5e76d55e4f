using Antui.Core.Evidence;
using Antui.Core.Refunds;

namespace Antui.Core.Returns;

/// <summary>Goods expected back for a refund (销退单), what arrived, and what the inspection found.</summary>
/// <param name="Received">Scanned at the door, by line, before anybody looked inside.</param>
/// <param name="Scans">Ids of the scans that were counted, so that a repeated one counts once.</param>
/// <param name="Closed">The refund is through; the document needs nobody any more (A13).</param>
public sealed record ReturnOrder(
    string ReturnNo,
    string RefundNo,
    ImmutableArray<LineQuantity> Expected,
    Tracking? Tracking,
    ImmutableArray<LineQuantity> Received,
    ImmutableArray<Inspected> Inspected,
    ImmutableArray<string> Scans,
    bool Closed = false);
