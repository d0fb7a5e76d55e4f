using Antui.Core;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Reconciliation;
using Antui.Core.Subjects;
using Antui.Engine.Deliveries;
using Antui.Engine.Desk;
using Antui.Engine.Documents;
using Antui.Engine.Effects;
using Antui.Engine.Intake;
using Antui.Engine.Jobs;
using Antui.Engine.Lanes;
using Antui.Engine.Pool;
using Antui.Engine.Projections;
using Antui.Engine.Returns;
using Antui.Engine.Sealing;
using Antui.Engine.Shops;
using Antui.Engine.Stock;
using Antui.Engine.Subjects;

namespace Antui.Engine;

/// <summary>
/// The one door and the one loop. Facts come in through <see cref="AcceptAsync"/>; whatever time brings (due orders,
/// polls, parked facts) is done by <see cref="StepAsync"/>, which the host calls at its own pace.
/// </summary>
public sealed class RefundEngine
{
    /// <summary>Spans: one per fact accepted and per effect performed, with kind, shop and outcome.</summary>
    public const string TraceSource = EngineTraces.SourceName;

    private readonly EngineContext _engine;
    private readonly Lane[] _lanes;
    private readonly PoolIntake _intake;
    private readonly PolicyWatch _policies;
    private readonly Recent<(string Shop, string RefundNo), Found> _found;

    /// <summary>What a node that died left behind is looked for.</summary>
    private bool _begun;

    /// <param name="buggify">Where the simulator looks in; null in production.</param>
    public RefundEngine(
        IStore store, ShopBook shops, Seals seals, TimeProvider clock, EngineOptions options,
        Func<Task>? buggify = null)
    {
        _engine = new EngineContext(store, shops, seals, clock, options, buggify);
        _engine.Performer = new Performer(_engine, f => AcceptAsync(f, CancellationToken.None));
        Parked = _engine.Parked = new ParkedFacts(_engine, f => _lanes![f.Key.Lane].EnqueueAsync(f, isParked: true));
        _lanes = [.. Enumerable.Range(0, OrderKey.Lanes).Select(_ => new Lane(_engine))];
        _found = new(options.CachedOrders);
        _intake = new PoolIntake(_engine, this);
        Boxes = new Boxes(this, _engine.Subjects);
        Entries = new EntryOrders(_engine.Subjects);
        Publications = new Publications(_engine.Subjects);
        Desk = new ShipmentDesk(this, _engine.Subjects);
        Findings = _engine.Subjects.Add(new Findings());
        WorkOrders = _engine.Subjects.Add(new WorkOrders());
        Jobs = _engine.Jobs = new JobScheduler(_engine, this);
        Deliveries = _engine.Deliveries = new Subscriptions(_engine, this);
        Mappings = _engine.Mappings = new PoolMappings(_engine, Jobs);
        var poller = new Poller(_engine, this, _intake);
        Jobs.Add(new FetchJob(poller), s => JobPlan.Every(s.Config.Poll.Interval), Poller.Polls);
        Jobs.Add(new RebuildJob(_engine), RebuildJob.Plan);
        _policies = new PolicyWatch(_engine, this);
        Jobs.Add(_policies, PolicyWatch.Plan, _ => true);
        Pool = new PoolDesk(_engine, this, _intake);
        _engine.Inside = new Inside(this).Ports;
    }

    public IStore Store => _engine.Store;

    /// <summary>What people and programs read; it follows what the store holds.</summary>
    public Lists Lists => _engine.Lists;

    public ShopBook Shops => _engine.Shops;

    /// <summary>This node's name, unique among the nodes of a store.</summary>
    public string Node => _engine.Options.Node;

    public TimeProvider Clock => _engine.Clock;

    /// <summary>Where the simulator plants what a broken core would see; null in production.</summary>
    internal Func<Order, Order>? Sees
    {
        init => _engine.Sees = value;
    }

    /// <summary>Scheduled jobs; the host adds kinds of its own before the first step.</summary>
    public JobScheduler Jobs { get; }

    /// <summary>Who is told what happens here.</summary>
    public Subscriptions Deliveries { get; }

    public PoolDesk Pool { get; }

    /// <summary>The order desk, for whoever works at it.</summary>
    public ShipmentDesk Desk { get; }

    /// <summary>Parcels that come back, for whoever opens them.</summary>
    public ReturnScans Returns => field ??= new ReturnScans(this);

    /// <summary>Pictures of what came back.</summary>
    public Photos Photos => field ??= new Photos(this);

    public Notes Notes => field ??= new Notes(this);

