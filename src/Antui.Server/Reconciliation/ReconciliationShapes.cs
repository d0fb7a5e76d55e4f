using Antui.Core;
using Antui.Core.Reconciliation;
using Antui.Server.Texts;

namespace Antui.Server.Reconciliation;

/// <summary>Which shops to compare; all when absent.</summary>
public sealed record RunRequest(string? Shop = null);

/// <summary>One row of a standing list. Amounts in fen or pieces, as the list says.</summary>
/// <param name="Action">"open-return", "open-refund", "recall" or "fetch-order": what helps.</param>
public sealed record FindingItem(
    string Id, StandingList List, string Shop, string OrderNo, string RefundNo, Both Text, long Expected, long Found, string Against,
    ImmutableArray<string> Evidence, string Action, Instant FoundAt, Instant? ResolvedAt, string ResolvedBy, string Reason);

/// <param name="Counts">Open rows of each list, whatever the filter.</param>
public sealed record FindingPage(IReadOnlyList<FindingItem> Items, IReadOnlyDictionary<string, long> Counts, RunItem? LastRun, string? Next);

public sealed record RunItem(
    string Id, Instant StartedAt, Instant EndedAt, string Author, long Orders, long Added, long Resolved, long Open, string Error);

public sealed record RunList(IReadOnlyList<RunItem> Items);

/// <param name="Reason">Why nothing more is to be done; it stands in the history with the author.</param>
public sealed record ResolveRequest(string Reason);
