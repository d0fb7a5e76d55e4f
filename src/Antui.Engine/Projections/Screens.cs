using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Engine.Projections;

/// <summary>
/// Tells screens of this node what lists show anew, whichever node wrote it: what others followed is read from the marks,
/// which are kept a while for that.
/// </summary>
internal sealed class Screens(EngineContext engine)
{
    private const int Most = 1_000;

    internal static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);

    private long _shown = -1;
    private (long Place, Instant At) _forgettable;

    /// <summary>Rows that this node wrote.</summary>
    public void Publish(IReadOnlyList<OrderRows> rows, long place)
    {
        _shown = Math.Max(_shown, place);
        if (!engine.Feed.HasReaders) return;
        foreach (var order in rows)
            foreach (var refund in order.Refunds) engine.Feed.Publish(refund);
    }

    /// <summary>Refunds of these orders as the list has them now.</summary>
    public static async Task<IReadOnlyList<RefundRow>> RowsAsync(
        EngineContext engine, IEnumerable<OrderKey> keys, CancellationToken stop)
    {
        var rows = new List<RefundRow>();
        foreach (var key in keys.Distinct())
            rows.AddRange((await engine.Store.RefundsAsync(
                new RefundFilter(key.Shop, Search: key.OrderNo), null, Most, stop)).Rows);
        return rows;
    }

    /// <summary>Rows that another node wrote meanwhile.</summary>
    /// <param name="at">When the positions were read.</param>
    public async Task ShowAsync(IReadOnlyList<ListPosition> positions, Instant at)
    {
        var place = positions.First(p => p.Name is ListName.Refunds).Place;
        if (_shown < 0 || !engine.Feed.HasReaders) _shown = Math.Max(_shown, place);
        while (_shown < place)
        {
            var read = await engine.Store.ChangesAsync(_shown, Most, CancellationToken.None);
            var keys = read.Changes.Where(c => c.Place <= place).Select(c => c.Key);
            foreach (var row in await RowsAsync(engine, keys, CancellationToken.None)) engine.Feed.Publish(row);
            _shown = Math.Clamp(read.UpTo, _shown + 1, place);
        }
        engine.Feed.Looked(place, at);
    }

    /// <summary>Marks that lists and subscriptions followed a while ago are not needed any more.</summary>
    public async Task ForgetAsync(long followed)
    {
        var now = engine.Now;
        if (_forgettable.Place > 0 && now - _forgettable.At < Remembered) return;
        if (_forgettable.Place > 0)
        {
            var read = Math.Min(_forgettable.Place, await engine.Deliveries.OldestPlaceAsync());
            await engine.Store.ForgetChangesAsync(read, CancellationToken.None);
        }
        _forgettable = (followed, now);
    }
}
