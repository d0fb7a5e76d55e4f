namespace Antui.Simulation.Kernel;

/// <summary>
/// One thread and one queue of (virtual time, tie-break). The tie-break is the scheduler: random, or by the priorities
/// of the actors with a few change points (PCT), which finds orders that random choice rarely makes.
/// </summary>
internal sealed class World
{
    private const int PctSpan = 60_000;
    private readonly PriorityQueue<Item, (long Ms, ulong Tie, long Seq)> _queue = new();
    private readonly SplitMix _ties;
    private readonly long[] _changes;
    private long _seq;

    public World(ulong seed, bool pct)
    {
        Random = new SplitMix(seed);
        _ties = Random.Fork();
        _changes = pct ? [Random.Below(PctSpan), Random.Below(PctSpan), Random.Below(PctSpan)] : [];
        Outside = new NodeContext(this, "world");
    }

    public SplitMix Random { get; }

    public long NowMs { get; private set; } = new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public long Steps { get; private set; }

    /// <summary>A digest of what ran when: equal for equal seeds, or something outside the world had a say.</summary>
    public ulong Hash { get; private set; } = 14695981039346656037;

    /// <summary>Everything that is no node: platforms, warehouses, buyers, the store.</summary>
    public NodeContext Outside { get; }

    public List<string>? Trace { get; set; }

    public bool Tracing => Trace is not null;

    public bool IsPct => _changes.Length > 0;

    public ulong NewPriority() => Random.Next() | 1UL << 63;

    /// <summary>The first invariant that broke; the world stops there.</summary>
    public Breach? Broken { get; private set; }

    public void Break(string id, string what)
    {
        Say($"BREACH {id}: {what}");
        Broken ??= new Breach(id, what);
    }

    public void Say(string line) => Trace?.Add($"{NowMs % 100_000_000 / 1000.0,10:0.000} {line}");

    public void Mix(ulong value) => Hash = (Hash ^ value) * 1099511628211;

    public void At(long ms, Action run, NodeContext? on = null) => Enqueue(ms, static s => ((Action)s!)(), run, on ?? Outside);

    public void After(long ms, Action run, NodeContext? on = null) => At(NowMs + ms, run, on);

    public void Enqueue(long ms, SendOrPostCallback run, object? state, NodeContext on)
    {
        var tie = IsPct ? on.Priority : _ties.Next();
        _queue.Enqueue(new Item(run, state, on), (Math.Max(ms, NowMs), tie, _seq++));
    }

    /// <summary>Runs what is due up to this time, and stands there afterwards.</summary>
    public void RunUntil(long ms)
    {
        var before = SynchronizationContext.Current;
        try
        {
            while (Broken is null && _queue.TryPeek(out _, out var at) && at.Ms <= ms)
            {
                var item = _queue.Dequeue();
                NowMs = at.Ms;
                Run(item);
            }
            NowMs = ms;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private void Run(Item item)
    {
        if (item.On.Dead) return;
        if (item.On.PausedUntilMs > NowMs)
        {
            Enqueue(item.On.PausedUntilMs, item.Callback, item.State, item.On);
            return;
        }
        Steps++;
        Mix((ulong)NowMs);
        Mix(item.On.Number);
        foreach (var change in _changes)
            if (change == Steps) item.On.Priority >>= 1;
        SynchronizationContext.SetSynchronizationContext(item.On);
        item.Callback(item.State);
    }

    private readonly record struct Item(SendOrPostCallback Callback, object? State, NodeContext On);
}

/// <summary>
/// Where the continuations of one incarnation of a node run. A dead one runs nothing any more: what was under way
/// evaporates, as in a process that was killed. A paused one does everything later.
/// </summary>
internal sealed class NodeContext : SynchronizationContext
{
    private readonly World _world;
    private (long FromMs, long UntilMs) _still;

    public NodeContext(World world, string name, ulong number = 0)
    {
        (_world, Name, Number) = (world, name, number);
        Priority = world.NewPriority();
    }

    public string Name { get; }

    public ulong Number { get; }

    public ulong Priority { get; set; }

    public bool Dead { get; set; }

    public long PausedUntilMs { get; set; }

    public long StillUntilMs => _still.UntilMs;

    public void StandStill(long ms)
    {
        PausedUntilMs = _world.NowMs + ms;
        var from = _still.UntilMs >= _world.NowMs ? _still.FromMs : _world.NowMs;
        _still = (from, Math.Max(_still.UntilMs, PausedUntilMs));
    }

    /// <summary>What came to it then may be on its way still.</summary>
    public bool StoodStill(long sinceMs) => sinceMs >= _still.FromMs && _world.NowMs <= _still.UntilMs;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (!Dead) _world.Enqueue(_world.NowMs, d, state, this);
    }

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("One thread: nobody waits for another.");

    public override SynchronizationContext CreateCopy() => this;
}
