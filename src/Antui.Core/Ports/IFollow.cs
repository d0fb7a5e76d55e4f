using Antui.Core.Desk;
using Antui.Core.Ledger;
using Antui.Core.Returns;
using Antui.Core.Stock;

namespace Antui.Core.Ports;

/// <summary>
/// What people and programs list, count and sum. Each follows the journal at a position of its own. Names are stored.
/// </summary>
public enum ListName
{
    Orders,
    Refunds,
    /// <summary>Shipments and returns of the built-in desk.</summary>
    Desk,
    /// <summary>Counters by shop and hour.</summary>
    Figures,
    /// <summary>Stock and its movements.</summary>
    Stock,
    Books,
}

/// <summary>How far a list has followed.</summary>
/// <param name="Place">Everything that changed up to this place is in the list.</param>
/// <param name="Fault">Why it stands still; empty while it does not.</param>
/// <param name="FaultAt">When it stopped.</param>
public sealed record ListPosition(ListName Name, long Place, string Fault = "", Instant FaultAt = default);

/// <summary>A mark that a commit left: this order has this version now.</summary>
/// <param name="Place">Grows with every transaction; marks of one transaction may share it.</param>
/// <param name="Version">0: nothing happened to it, its rows are to be judged anew.</param>
public readonly record struct Change(long Place, OrderKey Key, long Version, Instant At);

/// <summary>Marks in the order of their places.</summary>
/// <param name="UpTo">Nothing at or below this place is missing, nor will it ever come.</param>
/// <param name="IsAll">Nothing that was durable, or being written, when this was read lies above that place.</param>
public sealed record ChangesRead(IReadOnlyList<Change> Changes, long UpTo, bool IsAll);

/// <summary>What one commit of an order booked; its lines balance.</summary>
public sealed record Booking(long Version, Instant At, IReadOnlyList<Posting> Postings);

/// <summary>What lists show of one order after a step.</summary>
/// <param name="Row">Null: as it is.</param>
/// <param name="Refunds">Rows that are written as they stand here; <paramref name="Shipments"/> and
/// <paramref name="Returns"/> as well.</param>
/// <param name="Counts">What the step moves in the figures, <paramref name="Moves"/> in stock, <paramref
/// name="Bookings"/> in the books: added once.</param>
public sealed record OrderRows(
    OrderKey Key, OrderRow? Row, ImmutableArray<RefundRow> Refunds, ImmutableArray<ShipmentRow> Shipments,
    ImmutableArray<ReturnRow> Returns, IReadOnlyList<Count> Counts, IReadOnlyList<StockMovement> Moves,
    IReadOnlyList<Booking> Bookings);

/// <summary>Lists that go on together from one place to the next. An order stands in it at most once.</summary>
public sealed record ListStep(
    ImmutableArray<ListName> Lists, long From, long To, IReadOnlyList<OrderRows> Orders);

/// <summary>
/// Figures and books as they are added up anew, beside those that are read: first all orders as they stood at the place
/// where it began, then what changed since, like any list.
/// </summary>
/// <param name="Place">Everything that changed up to this place, and nothing else, is in it once all orders are.</param>
/// <param name="After">The last order that is in it; null: none yet.</param>
/// <param name="IsWhole">All orders are in it.</param>
public sealed record Renewal(long Place, OrderKey? After = null, bool IsWhole = false);

/// <summary>What is added to a renewal on its way from one place to the next.</summary>
/// <param name="Orders">Their counts and bookings are added.</param>
/// <param name="ShowWithout">
/// Not null: it takes the place of the figures and books that are read, if these have followed exactly as far; counters
/// with these names do not come from orders and stay.
/// </param>
public sealed record RenewalStep(
    Renewal From, Renewal To, IReadOnlyList<OrderRows> Orders, IReadOnlyList<string>? ShowWithout = null);

/// <summary>A list cannot take what it should show: it stands still until that is mended, the others go on.</summary>
public sealed class ListFaultException : Exception
{
    public ListFaultException()
    {
    }

    public ListFaultException(string message)
        : base(message)
    {
    }

    public ListFaultException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

/// <summary>
/// How lists follow the journal. A commit leaves a mark of what it changed; whoever follows reads the marks, makes rows
/// of the orders, and writes them with the new position in one transaction. Two who follow from the same place cannot
/// both write, so nothing is ever counted twice.
/// </summary>
public interface IFollow
{
    /// <summary>So many marks may be followed in one step without commits having to wait for it.</summary>
    int MarksAtOnce { get; }

    /// <summary>All lists, in the order of their names.</summary>
    Task<IReadOnlyList<ListPosition>> ListsAsync(CancellationToken stop);

    /// <summary>Marks after a place; what transactions still under way may yet write below is not passed.</summary>
    /// <param name="limit">About so many: the marks of one transaction are never cut.</param>
    Task<ChangesRead> ChangesAsync(long after, int limit, CancellationToken stop);

    /// <summary>
    /// Every change that is durable now, or being written now, lies at or below this place.
    /// </summary>
    Task<long> NewestPlaceAsync(CancellationToken stop);

    /// <summary>Lists that go on have no fault any more.</summary>
    /// <returns>False when one of the lists does not stand at <see cref="ListStep.From"/>: nothing was
    /// written.</returns>
    /// <exception cref="ListFaultException">The content was refused; nothing was written.</exception>
    Task<bool> FollowAsync(ListStep step, CancellationToken stop);

    /// <summary>Says why a list stands still; it is tried again after a while.</summary>
    Task SetListFaultAsync(ListName list, string fault, Instant at, CancellationToken stop);

    /// <summary>Rows of these orders are to be judged anew.</summary>
    Task MarkAsync(IReadOnlyList<OrderKey> keys, Instant at, CancellationToken stop);

    /// <summary>All orders, in an order of the store's own that stays.</summary>
    /// <param name="after">The last one of the page before.</param>
    Task<IReadOnlyList<OrderKey>> KeysAsync(OrderKey? after, int limit, CancellationToken stop);

    /// <summary>The renewal that is under way; null when there is none.</summary>
    Task<Renewal?> RenewalAsync(CancellationToken stop);

    /// <summary>
    /// Begins one, empty, at a place behind which all marks are kept until it ends; the one under way when there is one.
    /// </summary>
    Task<Renewal> BeginRenewalAsync(CancellationToken stop);

    /// <returns>False when it does not stand where the step begins, or may not be shown yet: nothing was
    /// written.</returns>
    Task<bool> RenewAsync(RenewalStep step, CancellationToken stop);

    /// <summary>Forgets marks that every list and a renewal have followed, up to this place.</summary>
    Task ForgetChangesAsync(long upTo, CancellationToken stop);
}

/// <summary>Numbers by which the world speaks of an order. Names are stored.</summary>
public enum NumberKind
{
    Refund,
    Waybill,
    /// <summary>Of a parcel that comes back.</summary>
    Tracking,
    /// <summary>A parcel of the desk, which may hold shipments of several orders.</summary>
    Parcel,
}

/// <summary>A number as it was written.</summary>
public readonly record struct Number(NumberKind Kind, string No)
{
    /// <summary>The spelling under which it is found: parcels are written in many ways, refunds in one.</summary>
    public string Key => KeyOf(Kind, No);

    public static string KeyOf(NumberKind kind, string no) =>
        kind is NumberKind.Waybill or NumberKind.Tracking ? ParcelNumber.KeyOf(no) : no;
}
