using Antui.Storage;
using Antui.Tests.EndToEnd;

namespace Antui.Tests.Crash;

/// <summary>A merchant that is killed again and again under load, on one database, until all is done.</summary>
internal sealed class CrashRun(string? store, int seed) : IAsyncDisposable
{
    private static readonly TimeSpan CutPatience = TimeSpan.FromSeconds(8);

    private readonly Random _random = new(seed);
    private readonly MerchantFile _file = MerchantFile.New();
    private readonly Caller _caller = new();
    private AntuiProcess? _process;

    public int Kills { get; private set; }

    /// <summary>Kills that hit a call of the merchant: half of them after the platform had carried it out.</summary>
    public int Cuts { get; private set; }

    /// <param name="randomKills">At any moment, also while it starts.</param>
    /// <param name="cuts">On receipt of a call that changes something, before and after it is carried out.</param>
    public async Task<string> RunAsync(int randomKills, int cuts, TimeSpan patience)
    {
        await using var platform = await Platform.StartAsync();
        using var limit = new CancellationTokenSource(patience);
        var market = new Market(platform, _caller, limit.Token);
        var config = _file.Write(store, platform.Address);
        try
        {
            for (var i = 0; i < Math.Max(randomKills, cuts); i++)
            {
                if (i < randomKills) await KillAsync(market, config, i);
                if (i < cuts) await CutAsync(market, config, platform.Wire, i);
            }
            await StartAsync(config);
            await market.EndAsync();
            await market.RecallAsync();
        }
        catch (Exception fault) when (fault is OperationCanceledException or InvalidOperationException)
        {
            Assert.Fail($"seed {seed}, {Kills} kills: too slow ({fault.Message}). antui said: {_process?.Errors}");
        }
        await EndAsync();
        await market.CheckAsync(await OwnLedgerAsync());
        return $"{Kills} kills ({Cuts} inside a call), {market.Refunds} refunds once each, "
            + $"{market.Acknowledged} acknowledged facts kept";
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        _caller.Dispose();
        _file.Dispose();
    }

    /// <summary>The merchant is itself the one who pays: bursts of refunds, killed while they are being paid.</summary>
    public async Task<string> PayAsync(int kills, int burst, TimeSpan patience)
    {
        await using var nobody = await Platform.StartAsync();
        using var limit = new CancellationTokenSource(patience);
        var market = new Market(nobody, _caller, limit.Token);
        var config = _file.Write(store, platform: null);
        for (var i = 0; i < kills; i++)
        {
            await StartAsync(config);
            for (var n = 0; n < burst; n++) market.BeginOwn();
            await Task.Delay(_random.Next(20, 900));
            await EndAsync();
            Kills++;
        }
        await StartAsync(config);
        await market.EndAsync();
        await market.RecallAsync();
        await EndAsync();
        await market.CheckAsync(await OwnLedgerAsync());
        return $"{Kills} kills, {market.Refunds} refunds paid once each, {market.Acknowledged} acknowledged facts kept";
    }

    /// <summary>Every fourth time it does not live until it listens.</summary>
    private async Task KillAsync(Market market, string config, int index)
    {
        market.Begin();
        var start = StartAsync(config);
        if (index % 4 == 3) await Task.Delay(_random.Next(100, 1_500));
        else
        {
            await start;
            await Task.Delay(_random.Next(0, 600));
        }
        await EndAsync();
        await start.ContinueWith(_ => { }, TaskScheduler.Default);
        Kills++;
    }

    private async Task CutAsync(Market market, string config, Wire wire, int index)
    {
        market.Begin();
        var process = AntuiProcess.Start("serve", "--config", config);
        _process = process;
        var struck = wire.Arm(after: index % 2 == 0, skip: index / 2 % 3, () =>
        {
            process.Kill();
            return Task.CompletedTask;
        });
        await ServeAsync(process);
        if (await Task.WhenAny(struck, Task.Delay(CutPatience)) == struck) Cuts++;
        wire.Disarm();
        await EndAsync();
        Kills++;
    }

    private async Task StartAsync(string config)
    {
        _process = AntuiProcess.Start("serve", "--config", config);
        await ServeAsync(_process);
    }

    private async Task ServeAsync(AntuiProcess process)
    {
        try
        {
            var address = await process.AddressAsync();
            _caller.Server = () => address;
        }
        catch (InvalidOperationException) when (process.HasExited)
        {
            // Killed before it listened; the next one is asked.
        }
    }

    private async Task EndAsync()
    {
        _caller.Server = () => null;
        if (_process is not { } process) return;
        process.Kill();
        await process.DisposeAsync();
    }

    /// <summary>What the merchant's own store paid, read after its death.</summary>
    private async Task<ILookup<string, long>> OwnLedgerAsync()
    {
        await using var opened = await Stores.OpenAsync(
            store ?? "sqlite:" + _file.Database, StoreOptions.Default, CancellationToken.None);
        return await Platform.PaidAsync(opened);
    }
}
