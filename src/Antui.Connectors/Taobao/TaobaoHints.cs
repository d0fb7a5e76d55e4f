using System.Text.Json;
using Antui.Core.Ports;

namespace Antui.Connectors.Taobao;

/// <summary>Pure: which order or refund a message is about. Nothing else of a message is believed.</summary>
public static class TaobaoHints
{
    private static readonly string[] Topics =
        ["taobao_refund_", "taobao_dispute_", "taobao_trade_", "taobao_rdc_", "taobao_rdcaligenius_", "taobao_ag_"];

    /// <returns>Null when the message names neither: it is confirmed and forgotten, and polling goes on.</returns>
    public static Hint? Of(string topic, string content)
    {
        if (!Topics.Any(t => topic.StartsWith(t, StringComparison.Ordinal))) return null;
        TmcRefundContent? ids;
        try
        {
            ids = AnswerJson.Parse(content).Deserialize(TaobaoJson.Default.TmcRefundContent);
        }
        catch (JsonException)
        {
            return null;
        }
        // A trade message may name a refund in passing; what changed is the order.
        var isTrade = topic.StartsWith("taobao_trade_", StringComparison.Ordinal);
        var refundNo = isTrade ? "" : ids?.RefundId ?? "";
        var orderNo = ids?.Tid ?? ids?.ParentOrderId ?? "";
        return orderNo.Length + refundNo.Length > 0 ? new Hint(orderNo, refundNo) : null;
    }
}
