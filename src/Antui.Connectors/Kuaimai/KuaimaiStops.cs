using Antui.Core.Effects;
using Antui.Core.Orders;

namespace Antui.Connectors.Kuaimai;

/// <summary>
/// Stopping: the interception voids system orders before the audit, the cancellation those that are audited and not
/// yet sent. Neither answer is believed; the order is read again.
/// </summary>
public sealed class KuaimaiStops(KuaimaiSettings settings, KuaimaiClient client, KuaimaiReading reading)
{
    public const string Intercept = "erp.trade.send.goods.intercept";
    public const string Cancel = "erp.trade.cancel";
    public const string Halt = "erp.trade.halt";

    /// <summary>System orders of one call.</summary>
    private const int AtOnce = 20;

    public async Task<Outcome> StopAsync(Effect.Stop effect, CancellationToken stop)
    {
        IReadOnlyList<KuaimaiTrade> trades;
        try
        {
            trades = await reading.TradesOfAsync(effect.Order.OrderNo, stop);
        }
        catch (ReadFailedException failed)
        {
            return failed.AsNotExecuted(settings.RetrySeconds);
        }
        var outcome = Conclude(trades, effect);
        // An order may be audited between reading and interception; then it is taken the other way, once.
        for (var round = 1; round <= 2 && outcome is Outcome.Absent; round++)
        {
            var before = Open(trades, effect);
            if (before.Find(p => !settings.HoldParts && !IsWhole(trades, p.Sid, effect)) is { } part)
            {
                return new Outcome.Refused(
                    "PART_OF_TRADE",
                    $"系统订单 {part.Sid} 还有其他商品，快麦接口只能整单作废；请在快麦内拆分，或设置 holdParts。");
            }
            var (said, no) = await WriteAsync(trades, before, effect, stop);
            if (said is not null) return said;
            try
            {
                trades = await reading.TradesOfAsync(effect.Order.OrderNo, stop);
            }
            catch (ReadFailedException failed)
            {
                return new Outcome.Uncertain(failed.Message);
            }
            outcome = Conclude(trades, effect);
            if (outcome is Outcome.Absent && (round == 2 || !MovedOn(before, Open(trades, effect))))
            {
                return StillThere(Open(trades, effect), no);
            }
        }
        return outcome;
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

    /// <returns>An outcome when nothing more is to be asked; else what the ERP refused, if anything.</returns>
    private async Task<(Outcome? Said, Outcome.Refused? No)> WriteAsync(
        IReadOnlyList<KuaimaiTrade> trades, List<KuaimaiPiece> pieces, Effect.Stop effect, CancellationToken stop)
    {
        Outcome.Refused? no = null;
        var calls = pieces.DistinctBy(p => p.Sid).GroupBy(
            p => !IsWhole(trades, p.Sid, effect) ? Halt : p.State is KuaimaiState.Open ? Intercept : Cancel,
            p => p.Sid);
        foreach (var call in calls)
        {
            foreach (var sids in call.Chunk(AtOnce))
            {
                List<KeyValuePair<string, string>> parameters = [new("sids", string.Join(',', sids))];
                if (call.Key == Halt) parameters.Add(new("autoUnHalt", "0"));
                var reply = await client.CallAsync(call.Key, parameters, stop);
                if (reply is Reply.Refused refused) no = new Outcome.Refused(refused.Code, refused.Text);
                else if (reply is not Reply.Ok ok) return (reply.ToOutcome(), null);
                // Success on the outside: the failures are counted inside.
                else if (Members.Ids(ok.Body, "failedIds") is { Count: > 0 } failed)
                {
                    no = new Outcome.Refused("NOT_STOPPED", $"快麦未能拦截系统订单 {string.Join(',', failed)}。");
                }
            }
        }
        return (null, no);
    }

    private Outcome StillThere(List<KuaimaiPiece> open, Outcome.Refused? no)
    {
        if (no is null) return new Outcome.Uncertain("快麦已受理拦截，但订单没有作废。");
        // Before the audit it may say yes in a while; from the warehouse it goes out.
        return open.TrueForAll(p => p.State is KuaimaiState.Open)
            ? no with { RetryAfter = TimeSpan.FromSeconds(settings.RetrySeconds) }
            : no;
    }

    /// <summary>What the system orders say of the goods; Absent: nothing is stopped, and it still can be.</summary>
    private Outcome Conclude(IReadOnlyList<KuaimaiTrade> trades, Effect.Stop effect)
    {
        var pieces = Concerned(trades, effect);
        if (pieces.Count == 0 || Wanted(effect).Any(w =>
            pieces.Where(p => p.LineNo == w.LineNo).Sum(p => p.Quantity) < w.Quantity))
        {
            return new Outcome.Uncertain("快麦中没有此订单的这些商品。");
        }
        if (pieces.TrueForAll(p => IsStopped(p, trades, effect))) return new Outcome.Done(Receipt(pieces));
        if (pieces.TrueForAll(p => p.State is KuaimaiState.Shipped))
        {
            return new Outcome.Refused("SHIPPED", $"系统订单 {Receipt(pieces)} 已发货。");
        }
        if (pieces.Find(p => p.State is KuaimaiState.Unknown) is { } odd)
        {
            return new Outcome.Uncertain($"系统订单 {odd.Sid} 处于未知状态。");
        }
        // Some left and some did not: neither "will not ship" nor "has shipped" is true.
        if (pieces.Exists(p => p.State is KuaimaiState.Shipped))
        {
            return new Outcome.Uncertain($"系统订单 {Receipt(pieces)} 部分已发货。");
        }
        return !settings.CancelAudited && pieces.Find(p => p.State is KuaimaiState.InWarehouse) is { } released
            ? new Outcome.Refused("IN_WAREHOUSE", $"系统订单 {released.Sid} 已审核，按设置不作废。")
            : new Outcome.Absent();
    }

    /// <summary>
    /// Suspended counts only where nothing better can be had: for a part of an order, and if the shop says so.
    /// </summary>
    private bool IsStopped(KuaimaiPiece piece, IReadOnlyList<KuaimaiTrade> trades, Effect.Stop effect) =>
        piece.State is KuaimaiState.Cancelled
        || (settings.HoldParts && piece is { Suspended: true, State: not KuaimaiState.Shipped }
            && !IsWhole(trades, piece.Sid, effect));

    private List<KuaimaiPiece> Open(IReadOnlyList<KuaimaiTrade> trades, Effect.Stop effect) =>
    [
        .. Concerned(trades, effect).Where(p =>
            p.State is KuaimaiState.Open or KuaimaiState.InWarehouse && !IsStopped(p, trades, effect)),
    ];

    private static bool MovedOn(List<KuaimaiPiece> before, List<KuaimaiPiece> after) => after.Exists(a =>
        a.State is KuaimaiState.InWarehouse && before.Exists(b => b.Sid == a.Sid && b.State is KuaimaiState.Open));

    private static List<KuaimaiPiece> Concerned(IReadOnlyList<KuaimaiTrade> trades, Effect.Stop effect) =>
    [
        .. trades.SelectMany(KuaimaiMap.Pieces).Where(p => p.OrderNo == effect.Order.OrderNo && IsWanted(p, effect))
            .OrderBy(p => p.Sid, StringComparer.Ordinal),
    ];

    private static bool IsWanted(KuaimaiPiece piece, Effect.Stop effect) =>
        effect.Lines.IsDefaultOrEmpty || effect.Lines.Any(l => l.LineNo == piece.LineNo);

    /// <summary>
    /// Whether the refund covers everything in the system order, so that nothing else is voided with it.
    /// </summary>
    private static bool IsWhole(IReadOnlyList<KuaimaiTrade> trades, string sid, Effect.Stop effect)
    {
        if (trades.SelectMany(KuaimaiMap.Pieces).Where(p => p.Sid == sid && p.State is not KuaimaiState.Cancelled)
            .Any(p => p.OrderNo != effect.Order.OrderNo || !IsWanted(p, effect)))
        {
            return false;
        }
        var alive = Concerned(trades, effect).Where(p => p.State is not KuaimaiState.Cancelled).ToList();
        return effect.Lines.IsDefaultOrEmpty || Wanted(effect).All(w =>
            alive.Where(p => p.LineNo == w.LineNo).Sum(p => p.Quantity) <= w.Quantity);
    }

    private static IEnumerable<LineQuantity> Wanted(Effect.Stop effect) =>
        from line in effect.Lines.IsDefault ? [] : effect.Lines
        group line.Quantity by line.LineNo into all
        select new LineQuantity(all.Key, all.Sum());

    private static string Receipt(IEnumerable<KuaimaiPiece> pieces) =>
        string.Join(',', pieces.Select(p => p.Sid).Distinct(StringComparer.Ordinal));
}
