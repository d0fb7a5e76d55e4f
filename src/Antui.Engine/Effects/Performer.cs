using System.Diagnostics;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Mapping;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Engine.Lanes;
using Antui.Engine.Shops;

namespace Antui.Engine.Effects;

/// <summary>
/// Carries out what was committed: reads the request again before money moves, makes the call, and brings the outcome
/// back as a fact. It decides nothing; an effect that dies with its process is taken up from the journal.
/// </summary>
internal sealed class Performer(EngineContext engine, Func<Fact, Task<Accepted>> accept)
{
    private readonly Dictionary<string, Queued> _queues = [];

    public void Start(Work work, string refundNo, string key)
    {
        var known = work.After!;
        if (Intended.Effect(known.Order, refundNo, key) is not { } effect) return;
        engine.Activity.Begin();
        var capped = IsCapped(known.Order.Case(refundNo), effect.Instruction);
        var waiting = new Waiting(effect, work.Arrived, known.Version, capped, work.Cause);
        QueueOf(effect.Order.Shop).Add(waiting);
    }

    /// <summary>
    /// What an open breaker holds back: money by machine that no person approved, and that no earlier call of the same
    /// refund moved already.
    /// </summary>
    private static bool IsCapped(RefundCase? refund, Instruction instruction) =>
        instruction is { MovesMoney: true, IsByMachine: true } && refund is { IsApproved: false }
        && !refund.Instructions.Any(i => i.Key != instruction.Key && i.Spends && i.Amount >= refund.Claim.Amount);

    private Queued QueueOf(string shop)
    {
        lock (_queues)
        {
            if (!_queues.TryGetValue(shop, out var queue))
                _queues[shop] = queue = new Queued(shop, this, engine);
            return queue;
        }
    }

    internal async Task<Outcome> PerformAsync(Shop? shop, Waiting waiting)
    {
        var (effect, i) = (waiting.Effect, waiting.Effect.Instruction);
        if (effect.Party is PartyOfEffect.Inside) return await InsideAsync(effect);
        if (shop is null) return new Outcome.Refused("SHOP_UNKNOWN", "There is no such shop.", TimeSpan.FromMinutes(1));
        if (await OutwardAsync(effect) is not { } outward)
            return new Outcome.Refused("MAPPING_UNREAD", "The shop's mapping could not be read.", TimeSpan.Zero);
        effect = outward;
        // What was called before is asked about also while the shop is held back: that only reads.
        if (i.State is InstructionState.FindingOut) return await FindOutAsync(shop, effect);
        if (engine.Now >= i.DueAt) return Queued.Late;
        if (shop.Paused && await HeldBack.LookAsync(engine, shop, waiting) is { } paused)
            return await HeldAsync(shop, effect, paused);
        if (i.MovesMoney && await AskAgainAsync(shop, effect) is { } changed) return changed;
        await engine.Buggify();
        if (!i.MovesMoney)
        {
            if (await HeldBack.LookAsync(engine, shop, waiting) is { } now) return await HeldAsync(shop, effect, now);
            return engine.Now >= i.DueAt ? Queued.Late : await CallAsync(shop, effect);
        }
        using var look = engine.LastLooks.Begin(effect, waiting.Version);
        for (var tries = 0; tries == 0 || !look.IsFresh; tries++)
        {
            if (tries == LastLooks.TriesMost) return LastLooks.MovedOn;
            if (await look.HoldsAsync(shop) is { } older) return older;
            if (await HeldBack.LookAsync(engine, shop, waiting) is { } held) return await HeldAsync(shop, effect, held);
            if (engine.Now >= i.DueAt) return Queued.Late;
        }
        engine.Meters.RefundCalled(engine.Wall.GetElapsedTime(waiting.Arrived), effect.Order.Shop);
        return await CallAsync(shop, effect);
    }

    /// <summary>
    /// What is held back may have been called before, and may have landed since: that is asked, for asking only reads.
    /// </summary>
    internal static async Task<Outcome> HeldAsync(Shop shop, Effect.OfOrder effect, Outcome.Refused held)
    {
        try
        {
            return effect.Instruction.Attempt > 1 && await FindOutAsync(shop, effect) is Outcome.Done done ? done : held;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return held;
        }
    }

    private static Task<Outcome> CallAsync(Shop shop, Effect.OfOrder effect) =>
        effect.Unsendable is { } no ? Task.FromResult<Outcome>(no)
        : effect.At(shop) is { } bound ? bound.PerformAsync(CancellationToken.None) : NoPort(shop, effect);

    private static Task<Outcome> FindOutAsync(Shop shop, Effect.OfOrder effect) =>
        effect.Unsendable is { } no ? Task.FromResult<Outcome>(no)
        : effect.At(shop) is { } bound ? bound.FindOutAsync(CancellationToken.None) : NoPort(shop, effect);

    private static Task<Outcome> NoPort(Shop shop, Effect.OfOrder effect) => Task.FromResult<Outcome>(
        new Outcome.Refused(
            OutcomeCodes.NoPort, $"{shop.Config.Platform} has nobody for {effect.Instruction.Action}."));

