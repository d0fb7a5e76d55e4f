using Antui.Core.Ports;
using Antui.Core.Ways;
using Antui.Engine;
using Antui.Engine.Shops;
using Antui.Engine.Stock;
using Antui.Simulation.Kernel;
using Antui.Simulation.Parties;

namespace Antui.Simulation.Run;

/// <summary>One server: the production engine on virtual time, with a host loop as a host would write it.</summary>
internal sealed class SimNode
{
    private readonly Sim _sim;
    private readonly long _idleMs;

    public SimNode(Sim sim, string name, ulong number, long skewMs, int incarnation)
    {
        (_sim, Name) = (sim, name);
        Context = new NodeContext(sim.World, name, number);
        Time = new SimTime(sim.World, Context) { SkewMs = skewMs };
        var store = new SimStore(sim, sim.Store, Context);
        Shops = new ShopBook(store, name => new Connect(sim, this, name), Time);
        var options = sim.Options with { Node = $"{name}.{incarnation}" };
        Engine = new RefundEngine(store, Shops, sim.Seals, Time, options, Buggify) { Sees = sim.Mutant.Sees };
        if (sim.Subscriber is { } subscriber)
            Engine.Deliveries.Push("tell", "every 1m", subscriber.Of, whilePaused: true);
        if (sim.Depot is not null) Engine.Jobs.Add(new PushStockJob(), PushStockJob.Plan, PushStockJob.Serves);
        _idleMs = sim.IdleMs;
        Context.Post(_ => _ = LoopAsync(), null);
    }

    public string Name { get; }

    public NodeContext Context { get; }

    public SimTime Time { get; }

    public RefundEngine Engine { get; }

    public ShopBook Shops { get; }

    public bool Ready { get; private set; }

    public bool Up => Ready && !Context.Dead;

    private Task Buggify()
    {
        if (!_sim.World.Random.Chance(_sim.Swarm.Buggify)) return Task.CompletedTask;
        return Task.Delay(TimeSpan.FromMilliseconds(_sim.World.Random.Of(1, 30, 700, 4_000, 60_000)), Time);
    }

    private async Task LoopAsync()
    {
        var reload = 0L;
        while (true)
        {
            var wait = _sim.Calm ? 4 * _idleMs : _idleMs;
            try
            {
                if (_sim.World.NowMs >= reload)
                {
                    await Shops.LoadAsync(CancellationToken.None);
                    (Ready, reload) = (true, _sim.World.NowMs + 30_000);
                }
                await Engine.StepAsync(CancellationToken.None);
                var next = await Engine.NextAsync(CancellationToken.None);
                wait = Math.Clamp(next.Ms - (_sim.World.NowMs + Time.SkewMs), 10, wait);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                if (_sim.World.Tracing) _sim.World.Say($"  {Name} step failed: {fault.GetType().Name} {fault.Message}");
            }
            await Task.Delay(TimeSpan.FromMilliseconds(wait), Time);
        }
    }

    private sealed class Connect(Sim sim, SimNode node, string name) : IConnect
    {
        public IReadOnlyList<string> Faults(ShopConfig config) => [];

        public Offer Offer => Sim.OfferOf(name);

        Connector IConnect.Connect(ShopConfig config) => name switch
        {
            ShopBook.ErpPrefix + Papers.Kind => new PapersPorts(sim, node).Ports,
            ShopBook.ErpPrefix + OtherWarehouse.Kind => new OtherWarehousePorts(sim, node).Ports,
            ShopBook.CourierPrefix + Courier.Kind => new CourierPorts(sim, node).Ports,
            _ => PlatformOf(config),
        };

        private Connector PlatformOf(ShopConfig config) => config.Id == Depot.Shop ? sim.Depot!.PortsOf()
            : sim.PlatformOf(config.Id) is not { } platform ? new ProviderPorts(sim, node).Ports
            : config.Platform == "sim-erp" ? new PlatformWithErpPorts(sim, node, platform).Ports
            : new PlatformPorts(sim, node, platform).Ports;
    }
}
