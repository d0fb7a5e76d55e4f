using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Antui.Server.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Antui.Tests.Api;

/// <summary>Meters for whoever reads them, meters and traces for a collector; neither names a buyer's order.</summary>
public sealed partial class What_a_node_tells_of_itself
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Metrics_count_every_fact_once()
    {
        await using var node = await TestNode.StartAsync();
        await using var other = await TestNode.StartAsync();
        await other.OrderAsync("o1");
        await node.OrderAsync("o1");
        await node.OrderAsync("o1");
        await node.AskAsync("r1", "none", 1);
        using var client = new HttpClient { BaseAddress = node.Address };
        var text = await client.GetStringAsync("/metrics", Stop);
        Assert.Equal(1, Sum(text, "antui_facts_total", "result=\"applied\""));
        Assert.Equal(1, Sum(text, "antui_facts_total", "result=\"duplicate\""));
        Assert.Equal(1, Sum(text, "antui_facts_total", "result=\"parked\""));
        Assert.Equal(3, Sum(text, "antui_facts_total", ""));
        Assert.Equal(1, Sum(text, "antui_parked", ""));
        Assert.Equal(2, Sum(text, "antui_shop_connected", ""));
    }

    [Fact]
    public async Task Names_that_people_watch_stay()
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("o1");
        await node.AskAsync("r1", "o1", 100);
        await node.UntilAsync("h1", "r1", "refunded");
        using var client = new HttpClient { BaseAddress = node.Address };
        var text = await client.GetStringAsync("/metrics", Stop);
        Assert.Equal(1, Sum(text, "antui_refunds", "phase=\"refunded\""));
        Assert.Equal(0, Sum(text, "antui_parked_oldest_seconds", ""));
        Assert.True(Sum(text, "antui_effects_total", "outcome=\"Done\"") > 0, text);
        Assert.Equal(1, Sum(text, "antui_evidence_to_refund_ms_count", ""));
        Assert.Contains("antui_evidence_to_refund_ms_bucket{le=\"30000\"} 1\n", text, StringComparison.Ordinal);
        Assert.True(Sum(text, "antui_under_way", "") >= 0);
        Assert.True(Sum(text, "dotnet_process_memory_working_set_bytes", "") > 0);
    }

    [Fact]
    public async Task Metrics_may_need_a_key()
    {
        await using var node = await TestNode.StartAsync(new AntuiOptions { Metrics = MetricsAccess.Key });
        using var client = new HttpClient { BaseAddress = node.Address };
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/metrics", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready", Stop)).StatusCode);
    }

    [Fact]
    public async Task A_refund_can_be_followed_from_the_request_to_the_money()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Engine.RefundEngine.TraceSource,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("order-4711");
        await node.AskAsync("refund-4711", "order-4711", 100);
        await node.UntilAsync("h1", "refund-4711", "refunded");
        await node.Services.GetRequiredService<Engine.RefundEngine>().Activity.IdleAsync();
        var effect = spans.First(s => s.DisplayName == "effect PayOut" && Of(s, "antui.shop") == "h1");
        var trace = spans.Where(s => s.TraceId == effect.TraceId).ToList();
        Assert.Equal("Done", Of(effect, "antui.outcome"));
        Assert.Contains(trace, s => s.SpanId == effect.ParentSpanId && Of(s, "antui.outcome") == "Applied");
        Assert.Contains(trace, s => s.DisplayName == "fact OutcomeKnown" && s.ParentSpanId == effect.SpanId);
        Assert.All(spans, s => Assert.Equal(
            ["antui.kind", "antui.outcome", "antui.shop"], s.TagObjects.Select(t => t.Key).Order()));
        Assert.All(spans, s => Assert.DoesNotContain(
            "4711", s.DisplayName + Of(s, "antui.kind"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_collector_that_is_named_is_told_and_hears_no_number_of_an_order()
    {
        var heard = new ConcurrentDictionary<string, string>();
        await using var collector = await CollectorAsync(heard);
        await using (var node = await TestNode.StartAsync(new AntuiOptions { Otlp = collector.Urls.First() }))
        {
            await node.OrderAsync("order-4712");
            await node.AskAsync("refund-4712", "order-4712", 100);
            await node.UntilAsync("h1", "refund-4712", "refunded");
        }
        var traces = heard["/opentelemetry.proto.collector.trace.v1.TraceService/Export"];
        var metrics = heard["/opentelemetry.proto.collector.metrics.v1.MetricsService/Export"];
        Assert.Contains("fact OrderSeen", traces, StringComparison.Ordinal);
        Assert.Contains("antui.outcome", traces, StringComparison.Ordinal);
        Assert.Contains("antui_refunds", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("4712", traces + metrics, StringComparison.Ordinal);
        Assert.Equal(2, heard.Count);
    }

    private static string? Of(Activity span, string tag) => span.GetTagItem(tag)?.ToString();

    /// <summary>A collector of gRPC that keeps what it is sent, by its path.</summary>
    private static async Task<WebApplication> CollectorAsync(ConcurrentDictionary<string, string> heard)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0").ConfigureKestrel(
            kestrel => kestrel.ConfigureEndpointDefaults(e => e.Protocols = HttpProtocols.Http2));
        var app = builder.Build();
        app.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            var text = Encoding.Latin1.GetString(body.ToArray());
            heard.AddOrUpdate(http.Request.Path, text, (_, before) => before + text);
            http.Response.ContentType = "application/grpc";
            http.Response.AppendTrailer("grpc-status", "0");
            await http.Response.Body.WriteAsync(new byte[5], http.RequestAborted);
        });
        await app.StartAsync();
        return app;
    }

    /// <summary>All series of a name that have a label, together; fails when there is none.</summary>
    private static double Sum(string text, string name, string label)
    {
        var series = Series().Matches(text)
            .Where(m => m.Groups[1].Value == name && m.Groups[2].Value.Contains(label, StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(series);
        return series.Sum(m => double.Parse(m.Groups[3].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^(\w+)(\{.*\})? (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Series();
}