    public Permits Permits => field ??= new Permits(this);

    public Warehouses Warehouses => field ??= new Warehouses(this);

    public StockEntries Stock => field ??= new StockEntries(this);

    /// <summary>Boxes that came in, and goods that belong to nobody yet.</summary>
    public Boxes Boxes { get; }

    /// <summary>Goods that ERPs announced to our desk.</summary>
    public EntryOrders Entries { get; }

    /// <summary>What platforms were told of our stock.</summary>
    public Publications Publications { get; }

    /// <summary>What does not fit between platform, goods and money.</summary>
    public SubjectLane<Finding, FindingFact, FindingEvent> Findings { get; }

    /// <summary>Questions and complaints that a team answers.</summary>
    public SubjectLane<WorkOrder, WorkOrderFact, WorkOrderEvent> WorkOrders { get; }

    public PoolMappings Mappings { get; }

    /// <summary>Facts that fit nothing yet: how they are kept, tried again, and what people do with them.</summary>
    public ParkedFacts Parked { get; }

    public EngineMeters Meters => _engine.Meters;

    public Feed Changes => _engine.Feed;

    public Activity Activity => _engine.Activity;

    /// <summary>Takes a fact. When this returns, what it says is durable.</summary>
    public Task<Accepted> AcceptAsync(Fact fact, CancellationToken stop) =>
        InsideAsync(() => _lanes[fact.Key.Lane].EnqueueAsync(fact), stop);

    /// <summary>
    /// Takes a saying: somebody who hears our answer says what has its meaning on the order alone. It is read where it
    /// is decided, and anew when another node was faster, so that two who speak at once never pass each other.
    /// </summary>
    /// <param name="means">Pure; the order is null while it is unknown.</param>
    /// <returns>What became of the facts, and the answer of the last reading where it has one.</returns>
    public async Task<(Accepted Accepted, T? Answer)> SayAsync<T>(
        OrderKey key, Func<Order?, Meant<T>> means, CancellationToken stop)
        where T : class
    {
        var last = new Meant<T>([], null);
        var accepted = await InsideAsync(
            () => _lanes[key.Lane].EnqueueAsync(key, order => (last = means(order)).Facts), stop);
        foreach (var fact in last.Facts) accepted = await HeardAsync(fact, accepted, stop);
        return (accepted, last.Answer);
    }

    /// <summary>
    /// Facts of one order, decided together: what a person says of a request that comes in with it is heard before the
    /// machine acts on the request.
    /// </summary>
    internal Task<Accepted[]> AcceptTogetherAsync(IReadOnlyList<Fact> facts, CancellationToken stop) =>
        InsideAsync(() => _lanes[facts[0].Key.Lane].EnqueueTogetherAsync(facts), stop);

    /// <summary>While somebody waits for a lane, the engine is not idle.</summary>
    private async Task<T> InsideAsync<T>(Func<Task<T>> work, CancellationToken stop)
    {
        _engine.Activity.Begin();
        try
        {
            return await work().WaitAsync(stop);
        }
        finally
        {
            _engine.Activity.End();
        }
    }

    /// <summary>
    /// Completes when everything this node decided up to the instant is in the store: a window of changes that ends
    /// there has no hole. What other nodes of a shared store are just writing is not waited for.
    /// </summary>
    public Task CaughtUpAsync(Instant to) => Task.WhenAll(_lanes.Select(lane => lane.CaughtUpAsync(to)));

    /// <summary>
    /// The order as the journal has it now, or null. What this node remembers will do where the store has no newer
    /// version.
    /// </summary>
    public async Task<Order?> ReadAsync(OrderKey key, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return _lanes[key.Lane].Remembered(key) is { } known && await _engine.Versions.AskAsync(key) == known.Version
            ? known.Order
            : (await _engine.Journals.AskAsync(key)).Fold();
    }

    /// <summary>Several, as the journal has them now; those that are not there are left out.</summary>
    public async Task<IReadOnlyDictionary<OrderKey, Order>> ReadAllAsync(IReadOnlyList<OrderKey> keys) =>
        (await _engine.LoadAsync(keys)).Select(x => x.Fold()).OfType<Order>().ToDictionary(x => x.Key);

    /// <summary>The order's journal for whoever shows it: of its buyer's own words only how they begin.</summary>
    public async Task<IReadOnlyList<JournalEntry>> JournalAsync(OrderKey key)
    {
        var loaded = (await _engine.LoadAsync([key]))[0];
        return Journal.InShort(loaded.Entries, loaded.Key);
    }

