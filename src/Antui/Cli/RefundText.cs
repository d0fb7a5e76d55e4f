using System.Text.Json.Nodes;
using Antui.Core;

namespace Antui.Cli;

/// <summary>A refund's detail and timeline as text for a terminal.</summary>
internal static class RefundText
{
    public static void Print(TextWriter to, JsonNode detail, JsonNode timeline, string lang)
    {
        var zh = lang is "zh";
        var verification = detail["verification"]!;
        to.WriteLine($"{detail["refundNo"]}  {detail["shop"]} / {detail["orderNo"]}");
        to.WriteLine(zh
            ? $"  {detail["kind"]}  {Yuan(detail["amountFen"])}  阶段 {detail["phase"]}  平台状态 {detail["rawStatus"]}"
            : $"  {detail["kind"]}  {Yuan(detail["amountFen"])}  phase {detail["phase"]} status {detail["rawStatus"]}");
        to.WriteLine($"  {verification["blocking"]!["code"]}: {verification["blocking"]!["text"]![lang]}");
        to.WriteLine((zh ? "  轮到：" : "  turn: ") + verification["turnText"]![lang]);
        to.WriteLine();
        to.WriteLine(zh ? "验证" : "Verification");
        foreach (var finding in verification["findings"]!.AsArray()) Finding(to, finding!, lang, zh);
        to.WriteLine();
        to.WriteLine(zh ? "时间线" : "Timeline");
        foreach (var item in timeline["items"]!.AsArray())
            to.WriteLine($"  {item!["at"]}  {item["text"]![lang]}");
    }

    private static void Finding(TextWriter to, JsonNode finding, string lang, bool zh)
    {
        var passed = (bool)finding["passed"]!;
        var strategy = finding["strategy"] is { } s ? $" [{s["name"]}]" : "";
        var aside = passed && (string?)finding["text"]!["en"] is not "Holds" ? $" ({finding["text"]![lang]})" : "";
        to.WriteLine($"  {(passed ? "✓" : "✗")} {finding["ruleText"]![lang]}{strategy}{aside}");
        if (passed) return;
        to.WriteLine($"      {finding["code"]}: {finding["text"]![lang]}");
        if (finding["source"] is { } source)
            to.WriteLine(zh
                ? $"      依据 {source}，{finding["ageSeconds"]} 秒前"
                    : $"      by {source}, {finding["ageSeconds"]} s ago");
        to.WriteLine($"      → {finding["help"]![lang]}");
    }

    internal static string Yuan(JsonNode? fen) => Money.Fen((long)fen!).ToString();
}
