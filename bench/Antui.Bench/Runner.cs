using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Antui.Bench.Sections;

namespace Antui.Bench;

/// <summary>
/// Runs each section in a process of its own and puts the results together. A section that cannot run here, fails or
/// takes too long is said so on the error stream, and missing in the result.
/// </summary>
internal static class Runner
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public const string Help = """
        antui bench [--json] [--only NAME] [--quick] [--orders N]

          --json      one JSON object on standard output and nothing else there
          --only      only sections whose name begins so: lifecycles, lifecycles.sqlite, http, bulk, verdicts, pages,
                      growth, rebuild, nodes, pool, desk_lists, or lifecycles.memory: the engine alone, run only when asked for
          --quick     everything short: a smoke of one to two minutes whose figures mean little
          --orders    orders stored for pages and growth (default 1,000,000)
        """;

    private static readonly LifecycleSection EngineAlone = new("memory");

    private static ISection[] Sections =>
    [
        new LifecycleSection("sqlite"), new LifecycleSection("postgres"),
        new HttpSection("sqlite"), new HttpSection("postgres"), new BulkSection("sqlite"), new BulkSection("postgres"),
        new VerdictSection(), new PagesSection("sqlite"), new PagesSection("postgres"),
        new GrowthSection("sqlite"), new GrowthSection("postgres"), new RebuildSection("sqlite"),
        new RebuildSection("postgres"), new NodesSection(), new PoolSection("sqlite"), new PoolSection("postgres"),
        new DeskListsSection("sqlite"), new DeskListsSection("postgres"),
    ];

    public static async Task<int> MainAsync(string[] args)
    {
        if (args.Contains("--help"))
        {
            Console.WriteLine(Help);
            return 0;
        }
        BenchOptions options;
        try
        {
            options = BenchOptions.Parse(args);
        }
        catch (ArgumentException wrong)
        {
            await Console.Error.WriteLineAsync($"{wrong.Message}\n\n{Help}");
            return 2;
        }
        var chosen = Sections.Where(s => s.Path.StartsWith(options.Only, StringComparison.Ordinal)).ToList();
        if (options.Only == EngineAlone.Path) chosen = [EngineAlone];
        if (chosen.Count == 0)
        {
            await Console.Error.WriteLineAsync($"There is no section '{options.Only}'.\n\n{Help}");
            return 2;
        }
        return options.ResultFile is null ? await AllAsync(chosen, options) : await OneAsync(chosen, options);
    }

    /// <summary>In the child: exactly the named section.</summary>
    private static async Task<int> OneAsync(List<ISection> chosen, BenchOptions options)
    {
        var section = chosen.Find(s => s.Path == options.Only) ?? chosen[0];
        var result = await section.RunAsync(options);
        if (result is not null) await File.WriteAllTextAsync(options.ResultFile!, result.ToJsonString());
        return 0;
    }

    private static async Task<int> AllAsync(List<ISection> chosen, BenchOptions options)
    {
        var whole = new JsonObject();
        var failed = 0;
        foreach (var section in chosen)
        {
            BenchOptions.Say($"{section.Path} (load {Load()})");
            var (ok, result) = await ChildAsync(section, options);
            if (!ok) failed++;
            if (result is not null) Put(whole, section.Path, result);
        }
        if (options.Json) Console.WriteLine(whole.ToJsonString(Indented));
        else Table.Print(whole);
        return failed == 0 ? 0 : 1;
    }

    private static async Task<(bool Ok, JsonObject? Result)> ChildAsync(ISection section, BenchOptions options)
    {
        // All files of the section are in here, so that nothing is left of one that was stopped.
        var scratch = Directory.CreateTempSubdirectory("antui-bench-").FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(scratch, (UnixFileMode)Convert.ToInt32("755", 8));
        var file = Path.Combine(scratch, "result.json");
        try
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!);
            start.Environment["TMPDIR"] = scratch;
            string[] arguments =
            [
                .. Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? [typeof(Runner).Assembly.Location] : Array.Empty<string>(),
                "--only", section.Path, "--result", file, "--orders", options.Orders.ToString(), .. options.Quick ? ["--quick"] : Array.Empty<string>(),
            ];
            foreach (var argument in arguments) start.ArgumentList.Add(argument);
            using var child = Process.Start(start)!;
            using var limit = new CancellationTokenSource(section.AtMost);
            try
            {
                await child.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                child.Kill(entireProcessTree: true);
                BenchOptions.Say($"STOPPED: {section.Path} took longer than {section.AtMost}.");
                return (false, null);
            }
            var text = File.Exists(file) ? await File.ReadAllTextAsync(file) : "";
            if (child.ExitCode != 0) BenchOptions.Say($"FAILED: {section.Path} ended with {child.ExitCode}.");
            return (child.ExitCode == 0, text == "" ? null : (JsonObject)JsonNode.Parse(text)!);
        }
        finally
        {
            Clear(scratch);
        }
    }

    /// <summary>A server whose bench was stopped is stopped by its own process id.</summary>
    private static void Clear(string scratch)
    {
        foreach (var folder in Directory.GetDirectories(scratch, "antui-pg-*"))
        {
            var id = Path.Combine(folder, "data", "postmaster.pid");
            if (!File.Exists(id)) continue;
            using var server = Process.GetProcessById(int.Parse(File.ReadLines(id).First()));
            server.Kill(entireProcessTree: true);
            server.WaitForExit();
        }
        Directory.Delete(scratch, recursive: true);
    }

    private static void Put(JsonObject whole, string path, JsonObject result)
    {
        var parts = path.Split('.');
        var at = whole;
        foreach (var part in parts[..^1]) at = (JsonObject)(at[part] ??= new JsonObject());
        at[parts[^1]] = result.Count == 1 && result["value"] is { } value ? value.DeepClone() : result;
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";
}
