namespace Antui.Tests.EndToEnd;

/// <summary>Tests with processes of their own run one by one when the quick ones are done: they measure time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Processes
{
    public const string Name = "processes";

    /// <summary>TEST_LONG=1 runs hundreds of kills.</summary>
    public static bool Soak => Environment.GetEnvironmentVariable("TEST_LONG") is "1";

    /// <summary>ANTUI_CRASH_SEED repeats the times of a run; what happens between them is up to the machine.</summary>
    public static int Seed() =>
        int.TryParse(Environment.GetEnvironmentVariable("ANTUI_CRASH_SEED"), out var seed)
            ? seed : Environment.TickCount & 0xffff;
}
