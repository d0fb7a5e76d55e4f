using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Engine.Projections;

/// <summary>
/// Adds figures and books up anew beside those that are read, and lets them take their place. First every order as it
/// stood at the place where this began: what came later is known by its marks and left out. Then what changed since, as
/// any list follows it. The stored state decides whose step counts, so that a crash, or another node that does the same,
/// neither loses nor repeats anything.
/// </summary>
internal sealed class Renewing(EngineContext engine, Lists lists)
{
    private const int Page = 200, MarksAtOnce = 5_000;

    private static readonly ImmutableArray<ListName> Renewed = [ListName.Figures, ListName.Books];

    /// <summary>Counters of what became of no order.</summary>
    private static readonly string[] NotOfOrders = ["parked"];

    /// <summary>The first version of an order that came behind the place where this began.</summary>
    private readonly Dictionary<OrderKey, long> _later = [];
    private long _begun = -1, _read;

    public async Task RunAsync()
    {
        Renewal? at = await engine.Store.BeginRenewalAsync(CancellationToken.None);
        while (at is not null)
        {
            var step = at.IsWhole ? await FollowAsync(at) : await AddAsync(at);
            await engine.Buggify();
            if (await engine.Store.RenewAsync(step, CancellationToken.None) && step.ShowWithout is not null) return;
            at = await engine.Store.RenewalAsync(CancellationToken.None);
        }
    }

    private async Task<RenewalStep> AddAsync(Renewal at)
    {
        var keys = await engine.Store.KeysAsync(at.After, Page, CancellationToken.None);
        if (keys.Count == 0) return new RenewalStep(at, at with { IsWhole = true }, []);
        var loaded = await engine.Store.LoadAsync(keys, CancellationToken.None);
        await ReadMarksAsync(at.Place);
        var rows = new List<OrderRows>(keys.Count);
        for (var i = 0; i < keys.Count; i++)
        {
            var later = _later.GetValueOrDefault(keys[i], long.MaxValue);
            var entries = Followed.Of([.. loaded[i].Where(x => x.Version < later)], 1);
            if (entries.Count == 0) continue;
            rows.Add(RowMaker.Make(
                new ChangedOrder(keys[i], entries), engine.Shops.Find(keys[i].Shop), Renewed));
        }
        return new RenewalStep(at, at with { After = keys[^1] }, rows);
    }

    /// <summary>Marks of all that was durable when the journals were read.</summary>
    private async Task ReadMarksAsync(long begun)
    {
        if (_begun != begun)
        {
            (_begun, _read) = (begun, begun);
            _later.Clear();
        }
        var newest = await engine.Store.NewestPlaceAsync(CancellationToken.None);
        await lists.SettledAsync(CancellationToken.None);
        while (_read < newest)
        {
            var read = await engine.Store.ChangesAsync(_read, MarksAtOnce, CancellationToken.None);
            foreach (var change in read.Changes)
                if (change.Version > 0) _later.TryAdd(change.Key, change.Version);
            if (read.UpTo == _read) throw new ListsBehindException();
            _read = read.UpTo;
        }
    }

    /// <summary>When it has come as far as the lists that are read, it takes their place in the same step.</summary>
    private async Task<RenewalStep> FollowAsync(Renewal at)
    {
        await lists.SettledAsync(CancellationToken.None);
        var places = (await engine.Store.ListsAsync(CancellationToken.None))
            .Where(x => Renewed.Contains(x.Name)).Select(x => x.Place).ToList();
        var place = places.Min();
        var read = await engine.Store.ChangesAsync(at.Place, engine.Store.MarksAtOnce, CancellationToken.None);
        Change[] changes = [.. read.Changes.Where(x => x.Place <= place)];
        var rows = changes.Length == 0 ? []
            : (await Changed.ReadAsync(changes, new Backlog(0), engine)).Rows(engine, Renewed);
        var to = at with { Place = Math.Min(read.UpTo, place) };
        var shows = to.Place == places.Max();
        if (!shows && to == at) throw new ListsBehindException();
        return new RenewalStep(at, to, rows, shows ? NotOfOrders : null);
    }
}
