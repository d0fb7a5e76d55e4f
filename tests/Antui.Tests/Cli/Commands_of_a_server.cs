using Antui.Cli;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Tests.Api;
using Microsoft.Extensions.DependencyInjection;

namespace Antui.Tests.Cli;

/// <summary>What the command line says to a running server and prints of its answers.</summary>
[Collection(nameof(Commands_of_a_server))]
[CollectionDefinition(nameof(Commands_of_a_server), DisableParallelization = true)]
public sealed class Commands_of_a_server
{
    [Fact]
    public async Task Stops_all_shops_and_lets_them_go_on()
    {
        await using var node = await TestNode.StartAsync();
        var (code, said) = await RunAsync(node, "stop-all", "--reason", "数据库恢复");
        Assert.Equal(0, code);
        Assert.StartsWith("all shops stopped", said, StringComparison.Ordinal);
        Assert.Contains("person:Li: 数据库恢复", said, StringComparison.Ordinal);
        (_, said) = await RunAsync(node, "shop", "gates", "h1");
        Assert.StartsWith("all shops stopped", said, StringComparison.Ordinal);
        Assert.Contains("409", (await RunAsync(node, "stop-all", "--reason", "x")).Said, StringComparison.Ordinal);
        (code, said) = await RunAsync(node, "resume-all", "--reason", "已核对");
        Assert.Equal(0, code);
        Assert.StartsWith("shops not stopped", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approvals_are_listed_granted_and_refused()
    {
        await using var node = await TestNode.StartAsync();
        foreach (var no in (string[])["1", "2"])
        {
            await node.OrderAsync("o" + no, "h1", 188_000);
            await node.AskAsync("r" + no, "o" + no, 188_000);
            await node.UntilAsync("h1", "r" + no, "person");
        }
        var (_, said) = await RunAsync(node, "approvals", "list", "--lang", "en");
        Assert.Contains("ABOVE_STRATEGY_LIMIT: Above the strategy's limit", said, StringComparison.Ordinal);
        Assert.Contains("r2", said, StringComparison.Ordinal);

        var (code, granted) = await RunAsync(node, "approvals", "approve", "r1", "--reason", "VIP 客户");
        Assert.Equal((0, "r1 applied"), (code, granted[..10]));
        var paid = await node.UntilAsync("h1", "r1", "refunded");
        Assert.Equal(("person:Li", "VIP 客户"),
            ((string)paid["person"]!["author"]!, (string)paid["person"]!["reason"]!));
        Assert.Equal(0, (await RunAsync(node, "approvals", "refuse", "r2", "--reason", "已使用")).Code);
        await node.UntilAsync("h1", "r2", "closed");
        (_, said) = await RunAsync(node, "approvals", "list");
        Assert.Equal("", said);
    }

    [Fact]
    public async Task An_approval_that_would_move_no_money_says_what_has_to_be_passed()
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("o1", "h2");
        await node.AskAsync("r1", "o1", 5_000, "h2");
        var (code, said) = await RunAsync(node, "approvals", "approve", "r1", "--reason", "电话核实");
        Assert.Equal(1, code);
        Assert.Contains("--accept shipment-stopped", said, StringComparison.Ordinal);
        Assert.Null((await node.GetAsync("refunds/h2/r1")).Body["person"]);
        string[] passing = ["approvals", "approve", "r1", "--reason", "电话核实", "--accept", "shipment-stopped"];
        Assert.Equal(0, (await RunAsync(node, passing)).Code);
        await node.UntilAsync("h2", "r1", "refunded");
    }

    [Fact]
    public async Task Losses_are_listed_until_somebody_acknowledges_them()
    {
        await using var node = await TestNode.StartAsync();
        await LostAsync(node, "1");
        var (_, said) = await RunAsync(node, "losses", "list", "--lang", "en");
        Assert.Contains("REFUNDED_BUT_SHIPPED: Paid back as unshipped", said, StringComparison.Ordinal);
        Assert.Equal("", (await RunAsync(node, "approvals", "list")).Said);

        Assert.Equal(0, (await RunAsync(node, "losses", "acknowledge", "r1", "--reason", "已联系快递拦截")).Code);
        Assert.Equal("", (await RunAsync(node, "losses", "list")).Said);
        (var code, said) = await RunAsync(node, "losses", "acknowledge", "r1", "--reason", "x");
        Assert.Equal(1, code);
        Assert.Contains("no open loss", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refund_that_the_platform_took_back_is_a_loss_until_it_is_marked_as_handled()
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("o1", "h2");
        var engine = node.Services.GetRequiredService<RefundEngine>();
        var at = Instant.From(DateTimeOffset.UtcNow);
        foreach (var status in (ClaimStatus[])[ClaimStatus.AwaitingSeller, ClaimStatus.Refunded, ClaimStatus.Closed])
        {
            var claim = new Claim(
                "r1", status is ClaimStatus.AwaitingSeller ? 1 : 2, RefundKind.Unshipped, status, "", Money.Fen(5_000),
                null, [new LineQuantity("1", 2)], "", "", at, at);
            await engine.AcceptAsync(
                new Fact.RefundSeen(new OrderKey("h2", "o1"), claim, "test"), TestContext.Current.CancellationToken);
        }
        Assert.Contains("SUCCESS_TAKEN_BACK", (await RunAsync(node, "losses", "list")).Said, StringComparison.Ordinal);
        var refund = (await node.GetAsync("refunds/h2/r1")).Body;
        Assert.Equal("set-handled", (string)Assert.Single(refund["verification"]!["actions"]!.AsArray())!);
        Assert.Equal(0, (await RunAsync(node, "losses", "acknowledge", "r1", "--reason", "买家未收到，已补付")).Code);
        Assert.Equal("", (await RunAsync(node, "losses", "list")).Said);
    }

    /// <summary>Stopped, refunded, and gone all the same.</summary>
    internal static async Task LostAsync(TestNode node, string no)
    {
        await node.OrderAsync("o" + no, "h2");
        await node.AskAsync("r" + no, "o" + no, 5_000, "h2");
        await node.PostAsync(
            "shops/h2/evidence", $$"""{"orderNo":"o{{no}}","refundNo":"r{{no}}","kind":"stopped"}""");
        await node.UntilAsync("h2", "r" + no, "refunded");
        await node.PostAsync("shops/h2/evidence", $$"""{"orderNo":"o{{no}}","kind":"shipped"}""");
        await node.UntilAsync("h2", "r" + no, "person");
    }

    /// <summary>The commands write to the console of the process: one at a time.</summary>
    private static async Task<(int Code, string Said)> RunAsync(TestNode node, params string[] words)
    {
        string[] line = [.. words, "--server", node.Address.ToString(), "--key", TestNode.Admin];
        var (output, error) = (Console.Out, Console.Error);
        using var said = new StringWriter();
        Console.SetOut(said);
        Console.SetError(said);
        try
        {
            var code = await CliApp.Create().Parse(line).InvokeAsync(
                cancellationToken: TestContext.Current.CancellationToken);
            return (code, said.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