    /// <summary>The words of an order's buyer, and what people do about them.</summary>
    public BuyersFile Words => field ??= new BuyersFile(this);

    /// <summary>The order at least as far as this node's own answers went: for whoever just had one.</summary>
    private async Task<Order?> OwnAsync(OrderKey key, CancellationToken stop) =>
        _lanes[key.Lane].Remembered(key)?.Order ?? await ReadAsync(key, stop);

    /// <summary>
    /// The refund of this number with its order, as the journal has them now; null when the shop has none.
    /// </summary>
    public async Task<(Order Order, RefundCase Refund)?> FindRefundAsync(
        string shop, string refundNo, CancellationToken stop)
    {
        if (_found.Find((shop, refundNo)) is { } at && await CaseAsync(at.Key) is { } again) return again;
        foreach (var key in await Store.FindNumberAsync(NumberKind.Refund, refundNo, shop, stop))
        {
            if (await CaseAsync(key) is not { } found) continue;
            _found.Put((shop, refundNo), new Found(key));
            return found;
        }
        return null;

        async Task<(Order, RefundCase)?> CaseAsync(OrderKey key) =>
            await ReadAsync(key, stop) is { } order && order.Case(refundNo) is { } refund ? (order, refund) : null;
    }

    /// <summary>An order read whole, or pushed: straight, or into the pool of a shop that has one.</summary>
    public Task SeeOrderAsync(Shop shop, OrderSnapshot seen, string how, CancellationToken stop) =>
        _intake.OrderAsync(shop, seen, how, stop);

    /// <summary>A refund read from a platform; an order we do not have yet is read as well, or waited for in the
    /// pool.</summary>
    public Task SeeRefundAsync(Shop shop, RefundRead read, string how, CancellationToken stop) =>
        _intake.RefundAsync(shop, read, how, stop);

    /// <summary>Past the pool. A code that nobody mapped stays as the platform wrote it.</summary>
    internal async Task<Accepted> TakeOrderAsync(Shop shop, OrderSnapshot seen, string source, CancellationToken stop)
    {
        var mapping = await Mappings.OfAsync(shop.Config.Id, stop);
        return await AcceptAsync(new Fact.OrderSeen(mapping.IsEmpty ? seen : mapping.Order(seen).Value, source), stop);
    }

    /// <inheritdoc cref="TakeOrderAsync"/>
    internal async Task<Accepted> TakeRefundAsync(Shop shop, RefundRead read, string source, CancellationToken stop)
    {
        var mapping = await Mappings.OfAsync(shop.Config.Id, stop);
        var mapped = mapping.IsEmpty ? read : read with { Claim = mapping.Refund(read.Claim).Value };
        return (await TakeMappedAsync(shop, mapped, source, null, stop))[0];
    }

    /// <param name="say">What a person says of it in the same moment.</param>
    /// <returns>The answer to the request, and to the person if there is one.</returns>
    internal async Task<Accepted[]> TakeMappedAsync(
        Shop shop, RefundRead read, string source, PersonSay? say, CancellationToken stop)
    {
        var key = new OrderKey(shop.Config.Id, read.OrderNo);
        var seenNow = new Fact.RefundSeen(key, read.Claim, source);
        var answers = say is null
            ? [await AcceptAsync(seenNow, stop)]
            : await AcceptTogetherAsync([seenNow, new Fact.PersonActs(key, read.Claim.RefundNo, say, say.Author)], stop);
        var accepted = answers[0];
        var lines = accepted is Accepted.Applied && read.Claim.Lines.Length > 0
            && await OwnAsync(key, stop) is { } order && read.Claim.Lines.Any(l => order.Line(l.LineNo) is null);
        if (accepted is not Accepted.Parked && !lines) return answers;
        if (shop.Port<IReadOrders>() is { } orders && await orders.ReadOrderAsync(read.OrderNo, stop) is { } seen)
            await TakeOrderAsync(shop, seen, source, stop);
        return answers;
    }

    /// <summary>What an ERP or a warehouse of others pushed to us; durable when this returns.</summary>
    public Task<Accepted> SeeGoodsAsync(Shop shop, GoodsSaid said, CancellationToken stop)
    {
        shop.State.ErpSpoke(_engine.Now);
        return HearAsync(GoodsFact(shop, said), stop);
    }

    /// <summary>The same where its meaning depends on the order.</summary>
    public static Fact GoodsFact(Shop shop, GoodsSaid said) => Poller.EvidenceOf(shop, said);

