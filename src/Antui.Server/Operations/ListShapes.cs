using Antui.Core;

namespace Antui.Server.Operations;

/// <summary>Lists and what was written.</summary>
/// <param name="Position">The newest position of the store; lists that have come so far show everything.</param>
/// <param name="Rebuild">The last making anew on this node since it started; null when there was none.</param>
/// <param name="Behind">Changes of this node that lists do not show yet.</param>
/// <param name="LagMs">From a change to the list that shows it, 99 of 100, on this node since it started.</param>
public sealed record ListsView(
    long Position, ListsRebuild? Rebuild, int Behind, double LagMs, IReadOnlyList<ListView> Items);

/// <summary>One list.</summary>
/// <param name="Name">orders, refunds, desk, figures, stock or books.</param>
/// <param name="Position">It shows everything up to here.</param>
/// <param name="UpToDate">Nothing that was written is missing; a position may be below the newest all the same, for
/// not everything that has one concerns lists.</param>
/// <param name="Fault">Why it stands still; empty while it follows. It is tried again every few seconds.</param>
public sealed record ListView(string Name, long Position, bool UpToDate, string Fault, Instant? FaultAt);

/// <summary>Rows being made anew, or how it ended.</summary>
/// <param name="Orders">How many orders' rows were made anew so far.</param>
/// <param name="Fault">Why it ended before its end; begin it again then.</param>
public sealed record ListsRebuild(long Orders, bool Done, string Fault);
