using Antui.Simulation.Oracle;
using System.Globalization;
using System.Reflection;
using Antui.Simulation.Run;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Antui.Simulation;

/// <summary>
/// The production engine under virtual time and planted trouble. `TEST_SEEDS` is how many fresh seeds, `TEST_SEED_BASE`
/// where they start (otherwise the time), `TEST_SEED` replays one with its trace; with `TEST_PLAIN` without what later
/// became part of some seeds.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int Default = 2_000, TraceLines = 70;

    /// <summary>Below this many seeds a rare thing may not happen once.</summary>
    private const int EnoughForCoverage = 2_000;

    private static readonly string[] Sometimes =
    [
        "time-out-then-success", "late-landing", "stale-version", "given-back-unsent", "refusal-lost-the-race",
        "evidence-before-refund", "evidence-withdrawn", "breaker-opened", "failed-late", "sent-again",
        "crash-in-Dispatching", "crash-in-Unknown", "crash-in-FindingOut", "crash-in-Prepared", "commit-Conflict", "commit-Capped",
        "paid-by-Us", "paid-by-Assistant", "paid-by-External", "promise-broken", "alarm-REFUNDED_BUT_SHIPPED",
        "told-twice", "box-of-several", "box-scanned-again", "box-counted-more",
        "held-by-ALL_STOPPED", "held-by-SHOP_PAUSED", "held-by-BREAKER_OPEN", "held-by-GATES_UNREAD",
        "gate-shut-after-the-last-look", "asked-while-held", "looked-whether-it-goes-on",
        "gift-sent-along", "gift-sent-later", "gift-kept", "gift-asked-for", "gift-with-a-person",
        "silence-RefundAgreed", "silence-ReturnAgreed", "silence-Closed", "answer-in-time", "answer-too-late",
        "told-a-subscriber", "told-again", "subscriber-down",
        "entry-received", "entry-said-twice", "entry-told", "entry-asked", "stock-told", "stock-raised",
        "merged", "merge-refused", "merge-undone", "work-closed", "work-reopened", "bulk-begun", "bulk-Finished", "bulk-Stopped",
        "differences-found", "nothing-differs", "difference-resolved",
        "words-erased", "words-erased-Refused", "words-read-Applied", "words-said-otherwise",
        "order-held", "order-let-go", "hold-and-another", "hold-repeat", "hold-order-left",
        "return-expected", "document-closed", "order-sent", "closed-before-it-was-sent", "recall-taken",
        "recall-refused", "grant-Applied", "grant-Refused", "choice-Applied",
        "gate-pause-opened", "gate-pause-all-opened", "gate-breaker-opened",
    ];

    /// <summary>About one in a thousand seeds or fewer: asked for in long runs only.</summary>
    private static readonly string[] Rarely = ["batch-agreed", "landed-while-held"];

    private const int EnoughForRare = 20_000;

    [Fact]
    public void Fresh_seeds_hold()
    {
        if (Environment.GetEnvironmentVariable("TEST_SEED") is { Length: > 0 } one)
        {
            Replay(ulong.Parse(one, CultureInfo.InvariantCulture), Setting("TEST_PLAIN", "") != "");
            return;
        }
        var count = int.Parse(Setting("TEST_SEEDS", Default.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);
        var time = (DateTime.UtcNow.Ticks / TimeSpan.TicksPerSecond % 1_000_000_000).ToString(CultureInfo.InvariantCulture);
        var first = ulong.Parse(Setting("TEST_SEED_BASE", time), CultureInfo.InvariantCulture);
        using var drawn = new Drawn();
        var result = Fleet.Run(first, count, mostFailures: 5);
        output.WriteLine($"seeds from {first}: {result}");
        foreach (var (what, times) in result.Seen.Counts) output.WriteLine($"  {what}: {times}");
        foreach (var failure in result.Failed) output.WriteLine($"--seed {failure.Seed}: {failure.Breach}");
        if (result.Failed.Count > 0) Replay(result.Failed[0].Seed, plain: false);
        if (count < EnoughForCoverage) return;
        Assert.True(drawn.Missing() is [], "never drawn: " + string.Join(", ", drawn.Missing()));
        Assert.All(Sometimes, what => Assert.True(result.Seen.Counts.ContainsKey(what), $"'{what}' never happened"));
        if (count < EnoughForRare) return;
        Assert.All(Rarely, what => Assert.True(result.Seen.Counts.ContainsKey(what), $"'{what}' never happened"));
    }

    [Fact]
    public void Every_seed_that_ever_failed_holds()
    {
        foreach (var seed in Regressions())
            foreach (var plain in (bool[])[true, false])
                if (Sim.Run(seed, plain: plain).Breach is not null) Replay(seed, plain);
    }

    /// <summary>One in a hundred: nothing but the seed has a say in a run.</summary>
    [Fact]
    public void A_seed_gives_the_same_run_again()
    {
        for (ulong seed = 500; seed < 500 + Default / 100; seed++) Assert.Equal(Sim.Run(seed).Hash, Sim.Run(seed).Hash);
    }

    private void Replay(ulong seed, bool plain)
    {
        var result = Sim.Run(seed, trace: true, plain: plain);
        output.WriteLine($"--seed {seed}{(plain ? " plain" : "")}: {result.Breach?.ToString() ?? "holds"}");
        if (Environment.GetEnvironmentVariable("TEST_TRACE") is { Length: > 0 } file) File.WriteAllLines(file, result.Trace);
        foreach (var line in result.Trace.Take(3).Concat(result.Trace.TakeLast(TraceLines))) output.WriteLine(line);
        Assert.True(result.Breach is null, $"--seed {seed}: {result.Breach}");
    }

    private static string Setting(string name, string otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } set ? set : otherwise;

    private static IEnumerable<ulong> Regressions()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Antui.Simulation.Regressions.txt")!;
        using var reader = new StreamReader(stream);
        foreach (var line in reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries))
            if (char.IsAsciiDigit(line[0])) yield return ulong.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
