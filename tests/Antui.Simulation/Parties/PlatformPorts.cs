using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Simulation.Kernel;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>A platform that could not be read; the cursor then stays.</summary>
internal sealed class SimReadException(string why) : Exception(why);

/// <summary>A node's connector to a simulated platform: the ports, with the network's and the platform's faults between.</summary>
internal class PlatformPorts(Sim sim, SimNode node, Platform platform)
    : EffectPorts(sim, node), IReadOrders, IReadRefunds, IPerform<Effect.ReportStopped>,
        IPerform<Effect.ReportNotStopped>, IPerform<Effect.ReportReceived>, IPerformMany<Effect.AgreeRefund>,
        IPerform<Effect.AgreeReturn>, IPerform<Effect.Refuse>, IPerform<Effect.TellShipped>
{
    private const int PageSize = 2;

    public virtual Connector Ports => new Connector()
        .Can<IReadOrders>(this).Can<IReadRefunds>(this).Can<IPerform<Effect.ReportStopped>>(this)
        .Can<IPerform<Effect.ReportNotStopped>>(this).Can<IPerform<Effect.ReportReceived>>(this)
        .Can<IPerform<Effect.AgreeRefund>>(this).Can<IPerform<Effect.AgreeReturn>>(this)
        .Can<IPerform<Effect.Refuse>>(this).Can<IPerform<Effect.TellShipped>>(this);

    private bool Silent => Sim.Swarm.Clogged && platform == Sim.Clogged;

    public IAsyncEnumerable<ReadPage<OrderSnapshot>> ChangedOrdersAsync(
        Instant from, Instant to, CancellationToken stop) =>
        PagesAsync<OrderSnapshot>(() => [.. platform.Orders.Values
            .Where(o => o.VisibleMs <= Sim.World.NowMs && o.Head.Modified >= from && o.Head.Modified <= to)
            .OrderBy(o => o.Head.Modified).ThenBy(o => o.Head.Key.OrderNo, StringComparer.Ordinal).Select(o => o.Head)]);

    public IAsyncEnumerable<ReadPage<RefundRead>> ChangedRefundsAsync(
        Instant from, Instant to, CancellationToken stop) =>
        PagesAsync<RefundRead>(() => [.. platform.Refunds.Values
            .Where(r => r.VisibleMs <= Sim.World.NowMs && r.Claim.Modified >= from && r.Claim.Modified <= to)
            .OrderBy(r => r.Claim.Modified).ThenBy(r => r.Claim.RefundNo, StringComparer.Ordinal).Select(Read)]);

    public Task<OrderSnapshot?> ReadOrderAsync(string orderNo, CancellationToken stop) =>
        ReadAsync(() => platform.Orders.TryGetValue(orderNo, out var order) ? order.Head : null);

    public async Task<RefundRead?> ReadRefundAsync(string refundNo, CancellationToken stop)
    {
        if (Sim.World.Random.Chance(Sim.Swarm.SlowLook))
            await Task.Delay(TimeSpan.FromMilliseconds(Sim.World.Random.Between(200, 15_000)), Node.Time,
                CancellationToken.None);
        return await ReadAsync(() => platform.Refunds.TryGetValue(refundNo, out var refund) ? Read(refund) : null);
    }

    public Task<Outcome> PerformAsync(Effect.ReportStopped effect, CancellationToken stop) => ReportAsync(effect, true);

    public Task<Outcome> PerformAsync(Effect.ReportNotStopped effect, CancellationToken stop) =>
        ReportAsync(effect, false);

    public Task<Outcome> PerformAsync(Effect.ReportReceived effect, CancellationToken stop) =>
        ReportAsync(effect, true);

    public Task<Outcome> FindOutAsync(Effect.ReportStopped effect, CancellationToken stop) => AskReportAsync(effect);

    public Task<Outcome> FindOutAsync(Effect.ReportNotStopped effect, CancellationToken stop) => AskReportAsync(effect);

    public Task<Outcome> FindOutAsync(Effect.ReportReceived effect, CancellationToken stop) => AskReportAsync(effect);

    public async Task<Outcome> PerformAsync(Effect.AgreeRefund effect, CancellationToken stop) =>
        (await PerformAllAsync([effect], stop))[0];

    public async Task<IReadOnlyList<Outcome>> PerformAllAsync(
        IReadOnlyList<Effect.AgreeRefund> effects, CancellationToken stop)
    {
        if (effects.Count == 1) return [await SendAsync(effects[0], Agree)];
        Sim.Seen.Hit("batch-agreed");
        var sent = effects.Select(Sending).ToList();
        try
        {
            var answers = await CallAsync(() => sent.Select(e => Sim.Mutant.Answered(e, Agree(e))).ToList());
            // A partial answer: an item that is missing in it is unknown.
            var random = Sim.World.Random;
            var missing = random.Chance(Sim.Swarm.Net.LoseAnswer) ? random.Below(answers.Count) : -1;
            return
            [
                .. answers.Select((a, i) => i != missing ? a
                    : Sim.Mutant.Answered(sent[i], new Outcome.Uncertain("missing"))),
            ];
        }
        catch (Exception fault) when (fault is SimTimeoutException or SimReadException)
        {
            return [.. sent.Select(e => Sim.Mutant.Answered(e, new Outcome.Uncertain(fault.Message)))];
        }
    }

    public Task<Outcome> PerformAsync(Effect.AgreeReturn effect, CancellationToken stop) =>
        SendAsync(effect, e => platform.AgreeReturn(e.RefundNo, e.Instruction.Version));

    public Task<Outcome> PerformAsync(Effect.Refuse effect, CancellationToken stop) =>
        SendAsync(effect, e => platform.Refuse(e.RefundNo, e.Instruction.Version));

    public Task<Outcome> FindOutAsync(Effect.AgreeRefund effect, CancellationToken stop) => AskAnswerAsync(effect);

    public Task<Outcome> FindOutAsync(Effect.AgreeReturn effect, CancellationToken stop) => AskAnswerAsync(effect);

    public Task<Outcome> FindOutAsync(Effect.Refuse effect, CancellationToken stop) => AskAnswerAsync(effect);

    public Task<Outcome> PerformAsync(Effect.TellShipped effect, CancellationToken stop) =>
        SendAsync(effect, e => Sim.Buyers.Shipped(platform, e.Order.OrderNo, e.Waybill?.Number));

    public Task<Outcome> FindOutAsync(Effect.TellShipped effect, CancellationToken stop) =>
        AskAsync(effect, () => platform.Waybills.Contains(effect.Waybill?.Number ?? "")
            ? new Outcome.Done("shipped") : new Outcome.Absent());

    private Task<Outcome> ReportAsync(Effect.OfRefund effect, bool success) => SendAsync(
        effect, e => platform.Report(e.RefundNo, e.Instruction.Amount.Minor, e.Instruction.Key, success));

    private Task<Outcome> AskReportAsync(Effect.OfRefund effect) => AskAsync(effect, () =>
        !platform.Refunds.TryGetValue(effect.RefundNo, out var refund) ? new Outcome.Uncertain("unknown refund")
        : refund.Claim.Status is ClaimStatus.Refunded ? new Outcome.Done("paid")
        : refund.Claim.Status is ClaimStatus.Closed ? new Outcome.Refused("CLOSED", "closed")
        : new Outcome.Absent());

    private Task<Outcome> AskAnswerAsync(Effect.OfRefund effect) => AskAsync(effect, () =>
    {
        if (!platform.Refunds.TryGetValue(effect.RefundNo, out var refund)) return new Outcome.Uncertain("unknown refund");
        return (refund.Claim.Status, effect) switch
        {
            (ClaimStatus.Unknown, _) => new Outcome.Uncertain("unknown status"),
            (ClaimStatus.Refunded, Effect.Refuse) => new Outcome.Refused("ALREADY_REFUNDED", "paid"),
            (ClaimStatus.Refunded, _) => new Outcome.Done("paid"),
            (ClaimStatus.Closed, _) => new Outcome.Refused("CLOSED", "closed"),
            (ClaimStatus.SellerRefused, Effect.Refuse) => new Outcome.Done("refused"),
            (ClaimStatus.AwaitingBuyerReturn or ClaimStatus.AwaitingReceipt, Effect.AgreeReturn) =>
                new Outcome.Done("agreed"),
            _ => new Outcome.Absent(),
        };
    });

    protected override Task<T> CallAsync<T>(Func<T> there)
    {
        if (Math.Abs(Node.Time.SkewMs) > 600_000) throw new SimReadException("timestamp refused");
        return base.CallAsync(() => Silent ? throw new SimTimeoutException() : there());
    }

    private Outcome Agree(Effect.AgreeRefund e) => platform.Agree(
        e.RefundNo, e.Instruction.Version, e.Instruction.Amount.Minor, e.Instruction.Key, Sim.Mutant.IgnoresVersion);

    private RefundRead Read(PlatformRefund refund) => new(refund.Order.OrderNo, Sim.Mutant.Reading(refund));

    private async Task<T> ReadAsync<T>(Func<T> there)
    {
        if (Sim.World.Random.Chance(Sim.Swarm.PageError)) throw new SimReadException("busy");
        return await CallAsync(there);
    }

    /// <summary>Last page first: rows that are modified meanwhile slide towards pages already read, never past us.</summary>
    private async IAsyncEnumerable<ReadPage<T>> PagesAsync<T>(Func<List<T>> rows)
    {
        var total = await ReadAsync(() => rows().Count);
        var pages = (total + PageSize - 1) / PageSize;
        for (var n = 0; n < pages; n++)
        {
            var skip = (pages - 1 - n) * PageSize;
            yield return [.. await ReadAsync(() => rows().Skip(skip).Take(PageSize).ToList())];
        }
    }
}

