using Antui.Core.Ports;
using Antui.Core.Strategies;
using Antui.Engine;
using Antui.Engine.Sealing;
using Antui.Engine.Shops;
using Antui.Simulation.Kernel;
using Antui.Simulation.Mutants;
using Antui.Simulation.Oracle;
using Antui.Simulation.Parties;
using Antui.Storage.Memory;
using Offer = Antui.Core.Ways.Offer;

namespace Antui.Simulation.Run;

/// <summary>What a run came to.</summary>
internal sealed record RunResult(
    ulong Seed, Breach? Breach, ulong Hash, long Refunds, long Payments, double VirtualHours, long Steps, Coverage Seen,
    IReadOnlyList<string> Trace);

/// <summary>
/// One seed: a world with shops, parties and servers; forty minutes in which everything may go wrong, then none of it,
/// until everything has come to its end or the time for that is up.
/// </summary>
internal sealed class Sim
{
    private const long ChaosMs = 40 * 60_000, SliceMs = 10 * 60_000;
    private const int MostSlices = 24;
    private readonly List<ShopShape> _shops = [];

    private Sim(ulong seed, Mutant mutant, bool trace, bool plain)
    {
        Mutant = mutant;
        Shapes = new Shapes(seed, plain);
        Gates = new GateBook(this);
        World = new World(seed, pct: seed % 2 == 1) { Trace = trace ? [] : null };
        Swarm = new Swarm(World.Random.Fork());
        Nodes = World.Random.Chance(0.9) ? 2 : 1;
        Net = new Net(World, Swarm.Net, Seen);
        Goods = new Goods(World);
        Mirror = new Mirror(this);
        Money = new MoneyBook(World, Goods, Mirror, Seen);
        Spending = new SpendingOracle(this);
        Provider = new Provider(this);
        Erp = new Erp(this);
        Warehouse = new Warehouse(this);
        Dock = new Dock(this);
        Buyers = new Buyers(this);
        HostedBuyers = new HostedBuyers(this);
        Persons = new Persons(this);
        Cluster = new Cluster(this);
        if (Shapes.Gates is not null) Switches = new Switches(this);
        if (Shapes.Gifts is not null) Gifts = new Gifts(this);
        if (Shapes.Subscriber is not null) Subscriber = new Subscriber(this);
        if (Shapes.Depot is not null) Depot = new Depot(this);
        Silence = new SilenceChecks(this);
        Words = new WordsChecks(this);
        Sayings = new SayingChecks(this);
        if (Shapes.Holders is { } holders) Holders = new Holders(this, holders);
        Seals = SimSeals.Of(seed);
        if (Shapes.Writers is { } writers) Writers = new Writers(this, writers);
        if (Shapes.Bookkeeper is { } books) Bookkeeper = new Bookkeeper(this, books);
        if (Shapes.Operators is { } operators) Operators = new Operators(this, operators);
        if (Shapes.Sorter is { } sorter) Sorter = new Sorter(this, sorter);
        if (Shapes.Joiner is { } joiner) Joiner = new Joiner(this, joiner);
        Once = new OnceChecks(this);
        if (Shapes.Papers is { } papers)
            (Papers, OtherWarehouse) = (new Papers(this, papers.Fork()), new OtherWarehouse(this, papers.Fork()));
        if (Shapes.Courier is { } courier) Courier = new Courier(this, courier);
        if (Shapes.Givers is { } givers) Givers = new Givers(this, givers);
        if (Shapes.Silence is { } silence) LateSellers = new LateSellers(this, silence);
        IdleMs = World.Random.Of(1_000L, 3_000L, 5_000L);
        Options = new EngineOptions
        {
            EffectsPerShop = World.Random.Of(1, 2, 8),
            CachedOrders = World.Random.Of(16_384, 64),
            BatchMost = World.Random.Of(256, 2),
            BulkBatch = 4,
        };
        if (Shapes.Gates?.Chance(0.4) is true) Options = Options with { EffectsPerShop = 1 };
    }

    public Mutant Mutant { get; }

    public World World { get; }

    public Shapes Shapes { get; }

    public Swarm Swarm { get; }

    public Coverage Seen { get; } = new();

