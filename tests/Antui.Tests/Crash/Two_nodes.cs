using Antui.Core.Orders;
using Antui.Storage;
using Antui.Tests.EndToEnd;
using Antui.Tests.Shared;

namespace Antui.Tests.Crash;

/// <summary>Several processes over one database: all serve, any may die or sleep, and nothing is done twice.</summary>
[Collection(Processes.Name)]
public sealed class Two_nodes(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Both_serve_and_when_one_dies_for_ever_the_other_takes_over()
    {
        var store = await PrivatePostgres.NewDatabaseAsync();
        await using var platform = await Platform.StartAsync();
        using var file = MerchantFile.New();
        using var limit = new CancellationTokenSource(Patience);
        using var caller = new Caller();
        await using var first = AntuiProcess.Start("serve", "--config", file.Write(store, platform.Address, "first"));
        await using var second = AntuiProcess.Start("serve", "--config", file.Write(store, platform.Address, "second"));
        Uri[] alive = [await first.AddressAsync(), await second.AddressAsync()];
        var turn = 0;
        caller.Server = () => alive[(uint)Interlocked.Increment(ref turn) % alive.Length];
        var market = new Market(platform, caller, limit.Token);
        for (var i = 0; i < 6; i++) market.Begin();
        // The first has calls under way when it dies.
        await platform.Wire.Arm(after: true, skip: 5, () =>
        {
            first.Kill();
            return Task.CompletedTask;
        }).WaitAsync(limit.Token);
        alive = [alive[1]];
        var death = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < 4; i++) market.Begin();
        await market.EndAsync();
        var took = TimeProvider.System.GetElapsedTime(death);
        await market.RecallAsync();
        await second.DisposeAsync();
        await market.CheckAsync(await LedgerAsync(store));
        output.WriteLine($"All {market.Refunds} refunds were made {took.TotalSeconds:0.0} s after a node died.");
        Assert.True(took < MerchantFile.Lease + TimeSpan.FromSeconds(30), $"The other took over after {took}.");
    }

    /// <summary>An old server left on: it sleeps past its lease inside a call, and wakes when another acted.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_node_that_slept_past_its_lease_does_nothing_twice(bool afterTheCallWasCarriedOut)
    {
        var store = await PrivatePostgres.NewDatabaseAsync();
        await using var platform = await Platform.StartAsync();
        using var file = MerchantFile.New();
        using var limit = new CancellationTokenSource(Patience);
        using var caller = new Caller();
        await using var old = AntuiProcess.Start("serve", "--config", file.Write(store, platform.Address, "old"));
        var oldAddress = await old.AddressAsync();
        caller.Server = () => oldAddress;
        var market = new Market(platform, caller, limit.Token);
        var asleep = platform.Wire.Arm(afterTheCallWasCarriedOut, skip: 1, () =>
        {
            old.Signal(AntuiProcess.Stop);
            return Task.CompletedTask;
        });
        await platform.OrderAsync(Platform.Direct, "5001", 700);
        await platform.AskAsync(Platform.Direct, "5001", "6001", RefundKind.Unshipped, 700);
        await asleep.WaitAsync(limit.Token);
        await using var young = AntuiProcess.Start("serve", "--config", file.Write(store, platform.Address, "young"));
        var youngAddress = await young.AddressAsync();
        caller.Server = () => youngAddress;
        for (var i = 0; i < 3; i++) market.Begin();
        await platform.UntilRefundedAsync(Platform.Direct, "5001", "6001", limit.Token);
        old.Signal(AntuiProcess.Continue);
        for (var i = 0; i < 2; i++) market.Begin();
        await market.EndAsync();
        await market.RecallAsync();
        await Task.Delay(MerchantFile.Lease, limit.Token);
        Assert.False(old.HasExited, old.Errors);
        Assert.Equal([700], (await platform.PaidAsync())["6001"]);
        await old.DisposeAsync();
        await young.DisposeAsync();
        await market.CheckAsync(await LedgerAsync(store), "6001");
    }

    [Fact]
    public async Task A_second_process_over_one_SQLite_file_is_refused_in_one_clear_line()
    {
        using var file = MerchantFile.New();
        await using var first = AntuiProcess.Start("serve", "--config", file.Write(null, null, "first"));
        await first.AddressAsync();
        await using var second = AntuiProcess.Start("serve", "--config", file.Write(null, null, "second"));
        var (code, said) = await second.ExitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal((1, ""), (code, said));
        var line = Assert.Single(
            second.Errors.Split('\n'), l => l.StartsWith("antui: store: ", StringComparison.Ordinal));
        Assert.Contains("merchant.db", line, StringComparison.Ordinal);
        Assert.Contains("in use by another process", line, StringComparison.Ordinal);
        using var caller = new Caller();
        var address = await first.AddressAsync();
        caller.Server = () => address;
        var stop = TestContext.Current.CancellationToken;
        var (status, _) = await caller.SendAsync(HttpMethod.Get, "refunds", null, stop);
        Assert.Equal(200, status);
    }

    [Fact]
    public async Task The_database_server_is_killed_under_load()
    {
        await using var cluster = await PrivatePostgres.StartAsync(durable: true);
        var store = await cluster.DatabaseAsync();
        await using var platform = await Platform.StartAsync();
        using var file = MerchantFile.New();
        using var limit = new CancellationTokenSource(Patience);
        using var caller = new Caller();
        await using var node = AntuiProcess.Start("serve", "--config", file.Write(store, platform.Address));
        var address = await node.AddressAsync();
        caller.Server = () => address;
        var market = new Market(platform, caller, limit.Token);
        for (var round = 0; round < (Processes.Soak ? 20 : 3); round++)
        {
            for (var i = 0; i < 3; i++) market.Begin();
            await platform.Wire.Arm(after: round % 2 == 0, skip: 1, cluster.KillAsync).WaitAsync(limit.Token);
            await Task.Delay(200, limit.Token);
            await cluster.RestartAsync();
        }
        await market.EndAsync();
        await market.RecallAsync();
        Assert.False(node.HasExited, node.Errors);
        await node.DisposeAsync();
        await market.CheckAsync(await LedgerAsync(store));
    }

    private static async Task<ILookup<string, long>> LedgerAsync(string store)
    {
        await using var opened = await Stores.OpenAsync(store, StoreOptions.Default, CancellationToken.None);
        return await Platform.PaidAsync(opened);
    }
}
