using Antui.Core.Orders;
using Antui.Server.Gateways.Top;

namespace Antui.Sandbox.Platform;

/// <summary>The one shape of every answer to a supplier.</summary>
public static class SupplierAnswers
{
    public static TopAnswer Yes() => TopAnswer.Of(new TopObject().Add("success", true));

    public static TopAnswer No(string code, string message, bool retry = false) => TopAnswer.Of(new TopObject()
        .Add("success", false).Add("error_code", code).Add("error_message", message).Add("retry", retry));

    /// <summary>Errors in the form of a parameter are said in this shape, too.</summary>
    public static TopAnswer No(TopAnswer.Error error) =>
        No(error.SubCode.Length > 0 ? error.SubCode : "isv.invalid-parameter",
            error.SubMsg.Length > 0 ? error.SubMsg : error.Msg);

    public static TopAnswer NoOrder { get; } = No("isv.order-not-exist", "履约单不存在");

    /// <summary>Whether the caller is the supplier of this shop.</summary>
    public static TopAnswer? Stranger(GatewayCall call, string? supplierId) =>
        call.Settings.Push is not { } push ? No("isv.not-supplier", "该店铺不是天猫国际直营店铺")
        : push.SupplierId != supplierId ? No("isv.supplier-not-match", "supplier_id与店铺不符")
        : null;

    /// <summary>Lines as the caller counted them, or why they are not lines of the order.</summary>
    public static TopAnswer? Line(
        Order order, TopJsonParameter item, string quantity, out (string LineNo, long Quantity) line)
    {
        line = default;
        if (item.Id("sub_order_code", out var sub) is { } badSub) return No(badSub);
        if (item.Id("sc_item_id", out var goods) is { } badGoods) return No(badGoods);
        if (item.Whole(quantity, out var count) is { } badCount) return No(badCount);
        if (order.Line(sub) is not { } known) return No("isv.sub-order-not-exist", $"子单{sub}不存在");
        if (PushMessages.ItemId(known.Sku) != goods) return No("isv.item-not-match", $"子单{sub}的货品不是{goods}");
        if (count < 0) return No(GatewayCall.BadParameter(quantity));
        line = (sub, count);
        return null;
    }
}
