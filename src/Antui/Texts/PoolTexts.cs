using Antui.Core.Ports;

namespace Antui.Texts;

/// <summary>Why a pooled record was not converted, or not done, as a sentence.</summary>
public static class PoolTexts
{
    private static readonly Dictionary<string, Both> Known = new(StringComparer.Ordinal)
    {
        ["UNMAPPED_GOODS"] = ("商品编码没有映射：{0}。补上映射后自动重试。",
            "Goods codes without a mapping: {0}. It is tried again when the mapping is mended."),
        ["UNMAPPED_CARRIER"] =
            ("快递公司没有映射：{0}。补上映射后自动重试。",
                "Carrier without a mapping: {0}. It is tried again when the mapping is mended."),
        ["UNMAPPED_REASON"] = ("退款原因没有映射：{0}。补上映射后自动重试。",
            "Refund reason without a mapping: {0}. It is tried again when the mapping is mended."),
        ["UNMAPPED_STATUS"] = ("平台状态不认识：{0}。补上映射后自动重试。",
            "Status of the platform that nobody knows: {0}. It is tried again when it is mapped."),
        ["ORDER_IN_POOL"] = ("原订单还没有转入（{0}），转入后自动重试。",
            "Its order is still in the pool ({0}); it is tried again when the order is converted."),
        ["ORDER_UNKNOWN"] = ("原订单不认识（{0}），等待原订单。", "Its order is not known ({0}); it waits for the order."),
        ["NOT_FOUND_THERE"] = ("平台查不到这张单。", "The shop's platform does not know it."),
        ["READ_FAILED"] = ("读取明细失败：{0}", "Reading its details failed: {0}"),
        ["CONVERT_FAILED"] = ("转入失败：{0}", "Converting failed: {0}"),
        ["ORDER_INVALID"] = ("单据内容不合法：{0}", "Its content cannot be: {0}"),
        ["NOT_FOUND"] = ("池中没有这张单。", "The pool has no such record."),
        ["ALREADY_CONVERTED"] = ("已经转入。", "It was converted before."),
        ["NOTHING_TO_UNDO"] = ("没有可撤销的操作：既没有标记已处理，也没有移除。", "Nothing to undo: it is neither handled nor removed."),
        ["HANDLED"] = ("已标记为已处理，请先撤销。", "It is marked as handled: undo that first."),
        ["REMOVED"] = ("已移除，请先撤销。", "It was removed: undo that first."),
        ["ONLY_REFUNDS"] = ("只有退单可以拒绝。", "Only refunds can be rejected."),
        ["TOO_LATE"] = ("退款指令已经发出，来不及拒绝：{0}", "The refund was instructed already: {0}"),
        ["ALREADY_REFUNDED"] = ("已经退款：{0}", "It is refunded already: {0}"),
        ["REFUND_UNKNOWN"] = ("订单没有这个退款申请。", "The order has no such refund."),
        ["SHOP_UNKNOWN"] = ("没有这个店铺。", "There is no such shop."),
    };

    public static IEnumerable<string> Codes => Known.Keys;

    /// <param name="note">What the code speaks of.</param>
    public static Both Of(string code, string note)
    {
        if (Known.TryGetValue(code, out var text)) return text.With(note);
        var words = note == "" ? code : $"{code}: {note}";
        return (words, words);
    }

    /// <summary>Null when there is nothing to explain; a person's own words are shown as they are.</summary>
    public static Both? Of(PoolRow row) =>
        row.Reason != "" ? Of(row.Reason, row.Note) : row.Note != "" ? (row.Note, row.Note) : null;
}
