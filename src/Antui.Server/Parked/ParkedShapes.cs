using Antui.Core;
using Antui.Server.Texts;

namespace Antui.Server.Parked;

/// <param name="At">When it came.</param>
/// <param name="Attempts">How often it was tried again; each time the wait doubles.</param>
/// <param name="NextTryAt">Null once it is dismissed.</param>
/// <param name="Assignee">Who looks after it; empty while nobody does.</param>
public sealed record ParkedItem(
    string Id, string Shop, string OrderNo, string Reason, string Source, Instant At, int Attempts, Both Text,
    Instant? NextTryAt, string Assignee, ParkedEndItem? Dismissed);

/// <summary>Who dismissed a parked fact, why and when.</summary>
public sealed record ParkedEndItem(string By, string Reason, Instant At);

/// <param name="Total">How many wait in all.</param>
/// <param name="Oldest">When the oldest of all that wait came; null when none waits.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record ParkedList(IReadOnlyList<ParkedItem> Items, long Total, Instant? Oldest, string? Next);

/// <param name="To">A name of up to 100 characters; empty gives it back.</param>
public sealed record AssignRequest(string To);

public sealed record DismissRequest(string Reason);
