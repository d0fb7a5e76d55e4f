using Antui.Connectors;
using Antui.Connectors.Taobao;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Sandbox.Months;
using Antui.Sandbox.Time;

namespace Antui.Sandbox.People;

/// <summary>
/// A small ERP as merchants have them: it has never heard of Antui, speaks to the after-sale assistant by its wire
/// protocol, keeps its own idea of parcels in memory, and is pointed at our gateway by changing the address.
/// </summary>
internal sealed class AgErp(TaobaoShop platform, TaobaoClient client, Agenda agenda, SimClock clock, int seed)
{
    private readonly Dictionary<string, (OrderPlan Plan, bool Left)> _orders = [];
    private readonly HashSet<string> _said = [];
    private readonly Dictionary<string, Claim> _stopped = [];
    private readonly Dictionary<string, Instant> _arrives = [];
    private Instant _from = clock.Now;

    public void Plan(OrderPlan plan)
    {
        if (plan.Row.Paid is not { } paid) return;
        _orders[plan.OrderNo] = (plan, false);
        agenda.At(paid + plan.HandOverAfter, plan.OrderNo, () => HandOverAsync(plan, 0));
    }

    /// <summary>The ERP's own rhythm: every few minutes it pulls what changed and pushes what it knows.</summary>
    public async Task PollAsync()
    {
        var to = clock.Now;
        try
        {
            await foreach (var page in platform.ChangedRefundsAsync(_from - TimeSpan.FromMinutes(15), to, default))
                foreach (var read in page) await AnswerAsync(read);
            foreach (var (refundNo, at) in _arrives.Where(a => a.Value <= to).ToList())
                if (await InWarehouseAsync(refundNo)) _arrives.Remove(refundNo);
            _from = to;
        }
        catch (TaobaoReadException)
        {
            // As real ones do: the next round reads the same window again.
        }
    }

    private async Task AnswerAsync(RefundRead read)
    {
        var claim = read.Claim;
        if (!_orders.TryGetValue(read.OrderNo, out var known)) return;
        if (claim.Kind is RefundKind.Unshipped && claim.Status is ClaimStatus.AwaitingSeller)
        {
            var said = $"{claim.RefundNo}:{claim.Version}";
            if (_said.Contains(said)) return;
            if (!known.Left) _stopped[read.OrderNo] = claim;
            if (await CancelAsync(read, known.Left ? "FAIL" : "SUCCESS")) _said.Add(said);
        }
        else if (claim.Kind is RefundKind.Return && claim.Status is ClaimStatus.AwaitingReceipt)
        {
            if (!_said.Add(claim.RefundNo + ":back")) return;
            _arrives[claim.RefundNo] = clock.Now + new Dice(seed, "erp " + claim.RefundNo).Hours(30, 90);
        }
        else if (claim.Status is ClaimStatus.Closed && _stopped.Remove(read.OrderNo) && !known.Left)
        {
            await HandOverIfDueAsync(known.Plan);
        }
    }

    private async Task<bool> CancelAsync(RefundRead read, string status) => await platform.Ag.SendgoodsCancelAsync(
        new CancelGoods(long.Parse(read.Claim.RefundNo), long.Parse(read.OrderNo), status, OperateTime: ChinaTime.Text(clock.Now)),
        default) is Outcome.Done;

    private async Task<bool> InWarehouseAsync(string refundNo) =>
        await platform.Ag.WarehouseUpdateAsync(long.Parse(refundNo), default) is Outcome.Done;

    private Task HandOverIfDueAsync(OrderPlan plan)
    {
        if (clock.Now >= plan.Row.Paid + plan.HandOverAfter)
            agenda.At(clock.Now + TimeSpan.FromHours(2), plan.OrderNo, () => HandOverAsync(plan, 0));
        return Task.CompletedTask;
    }

    private async Task HandOverAsync(OrderPlan plan, int tries)
    {
        const int most = 200;
        if (tries > most || Leaving(plan) is not { } parcel) return;
        _orders[plan.OrderNo] = (plan, true);
        var reply = await client.CallAsync(new TopCall(
            "taobao.logistics.offline.send", ("tid", plan.OrderNo), ("sub_tid", parcel), ("is_split", parcel == "" ? "" : "1"),
            ("company_code", "YTO"), ("out_sid", "YT" + plan.OrderNo)), default);
        var sent = reply is TopReply.Ok or TopReply.Refused;
        if (!sent) agenda.At(clock.Now + TimeSpan.FromMinutes(5), plan.OrderNo, () => HandOverAsync(plan, tries + 1));
    }

    /// <summary>The lines of the parcel as the platform wants them: empty for all, null when nothing may leave.</summary>
    private string? Leaving(OrderPlan plan)
    {
        if (!_stopped.TryGetValue(plan.OrderNo, out var claim)) return "";
        if (claim.Lines.IsDefaultOrEmpty) return null;
        var left = plan.Lines.Where(l => l.Quantity > claim.Lines.Where(c => c.LineNo == l.LineNo).Sum(c => c.Quantity)).ToList();
        return left.Count == 0 ? null : left.Count == plan.Lines.Length ? "" : string.Join(',', left.Select(l => l.LineNo));
    }
}
