using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Stock;
using Antui.Engine;
using Antui.Engine.Shops;
using Antui.Engine.Stock;
using Antui.Simulation.Kernel;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>
/// A warehouse that we run for others: an ERP announces goods, clerks count in what comes, and both the ERP and a
/// platform that sells from there want to know. The ERP is in its document at times and refuses, and its answers and
/// the platform's get lost.
/// </summary>
internal sealed class Depot(Sim sim)
{
    public const string Shop = "depot";

    private const int MostDocuments = 3;

    private readonly SplitMix _random = sim.Shapes.Depot!;
    private readonly Dictionary<string, long> _counted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _receipts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntrySaid> _heard = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Number, long Quantity)> _published = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _sold = new(StringComparer.Ordinal);
    private int _busy;

    public static ShopConfig Config(Sim sim) => new()
    {
        Id = Shop,
        Platform = Shop,
        Fulfilment = Fulfilment.BuiltIn,
        Timing = sim.Shops[0].Config.Timing,
        Connection = JsonDocument.Parse("{}").RootElement,
    };

    public void Start(long chaosMs)
    {
        for (var n = 1 + _random.Below(MostDocuments); n > 0; n--)
        {
            var order = Drawn($"E{n}");
            _receipts[order.Code] = [];
            _busy++;
            sim.World.After(_random.Between(1_000, chaosMs / 2), () =>
                Until(order.Code, e => e.AddAsync(order, CancellationToken.None), _ => Counts(order)));
        }
    }

    public Connector PortsOf()
    {
        var ports = new Ports(this, sim);
        return new Connector()
            .Can<IPerform<Effect.ConfirmEntry>>(ports).Can<IPerform<Effect.TellStock>>(ports)
            .Can<IPerform<Effect.AskOccupied>>(ports).Can<IPublishStock>(ports);
    }

    /// <summary>What is not counted, known or told as it is.</summary>
    public Breach? FirstOpen()
    {
        if (_busy > 0) return new Breach("E1", "goods are still being counted in");
        var stock = SimStore.Now(sim.Store.StockAsync(Shop, null, 99, default)).ToDictionary(r => r.Sku, r => r.OnHand);
        foreach (var (sku, counted) in _counted)
        {
            if (stock.GetValueOrDefault(sku) != counted)
                return new Breach("E1", $"{sku}: {counted} came in, the stock says {stock.GetValueOrDefault(sku)}");
            var wanted = Math.Max(counted, _sold.GetValueOrDefault(sku));
            if (_published.GetValueOrDefault(sku).Quantity != wanted)
                return new Breach("E4", $"{sku}: {wanted} are to be told, the platform has {_published.GetValueOrDefault(sku)}");
        }
        foreach (var (code, receipts) in _receipts)
            if (receipts.Find(no => !_heard.ContainsKey(KeyOf(code, no))) is { } unheard)
                return new Breach("E3", $"{code}: the ERP was not told of {unheard}");
        return null;
    }

    private static string KeyOf(string code, string receiptNo) => $"{Shop}:{code}:{receiptNo}";

    private EntryOrder Drawn(string code) => new(
        Shop, code, "CGRK", EntryState.Open,
        [.. Enumerable.Range(1, 1 + _random.Below(3)).Select(n =>
            new EntryOrderLine($"{n}", $"SKU-{n}", "", (int)_random.Between(2, 30)))],
        [], null, null, new Instant(sim.World.NowMs), Shop);

    /// <summary>In parts, as parcels come; the last part may never come.</summary>
    private void Counts(EntryOrder order)
    {
        var left = order.Lines.ToDictionary(l => l.LineNo, l => l.Planned);
        void Next(int part)
        {
            var counts = order.Lines.Where(l => left[l.LineNo] > 0)
                .Select(l => new EntryCount(l.LineNo, _random.Below(left[l.LineNo] + 1), 0))
                .Where(c => c.Good > 0).ToImmutableArray();
            var isLast = part > 3 || counts.IsEmpty;
            var receipt = new EntryReceipt($"S{part}", counts, isLast, new Instant(sim.World.NowMs), "person:clerk");
            foreach (var count in counts) left[count.LineNo] -= count.Good;
            Until(order.Code, e => e.ReceiveAsync(Shop, order.Code, receipt, CancellationToken.None), _ =>
            {
                sim.Seen.Hit("entry-received");
                _receipts[order.Code].Add(receipt.No);
                foreach (var count in counts)
                {
                    var sku = order.Lines.First(l => l.LineNo == count.LineNo).Sku;
                    _counted[sku] = _counted.GetValueOrDefault(sku) + count.Good;
                }
                if (isLast || left.Values.All(l => l == 0)) _busy--;
                else sim.World.After(_random.Between(1_000, 600_000), () => Next(part + 1));
            });
        }
        Next(1);
    }

    /// <summary>Said again, by two clerks at times, until somebody answered; what is refused is a breach: nobody is
    /// wrong here.</summary>
    private void Until(string code, Func<EntryOrders, Task<Accepted>> say, Action<Accepted> heard)
    {
        var open = true;
        void Once(Accepted? answer)
        {
            if (!open) return;
            open = false;
            if (answer is Accepted.Refused no) sim.World.Break("E2", $"{code}: refused with {no.Why.Code}");
            if (answer is not null) heard(answer);
            else sim.World.After(_random.Between(500, 30_000), () => Until(code, say, heard));
        }
        sim.Cluster.Do(e => say(e.Entries), Once);
        if (_random.Chance(0.1)) sim.Cluster.Do(e => say(e.Entries), _ => sim.Seen.Hit("entry-said-twice"));
    }

    /// <summary>The ERP: one document is told in the order of its receipts, and each counts once by its number.</summary>
    private Outcome Takes(EntrySaid said)
    {
        if (_heard.ContainsKey(said.Key)) return new Outcome.Done(said.Key);
        if (_random.Chance(sim.Swarm.Throttle)) return new Outcome.Refused("NOT_AUDITED", "单据未审核");
        var (receipts, no) = (_receipts[said.Code], said.Key[(said.Key.LastIndexOf(':') + 1)..]);
        if (receipts.TakeWhile(r => r != no).FirstOrDefault(r => !_heard.ContainsKey(KeyOf(said.Code, r))) is { } before)
            sim.World.Break("E3", $"{said.Code}: told {no} before {before}");
        _heard[said.Key] = said;
        sim.Seen.Hit("entry-told");
        return new Outcome.Done(said.Key);
    }

    /// <summary>The platform: an older figure that lands late is known by its number.</summary>
    private Outcome Takes(StockPush push)
    {
        if (_random.Chance(sim.Swarm.Throttle)) return new Outcome.Refused("THROTTLED", "", TimeSpan.FromSeconds(20));
        // More is sold there than was counted in so far, now and then.
        if (!_sold.TryGetValue(push.Sku, out var sold))
            _sold[push.Sku] = sold = _random.Chance(0.3) ? _random.Between(1, 40) : 0;
        if (push.Quantity < sold) return new Outcome.Refused(OutcomeCodes.BelowOccupied, $"{sold} are sold");
        if (push.Quantity == sold && sold > 0) sim.Seen.Hit("stock-raised");
        var number = long.Parse(push.Key[(push.Key.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture);
        if (_published.GetValueOrDefault(push.Sku).Number <= number) _published[push.Sku] = (number, push.Quantity);
        sim.Seen.Hit("stock-told");
        return new Outcome.Done();
    }

    private Outcome Asked(EntrySaid said)
    {
        sim.Seen.Hit("entry-asked");
        return _heard.ContainsKey(said.Key) ? new Outcome.Done(said.Key) : new Outcome.Absent();
    }

    private sealed class Ports(Depot depot, Sim sim)
        : IPerform<Effect.ConfirmEntry>, IPerform<Effect.TellStock>, IPerform<Effect.AskOccupied>, IPublishStock
    {
        public IReadOnlyCollection<string> PublishedWarehouses { get; } = [Shop];

        public Task<Outcome> PerformAsync(Effect.ConfirmEntry effect, CancellationToken stop) =>
            CallAsync(() => depot.Takes(effect.Said));

        public Task<Outcome> FindOutAsync(Effect.ConfirmEntry effect, CancellationToken stop) =>
            CallAsync(() => depot.Asked(effect.Said));

        public Task<Outcome> PerformAsync(Effect.TellStock effect, CancellationToken stop) =>
            CallAsync(() => depot.Takes(effect.Push));

        public Task<Outcome> FindOutAsync(Effect.TellStock effect, CancellationToken stop) =>
            Task.FromResult<Outcome>(new Outcome.Absent());

        public Task<Outcome> PerformAsync(Effect.AskOccupied effect, CancellationToken stop) => CallAsync(
            () => new Outcome.Done($"{depot._sold.GetValueOrDefault(effect.Push.Sku)}"));

        public Task<Outcome> FindOutAsync(Effect.AskOccupied effect, CancellationToken stop) =>
            PerformAsync(effect, stop);

        private async Task<Outcome> CallAsync(Func<Outcome> there)
        {
            try
            {
                return await sim.Net.CallAsync(there);
            }
            catch (SimTimeoutException)
            {
                return sim.Mutant.TakesSilenceForYes ? new Outcome.Done() : new Outcome.Uncertain("no answer");
            }
        }
    }
}
