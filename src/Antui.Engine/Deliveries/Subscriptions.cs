using System.Text.Json;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Engine.Projections;
using Antui.Engine.Shops;

namespace Antui.Engine.Deliveries;

/// <summary>
/// What subscribers are told follows from the journal: each has a cursor over the marks that commits leave, and what he
/// was not seen to take yet, in one document that is compared and set. So a crash loses nothing, whoever goes on tells
/// what was not recorded as taken once more, and two who tell at once cannot both record. Marks that a cursor has not
/// passed are not forgotten.
/// </summary>
public sealed class Subscriptions
{
    private const string Kind = "delivery";
    private const int StepsMost = 50, Attempts = 20;

    /// <summary>A cursor that moved without giving anybody a note is written this often.</summary>
    private static readonly TimeSpan MovedEvery = TimeSpan.FromSeconds(10);

    /// <summary>Of a subscription that nobody looked at for so long nothing is kept any more.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(8);

    private readonly EngineContext _engine;
    private readonly RefundEngine _door;
    private readonly List<(Func<Shop, bool> Of, Func<Shop, string> Job)> _hurries = [];
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private Instant _restsUntil;
    private bool _begun;

    internal Subscriptions(EngineContext engine, RefundEngine door) => (_engine, _door) = (engine, door);

    /// <summary>A subscriber for each shop that has one, called by a job of its own.</summary>
    /// <param name="whilePaused">He is told while the shop is paused, too.</param>
    public void Push(string kind, string plan, Func<Shop, IPush?> of, bool whilePaused)
    {
        _door.Jobs.Add(new PushJob(kind, this, of, whilePaused), plan, shop => of(shop) is not null);
        Hurry(shop => of(shop) is not null, shop => $"{kind}:{shop.Config.Id}");
    }

    /// <summary>A job need not wait for its time when something happened in such a shop.</summary>
    public void Hurry(Func<Shop, bool> shops, Func<Shop, string> job) => _hurries.Add((shops, job));

    /// <summary>Null for a subscription that has not begun.</summary>
    public async Task<Mailbox?> ReadAsync(string name, CancellationToken stop) =>
        (await LookAsync(name, stop)).Mailbox;

    /// <summary>Writes down what happened since the last time; begins the subscription if it has not.</summary>
    /// <returns>How it stands now.</returns>
    public async Task<Mailbox> FollowAsync(ISubscription to, CancellationToken stop)
    {
        for (var step = 0; ; step++)
        {
            var (stored, known) = await LookAsync(to.Name, stop);
            if (known is null)
            {
                await BeginAsync(to, stop);
                continue;
            }
            var next = await NextAsync(to, WithoutOld(to, known), stop);
            var news = next.LastId != known.LastId || next.Waiting.Length != known.Waiting.Length;
            if (!news && (next.Place == known.Place || _engine.Now - stored!.At < MovedEvery)) return next;
            var written = await WriteAsync(to.Name, stored, next, stop);
            if (step < StepsMost && (!written || (next.Place != known.Place && next.Waiting.Length < to.NotesMost)))
                continue;
            return written ? next : known;
        }
    }

    /// <summary>What he may be told now, held for him from now on; the first of each line.</summary>
    public async Task<IReadOnlyList<Note>> TakeAsync(
        ISubscription to, int most, TimeSpan hold, CancellationToken stop)
    {
        var taken = (await FollowAsync(to, stop)).Due(to, _engine.Now, most);
        if (taken.Length == 0) return [];
        var held = await ChangeAsync(to.Name, box =>
        {
            taken = box.Due(to, _engine.Now, most);
            var until = _engine.Now + hold;
            return box.Told([.. taken.Select(n => n.Id)], _ => until);
        }, stop);
        return held is null ? [] : taken;
    }

    /// <summary>He has these, and is not told again.</summary>
    public Task TakenAsync(string name, IReadOnlyCollection<long> ids, CancellationToken stop) =>
        ChangeAsync(name, box => box.Taken(ids), stop);

    internal Instant Now => _engine.Now;

    internal Task Buggify() => _engine.Buggify();

