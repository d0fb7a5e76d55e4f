using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Antui.Core.Effects;
using Antui.Core.Orders;

namespace Antui.Connectors.Wangdian;

/// <summary>
/// Stopping: the interface can only take a whole system order among the exceptions, and only before the audit. Its
/// answer is not believed; the order is read again.
/// </summary>
public sealed class WangdianStops(WangdianSettings settings, WangdianClient client, WangdianReading reading)
{
    public const string ToException = "sales.TradeEdit.toException";

    public async Task<Outcome> StopAsync(Effect.Stop effect, CancellationToken stop)
    {
        IReadOnlyList<WangdianTrade> trades;
        try
        {
            trades = await reading.TradesOfAsync(effect.Order.OrderNo, stop);
        }
        catch (ReadFailedException failed)
        {
            return failed.AsNotExecuted(settings.RetrySeconds);
        }
        var now = Conclude(trades, effect);
        if (now is not Outcome.Absent) return now;
        var open = Concerned(trades, effect).Where(p => p.State is WangdianState.Open).ToList();
        if (!settings.HoldParts && open.FirstOrDefault(p => !IsWhole(trades, p.TradeNo, effect)) is { } part)
        {
            return new Outcome.Refused(
                "PART_OF_TRADE",
                $"系统订单 {part.TradeNo} 还有其他商品，旺店通接口只能整单转异常；请在旺店通内拆分或删除该商品，或设置 holdParts。");
        }
        Outcome.Refused? no = null;
        foreach (var tradeNo in open.Select(p => p.TradeNo).Distinct(StringComparer.Ordinal))
        {
            var reply = await client.WriteAsync(ToException, [JsonValue.Create(tradeNo)], stop);
            if (reply is not Reply.Ok ok)
            {
                // Refused like this nothing was done; whether the order goes on is read below.
                if (reply is not Reply.Refused refused) return reply.ToOutcome();
                no = new Outcome.Refused(refused.Code, refused.Text);
            }
            else if (Members.Text(ok.Body, "message") is { Length: > 0 } said)
            {
                no = new Outcome.Refused("NOT_STOPPED", settings.Scrub(said));
            }
        }
        return await AfterAsync(effect, no, stop);
    }

    public async Task<Outcome> FindOutAsync(Effect.Stop effect, CancellationToken stop)
    {
        try
        {
            var trades = await reading.TradesOfAsync(effect.Order.OrderNo, stop);
            return Concerned(trades, effect).Count == 0 ? new Outcome.Absent() : Conclude(trades, effect);
        }
        catch (ReadFailedException failed)
        {
            return new Outcome.Uncertain(failed.Message);
        }
    }

    /// <summary>Accepted is not stopped: only the order itself says that.</summary>
    private async Task<Outcome> AfterAsync(Effect.Stop effect, Outcome.Refused? no, CancellationToken stop)
    {
        try
        {
            var after = Conclude(await reading.TradesOfAsync(effect.Order.OrderNo, stop), effect);
            if (after is not Outcome.Absent) return after;
            // Still before the audit: it said no, and may say yes in a while.
            return no is not null
                ? no with { RetryAfter = TimeSpan.FromSeconds(settings.RetrySeconds) }
                : new Outcome.Uncertain("旺店通已受理转异常，但订单仍在待审核。");
        }
        catch (ReadFailedException failed)
        {
            return new Outcome.Uncertain(failed.Message);
        }
    }

    /// <summary>What the system orders say of the goods; Absent: nothing is stopped, and it still can be.</summary>
    private Outcome Conclude(IReadOnlyList<WangdianTrade> trades, Effect.Stop effect)
    {
        var pieces = Concerned(trades, effect);
        if (pieces.Count == 0 || Missing(pieces, effect) is { Length: > 0 })
        {
            return new Outcome.Uncertain("旺店通中没有此订单的这些商品。");
        }
        if (pieces.TrueForAll(IsStopped)) return new Outcome.Done(Receipt(pieces));
        if (pieces.TrueForAll(p => p.State is WangdianState.Shipped))
        {
            return new Outcome.Refused("SHIPPED", $"系统订单 {Receipt(pieces)} 已发货。");
        }
        if (pieces.Find(p => p.State is WangdianState.Unknown) is { } odd)
        {
            return new Outcome.Uncertain($"系统订单 {odd.TradeNo} 处于未知状态。");
        }
        // Some left and some did not: neither "will not ship" nor "has shipped" is true.
        if (pieces.Exists(p => p.State is WangdianState.Shipped))
        {
            return new Outcome.Uncertain($"系统订单 {Receipt(pieces)} 部分已发货。");
        }
        if (pieces.Find(p => p.State is WangdianState.InWarehouse) is { } released)
        {
            return new Outcome.Refused("IN_WAREHOUSE", $"系统订单 {released.TradeNo} 已审核交仓库，接口无法拦截。");
        }
        return pieces.Exists(p => p.State is WangdianState.Open)
            ? new Outcome.Absent()
            : new Outcome.Uncertain($"系统订单 {Receipt(pieces)} 已转异常，尚未取消。");
    }

    private bool IsStopped(WangdianPiece piece) => piece.State is WangdianState.Cancelled
        || (piece.State is WangdianState.Exception && settings.ExceptionStops);

    /// <summary>Lines whose quantity the ERP does not have in full: what is not there proves nothing.</summary>
    private static ImmutableArray<LineQuantity> Missing(List<WangdianPiece> pieces, Effect.Stop effect) =>
    [
        .. Wanted(effect).Where(w => pieces.Where(p => p.LineNo == w.LineNo).Sum(p => p.Quantity) < w.Quantity),
    ];

    private static List<WangdianPiece> Concerned(IReadOnlyList<WangdianTrade> trades, Effect.Stop effect) =>
    [
        .. trades.SelectMany(WangdianMap.Pieces).Where(p => p.OrderNo == effect.Order.OrderNo && IsWanted(p, effect))
            .OrderBy(p => p.TradeNo, StringComparer.Ordinal),
    ];

    private static bool IsWanted(WangdianPiece piece, Effect.Stop effect) =>
        effect.Lines.IsDefaultOrEmpty || effect.Lines.Any(l => l.LineNo == piece.LineNo);

    /// <summary>Whether the refund covers everything in the system order, so that nothing else waits with it.</summary>
    private static bool IsWhole(IReadOnlyList<WangdianTrade> trades, string tradeNo, Effect.Stop effect)
    {
        if (trades.SelectMany(WangdianMap.Pieces)
            .Where(p => p.TradeNo == tradeNo && p.State is not WangdianState.Cancelled)
            .Any(p => p.OrderNo != effect.Order.OrderNo || !IsWanted(p, effect)))
        {
            return false;
        }
        var alive = Concerned(trades, effect).Where(p => p.State is not WangdianState.Cancelled).ToList();
        return effect.Lines.IsDefaultOrEmpty || Wanted(effect).All(w =>
            alive.Where(p => p.LineNo == w.LineNo).Sum(p => p.Quantity) <= w.Quantity);
    }

    private static IEnumerable<LineQuantity> Wanted(Effect.Stop effect) =>
        from line in effect.Lines.IsDefault ? [] : effect.Lines
        group line.Quantity by line.LineNo into all
        select new LineQuantity(all.Key, all.Sum());

    private static string Receipt(IEnumerable<WangdianPiece> pieces) =>
        string.Join(',', pieces.Select(p => p.TradeNo).Distinct(StringComparer.Ordinal));
}
