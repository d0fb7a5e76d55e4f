using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Engine.Deliveries;
using Antui.Engine.Effects;
using Antui.Engine.Intake;
using Antui.Engine.Jobs;
using Antui.Engine.Lanes;
using Antui.Engine.Pool;
using Antui.Engine.Projections;
using Antui.Engine.Sealing;
using Antui.Engine.Shops;
using Antui.Engine.Subjects;

namespace Antui.Engine;

/// <summary>What lanes, performer and pollers share. Its virtual points are where the simulator looks in.</summary>
internal sealed class EngineContext(
    IStore store, ShopBook shops, Seals seals, TimeProvider clock, EngineOptions options, Func<Task>? buggify)
{
    public IStore Store => store;

    public ShopBook Shops => shops;

    public Seals Seals => seals;

    public EngineOptions Options => options;

    public EngineMeters Meters { get; } = new();

    public Feed Feed => field ??= new Feed(this);

    public Projector Projector => field ??= new Projector(this);

    public Lists Lists => field ??= new Lists(this);

    public Activity Activity { get; } = new();

    public Func<Order, Order>? Sees { get; set; }

    public Performer Performer { get; set; } = null!;

    /// <summary>Journals of orders that lanes do not remember, read together.</summary>
    public Together<OrderKey, Loaded> Journals => field ??= new(LoadAsync);

    /// <summary>Journals with what opens their words.</summary>
    public Task<IReadOnlyList<Loaded>> LoadAsync(IReadOnlyList<OrderKey> keys) => Loaded.ReadAsync(store, seals, keys);

    /// <summary>How far orders have come in the store, asked together.</summary>
    public Together<OrderKey, long> Versions =>
        field ??= new(keys => store.VersionsAsync(keys, CancellationToken.None));

    public HeldOrders Held { get; } = new();

    public LastLooks LastLooks => field ??= new LastLooks(this);

    public ParkedFacts Parked { get; set; } = null!;

    public JobScheduler Jobs { get; set; } = null!;

    public Subscriptions Deliveries { get; set; } = null!;

    public PoolMappings Mappings { get; set; } = null!;

    public UnreadRows Unread => field ??= new UnreadRows(this);

    /// <summary>Subjects that are no orders.</summary>
    public SubjectLanes Subjects => field ??= new SubjectLanes(this);

    /// <summary>What performs effects from one subject to another.</summary>
    public IPorts Inside { get; set; } = null!;

    /// <summary>Latencies are measured on the wall, also where time is simulated.</summary>
    public TimeProvider Wall { get; } = TimeProvider.System;

    public TimeProvider Clock => clock;

    public Instant Now => Instant.From(clock.GetUtcNow());

    /// <summary>A place where the simulator may pause or kill the node; nothing in production.</summary>
    public Task Buggify() => buggify?.Invoke() ?? Task.CompletedTask;

    public void Answer(Pending pending, Accepted accepted)
    {
        if (pending.Fact is not Fact.TimePassed)
            Meters.Answered(accepted, pending.Key.Shop, pending.Fact?.GetType().Name ?? "Saying");
        pending.Is(accepted);
    }

    /// <summary>After a commit: whoever waited for the order is woken, screens are told, effects begin.</summary>
    public void Committed(Work work)
    {
        LastLooks.Committed(work.Key, work.After!.Version);
        Deliveries.Committed(work.Key.Shop);
        if (work.Wakes) Parked.Woken();
        foreach (var happened in work.Events)
        {
            var (refundNo, key) = happened switch
            {
                OrderEvent.Started e when e.Instruction.State is InstructionState.Dispatching =>
                    (e.RefundNo, e.Instruction.Key),
                OrderEvent.Dispatched e => (e.RefundNo, e.Key),
                _ => ("", null),
            };
            if (key is not null) Performer.Start(work, refundNo, key);
        }
    }

    /// <summary>The shop's rolling cap was reached inside a commit: its breaker opens, and only a person closes it.</summary>
    public Task CapReachedAsync(string shop) => shops.OpenBreakerAsync(shop, CancellationToken.None);
}
