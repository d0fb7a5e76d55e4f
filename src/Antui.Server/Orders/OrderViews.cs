using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Engine.Projections;
using Antui.Engine.Shops;
using Antui.Server.Refunds;

namespace Antui.Server.Orders;

/// <summary>Orders as the API shows them. No rule lives here.</summary>
public static class OrderViews
{
    public static OrderItem Item(OrderRow row) => new(
        row.Shop, row.OrderNo, row.Status, row.RawStatus, row.PaidFen, row.RefundedFen, row.CreatedAt, row.ModifiedAt,
        row.BuyerRef);

    public static OrderDetail Detail(Order order, Shop? shop, ShopBook shops, Instant now) => new(
        order.Key.Shop, order.Key.OrderNo, order.Head.Status, order.Head.RawStatus, order.Head.Created,
        order.Head.PaidAt,
        order.Head.Paid.Minor, order.Head.Freight.Minor, Views.RefundedFen(order), Views.ReservedFen(order),
        order.Head.Paid.Currency,
        order.Head.BuyerRef, Views.Lines(order, null), Views.Shipments(order), Views.Returns(order),
        shop is null ? []
            : [.. order.Cases.Select(c => Views.Item(Projection.Row(order, c, shop.Policy, now), shops))]);
}
