using System.Diagnostics;
using System.Text.Json.Nodes;
using Antui.Core.Ports;

namespace Antui.Bench.Sections;

/// <summary>How long people wait for lists: every question alone, and the slowest against what it may take.</summary>
internal static class Waits
{
    /// <summary>What a list may take with 100,000 rows stored.</summary>
    public const double LimitMs = 50;

    private const int Warm = 4, Times = 40;

    /// <summary>Times every question into the result, and the slowest at its end.</summary>
    public static async Task TimeAsync(JsonObject result, IEnumerable<(string Name, Func<int, Task> Ask)> questions)
    {
        var (slowest, worst) = ("", 0.0);
        foreach (var (name, ask) in questions)
        {
            var taken = await TimeAsync(ask);
            result[name] = new JsonObject
            {
                ["p50"] = Math.Round(taken[Times / 2], 2),
                ["p99"] = Math.Round(taken[^1], 2),
                ["best"] = Math.Round(taken[0], 2),
            };
            if (taken[Times / 2] > worst) (slowest, worst) = (name, taken[Times / 2]);
        }

        result["slowest"] = new JsonObject
        {
            ["name"] = slowest,
            ["p50"] = Math.Round(worst, 2),
            ["of_limit"] = Math.Round(worst / LimitMs, 3),
        };
    }

    /// <summary>The cursor in the middle of a list of so many rows.</summary>
    public static async Task<string> MiddleAsync<T>(int rows, Func<string?, int, Task<Page<T>>> page)
    {
        const int most = 10_000;
        string? cursor = null;
        for (var left = rows / 2; left > 0; left -= most)
            cursor = (await page(cursor, Math.Min(left, most))).Next ?? cursor;
        return cursor ?? throw new InvalidOperationException("The list has one page only.");
    }

    private static async Task<List<double>> TimeAsync(Func<int, Task> ask)
    {
        var taken = new List<double>(Times);
        for (var i = 0; i < Warm + Times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await ask(i);
            if (i >= Warm) taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        taken.Sort();
        return taken;
    }
}
