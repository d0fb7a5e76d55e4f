using System.Text.Json.Nodes;

namespace Antui.Bench.Sections;

/// <summary>One part of the benches; it runs in a process of its own, so that none warms or burdens another.</summary>
internal interface ISection
{
    /// <summary>Where its result goes in the whole, e.g. "lifecycles.sqlite".</summary>
    string Path { get; }

    /// <summary>It is stopped, and said so, after this time.</summary>
    TimeSpan AtMost { get; }

    /// <summary>Null when it cannot run here.</summary>
    Task<JsonObject?> RunAsync(BenchOptions options);
}
