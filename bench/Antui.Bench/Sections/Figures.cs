using System.Text.Json.Nodes;
using Antui.Bench.Load;

namespace Antui.Bench.Sections;

/// <summary>Figures as the result shows them: rounded to what a repetition would give again.</summary>
internal static class Figures
{
    public static JsonObject Of(Run run) => new()
    {
        ["per_second"] = Math.Round(run.PerSecond),
        ["p50_ms"] = Math.Round(run.P50Ms, 2),
        ["p99_ms"] = Math.Round(run.P99Ms, 2),
    };

    public static JsonObject Full(Run run)
    {
        var figures = Of(run);
        figures["cpu_ms_per_lifecycle"] = Math.Round(run.CpuMsPerLifecycle, 3);
        figures["bytes_per_lifecycle"] = Math.Round(run.BytesPerLifecycle);
        figures["allocated_per_lifecycle"] = Math.Round(run.AllocatedPerLifecycle);
        return figures;
    }

    public static double Ratio(double ours, double theirs) => theirs <= 0 ? 0 : Math.Round(ours / theirs, 2);
}