    /// <summary>Not a call of a shop: another subject of this installation takes it.</summary>
    private async Task<Outcome> InsideAsync(Effect.OfOrder effect)
    {
        var bound = effect.At(engine.Inside) ?? throw new UnreachableException(effect.GetType().Name);
        try
        {
            return effect.Instruction.State is InstructionState.FindingOut
                ? await bound.FindOutAsync(CancellationToken.None) : await bound.PerformAsync(CancellationToken.None);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return new Outcome.Uncertain(fault.Message);
        }
    }

    /// <summary>The platform knows a carrier by its own code.</summary>
    /// <returns>Null when the mapping could not be read: nothing was sent.</returns>
    private async Task<Effect.OfOrder?> OutwardAsync(Effect.OfOrder effect)
    {
        if (effect is not Effect.TellShipped { Waybill: { } waybill } told) return effect;
        try
        {
            var mapping = await engine.Mappings.OfAsync(effect.Order.Shop, CancellationToken.None);
            var theirs = mapping.Back(MappingTable.Carriers, waybill.Carrier);
            return told with { Waybill = waybill with { Carrier = theirs } };
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return null;
        }
    }

    /// <summary>
    /// Just before money moves the goods side outside is asked once more where its word is old, then the platform.
    /// Nothing was sent when this answers.
    /// </summary>
    internal async Task<Outcome?> AskAgainAsync(Shop shop, Effect.OfOrder effect)
    {
        if (effect is not Effect.OfRefund asked) return null;
        return await StopAgain.AskAsync(engine, shop, asked, accept) ?? await ReReadAsync(shop, asked);
    }

    /// <summary>The platform's own word: when the request changed there, our decision is void.</summary>
    private async Task<Outcome?> ReReadAsync(Shop shop, Effect.OfRefund asked)
    {
        if (shop.Port<IReadRefunds>() is not { } reader) return null;
        RefundRead? read;
        try
        {
            read = await reader.ReadRefundAsync(asked.RefundNo, CancellationToken.None);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            shop.State.PlatformFailed(engine.Now, fault.Message);
            return new Outcome.Refused("REREAD_FAILED", fault.Message, TimeSpan.Zero);
        }
        if (read is null) return new Outcome.Refused("REFUND_GONE", "The platform does not know this refund.");
        shop.State.PlatformSpoke(engine.Now);
        if (Unchanged(read.Claim, asked)) return null;
        await accept(new Fact.RefundSeen(asked.Order, read.Claim, shop.Config.Platform + ":reread"));
        return new Outcome.Refused(OutcomeCodes.StaleVersion, "The request changed on the platform.");
    }

    /// <summary>Arbitration and an advance payment may begin without a new version.</summary>
    private static bool Unchanged(Claim now, Effect.OfRefund effect) =>
        now.Version == effect.Instruction.Version && now.IsOpen && now.Amount == effect.Instruction.Amount
        && now.InArbitration == effect.Claim.InArbitration && now.Advanced == effect.Claim.Advanced;

    /// <summary>Tells the lane what became of an effect, and looks at the request once more where the answer moved it.</summary>
    internal async Task ReportAsync(Shop? shop, Effect.OfOrder effect, Outcome outcome)
    {
        var i = effect.Instruction;
        engine.Meters.Effect(i.Action.ToString(), outcome.GetType().Name, effect.Order.Shop);
        // Held back here, nothing was sent: neither party said anything.
        if (HeldBack.Is(outcome)) engine.Held.Add(effect.Order);
        else if (shop is not null) Spoke(shop, effect.Party, outcome);
        if (outcome is Outcome.Refused { Code: OutcomeCodes.StaleVersion } && shop is not null) await LookAsync(shop, effect);
        await accept(new Fact.OutcomeKnown(
            effect.Order, effect.RefundNo, i.Key, i.Attempt, outcome, shop?.Config.Platform ?? "engine"));
        if (outcome is Outcome.Done && shop is not null && i.Action.AnswersRequest()) await LookAsync(shop, effect);
    }

    private void Spoke(Shop shop, PartyOfEffect party, Outcome outcome)
    {
        var wrong = outcome switch
        {
            Outcome.Uncertain u => u.Why,
            Outcome.Refused { RetryAfter: not null } r => $"{r.Code}: {r.Text}",
            _ => null,
        };
        if (outcome is not Outcome.Done && wrong is null) return;
        if (party is PartyOfEffect.Goods)
        {
            if (wrong is null) shop.State.ErpSpoke(engine.Now);
            else shop.State.ErpFailed(engine.Now, wrong);
        }
        else if (wrong is null) shop.State.PlatformSpoke(engine.Now);
        else shop.State.PlatformFailed(engine.Now, wrong);
    }

    private async Task LookAsync(Shop shop, Effect.OfOrder effect)
    {
        if (shop.Port<IReadRefunds>() is not { } reader) return;
        try
        {
            if (await reader.ReadRefundAsync(effect.RefundNo, CancellationToken.None) is { } read)
                await accept(new Fact.RefundSeen(effect.Order, read.Claim, shop.Config.Platform + ":reread"));
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The next poll reads it; nothing depends on this look.
            shop.State.PlatformFailed(engine.Now, fault.Message);
        }
    }
}
