using System.CommandLine;
using System.Text.Json;
using Antui.Sandbox.Demo;
using Antui.Sandbox.Mishaps;
using Antui.Sandbox.Months;
using Antui.Storage;

namespace Antui.Cli;

/// <summary>antui demo: the main job on made-up or real input, with a console in the browser.</summary>
public static class DemoCommand
{
    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "A month of orders as exported by Tmall (CSV); without it a month is made." };
        var orders = new Option<int>("--orders") { Description = "How many orders to make.", DefaultValueFactory = _ => 2_000 };
        var once = new Option<bool>("--once") { Description = "Run to the end without waiting, print the figures, and exit." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object and nothing else." };
        var perfect = new Option<bool>("--perfect") { Description = "No short or damaged returns: every refund must be automatic." };
        var faults = new Option<string>("--faults")
        {
            Description = "What the marketplace does wrong: all, none, or words from " + string.Join(", ", FaultList.Words) + ".",
            DefaultValueFactory = _ => "none",
        };
        var seed = new Option<int>("--seed") { Description = "The same seed plays the same month.", DefaultValueFactory = _ => 1 };
        var folder = new Option<string>("--folder") { Description = "Where the databases are.", DefaultValueFactory = _ => "./data/demo" };
        var stores = new Option<string[]>("--store")
        {
            Description = "Two stores instead of SQLite files: marketplace and merchant (connection strings, or memory).",
            Arity = new ArgumentArity(0, 2),
            AllowMultipleArgumentsPerToken = true,
        };
        var fresh = new Option<bool>("--fresh") { Description = "Delete the databases of an earlier demo first." };
        var port = new Option<int>("--port") { Description = "Port of the console; 0 takes a free one.", DefaultValueFactory = _ => 0 };
        var pace = new Option<double>("--pace") { Description = "Simulated minutes in a second while watching.", DefaultValueFactory = _ => 120 };
        var command = new Command("demo", "Play a month of a shop: sandbox marketplace and merchant, over the real wire protocol.")
        {
            data, orders, once, json, perfect, faults, seed, folder, stores, fresh, port, pace,
        };
        command.SetAction((parsed, stop) =>
        {
            var text = parsed.GetValue(faults)!;
            var chosen = FaultList.Parse(text, out var unknown);
            if (chosen is null)
            {
                Console.Error.WriteLine($"demo: '{unknown}' is no fault. Say all, none, or words from {string.Join(", ", FaultList.Words)}.");
                return Task.FromResult(2);
            }
            var two = parsed.GetValue(stores) ?? [];
            if (two.Length == 1)
            {
                Console.Error.WriteLine("demo: --store takes two stores, the marketplace's and the merchant's.");
                return Task.FromResult(2);
            }
            var options = new DemoOptions
            {
                Data = parsed.GetValue(data),
                Orders = parsed.GetValue(orders),
                Perfect = parsed.GetValue(perfect),
                Faults = chosen.Value,
                Seed = parsed.GetValue(seed),
                Folder = parsed.GetValue(folder)!,
                MarketStore = two.ElementAtOrDefault(0) ?? "",
                MerchantStore = two.ElementAtOrDefault(1) ?? "",
                Port = parsed.GetValue(port),
                MinutesPerSecond = parsed.GetValue(once) ? 0 : parsed.GetValue(pace),
            };
            return RunAsync(options, parsed.GetValue(once), parsed.GetValue(json), parsed.GetValue(fresh), stop);
        });
        return command;
    }

    private static async Task<int> RunAsync(DemoOptions options, bool once, bool json, bool fresh, CancellationToken stop)
    {
        if (Read(options) is not { } month) return 2;
        // A run that is only measured, and any new run on SQLite, starts from nothing: the month would be played twice.
        // Stores that were named are the caller's own; the third party's warehouse is always a file here.
        string[] ours = options.MarketStore == "" ? ["marketplace.db", "merchant.db", "warehouse.db"] : ["warehouse.db"];
        if ((fresh || once || Directory.Exists(options.Folder)) && !Clear(options.Folder, ours)) return 1;
        await using var demo = new DemoRun(options, month);
        if (options.MarketStore != "" && await FaultAsync(options, stop) is { } fault)
        {
            Console.Error.WriteLine("demo: " + fault);
            return 2;
        }
        await demo.StartAsync(stop);
        if (!json)
        {
            Console.Error.WriteLine($"Antui 安退 demo: {month.Rows.Count} orders, {month.Rows.Count(r => r.Refund.IsPositive)} refunds.");
            Console.Error.WriteLine($"Console 控制台: {demo.ConsoleAddress}/#key={demo.Key}");
        }
        using var bar = json ? null : new ProgressBar(demo);
        var result = await demo.RunAsync(stop);
        bar?.Dispose();
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(result, DemoJson.Default.DemoResult));
        else Summary.Print(result);
        if (once) return result.Invariants.Values.All(held => held) ? 0 : 1;
        Console.Error.WriteLine(
            "The month is over; the demo goes on at the pace of the wall. "
            + $"Console 控制台: {demo.ConsoleAddress}/#key={demo.Key} Ctrl-C ends the demo.");
        await demo.LiveAsync(stop);
        return 0;
    }

    /// <summary>
    /// What is wrong with the stores that were named. They are their owner's, and are not emptied here.
    /// </summary>
    private static async Task<string?> FaultAsync(DemoOptions options, CancellationToken stop)
    {
        foreach (var (name, spec) in new[] { ("marketplace's", options.MarketStore), ("merchant's", options.MerchantStore) })
        {
            try
            {
                await using var store = await Stores.OpenAsync(spec, StoreOptions.Default, stop);
                if ((await store.OrdersAsync(null, null, null, 1, stop)).Rows.Count > 0)
                    return $"the {name} store holds orders already, and its month would be played twice; name an empty database.";
            }
            catch (StorageException fault)
            {
                return $"the {name} store cannot be opened: {fault.Message}";
            }
        }
        return null;
    }

    private static Month? Read(DemoOptions options)
    {
        if (options.Data is null)
        {
            if (options.Orders is >= 1 and <= 1_000_000) return MonthMaker.Make(options.Orders, options.Seed, options.Days);
            Console.Error.WriteLine("demo: --orders takes 1 to 1000000.");
            return null;
        }
        if (!File.Exists(options.Data))
        {
            Console.Error.WriteLine($"demo: there is no file '{options.Data}'.");
            return null;
        }
        var month = MonthFile.Read(options.Data);
        foreach (var broken in month.Broken.Take(20)) Console.Error.WriteLine($"{options.Data}:{broken.Line}: {broken.Fault}");
        if (month.Broken.Count > 20) Console.Error.WriteLine($"… and {month.Broken.Count - 20} more lines that cannot be read.");
        if (month.Rows.Count > 0) return month;
        Console.Error.WriteLine("demo: no order of this file could be read.");
        return null;
    }

    private static bool Clear(string folder, string[] names)
    {
        if (!Directory.Exists(folder)) return true;
        try
        {
            foreach (var name in names)
                foreach (var file in Directory.GetFiles(folder, name + "*")) File.Delete(file);
            return true;
        }
        catch (IOException)
        {
            Console.Error.WriteLine($"demo: the databases in {folder} are in use by another demo; stop it, or name another --folder.");
            return false;
        }
    }
}
