using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Antui.Core.Orders;
using Antui.Tests.EndToEnd;

namespace Antui.Tests.Crash;

/// <summary>
/// Buyers, warehouse and store around a merchant that may die at any moment. Whatever the merchant acknowledged is
/// noted and asked for at the end.
/// </summary>
internal sealed class Market(Platform platform, Caller merchant, CancellationToken stop)
{
    private readonly ConcurrentBag<Task> _lives = [];
    private readonly ConcurrentDictionary<string, Expected> _refunds = new();
    private readonly ConcurrentBag<(string Path, string What, Func<JsonNode, bool> Holds)> _acknowledged = [];
    private int _number = 1_000;

    private sealed record Expected(string Shop, string OrderNo, long Fen);

    public int Refunds => _refunds.Count;

    public int Acknowledged => _acknowledged.Count;

    /// <summary>Starts one life of every kind: stopped, sent back, and in the merchant's own store.</summary>
    public void Begin()
    {
        var shop = _number % 2 == 0 ? Platform.Assistant : Platform.Direct;
        _lives.Add(StoppedAsync(shop, Next()));
        _lives.Add(SentBackAsync(shop, Next()));
        _lives.Add(OwnAsync(Next()));
    }

    public void BeginOwn() => _lives.Add(OwnAsync(Next()));

    public Task EndAsync() => Task.WhenAll(_lives);

    /// <summary>Everything acknowledged is there, every refund is made, and made once.</summary>
    /// <param name="others">Refunds that the test itself asked for.</param>
    public async Task CheckAsync(ILookup<string, long> own, params string[] others)
    {
        var paid = await platform.PaidAsync();
        foreach (var (no, expected) in _refunds)
        {
            var entries = (expected.Shop == MerchantFile.Own ? own : paid)[no].ToArray();
            Assert.True(
                entries is [var fen] && fen == expected.Fen,
                $"{no}: {expected.Fen} became [{string.Join(", ", entries)}]");
        }
        Assert.Empty(paid.Concat(own).Select(entry => entry.Key).Except(_refunds.Keys).Except(others));
    }

    /// <summary>Asks the merchant for all it has acknowledged, and waits until it knows of every refund.</summary>
    public async Task RecallAsync()
    {
        foreach (var (no, expected) in _refunds)
            await merchant.UntilAsync($"refunds/{expected.Shop}/{no}", r => (string?)r["phase"] == "refunded", stop);
        foreach (var (path, what, holds) in _acknowledged)
        {
            var (status, body) = await merchant.SendAsync(HttpMethod.Get, path, null, stop);
            Assert.True(status == 200 && holds(body), $"{what} was acknowledged and is lost: {status} {body}");
        }
    }

    private string Next() => Interlocked.Increment(ref _number).ToString("000000");

    private async Task StoppedAsync(string shop, string no)
    {
        var (order, refund, fen) = ("71" + no, "91" + no, 1_000 + no[^1]);
        await platform.OrderAsync(shop, order, fen);
        _refunds[refund] = new Expected(shop, order, fen);
        await platform.AskAsync(shop, order, refund, RefundKind.Unshipped, fen);
        await platform.UntilRefundedAsync(shop, order, refund, stop);
    }

    private async Task SentBackAsync(string shop, string no)
    {
        var (order, refund, fen) = ("72" + no, "92" + no, 2_000 + no[^1]);
        await platform.OrderAsync(shop, order, fen);
        await merchant.UntilAsync($"orders/{shop}/{order}", _ => true, stop);
        foreach (var step in new[] { "release", "pick", "pack" })
            await ShipAsync(shop, order, $$"""{"action":"{{step}}"}""");
        await ShipAsync(shop, order, """{"action":"hand-over","waybill":{"carrier":"YTO","number":"YT1"}}""");
        Acknowledge(
            $"orders/{shop}/{order}", order + " handed over",
            o => (string?)o["shipments"]![0]!["level"] == "handed-over");
        await platform.UntilAsync(shop, order, o => o.Head.Status is OrderStatus.Shipped, stop);
        _refunds[refund] = new Expected(shop, order, fen);
        await platform.AskAsync(shop, order, refund, RefundKind.Return, fen);
        await platform.UntilAsync(
            shop, order, o => o.Case(refund) is { Claim.Status: ClaimStatus.AwaitingBuyerReturn }, stop);
        await platform.SendBackAsync(shop, order, refund);
        await merchant.UntilAsync(
            $"refunds/{shop}/{refund}",
            r => r["order"]!["returns"]!.AsArray().Any(x => x!["tracking"] is not null), stop);
        var desk = $"shops/{shop}/orders/{order}/return-steps";
        await SayAsync(desk, $$"""
            {"action":"receive","refundNo":"{{refund}}","stepId":"door","lines":[{"lineNo":"{{order}}","quantity":1}]}
            """);
        await SayAsync(desk, $$"""
            {
              "action": "inspect", "refundNo": "{{refund}}", "stepId": "desk",
              "inspected": [{ "lineNo": "{{order}}", "quantity": 1, "grade": "good" }]
            }
            """);
        Acknowledge(
            $"refunds/{shop}/{refund}", refund + " inspected",
            r => r["order"]!["returns"]![0]!["inspected"]!.AsArray().Count == 1);
        await platform.UntilRefundedAsync(shop, order, refund, stop);
    }

    private async Task OwnAsync(string no)
    {
        var (shop, order, refund, fen) = (MerchantFile.Own, "73" + no, "93" + no, 3_000 + no[^1]);
        await SayAsync($"shops/{shop}/orders", $$"""
            {
              "orderNo": "{{order}}", "paidFen": {{fen}},
              "lines": [{ "lineNo": "1", "sku": "s", "title": "茶", "quantity": 1, "paidFen": {{fen}} }]
            }
            """);
        Acknowledge($"orders/{shop}/{order}", order, o => (long)o["paidFen"]! == fen);
        _refunds[refund] = new Expected(shop, order, fen);
        await SayAsync($"shops/{shop}/refunds", $$"""
            {"refundNo":"{{refund}}","orderNo":"{{order}}","kind":"unshipped","amountFen":{{fen}},"reason":"不想要了"}
            """);
        Acknowledge($"refunds/{shop}/{refund}", refund, r => (long)r["amountFen"]! == fen);
        await SayAsync(
            $"shops/{shop}/evidence",
            $$"""{"orderNo":"{{order}}","refundNo":"{{refund}}","kind":"stopped","id":"doc-{{no}}"}""");
        Acknowledge(
            $"refunds/{shop}/{refund}", "doc-" + no,
            r => r["evidence"]!.AsArray().Any(e => ((string)e!["id"]!).Contains("doc-" + no)));
        await merchant.UntilAsync($"refunds/{shop}/{refund}", r => (string?)r["phase"] == "refunded", stop);
    }

    private Task ShipAsync(string shop, string order, string step) =>
        SayAsync($"shops/{shop}/orders/{order}/shipment-steps", step);

    private async Task SayAsync(string path, string json)
    {
        var (status, body) = await merchant.SayAsync(path, json, stop);
        Assert.True(status is 200 or 201 or 202, $"{path} {json}: {status} {body}");
    }

    private void Acknowledge(string path, string what, Func<JsonNode, bool> holds) =>
        _acknowledged.Add((path, what, holds));
}
