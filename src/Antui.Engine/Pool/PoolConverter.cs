using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Mapping;
using Antui.Core.Orders;
using Antui.Core.Pool;
using Antui.Core.Ports;
using Antui.Engine.Shops;

namespace Antui.Engine.Pool;

/// <summary>
/// Turns what was read into facts of the engine. Converting again changes nothing: the engine recognises the repeat,
/// and the row is moved only if it is still the one that was converted. What cannot be converted is parked with its
/// reason.
/// </summary>
internal sealed class PoolConverter(EngineContext engine, RefundEngine door, PoolIntake intake, PoolReader reader)
{
    /// <returns>Null when it is converted; else why it is not.</returns>
    public Task<PoolFault?> ConvertAsync(Shop shop, PoolRow row, string author, CancellationToken stop) =>
        ConvertAsync(shop, row, author, null, stop);

    /// <param name="refuse">Said in the same moment as the refund comes in, so that no strategy is faster.</param>
    public async Task<PoolFault?> ConvertAsync(
        Shop shop, PoolRow row, string author, PersonSay? refuse, CancellationToken stop)
    {
        try
        {
            return await TryAsync(shop, row, author, refuse, stop);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException && !stop.IsCancellationRequested)
        {
            var why = new Refusal.ConvertFailed(fault.Message);
            await engine.Store.TriedAsync(row.Kind, row.Shop, [row.No], why.Code, why.Note, engine.Now, stop);
            return new PoolFault(row.No, why);
        }
    }

    private async Task<PoolFault?> TryAsync(
        Shop shop, PoolRow row, string author, PersonSay? refuse, CancellationToken stop)
    {
        if (row.Stage is PoolStage.Converted) return null;
        if (PoolRules.Fault(PoolAction.Convert, row) is { } not) return not;
        var record = await engine.Store.ReadPooledAsync(row.Kind, row.Shop, row.No, stop);
        if (record is null or { Json: "" } or { Row.Stage: PoolStage.ToDownload })
        {
            if (await reader.ReadAsync(shop, record?.Row ?? row, author, stop) is { } unread) return unread;
            record = await engine.Store.ReadPooledAsync(row.Kind, row.Shop, row.No, stop);
        }

        if (record is null or { Row.Stage: PoolStage.Converted }) return null;
        var mapping = await door.Mappings.OfAsync(row.Shop, stop);
        return intake.Read(record.Json) switch
        {
            Fact.OrderSeen seen => await OrderAsync(record.Row, seen, mapping, author, stop),
            Fact.RefundSeen seen => await RefundAsync(shop, record.Row, seen, mapping, author, refuse, stop),
            _ => new PoolFault(row.No, new Refusal.ConvertsNothing()),
        };
    }

    private async Task<PoolFault?> OrderAsync(
        PoolRow row, Fact.OrderSeen seen, ShopMapping mapping, string author, CancellationToken stop)
    {
        var mapped = mapping.Order(seen.Order);
        if (!mapped.Problems.IsEmpty) return await ParkAsync(row, First(mapped.Problems), author, stop);
        return await EndAsync(row, await door.AcceptAsync(seen with { Order = mapped.Value }, stop), author, stop);
    }

    private async Task<PoolFault?> RefundAsync(
        Shop shop, PoolRow row, Fact.RefundSeen seen, ShopMapping mapping, string author, PersonSay? refuse,
        CancellationToken stop)
    {
        if (await door.ReadAsync(seen.Key, stop) is null) return await WaitAsync(row, author, stop);
        var mapped = mapping.Refund(seen.Claim);
        if (!mapped.Problems.IsEmpty) return await ParkAsync(row, First(mapped.Problems), author, stop);
        var say = refuse is null ? null : refuse with { Version = mapped.Value.Version };
        var read = new RefundRead(seen.Key.OrderNo, mapped.Value);
        var answers = await door.TakeMappedAsync(shop, read, PoolIntake.Pooled, say, stop);
        return await EndAsync(row, answers[0], author, stop)
            ?? (answers[^1] is Accepted.Refused no ? new PoolFault(row.No, no.Why) : null);
    }

    private async Task<PoolFault?> EndAsync(PoolRow row, Accepted answer, string author, CancellationToken stop)
    {
        switch (answer)
        {
            case Accepted.Refused refused:
                return await ParkAsync(row, refused.Why, author, stop);
            case Accepted.Parked:
                return await WaitAsync(row, author, stop);
            default:
                await engine.Store.MovePooledAsync(
                    Move(row, [PoolStage.ToConvert, PoolStage.Parked], PoolStage.Converted, "", "", author), stop);
                return null;
        }
    }

    /// <summary>The order comes first: if it is not even in the pool, it is asked for.</summary>
    private async Task<PoolFault> WaitAsync(PoolRow row, string author, CancellationToken stop)
    {
        var pooled = await engine.Store.ReadPooledAsync(PoolKind.Order, row.Shop, row.OrderNo, stop);
        if (pooled is null)
        {
            await engine.Store.PutHeadsAsync(
                [
                    new PoolRow(
                        PoolKind.Order, row.Shop, row.OrderNo, row.OrderNo, PoolStage.ToDownload, "", "", "", 0, "",
                            row.BuyerRef,
                        row.ShipTo, row.CreatedAt, new Instant(0), engine.Now, null, "refund:" + row.No),
                ],
                full: false, stop);
            door.Jobs.Hurry($"{PoolDownloadJob.Name}:{row.Shop}");
        }

        Refusal why = pooled is null ? new Refusal.OrderBeingFetched(row.OrderNo)
            : new Refusal.OrderInPool(row.OrderNo, pooled.Row.Stage);
        var parked = await ParkAsync(row, why, author, stop);
        // Converted between our look and the parking, the order wakes nobody any more.
        if (await door.ReadAsync(new OrderKey(row.Shop, row.OrderNo), stop) is not null)
            door.Jobs.Hurry($"{PoolRetryJob.Name}:{row.Shop}");
        return parked;
    }

    /// <summary>The table that stands in the way first, with all that it does not know.</summary>
    private static Refusal.Unmapped First(ImmutableArray<Refusal.Unmapped> problems)
    {
        var table = problems[0].Table;
        return new(table, Cut(string.Join(", ", problems.Where(p => p.Table == table).Select(p => p.What))));
    }

    private static string Cut(string note)
    {
        const int most = 300;
        return note.Length > most ? note[..most] + "…" : note;
    }

    private async Task<PoolFault> ParkAsync(PoolRow row, Refusal why, string author, CancellationToken stop)
    {
        var (code, note) = (why.Code, Cut(why.Note));
        if (row.Stage is PoolStage.Parked && row.Reason == code && row.Note == note)
            await engine.Store.TriedAsync(row.Kind, row.Shop, [row.No], code, note, engine.Now, stop);
        else await engine.Store.MovePooledAsync(Move(row, PoolRules.Waiting, PoolStage.Parked, code, note, author),
            stop);
        return new PoolFault(row.No, why);
    }

    private PoolMove Move(
        PoolRow row, ImmutableArray<PoolStage> from, PoolStage to, string reason, string note, string author) => new(
        row.Kind, row.Shop, [new PoolPlace(row.No, row.ModifiedAt)], from, to, reason, note, author, engine.Now);
}
