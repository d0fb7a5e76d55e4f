using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Pool;
using Antui.Core.Ports;
using Antui.Engine.Jobs;
using Antui.Engine.Shops;

namespace Antui.Engine.Pool;

/// <summary>What people do with the pool: one record, a selection, or all that match as a task with progress.</summary>
public sealed class PoolDesk
{
    /// <summary>Records worked on side by side: their facts share a commit.</summary>
    private const int AtOnce = 100;

    private readonly EngineContext _engine;
    private readonly RefundEngine _door;
    private readonly PoolIntake _intake;
    private readonly PoolConverter _converter;

    internal PoolDesk(EngineContext engine, RefundEngine door, PoolIntake intake)
    {
        (_engine, _door, _intake) = (engine, door, intake);
        var reader = new PoolReader(engine, door, intake);
        _converter = new PoolConverter(engine, door, intake, reader);
        Tasks = new PoolTasks(engine, this);
        Register(door.Jobs, reader);
    }

    /// <summary>Actions over all records that match, with progress.</summary>
    public PoolTasks Tasks { get; }

    /// <summary>What was read of a record: the fact it will become; null while only its head is known.</summary>
    public async Task<Fact?> ReadAsync(PoolKind kind, string shop, string no, CancellationToken stop) =>
        await _engine.Store.ReadPooledAsync(kind, shop, no, stop) is { Json: not "" } record
            ? _intake.Read(record.Json) : null;

    /// <summary>Does the same to each; what is not possible is told by number, the rest is done.</summary>
    public async Task<IReadOnlyList<PoolFault>> ActAsync(
        PoolKind kind, PoolAction action, string shop, IReadOnlyList<string> numbers, string reason, string author,
        CancellationToken stop)
    {
        var faults = new List<PoolFault>();
        var rows = new List<PoolRow>();
        foreach (var no in numbers.Distinct(StringComparer.Ordinal))
        {
            if (await _engine.Store.ReadPooledAsync(kind, shop, no, stop) is { } record) rows.Add(record.Row);
            else faults.Add(new PoolFault(no, new Refusal.NotPooled(kind, shop, no)));
        }

        faults.AddRange(await ActAsync(action, rows, reason, author, stop));
        return faults;
    }

    /// <param name="rows">Of one kind; of any shops.</param>
    internal async Task<IReadOnlyList<PoolFault>> ActAsync(
        PoolAction action, IReadOnlyList<PoolRow> rows, string reason, string author, CancellationToken stop)
    {
        var faults = new List<PoolFault>();
        foreach (var ofShop in rows.GroupBy(r => r.Shop))
        {
            if (_engine.Shops.Find(ofShop.Key) is not { } shop)
            {
                faults.AddRange(ofShop.Select(r => new PoolFault(r.No, new Refusal.ShopUnknown(r.Shop))));
                continue;
            }
            foreach (var part in ofShop.Chunk(AtOnce)) faults.AddRange(
                await PartAsync(action, shop, part, reason, author, stop));
        }

        return faults;
    }

    /// <summary>Refunds that waited for orders are tried at once.</summary>
    internal async Task OrdersConvertedAsync(string shop, CancellationToken stop)
    {
        var waiting = await _engine.Store.CountByStageAsync(PoolKind.Refund, shop, stop);
        if (waiting[PoolStage.Parked] > 0) _door.Jobs.Hurry($"{PoolRetryJob.Name}:{shop}");
    }

    private async Task<IReadOnlyList<PoolFault>> PartAsync(
        PoolAction action, Shop shop, PoolRow[] rows, string reason, string author, CancellationToken stop)
    {
        if (action is PoolAction.Convert or PoolAction.Reject)
        {
            var done = await Task.WhenAll(rows.Select(r => action is PoolAction.Convert
                ? ConvertAsync(shop, r, author, stop) : RejectAsync(shop, r, reason, author, stop)));
            if (rows[0].Kind is PoolKind.Order
                && done.Any(f => f is null)) await OrdersConvertedAsync(shop.Config.Id, stop);
            return [.. done.OfType<PoolFault>()];
        }

        var faults = rows.Select(r => PoolRules.Fault(action, r)).OfType<PoolFault>().ToList();
        var places = rows.Where(r => PoolRules.Fault(action, r) is null).Select(r =>
            new PoolPlace(r.No, r.ModifiedAt)).ToList();
        if (places.Count == 0) return faults;
        await _engine.Store.MovePooledAsync(
            new PoolMove(
                rows[0].Kind, shop.Config.Id, places, PoolRules.From(action), PoolRules.To(action), "", reason, author,
                    _engine.Now),
            stop);
        return faults;
    }

    /// <summary>A person is told that it was converted before; the machine that meets it again has nothing to
    /// do.</summary>
    private async Task<PoolFault?> ConvertAsync(Shop shop, PoolRow row, string author, CancellationToken stop) =>
        PoolRules.Fault(PoolAction.Convert, row) ?? await _converter.ConvertAsync(shop, row, author, stop);

    /// <summary>
    /// The refusal goes the one way every answer goes: the refund is converted with a person's refusal in the same
    /// moment, and the workflow tells the platform. Converted first and refused then, a strategy might have paid in
    /// between.
    /// </summary>
    private async Task<PoolFault?> RejectAsync(Shop shop, PoolRow row, string reason, string author,
        CancellationToken stop)
    {
        if (row.Kind is not PoolKind.Refund) return new PoolFault(row.No, new Refusal.OnlyRefundsRejected());
        if (PoolRules.Fault(PoolAction.Reject, row) is { } not) return not;
        var say = new PersonSay(PersonAction.Refuse, author, reason, _engine.Now, 0, []);
        if (row.Stage is not PoolStage.Converted) return await _converter.ConvertAsync(shop, row, author, say, stop);
        var key = new OrderKey(row.Shop, row.OrderNo);
        if ((await _door.ReadAsync(key, stop))?.Case(row.No) is not { } refund)
            return new PoolFault(row.No, new Refusal.RefundUnknown());
        var fact = new Fact.PersonActs(key, row.No, say with { Version = refund.Claim.Version }, author);
        return await _door.AcceptAsync(fact, stop) is Accepted.Refused no ? new PoolFault(row.No, no.Why) : null;
    }

    private void Register(JobScheduler jobs, PoolReader reader)
    {
        bool Pools(Shop shop) => shop.Config.Intake.Pool;
        jobs.Add(new PoolDownloadJob(_engine, reader), "every 10s", Pools);
        jobs.Add(
            new PoolConvertJob(_engine, _converter, PoolKind.Order), "every 10s",
            s => Pools(s) && s.Config.Intake.ConvertOrders is Converting.Auto);
        jobs.Add(
            new PoolConvertJob(_engine, _converter, PoolKind.Refund), "every 10s",
            s => Pools(s) && s.Config.Intake.ConvertRefunds is Converting.Auto);
        jobs.Add(new PoolRetryJob(_engine, _converter), "every 5m", Pools);
    }
}
