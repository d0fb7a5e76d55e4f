using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Storage.Memory;

public sealed partial class MemoryStore
{
    private readonly List<Change> _changes = [];
    private readonly SortedDictionary<ListName, ListPosition> _lists = new(
        Enum.GetValues<ListName>().ToDictionary(x => x, x => new ListPosition(x, 0)));

    private readonly Dictionary<OrderKey, OrderRow> _rows = [];
    private readonly Dictionary<(OrderKey Order, string RefundNo), RefundRow> _refunds = [];
    private readonly Dictionary<(string Shop, long Hour, string Name), long> _counters = [];
    private readonly StockBook _stock = new();
    private long _place;

    public int MarksAtOnce => 256;

    public Task<IReadOnlyList<ListPosition>> ListsAsync(CancellationToken stop)
    {
        lock (_lock) return Task.FromResult<IReadOnlyList<ListPosition>>([.. _lists.Values]);
    }

    public Task<ChangesRead> ChangesAsync(long after, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        lock (_lock)
        {
            var from = _changes.FindLastIndex(x => x.Place <= after) + 1;
            var read = _changes.GetRange(from, Math.Min(limit, _changes.Count - from));
            var upTo = read.Count < limit ? Math.Max(after, _place) : read[^1].Place;
            return Task.FromResult(new ChangesRead(read, upTo, read.Count < limit));
        }
    }

    public Task<long> NewestPlaceAsync(CancellationToken stop)
    {
        lock (_lock) return Task.FromResult(_place);
    }

    public Task<bool> FollowAsync(ListStep step, CancellationToken stop)
    {
        Checks.Step(step);
        lock (_lock)
        {
            foreach (var list in step.Lists)
                if (_lists[list].Place != step.From) return Task.FromResult(false);
            foreach (var list in step.Lists) _lists[list] = new ListPosition(list, step.To);
            foreach (var order in step.Orders) Follow(step, order);
            return Task.FromResult(true);
        }
    }

    public Task SetListFaultAsync(ListName list, string fault, Instant at, CancellationToken stop)
    {
        lock (_lock) _lists[list] = _lists[list] with { Fault = fault, FaultAt = fault == "" ? default : at };
        return Task.CompletedTask;
    }

    public Task MarkAsync(IReadOnlyList<OrderKey> keys, Instant at, CancellationToken stop)
    {
        lock (_lock)
            foreach (var key in keys) _changes.Add(new Change(++_place, key, 0, at));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<OrderKey>> KeysAsync(OrderKey? after, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<OrderKey>>(
            [
                .. _orders.Keys.Order(Comparer<OrderKey>.Create(Compare))
                    .SkipWhile(x => after is { } last && Compare(x, last) <= 0).Take(limit),
            ]);
        }
    }

    public Task ForgetChangesAsync(long upTo, CancellationToken stop)
    {
        lock (_lock)
        {
            var followed = Math.Min(_lists.Values.Min(x => x.Place), _renewal?.Place ?? long.MaxValue);
            _changes.RemoveRange(0, _changes.FindLastIndex(x => x.Place <= Math.Min(upTo, followed)) + 1);
        }

        return Task.CompletedTask;
    }

    private void Follow(ListStep step, OrderRows order)
    {
        foreach (var list in step.Lists)
        {
            switch (list)
            {
                case ListName.Orders when order.Row is { } row: _rows[order.Key] = row; break;
                case ListName.Orders: break;
                case ListName.Refunds:
                    foreach (var refund in order.Refunds) _refunds[(order.Key, refund.RefundNo)] = refund;
                    break;
                case ListName.Desk:
                    foreach (var parcel in order.Shipments) _shipments[(order.Key, parcel.ShipmentNo)] = parcel;
                    foreach (var back in order.Returns) _returns[(order.Key, back.ReturnNo)] = back;
                    break;
                case ListName.Figures:
                    foreach (var count in order.Counts) Add(_counters, count);
                    break;
                case ListName.Stock: Add(order.Moves); break;
                case ListName.Books:
                    foreach (var booked in order.Bookings)
                        _books.Add(Booked(order.Key, booked));
                    break;
                default: throw new ArgumentOutOfRangeException(nameof(step), list, "No such list.");
            }
        }
    }
}