    /// <summary>
    /// Takes a fact of somebody who hears our answer: what is said of goods, is kept and counts for nothing is answered
    /// as refused, for an answer of "taken" would be believed.
    /// </summary>
    public async Task<Accepted> HearAsync(Fact fact, CancellationToken stop) =>
        await HeardAsync(fact, await AcceptAsync(fact, stop), stop);

    private async Task<Accepted> HeardAsync(Fact fact, Accepted accepted, CancellationToken stop)
    {
        if (accepted is not (Accepted.Applied or Accepted.Duplicate)
            || fact is not Fact.EvidenceSeen { Kind: EvidenceKind.Stopped or EvidenceKind.StopRefused } said)
            return accepted;
        return await OwnAsync(said.Key, stop) is { } order && GoodsSide.Void(order, said.Id) is { } no
            ? new Accepted.Refused(no) : accepted;
    }

    /// <summary>
    /// What was read from an ERP and does not fit its order: nobody there hears our refusal, so it stays here where a
    /// person sees it.
    /// </summary>
    internal async Task SeeReadAsync(Fact fact, CancellationToken stop)
    {
        if (await AcceptAsync(fact, stop) is not Accepted.Refused refused) return;
        await Store.CommitAsync(new CommitBatch(_engine.Now, [],
            [Parked.Timed(Lane.ToPark(fact, refused.Why.Code, _engine.Now))], [], []), stop);
    }

    /// <summary>Parks rows of a stock list that make no sense, like those of a poll; only news is written.</summary>
    public Task KeepUnreadAsync(Shop shop, ReadPage<StockSaid> page, CancellationToken stop) =>
        _engine.Unread.KeepAsync(shop, "stock", page.Unread, page.Select(s => s.Sku), stop);

    /// <summary>
    /// What somebody decides about a gate of a shop. When one opens, what it held back is looked at again at once,
    /// whether or not this is waited for.
    /// </summary>
    public async Task<Accepted> SetGateAsync(
        string shop, GateKind kind, bool shut, string reason, string author, CancellationToken stop)
    {
        var answer = await Shops.SetGateAsync(shop, kind, shut, reason, author, stop);
        _policies.Step(CancellationToken.None);
        return answer;
    }

    /// <summary>A push is a hint: what it names is read again.</summary>
    /// <returns>False when this shop does not know it.</returns>
    public async Task<bool> HintAsync(Shop shop, Hint hint, CancellationToken stop)
    {
        if (hint.RefundNo != "" && shop.Port<IReadRefunds>() is { } refunds)
        {
            if (await refunds.ReadRefundAsync(hint.RefundNo, stop) is not { } read) return false;
            await SeeRefundAsync(shop, read, "push", stop);
            return true;
        }
        if (hint.OrderNo == "" || shop.Port<IReadOrders>() is not { } orders
            || await orders.ReadOrderAsync(hint.OrderNo, stop) is not { } seen)
            return false;
        await SeeOrderAsync(shop, seen, "push", stop);
        return true;
    }

    /// <summary>Everything that is due now, once. Faults of one part leave the others alone.</summary>
    public async Task StepAsync(CancellationToken stop)
    {
        _engine.Activity.Begin();
        try
        {
            _engine.Projector.Kick();
            if (Interlocked.Exchange(ref _begun, true) is false) Jobs.Hurry(RebuildJob.Name);
            _policies.Step(stop);
            Deliveries.Step();
            await DueAsync(stop);
            Jobs.Step(stop);
            await Parked.StepAsync();
            await _engine.Subjects.StepAsync(stop);
        }
        finally
        {
            _engine.Activity.End();
        }
    }

    /// <summary>When <see cref="StepAsync"/> next has something to do.</summary>
    public async Task<Instant> NextAsync(CancellationToken stop) =>
        Instant.Min(
            Instant.Min(await Store.NextDueAsync(_engine.Now, stop), Jobs.NextAt()),
            Instant.Min(Instant.Min(Parked.NextAt, _engine.Subjects.NextAt), Deliveries.NextAt));

    private async Task DueAsync(CancellationToken stop)
    {
        var options = _engine.Options;
        while (!stop.IsCancellationRequested)
        {
            var due = await Store.ClaimDueAsync(_engine.Now, options.Lease, options.ClaimMost, stop);
            await Task.WhenAll(due.Select(key => AcceptAsync(new Fact.TimePassed(key), stop)));
            if (due.Count < options.ClaimMost) return;
        }
    }

    /// <summary>Where a refund was found; it stays there.</summary>
    private sealed record Found(OrderKey Key);
}
