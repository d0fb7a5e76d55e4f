using System.Collections.Concurrent;
using Antui.Connectors.Hosted;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Engine.Deliveries;
using Antui.Engine.Jobs;
using Antui.Engine.Shops;
using Antui.Server.Gateways.Top.Methods;

namespace Antui.Server.Gateways.Top.Tmc;

/// <summary>A message of the service: a hint that something changed, never the change itself.</summary>
public sealed record TmcNote(long Id, string Topic, string Content, Instant At, string Nick, long UserId);

/// <summary>
/// Messages by app. They are given out until confirmed: whoever takes one holds it for a while, and then it is given
/// out again. All groups of an app share one queue, on all nodes: it is a subscription of the engine.
/// </summary>
public sealed class TmcQueues(RefundEngine engine, TopOptions options)
{
    private readonly ConcurrentDictionary<string, TmcMailbox> _boxes = new();

    public TmcMailbox Of(string appKey) => _boxes.GetOrAdd(appKey, _ => new TmcMailbox(engine, options, appKey));

    /// <summary>Takes part in what the engine does by itself.</summary>
    public void Begin()
    {
        engine.Jobs.AddOnce(new TmcJob(this), TmcJob.Plan, IsHosted);
        engine.Deliveries.Hurry(IsHosted, _ => TmcJob.Name);
    }

    private static bool IsHosted(Shop shop) => shop.Port<HostedConnector>() is not null;
}

/// <summary>
/// Writes down what apps are owed, so that those on the line hear of it, and so that what nobody fetches is given up in
/// time.
/// </summary>
public sealed class TmcJob(TmcQueues queues) : IJobKind
{
    public const string Name = "messages", Plan = "every 1m";

    public string Kind => Name;

    public TimeSpan QuietFor => TimeSpan.FromMinutes(10);

    public async Task<JobCounts> RunAsync(JobContext context, CancellationToken stop)
    {
        var counts = new JobCounts();
        foreach (var appKey in await context.Engine.Permits.AppsAsync(stop))
            counts.Add("waiting", await queues.Of(appKey).LookAsync(stop));
        return counts;
    }
}

/// <summary>The messages of one app.</summary>
public sealed class TmcMailbox(RefundEngine engine, TopOptions options, string appKey)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _more = New();

    private string Name => "tmc:" + appKey;

    /// <summary>How many are not confirmed.</summary>
    public async Task<int> CountAsync(CancellationToken stop) =>
        (await engine.Deliveries.ReadAsync(Name, stop))?.Waiting.Length ?? 0;

    /// <summary>Writes down what happened; the first time from now on.</summary>
    /// <returns>How many are not confirmed.</returns>
    public async Task<int> LookAsync(CancellationToken stop)
    {
        if (await ReaderAsync(stop) is not { } reader) return 0;
        var waiting = (await engine.Deliveries.FollowAsync(reader, stop)).Waiting.Length;
        if (waiting > 0) Wake();
        return waiting;
    }

    /// <summary>The oldest messages that nobody holds, held from now on.</summary>
    public async Task<IReadOnlyList<TmcNote>> TakeAsync(int most, CancellationToken stop)
    {
        lock (_gate)
            if (_more.Task.IsCompleted) _more = New();
        if (await ReaderAsync(stop) is not { } reader) return [];
        var hold = TimeSpan.FromSeconds(options.TmcRedeliverSeconds);
        var (notes, gone) = (new List<TmcNote>(), new List<long>());
        foreach (var note in await engine.Deliveries.TakeAsync(reader, most, hold, stop))
        {
            if (await MessageAsync(reader, note, stop) is { } message) notes.Add(message);
            else gone.Add(note.Id);
        }
        if (gone.Count > 0) await engine.Deliveries.TakenAsync(Name, gone, stop);
        return notes;
    }

    /// <summary>One that is not here (any more) was confirmed before, or never sent.</summary>
    public async Task ConfirmAsync(IReadOnlyCollection<long> ids, CancellationToken stop)
    {
        if (ids.Count == 0) return;
        await engine.Deliveries.TakenAsync(Name, ids, stop);
        Wake();
    }

    /// <summary>Completes when there may be more since the last taking.</summary>
    public Task MoreAsync()
    {
        lock (_gate) return _more.Task;
    }

    public void Wake()
    {
        lock (_gate) _more.TrySetResult();
    }

    /// <returns>Null: the app is told of no shop.</returns>
    private async Task<TmcReader?> ReaderAsync(CancellationToken stop)
    {
        var shops = await engine.Permits.ShopsAsync(appKey, stop);
        return shops.Count == 0 ? null : new TmcReader(Name, shops, options.TmcQueueMost);
    }

    /// <returns>Null: there is nothing to say any more.</returns>
    private async Task<TmcNote?> MessageAsync(TmcReader reader, Note note, CancellationToken stop)
    {
        if (!reader.Hears(note.Shop)) return null;
        if (engine.Shops.Find(note.Shop) is not { } shop || shop.Port<HostedConnector>() is null) return null;
        if (await engine.ReadAsync(note.Order, stop) is not { } order) return null;
        var nick = shop.Config.Name.Length > 0 ? shop.Config.Name : note.Shop;
        var content = note.RefundNo == "" ? TmcTopics.Content(order, nick)
            : order.Case(note.RefundNo) is { } refund ? TmcTopics.Content(order, refund, nick) : null;
        return content is null ? null
            : new TmcNote(note.Id, note.What, content, note.At, nick, StartMethods.UserId(note.Shop));
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>What an app hears of, by shop its topics.</summary>
internal sealed class TmcReader(string name, IReadOnlyDictionary<string, string> shops, int most) : ISubscription
{
    public string Name => name;

    /// <summary>They are hints, and whoever comes so late reads the lists.</summary>
    public TimeSpan Horizon => TimeSpan.FromDays(1);

    public int NotesMost => most;

    /// <summary>The platform promises no order: one that nobody confirms keeps no other waiting.</summary>
    public string LineOf(Note note) => $"{note.Id}";

    public bool Hears(string shop) => shops.ContainsKey(shop);

    public IEnumerable<Owed> Owed(Order? before, Order after)
    {
        if (TmcTopics.Of(after.Head.Status) is { } topic && Wants(after.Key.Shop, topic)
            && (before is null || TmcTopics.Of(before.Head.Status) != topic))
            yield return new Owed(after.Key, topic);
        foreach (var refund in after.Cases)
        {
            var (was, now) = (before?.Case(refund.RefundNo)?.Claim, refund.Claim);
            if (was is not null && (was.Modified, was.RawStatus) == (now.Modified, now.RawStatus)) continue;
            if (TmcTopics.Of(now) is var about && Wants(after.Key.Shop, about))
                yield return new Owed(after.Key, about, refund.RefundNo);
        }
    }

    private bool Wants(string shop, string topic) =>
        shops.GetValueOrDefault(shop) is { } topics && (topics == "*" || topics.Split(',').Contains(topic));
}
