using Antui.Simulation.Mutants;
using Antui.Simulation.Run;

namespace Antui.Simulation;

/// <summary>
/// The oracles see: every planted bug is caught within its bound of seeds. `TEST_PLANTED` plants only those with these
/// words in their name.
/// </summary>
public sealed class PlantedBugTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. Planted.All.Select(p => p.Name).Where(n =>
        n.Contains(Environment.GetEnvironmentVariable("TEST_PLANTED") ?? "", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_caught(string name)
    {
        var (_, make, seeds) = Planted.All.First(p => p.Name == name);
        var result = Fleet.Run(1, seeds, make, mostFailures: 1);
        Assert.True(result.Failed.Count > 0, $"'{name}' was not caught in {seeds} seeds");
        Assert.Null(Sim.Run(result.Failed[0].Seed).Breach);
        output.WriteLine($"caught in {result.Seeds} seeds, {result.Took.TotalSeconds:0.0} s: {result.Failed[0].Breach}");
    }
}
