using Antui.Core;
using Antui.Server.Refunds;

namespace Antui.Server.Dashboard;

public sealed record FiguresPoint(Instant At, long Refunds, long Refunded, long RefundedFen, long Automatic);

public sealed record Percentiles(double P50, double P99);

/// <summary>Open refunds that are due soon: the list with this window of deadlines and the open phases.</summary>
/// <param name="Within">"1h", "2h", "8h", "24h"; each counts what the shorter ones count, too.</param>
public sealed record DeadlineCount(string Within, long Count, Instant From, Instant To);

/// <summary>Figures of one shop, or of all. Each that a list stands behind is the sum of that list.</summary>
/// <param name="Totals">orders, refunds: by when they were made; refunded, refundedFen, automatic: by when they were
/// paid back; person, parked: now; the rest: by when it was written.</param>
/// <param name="Overdue">Open refunds whose deadline has passed.</param>
public sealed record Figures(
    IReadOnlyDictionary<string, long> Totals, IReadOnlyList<FiguresPoint> Series, Percentiles? EvidenceToRefundMs,
    long Overdue, IReadOnlyList<DeadlineCount> OpenDeadlines);

public sealed record LiveFigures(RefundCounts Counts, IReadOnlyDictionary<string, long> Totals);
