using System.Collections.Frozen;

namespace Antui.Server.Texts;

/// <summary>What each guard and each condition asks, and in which unit it answers.</summary>
public static class RuleTexts
{
    public static Both Of(string rule) => Table.TryGetValue(rule, out var text) ? text.Text : (rule, rule);

    /// <summary>"fen", "count", "hour", or nothing when the rule compares no figures.</summary>
    public static string Unit(string rule) => Table.TryGetValue(rule, out var text) ? text.Unit : "";

    public static bool Knows(string rule) => Table.ContainsKey(rule);

    private static readonly FrozenDictionary<string, (Both Text, string Unit)> Table =
        new Dictionary<string, (Both Text, string Unit)>
        {
            ["claim-is-open"] = (("退款申请处于待处理状态", "The request is open and with the seller"), ""),
            ["claim-is-known"] = (("退款类型与订单状态已知", "Its kind and the order's status are known"), ""),
            ["lines-are-known"] = (("退款商品在订单中", "Every claimed item is in the order"), "count"),
            ["amount-is-positive"] = (("退款金额大于零", "The amount is above zero"), "fen"),
            ["currency-matches"] = (("币种与付款一致", "The currency is that of the payment"), ""),
            ["person-agrees"] = (("没有人工暂停或拒绝", "No person holds or refuses it"), ""),
            ["kind-is-automatic"] = (("属于可自动退款的类型", "Its kind may be refunded automatically"), ""),
            ["no-arbitration"] = (("平台客服未介入", "The platform's service has not stepped in"), ""),
            ["not-advanced"] = (("平台未先行垫付", "The platform has not paid in advance"), ""),
            ["nothing-unknown"] = (("没有结果未知的退款指令", "No instruction of unknown outcome is open"), ""),
            ["within-order"] = (("不超过订单可退余额", "Within what is left of the order's payment"), "fen"),
            ["within-lines"] = (("不超过商品行可退金额", "Within what is left of the claimed lines"), "fen"),
            ["within-freight"] = (("不超过可退运费", "Within what is left of the freight"), "fen"),
            ["within-refund-cap"] = (("不超过单笔限额", "Within the cap of a single refund"), "fen"),
            ["shipment-stopped"] = (("发货已确认拦截", "The shipment is proved stopped"), "count"),
            ["goods-received"] = (("退货已入仓且为良品", "The goods are back in good state"), "count"),
            ["gifts-returned"] = (("随主商品的赠品已退回", "The gifts that came with the goods are back"), "count"),
            ["amount-at-most"] = (("金额不超过上限", "The amount is at most this"), "fen"),
            ["reason-in"] = (("退款原因属于所列原因", "The reason is one of these"), ""),
            ["reason-not-in"] = (("退款原因不属于所列原因", "The reason is none of these"), ""),
            ["shop-in"] = (("店铺属于所列店铺", "The shop is one of these"), ""),
            ["goods-in"] = (("商品都在所列商品中", "All goods are among these"), ""),
            ["goods-not-in"] = (("商品都不在所列商品中", "No goods are among these"), ""),
            ["gifts-may-stay"] = (("赠品可以不退回", "Gifts need not come back"), ""),
            ["between"] = (("在所列时段内（北京时间）", "Between these hours (UTC+8)"), "hour"),
            ["strategy"] = (("有启用的策略通过", "An enabled strategy approves"), ""),
        }.ToFrozenDictionary();
}
