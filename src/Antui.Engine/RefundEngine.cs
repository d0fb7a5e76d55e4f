using System.Text.Json;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Engine;

/// <summary>
/// The one door and the one loop. Facts come in through <see cref="AcceptAsync"/>; whatever time brings (due orders,
/// polls, parked facts) is done by <see cref="StepAsync"/>, which the host calls at its own pace.
/// </summary>
public sealed class RefundEngine
{
    private readonly EngineContext _engine;
    private readonly Lane[] _lanes;
    private readonly Poller _poller;
    private Instant _parkedNext;

    /// <param name="buggify">Where the simulator looks in; null in production.</param>
    public RefundEngine(IStore store, Shops shops, TimeProvider clock, EngineOptions options, Func<Task>? buggify = null)
    {
        _engine = new EngineContext(store, shops, clock, options, buggify);
        _engine.Performer = new Performer(_engine, f => AcceptAsync(f, CancellationToken.None));
        _engine.OrderAppeared = key => _ = RetryParkedAsync(key);
        _lanes = [.. Enumerable.Range(0, OrderKey.Lanes).Select(_ => new Lane(_engine))];
        _poller = new Poller(_engine, this);
    }

    public IStore Store => _engine.Store;

    public Shops Shops => _engine.Shops;

    /// <summary>This node's name, unique among the nodes of a store.</summary>
    public string Node => _engine.Options.Node;

    public TimeProvider Clock => _engine.Clock;

    /// <summary>Where the simulator plants what a broken core would see; null in production.</summary>
    internal Func<Order, Order>? Sees
    {
        init => _engine.Sees = value;
    }

    public EngineMeters Meters => _engine.Meters;

    public Feed Changes => _engine.Feed;

    public Activity Activity => _engine.Activity;

    /// <summary>Takes a fact. When this returns, what it says is durable.</summary>
    public async Task<Accepted> AcceptAsync(Fact fact, CancellationToken stop)
    {
        _engine.Activity.Begin();
        try
        {
            return await _lanes[fact.Key.Lane].EnqueueAsync(fact).WaitAsync(stop);
        }
        finally
        {
            _engine.Activity.End();
        }
    }

    /// <summary>The order as the journal has it now, or null.</summary>
    public async Task<Order?> ReadAsync(OrderKey key, CancellationToken stop) =>
        Journal.Fold((await Store.LoadAsync([key], stop))[0]);

    /// <summary>A refund read from a platform; an order we do not have yet is read as well.</summary>
    public async Task SeeRefundAsync(Shop shop, RefundRead read, string how, CancellationToken stop)
    {
        var key = new OrderKey(shop.Config.Id, read.OrderNo);
        var source = $"{shop.Config.Platform}:{how}";
        var accepted = await AcceptAsync(new Fact.RefundSeen(key, read.Claim, source), stop);
        var lines = accepted is Accepted.Applied && read.Claim.Lines.Length > 0
            && await ReadAsync(key, stop) is { } order && read.Claim.Lines.Any(l => order.Line(l.LineNo) is null);
        if (accepted is not Accepted.Parked && !lines) return;
        if (shop.Port<IReadOrders>() is { } orders && await orders.ReadOrderAsync(read.OrderNo, stop) is { } seen)
            await AcceptAsync(new Fact.OrderSeen(seen, source), stop);
    }

    /// <summary>What an ERP or a warehouse of others pushed to us; durable when this returns.</summary>
    public Task<Accepted> SeeGoodsAsync(Shop shop, GoodsSaid said, CancellationToken stop)
    {
        shop.State.ErpSpoke(_engine.Now);
        return AcceptAsync(Poller.EvidenceOf(shop, said), stop);
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
        await AcceptAsync(new Fact.OrderSeen(seen, shop.Config.Platform + ":push"), stop);
        return true;
    }

    /// <summary>Everything that is due now, once. Faults of one part leave the others alone.</summary>
    public async Task StepAsync(CancellationToken stop)
    {
        _engine.Activity.Begin();
        try
        {
            await DueAsync(stop);
            _poller.Step(stop);
            if (_engine.Now >= _parkedNext)
            {
                _parkedNext = _engine.Now + _engine.Options.ParkedRetry;
                await RetryParkedAsync(null);
            }
        }
        finally
        {
            _engine.Activity.End();
        }
    }

    /// <summary>When <see cref="StepAsync"/> next has something to do.</summary>
    public async Task<Instant> NextAsync(CancellationToken stop) =>
        Instant.Min(await Store.NextDueAsync(_engine.Now, stop), Instant.Min(_poller.NextAt(), _parkedNext));

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

    /// <summary>Parked facts once more: of one order that appeared, or the oldest of all.</summary>
    private async Task RetryParkedAsync(OrderKey? key)
    {
        const int most = 1_000;
        _engine.Activity.Begin();
        try
        {
            var parked = await Store.ParkedAsync(key, most, CancellationToken.None);
            if (parked.Count == 0) return;
            var done = new List<string>();
            var refused = new List<ParkedFact>();
            foreach (var one in parked)
            {
                var answer = await TryAsync(one);
                if (answer is Accepted.Applied or Accepted.Duplicate) done.Add(one.Id);
                // It stays for a person to see, with the reason that holds now.
                if (answer is Accepted.Refused no && no.Code != one.Reason) refused.Add(one with { Reason = no.Code });
            }
            if (done.Count > 0 || refused.Count > 0)
                await Store.CommitAsync(new CommitBatch(_engine.Now, [], refused, done, []), CancellationToken.None);
        }
        finally
        {
            _engine.Activity.End();
        }
    }

    private async Task<Accepted?> TryAsync(ParkedFact parked)
    {
        try
        {
            if (JsonSerializer.Deserialize(parked.Fact.Span, CoreJson.Default.Fact) is not { } fact) return null;
            return await AcceptAsync(fact, CancellationToken.None);
        }
        catch (JsonException)
        {
            // Raw bytes that nobody could read stay parked for a person.
            return null;
        }
    }
}