    public Net Net { get; }

    public Goods Goods { get; }

    public MoneyBook Money { get; }

    public Mirror Mirror { get; }

    public GateBook Gates { get; }

    public SpendingOracle Spending { get; }

    public Provider Provider { get; }

    public Erp Erp { get; }

    public Warehouse Warehouse { get; }

    public Dock Dock { get; }

    public Buyers Buyers { get; }

    public HostedBuyers HostedBuyers { get; }

    public Persons Persons { get; }

    /// <summary>Null: nobody touches a gate.</summary>
    public Switches? Switches { get; }

    /// <summary>Null: goods come with none.</summary>
    public Gifts? Gifts { get; }

    /// <summary>Null: nobody asked to be told.</summary>
    public Subscriber? Subscriber { get; }

    /// <summary>Null: we run no warehouse for others.</summary>
    public Depot? Depot { get; }

    public SilenceChecks Silence { get; }

    /// <summary>Null: what is not answered by machine or person waits.</summary>
    public LateSellers? LateSellers { get; }

    public WordsChecks Words { get; }

    public SayingChecks Sayings { get; }

    /// <summary>Null: no order is ever held.</summary>
    public Holders? Holders { get; }

    /// <summary>Null: buyers choose their reasons from a list.</summary>
    public Writers? Writers { get; }

    /// <summary>Null: nobody merges parcels.</summary>
    public Joiner? Joiner { get; }

    /// <summary>Null: nobody asks anything.</summary>
    public Operators? Operators { get; }

    /// <summary>Null: nobody sorts what was fetched.</summary>
    public Sorter? Sorter { get; }

    /// <summary>Null: nobody compares.</summary>
    public Bookkeeper? Bookkeeper { get; }

    /// <summary>What the goods side did, by key.</summary>
    public OnceChecks Once { get; }

    /// <summary>Null: no ERP keeps documents.</summary>
    public Papers? Papers { get; }

    /// <summary>Null: every ERP reads the platform itself.</summary>
    public OtherWarehouse? OtherWarehouse { get; }

    /// <summary>Null: nobody brings parcels back.</summary>
    public Courier? Courier { get; }

    /// <summary>Null: nobody gives more than was asked.</summary>
    public Givers? Givers { get; }

    /// <summary>Of all nodes.</summary>
    public Seals Seals { get; }

    public Cluster Cluster { get; }

    public IStore Store { get; } = new MemoryStore();

    public EngineOptions Options { get; }

    public int Nodes { get; }

    /// <summary>How long a host sleeps at most; what another node made due meanwhile waits so long.</summary>
    public long IdleMs { get; }

    public bool Calm { get; private set; }

    public long Refunds { get; set; }

    public IReadOnlyList<ShopShape> Shops => _shops;

    public Platform? Clogged => _shops[0].Platform;

    /// <summary>A call that was given up lands at most this long after it was made.</summary>
    public long LateMostMs => Swarm.Net.LateMostMs;

    public Platform? PlatformOf(string shop) => ShapeOf(shop).Platform;

    public ShopShape ShapeOf(string shop) => _shops.First(s => s.Id == shop);

    public Caps CapsOf(string shop) => ShapeOf(shop).Config.Caps;

    /// <param name="plain">Without what later became part of some seeds: an old seed keeps its meaning.</param>
    public static RunResult Run(ulong seed, Mutant? mutant = null, bool trace = false, bool plain = false)
    {
        var sim = new Sim(seed, mutant ?? Mutant.None, trace, plain);
        var startMs = sim.World.NowMs;
        sim.SetUp();
        sim.World.RunUntil(startMs + ChaosMs);
        sim.Heal();
        for (var slice = 1; sim.World.Broken is null; slice++)
        {
            sim.World.RunUntil(startMs + ChaosMs + slice * SliceMs);
            if (sim.World.Broken is not null) break;
            var open = EndChecks.FirstOpen(sim);
            if (open is null && slice >= 3) break;
            if (slice == MostSlices && open is not null) sim.World.Break(open.Id, open.What);
        }
        if (sim.World.Broken is null) EndChecks.Final(sim);
        foreach (var node in sim.Cluster.Ever) node.Engine.Meters.Dispose();
        var hours = (sim.World.NowMs - startMs) / 3_600_000.0;
        return new RunResult(
            seed, sim.World.Broken, sim.World.Hash, sim.Refunds, sim.Money.All.Count, hours, sim.World.Steps, sim.Seen,
            sim.World.Trace ?? []);
    }

