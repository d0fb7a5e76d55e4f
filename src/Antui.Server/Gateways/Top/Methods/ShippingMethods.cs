using System.Security.Cryptography;
using System.Text;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Server.Gateways.Top.Wire;

namespace Antui.Server.Gateways.Top.Methods;

/// <summary>
/// Shipping: the ERP says that lines left with a waybill. The goods are the truth: what left is recorded even where the
/// platform answers that it should not have.
/// </summary>
public static class ShippingMethods
{
    private const string Family = "isv.logistics-offline-service-error:";
    private const int SubTidsMost = 50;

    public static readonly ImmutableArray<TopMethod> Table =
    [
        new("taobao.logistics.offline.send", TopNeeds.Write, OfflineSendAsync, ["tid", "out_sid", "company_code"]),
        new("taobao.logistics.companies.get", TopNeeds.App, CompaniesAsync, ["fields"]),
    ];

    private static async Task<TopAnswer> OfflineSendAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Id("tid", out var tid) is { } bad) return bad;
        var (carrier, waybill) = (call["company_code"]!.Trim(), call["out_sid"]!.Trim());
        if (carrier.Length > 32) return Error("B56", "物流公司不存在");
        if (waybill.Length is 0 or > 64 || !waybill.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            return Error("B60", "运单号不符合规则");
        var subTids =
            (call["sub_tid"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (subTids.Length > SubTidsMost) return Error("CD22", $"一次最多{SubTidsMost}个子订单");
        if (call["is_split"] is not (null or "0" or "1")) return TopErrors.Invalid("is_split");
        if (call["is_split"] == "1" && subTids.Length == 0) return Error("CD23", "拆单发货必须指定子订单");
        var key = new OrderKey(call.ShopId, tid);
        var (accepted, answer) = await call.Engine.SayAsync<TopAnswer>(key, order =>
        {
            if (order is null) return Error("B01", "订单不存在");
            var plan = Plan(order, subTids, OrderView.Note(carrier, waybill));
            return new(plan.Lines.IsEmpty ? [] : [Left(call, key, plan.Lines, carrier, waybill)], plan.Error);
        }, stop);
        if (accepted is Accepted.Refused no) return Error("B150", no.Why.Text);
        if (answer is null || accepted is Accepted.Applied)
            // Also for a repeat: the first call may have ended between its two steps.
            await CatchUpAsync(call, key, waybill, stop);
        return answer ?? TopAnswer.Of(new TopObject().Add("shipping", new TopObject().Add("is_success", true)));
    }

    /// <param name="Lines">What to record as gone. With an error: the caller said so, and must not have.</param>
    private sealed record Shipment(ImmutableArray<LineQuantity> Lines, TopAnswer.Error? Error);

    private static Shipment Plan(Order order, string[] subTids, string note)
    {
        if (!order.IsPaid) return new([], Error("B02", "订单未付款，不能发货"));
        if (order.Head.Status is OrderStatus.PaidOnHold) return new([], Error("B04", "订单被锁定，暂不能发货"));
        var isAll = subTids.Length == 0 || subTids is [var one] && one == order.Key.OrderNo && order.Line(one) is null;
        var targets = isAll ? order.Head.Lines : [.. order.Head.Lines.Where(l => subTids.Contains(l.LineNo))];
        if (!isAll && targets.Length != subTids.Distinct().Count()) return new([], Error("P38", "子订单不属于该订单"));
        if (targets.Any(t => MoneyUnderWay(order, t))) return new([], Error("B150", "退款处理中，请稍后再试"));
        var rest = Rest(order, targets);
        if (!rest.IsEmpty && (isAll || targets.All(t => Quantities.Of(rest, t.LineNo) > 0))) return new(rest, null);
        if (targets.Where(t => !OrderView.IsClosed(order, t)).All(t => IsWith(order, t, note))
            && targets.Any(t => IsWith(order, t, note))) return new([], null);
        return Contradiction(order, targets);
    }

    /// <summary>
    /// Nothing is left that may go. Lines that were promised to stay but leave now are recorded: an open request closes
    /// by it, and a refunded one becomes an alarm.
    /// </summary>
    private static Shipment Contradiction(Order order, IReadOnlyList<OrderLine> targets)
    {
        var shipped = Error("B04", "订单已发货或已关闭，不能重复发货");
        var gone = targets
            .Select(t => new LineQuantity(t.LineNo, t.Quantity - OrderView.Shipped(order, t.LineNo)))
            .Where(l => l.Quantity > 0 && OrderView.Kept(order, l.LineNo) > 0).ToImmutableArray();
        if (gone.IsEmpty) return new([], shipped);
        var refunded = gone.Any(l => order.Cases.Any(c =>
            c.IsSettled && c.Claim.Kind is RefundKind.Unshipped
                && Quantities.Of(order.Covered(c.Claim), l.LineNo) > 0));
        return new(gone, refunded ? shipped : null);
    }

    private static ImmutableArray<LineQuantity> Rest(Order order, IEnumerable<OrderLine> targets) =>
        [.. targets.Where(t => !t.Shipped && !OrderView.IsClosed(order, t))
            .Select(t => new LineQuantity(t.LineNo, OrderView.Rest(order, t))).Where(l => l.Quantity > 0)];

    private static bool IsWith(Order order, OrderLine line, string note) => order.Evidence.Any(e =>
        e is { Holds: true, Kind: EvidenceKind.Shipped } && e.Note == note
            && Quantities.Of(order.Covered(e), line.LineNo) > 0);

    private static bool MoneyUnderWay(Order order, OrderLine line) => order.Cases.Any(c =>
        c.Claim.Kind is RefundKind.Unshipped && c.Instructions.Any(i => i.MayLand)
        && Quantities.Of(order.Covered(c.Claim), line.LineNo) > 0);

    private static Fact.EvidenceSeen Left(
        GatewayCall call, OrderKey key, ImmutableArray<LineQuantity> lines, string carrier, string waybill)
    {
        var content = string.Join(',', lines.Select(l => $"{l.LineNo}x{l.Quantity}"));
        return new Fact.EvidenceSeen(
            key, $"{call.Source}:shipped:{waybill}:{Digest(content)}", EvidenceKind.Shipped, "", lines, [],
            StopLevel.HandedOver, call.Source, Instant.Min(call.SaidAt, call.Now), OrderView.Note(carrier, waybill));
    }

    /// <summary>
    /// What follows from the parcels on record: the end of every unshipped request whose goods have left, and the order's
    /// own status.
    /// </summary>
    private static async Task CatchUpAsync(GatewayCall call, OrderKey key, string waybill, CancellationToken stop)
    {
        var order = (await call.Engine.ReadAsync(key, stop))!;
        foreach (var refund in order.Cases.Where(c => c.Claim.IsOpen && !c.IsSettled && HasLeft(order, c)))
        {
            await call.AcceptAsync(new Fact.BuyerChanges(
                key, refund.RefundNo, BuyerChange.Withdraw, "shipped:" + waybill, call.Source), stop);
        }
        await call.Engine.SayAsync<TopAnswer>(key, now =>
            Head(now!, call.Now) is { } head ? new Fact.OrderSeen(head, call.Source) : new Meant<TopAnswer>(), stop);
    }

    /// <summary>An unshipped request whose claimed quantity cannot be kept any more.</summary>
    private static bool HasLeft(Order order, RefundCase refund) =>
        refund.Claim.Kind is RefundKind.Unshipped && order.Covered(refund.Claim).Any(l =>
            (order.Line(l.LineNo)?.Quantity ?? 0) - OrderView.Shipped(order, l.LineNo) < l.Quantity);

    /// <returns>Null when the order says already what the parcels say.</returns>
    private static OrderSnapshot? Head(Order order, Instant now)
    {
        var head = order.Head;
        if (head.Status is not (OrderStatus.Paid or OrderStatus.PaidOnHold or OrderStatus.PartlyShipped)) return null;
        ImmutableArray<OrderLine> lines = [.. head.Lines.Select(l =>
            l.Shipped || OrderView.Shipped(order, l.LineNo) < l.Quantity ? l : l with { Shipped = true })];
        var left = order with { Head = head with { Lines = lines } };
        var status = OrderView.StatusOf(left) switch
        {
            "WAIT_BUYER_CONFIRM_GOODS" => OrderStatus.Shipped,
            "SELLER_CONSIGNED_PART" => OrderStatus.PartlyShipped,
            _ => head.Status,
        };
        if (status == head.Status && lines.SequenceEqual(head.Lines)) return null;
        return head with
        {
            Lines = lines,
            Status = status,
            Modified = Instant.Max(now, head.Modified),
            RawStatus = status is OrderStatus.Shipped ? "WAIT_BUYER_CONFIRM_GOODS" : "SELLER_CONSIGNED_PART",
        };
    }

    private static Task<TopAnswer> CompaniesAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Fields(out var fields) is { } bad) return Task.FromResult<TopAnswer>(bad);
        var list = Carriers.All.Select(c => (TopValue)new TopObject()
            .Add("id", c.Id).Add("code", c.Code).Add("name", c.Name).Only(fields)).ToList();
        return Task.FromResult(TopAnswer.Of(
            new TopObject().Add("logistics_companies", new TopList("logistics_company", list))));
    }

    private static TopAnswer.Error Error(string code, string text) => TopErrors.Business(Family + code, text);

    private static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
