using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Antui.Core;
using Antui.Engine;
using Antui.Server.Http;
using Antui.Server.Json;

namespace Antui.Server.Operations;

/// <summary>
/// Prometheus text over the program's own meters. Counters and histograms of the engine come through a listener; what
/// the store knows is asked when the page is read.
/// </summary>
public sealed class Metrics : IDisposable
{
    /// <summary>More label combinations than this are a bug; they are not kept.</summary>
    private const int MostSeries = 2_000;

    private static readonly double[] Bounds = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000, 30_000];

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<(string Name, string Labels), Series> _series = new();
    private readonly RefundEngine _engine;

    public Metrics(RefundEngine engine)
    {
        _engine = engine;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name.StartsWith("Antui", StringComparison.Ordinal))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Add(i, value, tags));
        _listener.SetMeasurementEventCallback<int>((i, value, tags, _) => Add(i, value, tags));
        _listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Add(i, value, tags));
        _listener.Start();
    }

    public async Task<string> WriteAsync(CancellationToken stop)
    {
        var text = new StringBuilder(4096);
        var meters = _engine.Meters;
        Head(text, "antui_facts_total", "counter",
            "Facts by what came of them: received = applied + duplicate + parked + refused.");
        foreach (var (result, count) in new[]
        {
            ("received", meters.Received), ("applied", meters.Applied), ("duplicate", meters.Duplicate),
            ("parked", meters.Parked), ("refused", meters.Refused),
        })
            Line(text, "antui_facts_total", $"result=\"{result}\"", count);
        Head(text, "antui_refunds", "gauge", "Refunds by phase.");
        foreach (var (phase, count) in await _engine.Lists.CountByPhaseAsync(null, stop))
            Line(text, "antui_refunds", $"phase=\"{Words.Text(phase)}\"", count);
        Head(text, "antui_parked", "gauge", "Facts that fit nothing yet.");
        Line(text, "antui_parked", "", await _engine.Store.ParkedCountAsync(null, stop));
        Head(text, "antui_parked_oldest_seconds", "gauge", "Since when the oldest of them waits; 0 when none does.");
        var oldest = await _engine.Store.ParkedAsync(null, 1, stop);
        var age = oldest is [var first] ? Instant.From(_engine.Clock.GetUtcNow()) - first.At : TimeSpan.Zero;
        Line(text, "antui_parked_oldest_seconds", "", (long)age.TotalSeconds);
        Head(text, "antui_under_way", "gauge", "Facts and effects under way on this node.");
        Line(text, "antui_under_way", "", _engine.Activity.Count);
        Shops(text);
        foreach (var group in _series.Where(s => s.Key.Name != "antui_facts").GroupBy(s => s.Key.Name)
            .OrderBy(g => g.Key))
            Write(text, group.Key,
                [.. group.OrderBy(s => s.Key.Labels, StringComparer.Ordinal).Select(s => (s.Key.Labels, s.Value))]);
        Process(text);
        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private void Shops(StringBuilder text)
    {
        Head(text, "antui_shop_connected", "gauge", "1 when the shop's platform answered last time.");
        foreach (var shop in _engine.Shops.All)
        {
            var ok = shop.Policy.IsHosted || shop.State.Platform.Ok;
            Line(text, "antui_shop_connected", $"shop=\"{Escape(shop.Config.Id)}\"", ok ? 1 : 0);
        }
    }

    private static void Process(StringBuilder text)
    {
        Head(text, "process_resident_memory_bytes", "gauge", "Resident memory.");
        Line(text, "process_resident_memory_bytes", "", Environment.WorkingSet);
        Head(text, "process_cpu_seconds_total", "counter", "Processor time.");
        Line(text, "process_cpu_seconds_total", "", Environment.CpuUsage.TotalTime.TotalSeconds);
        Head(text, "dotnet_gc_heap_bytes", "gauge", "Managed heap.");
        Line(text, "dotnet_gc_heap_bytes", "", GC.GetTotalMemory(false));
        Head(text, "dotnet_gc_collections_total", "counter", "Garbage collections by generation.");
        for (var generation = 0; generation <= GC.MaxGeneration; generation++)
            Line(text, "dotnet_gc_collections_total", $"generation=\"{generation}\"", GC.CollectionCount(generation));
        Head(text, "dotnet_threadpool_queue", "gauge", "Work items waiting for a thread.");
        Line(text, "dotnet_threadpool_queue", "", ThreadPool.PendingWorkItemCount);
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = Labels(tags);
        if (!_series.TryGetValue((instrument.Name, labels), out var series))
        {
            if (_series.Count >= MostSeries) return;
            series = _series.GetOrAdd((instrument.Name, labels), _ => new Series(
                instrument.GetType().Name.StartsWith("Histogram", StringComparison.Ordinal), instrument.Unit,
                instrument.Description));
        }
        lock (series) series.Add(value);
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length == 0) return "";
        var text = new StringBuilder();
        foreach (var (name, value) in tags)
            text.Append(text.Length == 0 ? "" : ",").Append(name.Replace('.', '_')).Append("=\"")
                .Append(Escape($"{value}")).Append('"');
        return text.ToString();
    }

    private static string Escape(string value) =>
        value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");

    private static void Write(StringBuilder text, string name, (string Labels, Series Series)[] all)
    {
        var first = all[0].Series;
        var full = name.Replace('.', '_') + (first.Unit is { Length: > 0 } unit ? "_" + unit : "")
            + (first.IsHistogram ? "" : "_total");
        Head(text, full, first.IsHistogram ? "histogram" : "counter", first.Description ?? name);
        foreach (var (labels, series) in all)
        {
            lock (series)
            {
                if (!series.IsHistogram)
                {
                    Line(text, full, labels, series.Sum);
                    continue;
                }
                var comma = labels == "" ? "" : ",";
                for (var i = 0; i < Bounds.Length; i++)
                    Line(text, full + "_bucket", $"{labels}{comma}le=\"{Number(Bounds[i])}\"", series.Buckets[i]);
                Line(text, full + "_bucket", $"{labels}{comma}le=\"+Inf\"", series.Count);
                Line(text, full + "_sum", labels, series.Sum);
                Line(text, full + "_count", labels, series.Count);
            }
        }
    }

    private static void Head(StringBuilder text, string name, string type, string help) =>
        text.Append("# HELP ").Append(name).Append(' ').Append(help).Append("\n# TYPE ").Append(name).Append(' ')
            .Append(type).Append('\n');

    private static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels != "") text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private sealed class Series(bool isHistogram, string? unit, string? description)
    {
        public bool IsHistogram => isHistogram;

        public string? Unit => unit;

        public string? Description => description;

        public double Sum { get; private set; }

        public long Count { get; private set; }

        public long[] Buckets { get; } = isHistogram ? new long[Bounds.Length] : [];

        public void Add(double value)
        {
            Sum += value;
            Count++;
            for (var i = 0; i < Buckets.Length; i++)
                if (value <= Bounds[i]) Buckets[i]++;
        }
    }
}

public static class MetricsApi
{
    public static void MapMetrics(this IEndpointRouteBuilder app, bool open)
    {
        var route = app.MapGet("/metrics", async (Metrics metrics, CancellationToken stop) =>
                Results.Text(await metrics.WriteAsync(stop), "text/plain; version=0.0.4; charset=utf-8"))
            .WithTags("Health").WithSummary("Prometheus text.").Produces<string>(200, "text/plain");
        if (open) route.OpenToAll();
        else route.Needs(Scopes.Read);
    }
}
