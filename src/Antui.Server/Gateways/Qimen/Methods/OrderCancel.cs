using Antui.Connectors.Qimen;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Engine.Shops;

namespace Antui.Server.Gateways.Qimen.Methods;

/// <summary>
/// An ERP that we serve as warehouse cancels. "success" is said only when the desk holds every part of what was asked:
/// by the true level of the goods, all or nothing.
/// </summary>
public sealed class OrderCancel : IQimenMethod
{
    public string Name => "taobao.qimen.order.cancel";

    public bool Serves(Shop shop) => DeskMethod.Serves(shop);

    public async Task<QimenAnswer> HandleAsync(QimenCall call, CancellationToken stop)
    {
        if (call.Message["orderCode"] is not { } code) return WarehouseReport.Missing("orderCode");
        if (await call.FindOrderAsync(code, stop) is not ({ } shop, { } found))
            return await EntryAsync(call, code, stop) ?? WarehouseReport.OrderUnknown(code);
        var asked = "";
        var (accepted, answer) = await call.Engine.SayAsync(
            found.Key, order => Means(call, order ?? found, out asked), stop);
        if ((answer ?? DeskMethod.Failed(accepted)) is { } known) return known;
        // Read once more: between the look and the fact the parcel may have been handed over.
        var after = await call.Engine.ReadAsync(found.Key, stop) ?? found;
        return Held(after, asked) ? Done(after) : TooLate(after);
    }

    /// <param name="asked">The number of the request that the cancel is.</param>
    private static Meant<QimenAnswer> Means(QimenCall call, Order order, out string asked)
    {
        asked = "";
        var (lines, wrong) = QimenAsks.Cancelled(call.Message, order);
        if (wrong is not null) return DeskMethod.Of(wrong);
        if (lines.IsEmpty)
        {
            // The whole order, of which some lines may be held for an earlier cancel already.
            var rest = Rest(order);
            if (rest.IsEmpty) return Done(order);
            if (!rest.SequenceEqual(order.AllLines)) lines = rest;
        }
        var claim = QimenAsks.Cancel(order, lines, call.Message["cancelReason"] ?? "", call.Now);
        asked = claim.RefundNo;
        if (Held(order, asked)) return Done(order);
        if (!DeskMethod.CanStop(order, lines)) return TooLate(order);
        return new Fact.RefundSeen(order.Key, claim, DeskMethod.Source(call));
    }

    /// <summary>Goods that were announced and of which nothing came yet are awaited no more.</summary>
    private static async Task<QimenAnswer?> EntryAsync(QimenCall call, string code, CancellationToken stop)
    {
        var entries = call.Engine.Entries;
        foreach (var shop in call.Shops)
        {
            if (await entries.FindAsync(shop.Config.Id, code, stop) is null) continue;
            return await entries.CancelAsync(shop.Config.Id, code, DeskMethod.Source(call), stop) is Accepted.Refused no
                ? QimenAnswer.Failure("entry-begun", no.Why.Text)
                : QimenAnswer.Success() with { Fields = [new QimenNode("orderId", code)] };
        }
        return null;
    }

    private static bool Held(Order order, string refundNo) =>
        order.Evidence.Any(e => e is { Kind: EvidenceKind.Stopped, Holds: true } && e.RefundNo == refundNo);

    private static ImmutableArray<LineQuantity> Rest(Order order)
    {
        var rest = order.AllLines;
        foreach (var e in order.Evidence)
            if (e is { Kind: EvidenceKind.Stopped, Holds: true }) rest = Quantities.Minus(rest, order.Covered(e));
        return rest;
    }

    private static QimenAnswer Done(Order order) => QimenAnswer.Success() with
    {
        Fields = [new QimenNode("orderId", order.Key.OrderNo)],
    };

    private static QimenAnswer TooLate(Order order) => QimenAnswer.Failure(
        "order-left", order.Shipments.IsEmpty ? "There is nothing to cancel."
            : $"The goods cannot be held any more (level {order.Shipments.Max(s => s.Level)}).");
}
