using Antui.Core.Effects;

namespace Antui.Core.Tests;

/// <summary>An effect that left, as the outside sees it.</summary>
internal sealed record Sent(string RefundNo, string Key, InstructionAction Action, int Attempt, bool Asking, Money Amount, long Version);

/// <summary>
/// What the engine does, without lanes and stores: decide, fold, advance, remember. Each accepted fact is one commit.
/// Effects that left are kept until a test answers them.
/// </summary>
internal sealed class World(ShopPolicy policy)
{
    public ShopPolicy Policy { get; set; } = policy;

    public Order? Order { get; private set; }

    public Instant Now { get; set; } = T0;

    public Instant Due { get; private set; } = Instant.Never;

    public List<OrderEvent> Journal { get; } = [];

    public List<Sent> Sent { get; } = [];

    public Queue<Sent> Open { get; } = new();

    public RefundCase Case => Order!.Case(R)!;

    public Code? Person => Order?.Case(R)?.WithPerson?.Code;

    public static World With(ShopPolicy policy, params Fact[] facts)
    {
        var world = new World(policy);
        world.Accept(Seen(Head()));
        foreach (var fact in facts) world.Accept(fact);
        return world;
    }

    /// <summary>The state a restarted process finds.</summary>
    public static World Restarted(ShopPolicy policy, IEnumerable<OrderEvent> journal, Instant now)
    {
        var world = new World(policy) { Now = now };
        world.Journal.AddRange(journal);
        world.Order = Fold.Evolve(null, world.Journal);
        return world;
    }

    public Decision Accept(Fact fact)
    {
        var decision = Decider.Decide(Order, fact, Policy, Now);
        if (decision.ParkedBecause is not null || decision.Refused is not null) return decision;
        if (decision.Happened.IsEmpty && fact is not Fact.TimePassed) return decision;
        Order = Fold.Evolve(Order, decision.Happened);
        if (Order is null) return decision;
        List<OrderEvent> events = [.. decision.Happened];
        (Order, Due) = Advance.Run(Order, Policy, Now, events);
        Journal.AddRange(events);
        foreach (var happened in events) Leaves(happened);
        return decision;
    }

    public World Pass(TimeSpan by)
    {
        Now += by;
        Accept(new Fact.TimePassed(Key));
        return this;
    }

    /// <summary>Lets time pass until nothing is due before the limit; answers come from the caller.</summary>
    public void PassTo(Instant limit, Action? each = null)
    {
        for (var rounds = 0; rounds < 2_000; rounds++)
        {
            each?.Invoke();
            if (Due > limit || Due == Instant.Never) break;
            Now = Instant.Max(Now, Due);
            Accept(new Fact.TimePassed(Key));
        }
        Now = Instant.Max(Now, limit);
        Accept(new Fact.TimePassed(Key));
    }

    /// <summary>Answers the oldest effect that left and was not answered.</summary>
    public World Answer(Outcome outcome)
    {
        var sent = Open.Dequeue();
        Accept(new Fact.OutcomeKnown(Key, sent.RefundNo, sent.Key, sent.Attempt, outcome, "test"));
        return this;
    }

    public World Answer(Sent sent, Outcome outcome)
    {
        Accept(new Fact.OutcomeKnown(Key, sent.RefundNo, sent.Key, sent.Attempt, outcome, "test"));
        return this;
    }

    private void Leaves(OrderEvent happened)
    {
        var sent = happened switch
        {
            Started { Instruction: { State: InstructionState.Dispatching } i } e => Of(e.RefundNo, i, 1),
            Dispatched e when Find(e.RefundNo, e.Key) is { } i => Of(e.RefundNo, i, e.Attempt) with
            {
                Asking = e.State is InstructionState.FindingOut,
            },
            _ => null,
        };
        if (sent is null) return;
        Sent.Add(sent);
        Open.Enqueue(sent);
    }

    private Instruction? Find(string refundNo, string key) =>
        refundNo == "" ? Order!.Instructions.LastOrDefault(i => i.Key == key) : Order!.Case(refundNo)?.Find(key);

    private static Sent Of(string refundNo, Instruction i, int attempt) =>
        new(refundNo, i.Key, i.Action, Math.Max(attempt, i.Attempt), false, i.Amount, i.Version);
}
