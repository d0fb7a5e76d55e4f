using System.Net;
using System.Text;
using Antui.Core;
using Antui.Server.Json;

namespace Antui.Server.Refunds.Packs;

/// <summary>The readable page of an evidence pack: both languages, one file, prints well, no script.</summary>
internal static class PackPage
{
    public static string Write(RefundDetail refund, IReadOnlyList<TimelineItem> timeline, IReadOnlyList<string> photos, Instant at)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>")
            .Append(Safe($"{refund.Shop} {refund.RefundNo}")).Append("</title><style>").Append(Style).Append("</style></head><body>");
        page.Append($"<h1>退款凭证包 <small>Evidence pack</small></h1><p>{Safe(refund.ShopName)} · 订单 Order {Safe(refund.OrderNo)} · "
            + $"退款 Refund <b>{Safe(refund.RefundNo)}</b></p>");
        Table(page, ["", ""], Facts(refund));
        page.Append("<h2>经过 <small>Timeline</small></h2>");
        Table(page, ["时间 Time (UTC+8)", "来源 Source", "内容", "What happened"],
            timeline.Select(i => new[] { Local(i.At), i.Source, FreeText.Masked(i.Text.Zh),
                FreeText.Masked(i.Text.En) }));
        page.Append("<h2>货物凭证 <small>Evidence of the goods</small></h2>");
        Table(page, ["时间 Time", "来源 Source", "类型 Kind", "明细 Lines", "编号 Id", "有效 Holds"], refund.Evidence.Select(e => new[]
        {
            Local(e.At), e.Source, Words.Text(e.Kind),
            string.Join(", ", e.Inspected.Select(i => $"{i.LineNo}×{i.Quantity} {Words.Text(i.Grade)}")
                .Concat(e.Lines.Select(l => $"{l.LineNo}×{l.Quantity}"))),
            e.Id, e.Holds ? "✓" : FreeText.Masked(e.WithdrawnBecause ?? "–"),
        }));
        page.Append("<h2>指令 <small>Instructions</small></h2>");
        Table(page, ["动作 Action", "状态 State", "金额 Amount", "决定人 Author", "键 Key"], refund.Instructions.Select(i => new[]
        {
            $"{i.ActionText.Zh} {i.ActionText.En}", Words.Text(i.State), Money.Fen(i.AmountFen).ToString(), i.Author, i.Key,
        }));
        foreach (var photo in photos)
            page.Append($"<figure><img src=\"photos/{Safe(photo)}\" alt=\"{Safe(photo)}\"><figcaption>{Safe(photo)}</figcaption></figure>");
        page.Append($"<footer>Antui · {Local(at)} UTC+8 · manifest.json: SHA-256</footer></body></html>");
        return page.ToString();
    }

    private static IEnumerable<string[]> Facts(RefundDetail refund)
    {
        yield return ["类型 Kind", Words.Text(refund.Kind)];
        yield return ["申请金额 Asked", Money.Fen(refund.AmountFen).ToString()];
        yield return ["已退金额 Refunded", Money.Fen(refund.PaidFen).ToString()];
        yield return ["原因 Reason", FreeText.Masked(refund.Reason)];
        yield return ["平台状态 Platform's status", refund.RawStatus];
        yield return ["申请时间 Asked at", Local(refund.AskedAt)];
        yield return ["退款时间 Refunded at", refund.RefundedAt is { } at ? Local(at) : "–"];
        foreach (var line in refund.Order.Lines)
            yield return [$"商品 Line {line.LineNo}",
                $"{line.Sku} {FreeText.Masked(line.Title)} ×{line.Quantity}, {Money.Fen(line.PaidFen)}"];
    }

    private static void Table(StringBuilder page, string[] heads, IEnumerable<string[]> rows)
    {
        page.Append("<table><tr>").AppendJoin("", heads.Select(h => $"<th>{Safe(h)}</th>")).Append("</tr>");
        foreach (var row in rows) page.Append("<tr>").AppendJoin("", row.Select(c => $"<td>{Safe(c)}</td>")).Append("</tr>");
        page.Append("</table>");
    }

    private static string Local(Instant at) => at.ToDateTimeOffset().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss");

    private static string Safe(string? text) => WebUtility.HtmlEncode(text ?? "");

    private const string Style =
        "body{font:14px/1.5 system-ui,'Noto Sans CJK SC',sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
        + "table{border-collapse:collapse;width:100%;margin:.5em 0}th,td{border:1px solid #ccc;padding:.25em .5em;text-align:left;"
        + "vertical-align:top;overflow-wrap:anywhere}small{color:#666;font-weight:normal}img{max-width:100%}footer{color:#666;margin-top:2em}";
}