/// <summary>The same platform, with a remote ERP behind the shop that can be asked to stop shipments.</summary>
internal sealed class PlatformWithErpPorts(Sim sim, SimNode node, Platform platform)
    : PlatformPorts(sim, node, platform), IPerform<Effect.Stop>
{
    public override Connector Ports => base.Ports.Can<IPerform<Effect.Stop>>(this);

    public Task<Outcome> PerformAsync(Effect.Stop effect, CancellationToken stop) =>
        SendAsync(effect, e => Sim.Erp.Stop(e));

    public Task<Outcome> FindOutAsync(Effect.Stop effect, CancellationToken stop) =>
        AskAsync(effect, () => Sim.Erp.Stopped(effect));
}

/// <summary>The payment provider of hosted shops: one key pays once.</summary>
internal sealed class ProviderPorts(Sim sim, SimNode node) : IPerform<Effect.PayOut>
{
    public Connector Ports => new Connector().Can<IPerform<Effect.PayOut>>(this);

    public async Task<Outcome> PerformAsync(Effect.PayOut effect, CancellationToken stop)
    {
        effect = (Effect.PayOut)sim.Mutant.Sending(effect);
        sim.Mirror.FirstByte(effect, node.Name);
        sim.Gates.FirstByte(effect, node.Context);
        try
        {
            return sim.Mutant.Answered(effect, await sim.Net.CallAsync(() => sim.Provider.Pay(effect)));
        }
        catch (SimTimeoutException late)
        {
            return sim.Mutant.Answered(effect, new Outcome.Uncertain(late.Message));
        }
    }

    public async Task<Outcome> FindOutAsync(Effect.PayOut effect, CancellationToken stop)
    {
        try
        {
            var answer = await sim.Net.CallAsync(() => sim.Provider.Find(effect.Instruction.Key));
            answer = sim.Mutant.FoundOut(effect, answer);
            sim.Gates.Asked(effect, answer);
            return answer;
        }
        catch (SimTimeoutException late)
        {
            return new Outcome.Uncertain(late.Message);
        }
    }
}