    private void SetUp()
    {
        var timing = Swarm.DrawTiming() with
        {
            StopLease = Shapes.Leases is { } leases
                ? TimeSpan.FromMilliseconds(leases.Between(0, KnowableChecks.StopLeaseMostMs)) : TimeSpan.FromDays(30),
        };
        Swarm.Net.LateMostMs = (long)timing.UnknownHorizon.TotalMilliseconds - 60_000;
        for (var n = 0; n < 2; n++) _shops.Add(ShopShape.Draw(this, n == 0 ? "east" : "west", timing));
        // Hosted and platform shops use the same order numbers: that is normal, and nothing of one may touch the other.
        var installer = new ShopBook(Store, name => new Anything(name), TimeProvider.System);
        foreach (var shape in _shops) SimStore.Now(InstallAsync(installer, shape.Config));
        if (Depot is not null) SimStore.Now(InstallAsync(installer, Depot.Config(this)));
        Subscriber?.Start(ChaosMs);
        Depot?.Start(ChaosMs);
        foreach (var shape in _shops)
            for (var n = 0; n < Orders(); n++) shape.Order(this, $"{1001 + n}");
        for (var at = 0; at < Nodes; at++) Cluster.Start(at);
        for (var at = 0; at < Nodes; at++) Trouble(at);
        Switches?.Start(ChaosMs);
        Writers?.Start(ChaosMs);
        Joiner?.Start(ChaosMs);
        Bookkeeper?.Start(ChaosMs);
        Sorter?.Start(ChaosMs);
        Operators?.Start(ChaosMs);
        Givers?.Start(ChaosMs);
        Holders?.Start(ChaosMs);
        World.Say($"seed with {Nodes} nodes, {string.Join(", ", _shops.Select(s => $"{s.Id}: {s.Fulfilment} {s.Way}"))}");
    }

    /// <summary>Drawn anew for each; many of a shop wait behind a gate for each other.</summary>
    private int Orders() =>
        (Shapes.Gates?.Chance(0.5) is true ? 4 : 1) + World.Random.Below(World.Random.Chance(0.1) ? 9 : 3);

    private static async Task<bool> InstallAsync(ShopBook shops, ShopConfig config)
    {
        await shops.PutAsync(config, "owner", CancellationToken.None);
        return true;
    }

    private void Trouble(int at)
    {
        Often(Swarm.CrashesPerHour, () => Cluster.CrashAndRestart(at));
        Often(Swarm.PausesPerHour, () => Cluster.Pause(at));
        if (Swarm.StepBack && at == 0)
            World.After(World.Random.Between(60_000, ChaosMs), () => Cluster.StepClock(at, World.Random.Of(-3_000L, 3_000L)));
    }

    private void Often(double perHour, Action what)
    {
        var times = perHour * ChaosMs / 3_600_000;
        var count = (int)times + (World.Random.Chance(times - (int)times) ? 1 : 0);
        for (var i = 0; i < count; i++) World.After(World.Random.Between(1_000, ChaosMs - 1), what);
    }

    private void Heal()
    {
        World.Say("-- faults off --");
        Calm = true;
        int? lost = Swarm.DeadForEver && Nodes > 1 ? World.Random.Below(Nodes) : null;
        Swarm.Off();
        Cluster.Heal(lost);
        Switches?.Calms();
        Subscriber?.Calms();
        Holders?.Calms();
    }

    /// <summary>What a shop of this platform may choose.</summary>
    public static Offer OfferOf(string platform) =>
        platform == ShopShape.Hosted ? new Offer.Here(status => status.ToString()) : new Offer.Market();

    private sealed class Anything(string name) : IConnect
    {
        public IReadOnlyList<string> Faults(ShopConfig config) => [];

        public Offer Offer => OfferOf(name);

        public Connector Connect(ShopConfig config) => new();
    }
}
