using System.CommandLine;
using Antui.Sandbox.Platform;
using Antui.Server.Configuration;
using Antui.Server.Hosting;
using Antui.Storage;

namespace Antui.Cli;

/// <summary>`antui serve`: runs a node until it is stopped.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var (config, listen, store) = (CommonOptions.Config(), CommonOptions.Listen(), CommonOptions.Store());
        var check = new Option<bool>("--check") { Description = "Check the configuration and stop." };
        var command = new Command("serve", "Run a node: API, gateway, console, and the machine behind them.")
        {
            config, listen, store, check,
        };
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            var options = Settings.Load(parsed.GetValue(config), new Dictionary<string, string?>
            {
                ["listen"] = parsed.GetValue(listen),
                ["store"] = parsed.GetValue(store),
            });
            if (!parsed.GetValue(check)) return await ServeAsync(options, stop);
            await Console.Error.WriteLineAsync("antui: the configuration is good.");
            return Run.Ok;
        }));
        return command;
    }

    private static async Task<int> ServeAsync(AntuiOptions options, CancellationToken stop)
    {
        var warnings = StoreOptions.Default with { Warn = text => Console.Error.WriteLine("antui: " + text) };
        // Hosted shops may play a platform that is not theirs, for a rehearsal on two nodes.
        var parts = AscpPlatform.With(new HostParts { StoreOptions = warnings });
        var app = await AntuiHost.BuildAsync(options, parts, stop);
        await using (app)
        {
            await app.StartAsync(stop);
            foreach (var address in app.Urls) await Console.Error.WriteLineAsync($"antui: listening on {address}");
            if (options.Keys.IsEmpty)
                await Console.Error.WriteLineAsync(
                    "antui: no key is configured; make one with `antui key create --scopes admin`.");
            await app.WaitForShutdownAsync(stop);
        }
        return Run.Ok;
    }
}
