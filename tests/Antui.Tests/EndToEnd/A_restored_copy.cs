using System.Text.Json.Nodes;
using Antui.Core.Orders;

namespace Antui.Tests.EndToEnd;

/// <summary>
/// The restore as the handbook tells it: an older copy of the database, its shops paused until the polls have caught
/// up. What was refunded after the copy was made is not refunded again.
/// </summary>
[Collection(Processes.Name)]
public sealed class A_restored_copy
{
    private const string Shop = Platform.Direct;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    [Fact]
    public async Task Pays_nothing_twice_and_goes_on()
    {
        await using var platform = await Platform.StartAsync();
        using var file = MerchantFile.New();
        using var limit = new CancellationTokenSource(Patience);
        using var caller = new Caller();
        var stop = limit.Token;

        await using (var node = await StartAsync(file, platform, caller, paused: false))
        {
            await ReturnAsync(platform, caller, "821", "921", stop);
            await EndAsync(node);
        }
        var copy = Directory.CreateDirectory(Path.Combine(file.Folder, "copy")).FullName;
        foreach (var db in Databases(file)) File.Copy(db, Path.Combine(copy, Path.GetFileName(db)));

        await using (var node = await StartAsync(file, platform, caller, paused: false))
        {
            await ReceiveAsync(platform, caller, "821", "921", stop);
            await platform.UntilRefundedAsync(Shop, "821", "921", stop);
            await platform.OrderAsync(Shop, "822", 3_300);
            await platform.AskAsync(Shop, "822", "922", RefundKind.Unshipped, 3_300);
            await platform.UntilRefundedAsync(Shop, "822", "922", stop);
            await EndAsync(node);
        }
        foreach (var db in Databases(file)) File.Delete(db);
        foreach (var db in Directory.GetFiles(copy)) File.Copy(db, Path.Combine(file.Folder, Path.GetFileName(db)));

        await using (var node = await StartAsync(file, platform, caller, paused: true))
        {
            await platform.OrderAsync(Shop, "823", 4_400);
            await platform.AskAsync(Shop, "823", "923", RefundKind.Unshipped, 4_400);
            foreach (var refunded in (string[])["921", "922"])
                await caller.UntilAsync($"refunds/{Shop}/{refunded}", r => (string?)r["phase"] == "refunded", stop);
            await caller.UntilAsync($"refunds/{Shop}/923", r => (string?)r["turn"] == "machine", stop);
            Assert.Empty((await platform.PaidAsync())["923"]);
            await EndAsync(node);
        }
        await using (await StartAsync(file, platform, caller, paused: false))
            await caller.UntilAsync($"refunds/{Shop}/923", r => (string?)r["phase"] == "refunded", stop);
        var paid = await platform.PaidAsync();
        Assert.Equal([2_200], paid["921"]);
        Assert.Equal([3_300], paid["922"]);
        Assert.Equal([4_400], paid["923"]);
    }

    /// <summary>An order that was shipped and is coming back.</summary>
    private static async Task ReturnAsync(
        Platform platform, Caller caller, string order, string refund, CancellationToken stop)
    {
        await platform.OrderAsync(Shop, order, 2_200);
        await caller.UntilAsync($"orders/{Shop}/{order}", _ => true, stop);
        foreach (var step in (string[])["release", "pick", "pack"])
            await SayAsync(caller, order, "shipment-steps", $$"""{"action":"{{step}}"}""", stop);
        await SayAsync(caller, order, "shipment-steps",
            """{"action":"hand-over","waybill":{"carrier":"YTO","number":"YT1"}}""", stop);
        await platform.AskAsync(Shop, order, refund, RefundKind.Return, 2_200);
        await platform.UntilAsync(
            Shop, order, o => o.Case(refund) is { Claim.Status: ClaimStatus.AwaitingBuyerReturn }, stop);
    }

    private static async Task ReceiveAsync(
        Platform platform, Caller caller, string order, string refund, CancellationToken stop)
    {
        await platform.SendBackAsync(Shop, order, refund);
        await caller.UntilAsync($"refunds/{Shop}/{refund}",
            r => r["order"]!["returns"]!.AsArray().Any(x => x!["tracking"] is not null), stop);
        var received = $$"""[{"lineNo":"{{order}}","quantity":1}]""";
        await SayAsync(caller, order, "return-steps",
            $$"""{"action":"receive","refundNo":"{{refund}}","stepId":"a","lines":{{received}}}""", stop);
        var graded = $$"""[{"lineNo":"{{order}}","quantity":1,"grade":"good"}]""";
        await SayAsync(caller, order, "return-steps",
            $$"""{"action":"inspect","refundNo":"{{refund}}","stepId":"b","inspected":{{graded}}}""", stop);
    }

    private static async Task SayAsync(Caller caller, string order, string what, string json, CancellationToken stop)
    {
        var (status, body) = await caller.SayAsync($"shops/{Shop}/orders/{order}/{what}", json, stop);
        Assert.True(status == 200, $"{json}: {status} {body}");
    }

    private static async Task<AntuiProcess> StartAsync(MerchantFile file, Platform platform, Caller caller, bool paused)
    {
        var config = file.Write(null, platform.Address, change: tree =>
        {
            if (!paused) return;
            foreach (var shop in tree["shops"]!.AsArray()) shop!["paused"] = JsonValue.Create(true);
        });
        var node = AntuiProcess.Start("serve", "--config", config);
        var address = await node.AddressAsync();
        caller.Server = () => address;
        return node;
    }

    private static async Task EndAsync(AntuiProcess node)
    {
        node.Signal(15);
        Assert.Equal(0, (await node.ExitAsync(Patience)).Code);
    }

    private static string[] Databases(MerchantFile file) => Directory.GetFiles(file.Folder, "merchant.db*");
}
