using Antui.Tests.EndToEnd;
using Antui.Tests.Shared;

namespace Antui.Tests.Crash;

/// <summary>SIGKILL under load: nothing acknowledged is lost, no refund is made twice, all of them end.</summary>
[Collection(Processes.Name)]
public sealed class Killed_at_any_moment(ITestOutputHelper output)
{
    [Fact]
    public Task On_SQLite() => RunAsync(null);

    [Fact]
    public async Task On_PostgreSQL() => await RunAsync(await PrivatePostgres.NewDatabaseAsync());

    [Fact]
    public Task While_it_pays_itself_on_SQLite() => PayAsync(null);

    [Fact]
    public async Task While_it_pays_itself_on_PostgreSQL() => await PayAsync(await PrivatePostgres.NewDatabaseAsync());

    private async Task PayAsync(string? store)
    {
        var seed = Processes.Seed();
        await using var run = new CrashRun(store, seed);
        var (kills, minutes) = Processes.Soak ? (100, 20) : (5, 3);
        output.WriteLine($"seed {seed}: " + await run.PayAsync(kills, burst: 12, TimeSpan.FromMinutes(minutes)));
    }

    private async Task RunAsync(string? store)
    {
        var (kills, cuts, patience) = Processes.Soak ? (250, 150, 60) : (12, 10, 4);
        var seed = Processes.Seed();
        await using var run = new CrashRun(store, seed);
        output.WriteLine($"seed {seed}: " + await run.RunAsync(kills, cuts, TimeSpan.FromMinutes(patience)));
        Assert.True(run.Cuts * 2 >= cuts, $"Only {run.Cuts} of {cuts} kills hit a call.");
    }
}
