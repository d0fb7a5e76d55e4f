using System.Text.Json.Nodes;
using Antui.Core.Orders;

namespace Antui.Tests.EndToEnd;

/// <summary>`antui serve --config FILE`: shops declared wholly in the file, at somebody else's platform.</summary>
[Collection(Processes.Name)]
public sealed class Served_from_a_file
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly (string Shop, string Order, string Refund)[] Asked =
        [(Platform.Direct, "801", "901"), (Platform.Assistant, "802", "902")];

    /// <summary>By polling, and by pushes alone: then the next poll is far away.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refund_flows_to_its_end(bool pushed)
    {
        await using var platform = await Platform.StartAsync();
        using var file = MerchantFile.New();
        using var limit = new CancellationTokenSource(Patience);
        using var caller = new Caller();
        var secret = Path.Combine(file.Folder, "secret");
        await File.WriteAllTextAsync(secret, Platform.AppSecret + "\n", limit.Token);
        var config = file.Write(null, platform.Address, change: tree => Change(tree, secret, pushed, platform.Address));
        await using var node = AntuiProcess.Start("serve", "--config", config);
        var address = await node.AddressAsync();
        caller.Server = () => address;
        await caller.UntilAsync(
            "shops", s => s["items"]!.AsArray().Where(x => (string?)x!["platform"] == "taobao")
                .All(x => (string?)x!["connection"]!["platform"]!["state"] == "ok"), limit.Token);
        foreach (var (shop, order, refund) in Asked)
        {
            await platform.OrderAsync(shop, order, 4_200);
            await platform.AskAsync(shop, order, refund, RefundKind.Unshipped, 4_200);
        }
        foreach (var (shop, order, refund) in Asked)
        {
            await platform.UntilRefundedAsync(shop, order, refund, limit.Token);
            var known = await caller.UntilAsync(
                $"refunds/{shop}/{refund}", r => (string?)r["phase"] == "refunded", limit.Token);
            Assert.True((bool)known["automatic"]!);
            Assert.Equal((4_200L, true), ((long)known["paidFen"]!, (bool)known["documentClosed"]!));
        }
        Assert.Equal([4_200], (await platform.PaidAsync())["901"]);
        Assert.Equal([4_200], (await platform.PaidAsync())["902"]);
        var (_, shops) = await caller.SendAsync(HttpMethod.Get, "shops", null, limit.Token);
        Assert.DoesNotContain(Platform.AppSecret, shops.ToJsonString() + node.Errors, StringComparison.Ordinal);
    }

    private static void Change(JsonObject tree, string secret, bool pushed, Uri platform)
    {
        foreach (var shop in tree["shops"]!.AsArray().Where(s => (string?)s!["platform"] == "taobao"))
        {
            shop!["connection"]!["appSecret"] = "file:" + secret;
            if (!pushed) continue;
            shop["poll"]!["interval"] = "10m";
            shop["connection"]!["messages"] = "WebSocket";
            shop["connection"]!["tmcAddress"] = $"ws://{platform.Authority}/tmc";
            shop["connection"]!["tmcReconnectSeconds"] = 1;
        }
    }
}
