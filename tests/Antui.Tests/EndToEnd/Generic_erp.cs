using System.Text.Json.Nodes;
using Antui.Connectors.Generic;

namespace Antui.Tests.EndToEnd;

/// <summary>A store of the merchant's own with its goods behind a self-developed ERP: the example.</summary>
[Collection(Processes.Name)]
public sealed class Generic_erp
{
    private const string Shop = "web";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Goods_are_stopped_refused_and_taken_back_by_the_erp()
    {
        using var limit = new CancellationTokenSource(Patience);
        var stop = limit.Token;
        await using var node = await Node.StartAsync(pushed: true, stop);
        await node.OrderAsync("o1", stop);
        await node.OrderAsync("o2", stop);
        await node.OrderAsync("o3", stop);
        await node.OrderAsync("o4", stop);

        await node.AskAsync("r1", "o1", "unshipped", stop);
        var stopped = await node.UntilAsync("r1", IsClosed, stop);
        Assert.Equal((4_200L, true), ((long)stopped["paidFen"]!, (bool)stopped["automatic"]!));
        Assert.Equal([("stopped", "r1")], Parts(await node.Erp.OrderAsync("o1", stop)));

        await node.Erp.WarehouseAsync("/o2/ship", new { }, stop);
        await node.UntilEvidenceAsync("o2", "shipped", stop);
        await node.AskAsync("r2", "o2", "unshipped", stop);
        var late = await node.UntilAsync(
            "r2", r => (string?)r["phase"] == "person" && Instruction(r, "stop") == "refused", stop);
        Assert.Equal(("GOODS_SHIPPED", 0L), ((string?)late["code"], (long)late["paidFen"]!));
        Assert.Equal([("shipped", "")], Parts(await node.Erp.OrderAsync("o2", stop)));

        await node.Erp.WarehouseAsync("/o3/ship", new { }, stop);
        await node.AskAsync("r3", "o3", "return", stop);
        await node.UntilAsync("r3", r => Instruction(r, "expect-return") == "done", stop);
        Assert.Equal("expected", (await node.Erp.OrderAsync("o3", stop)).Returns!.Single().State);
        await node.SendBackAsync("r3", "o3", stop);
        object[] lines = [new { lineNo = "1", quantity = 2, grade = "good" }];
        await node.Erp.WarehouseAsync("/o3/receive", new { refundNo = "r3", lines }, stop);
        var back = await node.UntilAsync("r3", IsClosed, stop);
        Assert.Equal(4_200L, (long)back["paidFen"]!);
        Assert.Equal("closed", (await node.Erp.OrderAsync("o3", stop)).Returns!.Single().State);

        await node.Erp.WarehouseAsync("/o4/pick", new { }, stop);
        await node.AskAsync("r4", "o4", "unshipped", stop);
        await node.UntilAsync("r4", r => Instruction(r, "stop") is "unknown" or "finding-out", stop);
        await node.Erp.WarehouseAsync("/o4/answer", new { refundNo = "r4", stopped = true }, stop);
        Assert.Equal(4_200L, (long)(await node.UntilAsync("r4", IsClosed, stop))["paidFen"]!);
        Assert.DoesNotContain(ErpProcess.Secret, node.Errors + node.Erp.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_webhook_brings_is_read()
    {
        using var limit = new CancellationTokenSource(Patience);
        var stop = limit.Token;
        await using var node = await Node.StartAsync(pushed: false, stop);
        await node.OrderAsync("o1", stop);
        await node.Erp.WarehouseAsync("/o1/ship", new { }, stop);
        await node.UntilEvidenceAsync("o1", "shipped", stop);
        await node.AskAsync("r1", "o1", "return", stop);
        await node.UntilAsync("r1", r => Instruction(r, "expect-return") == "done", stop);
        await node.SendBackAsync("r1", "o1", stop);
        object[] lines = [new { lineNo = "1", quantity = 2, grade = "defective" }];
        await node.Erp.WarehouseAsync("/o1/receive", new { refundNo = "r1", lines }, stop);
        var damaged = await node.UntilAsync("r1", r => (string?)r["phase"] == "person", stop);
        Assert.Equal(("GOODS_DAMAGED", 0L), ((string?)damaged["code"], (long)damaged["paidFen"]!));
    }

    private static bool IsClosed(JsonNode refund) =>
        (string?)refund["phase"] == "refunded" && (bool)refund["documentClosed"]!;

    private static (string, string)[] Parts(GenericOrder order) =>
        [.. order.Lines.Select(p => (p.State, p.RefundNo ?? ""))];

    private static string? Instruction(JsonNode refund, string action) => (string?)refund["instructions"]!.AsArray()
        .LastOrDefault(i => (string?)i!["action"] == action)?["state"];

    /// <summary>A node with the shop, and the ERP beside it.</summary>
    private sealed class Node : IAsyncDisposable
    {
        private readonly MerchantFile _file = MerchantFile.New();
        private readonly Caller _caller = new();
        private AntuiProcess _process = null!;

        public ErpProcess Erp { get; private set; } = null!;

        public string Errors => _process.Errors;

        /// <param name="pushed">Webhooks arrive and the next poll is far away; or the other way round.</param>
        public static async Task<Node> StartAsync(bool pushed, CancellationToken stop)
        {
            var node = new Node();
            node._process = AntuiProcess.Start("serve", "--config", node._file.Write(null, null));
            var address = await node._process.AddressAsync();
            node._caller.Server = () => address;
            var nowhere = new Uri("http://127.0.0.1:9/");
            node.Erp = await ErpProcess.StartAsync(new Uri(pushed ? address : nowhere, $"/api/v1/erp/{Shop}/events"));
            var (status, body) = await node._caller.SendAsync(
                HttpMethod.Put, "shops/" + Shop, Config(node.Erp.Address, pushed).ToJsonString(), stop);
            Assert.True(status == 201, body.ToJsonString());
            var (_, check) = await node._caller.SayAsync($"shops/{Shop}/check", "{}", stop);
            Assert.NotEqual("broken", (string?)check["state"]);
            return node;
        }

        public async Task OrderAsync(string no, CancellationToken stop)
        {
            object[] lines = [new { lineNo = "1", sku = "tea", quantity = 2 }];
            await Erp.WarehouseAsync("", new { orderNo = no, lines }, stop);
            var (status, _) = await _caller.SayAsync(
                $"shops/{Shop}/orders",
                $$"""
                {"orderNo":"{{no}}","paidFen":4200,
                 "lines":[{"lineNo":"1","sku":"tea","title":"tea","quantity":2,"paidFen":4200}]}
                """, stop);
            Assert.Equal(201, status);
        }

        public async Task AskAsync(string no, string order, string kind, CancellationToken stop)
        {
            var (status, _) = await _caller.SayAsync(
                $"shops/{Shop}/refunds",
                $$"""{"refundNo":"{{no}}","orderNo":"{{order}}","kind":"{{kind}}","amountFen":4200}""", stop);
            Assert.Equal(201, status);
        }

        public async Task SendBackAsync(string no, string order, CancellationToken stop)
        {
            var (status, _) = await _caller.SayAsync(
                $"shops/{Shop}/refunds/{no}/changes",
                $$"""
                {"orderNo":"{{order}}","change":"send-back","changeId":"c","tracking":{"carrier":"YTO","number":"YT1"}
                }
                """, stop);
            Assert.Equal(200, status);
        }

        public Task<JsonNode> UntilAsync(string refund, Func<JsonNode, bool> wanted, CancellationToken stop) =>
            _caller.UntilAsync($"refunds/{Shop}/{refund}", wanted, stop);

        /// <summary>Evidence is shown with refunds: a small one is asked for, to look at it, and withdrawn.</summary>
        public async Task UntilEvidenceAsync(string order, string kind, CancellationToken stop)
        {
            var probe = $"probe-{order}";
            await _caller.SayAsync(
                $"shops/{Shop}/refunds",
                $$"""{"refundNo":"{{probe}}","orderNo":"{{order}}","kind":"compensation","amountFen":1}""", stop);
            await UntilAsync(probe, r => r["evidence"]!.AsArray().Any(e => (string?)e!["kind"] == kind), stop);
            await _caller.SayAsync(
                $"shops/{Shop}/refunds/{probe}/changes",
                $$"""{"orderNo":"{{order}}","change":"withdraw","changeId":"w"}""", stop);
        }

        public async ValueTask DisposeAsync()
        {
            if (Erp is not null) await Erp.DisposeAsync();
            await _process.DisposeAsync();
            _caller.Dispose();
            _file.Dispose();
        }

        private static JsonObject Config(Uri erp, bool pushed) => new()
        {
            ["id"] = Shop,
            ["platform"] = "hosted",
            ["way"] = "pay-out",
            ["fulfilment"] = "remote-erp",
            ["erp"] = new JsonObject
            {
                ["kind"] = "generic",
                ["connection"] = new JsonObject { ["address"] = erp.ToString(), ["secret"] = ErpProcess.Secret },
            },
            ["poll"] = new JsonObject { ["interval"] = pushed ? "1h" : "1s", ["overlap"] = "2m", ["backfill"] = "1h" },
            ["timing"] = new JsonObject
            {
                ["lease"] = "15s",
                ["backOff"] = "300ms",
                ["backOffMost"] = "1s",
                ["unknownHorizon"] = "20s",
            },
            ["strategies"] = new JsonArray(
                new JsonObject { ["id"] = "stopped", ["name"] = "stopped", ["template"] = "unshipped-stopped" },
                new JsonObject { ["id"] = "received", ["name"] = "received", ["template"] = "return-received" }),
        };
    }
}