    /// <returns>How it stands now; null when there is no such subscription.</returns>
    internal async Task<Mailbox?> ChangeAsync(string name, Func<Mailbox, Mailbox> change, CancellationToken stop)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var (stored, known) = await LookAsync(name, stop);
            if (known is null) return null;
            var next = change(known);
            if (next == known || await WriteAsync(name, stored, next, stop)) return next;
        }
        throw new InvalidOperationException($"The subscription '{name}' is being changed by others again and again.");
    }

    internal void Committed(string shop)
    {
        if (_hurries.Count == 0) return;
        lock (_changed) _changed.Add(shop);
    }

    /// <summary>Jobs whose shops changed on this node begin; at first all, for what others left behind.</summary>
    internal void Step()
    {
        List<Shop> changed;
        lock (_changed)
        {
            if (_begun && (_changed.Count == 0 || Now < _restsUntil)) return;
            _restsUntil = Now + _engine.Options.DeliveriesLinger;
            changed = [.. _engine.Shops.All.Where(s => !_begun || _changed.Contains(s.Config.Id))];
            _changed.Clear();
            _begun = true;
        }
        var jobs = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var shop in changed)
            foreach (var (of, job) in _hurries)
                if (of(shop)) jobs.Add(job(shop));
        foreach (var job in jobs) _door.Jobs.Hurry(job);
    }

    /// <summary>When <see cref="Step"/> next has something to do.</summary>
    internal Instant NextAt
    {
        get
        {
            lock (_changed) return _changed.Count == 0 ? Instant.Never : _restsUntil;
        }
    }

    /// <summary>Marks behind this place are still to be read by a subscription.</summary>
    internal async Task<long> OldestPlaceAsync()
    {
        var oldest = long.MaxValue;
        foreach (var stored in await _engine.Store.ListAsync(Kind, CancellationToken.None))
            if (_engine.Now - stored.At < Abandoned) oldest = Math.Min(oldest, Read(stored).Place);
        return oldest;
    }

    private async Task BeginAsync(ISubscription to, CancellationToken stop)
    {
        var place = await _engine.Store.NewestPlaceAsync(stop);
        var box = new Mailbox(place, 0, []);
        foreach (var owed in await to.AtFirstAsync(stop)) box = box.With(owed, _engine.Now);
        // Somebody who was faster began it just as well.
        await WriteAsync(to.Name, null, box, stop);
    }

    /// <summary>One step further, if there is room.</summary>
    private async Task<Mailbox> NextAsync(ISubscription to, Mailbox box, CancellationToken stop)
    {
        if (box.Waiting.Length >= to.NotesMost) return box;
        var read = await _engine.Store.ChangesAsync(box.Place, _engine.Store.MarksAtOnce, stop);
        if (read.UpTo <= box.Place) return box;
        var oldest = _engine.Now - to.Horizon;
        Change[] heard = [.. read.Changes.Where(c => c.Version > 0 && c.At > oldest && to.Hears(c.Key.Shop))];
        if (heard.Length == 0) return box with { Place = read.UpTo };
        var changed = await Changed.ReadAsync(heard, new Backlog(0), _engine);
        foreach (var order in changed.Orders)
            foreach (var entry in order.Entries)
                foreach (var owed in to.Owed(entry.Before, entry.After)) box = box.With(owed, entry.At);
        return box with { Place = read.UpTo };
    }

    private Mailbox WithoutOld(ISubscription to, Mailbox box)
    {
        var oldest = _engine.Now - to.Horizon;
        var kept = box.Waiting.RemoveAll(n => n.At <= oldest);
        return kept.Length == box.Waiting.Length ? box
            : box with { Waiting = kept, GivenUp = box.GivenUp + box.Waiting.Length - kept.Length };
    }

    private async Task<(Document? Stored, Mailbox? Mailbox)> LookAsync(string name, CancellationToken stop)
    {
        var stored = await _engine.Store.ReadAsync(Kind, name, stop);
        return (stored, stored is null ? null : Read(stored));
    }

    private Task<bool> WriteAsync(string name, Document? stored, Mailbox box, CancellationToken stop) =>
        _engine.Store.WriteAsync(new Document(
            Kind, name, (stored?.Version ?? 0) + 1, _engine.Options.Node, _engine.Now,
            JsonSerializer.Serialize(box, MailboxJson.Default.Mailbox)), keepHistory: false, stop);

    private static Mailbox Read(Document stored)
    {
        var box = JsonSerializer.Deserialize(stored.Json, MailboxJson.Default.Mailbox)!;
        return box.Waiting.IsDefault ? box with { Waiting = [] } : box;
    }
}
