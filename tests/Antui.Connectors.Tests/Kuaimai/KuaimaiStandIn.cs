using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Antui.Connectors.Kuaimai;
using Antui.Connectors.Tests.Erp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Antui.Connectors.Tests.Kuaimai;

/// <summary>The wire of the world on a free loopback port; it checks signature, clock and token first.</summary>
internal sealed class KuaimaiStandIn : IAsyncDisposable
{
    private static readonly string[] Writes =
    [
        KuaimaiStops.Intercept, KuaimaiStops.Cancel, KuaimaiStops.Halt, KuaimaiDocuments.Create,
        KuaimaiDocuments.Resolve,
    ];

    private readonly WebApplication _app;
    private readonly KuaimaiWorld _world;
    private readonly KuaimaiAnswers _answers;
    private readonly SemaphoreSlim _one = new(1, 1);

    private KuaimaiStandIn(WebApplication app, KuaimaiWorld world) =>
        (_app, _world, _answers) = (app, world, new KuaimaiAnswers(world));

    public string Address => _app.Urls.Single();

    public HttpClient Http { get; } = new() { Timeout = Timeout.InfiniteTimeSpan };

    public ConcurrentQueue<string> Calls { get; } = [];

    public static async Task<KuaimaiStandIn> StartAsync(KuaimaiWorld world)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var wire = new KuaimaiStandIn(app, world);
        app.MapPost("/router", wire.AnswerAsync);
        await app.StartAsync();
        return wire;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Http.Dispose();
        _one.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var call = (await context.Request.ReadFormAsync()).ToDictionary(p => p.Key, p => p.Value.ToString());
        var method = call["method"];
        Calls.Enqueue(method);
        if (Door(call) is { } closed)
        {
            await WriteAsync(context, closed);
            return;
        }
        if (Writes.Contains(method))
        {
            await ChangeAsync(context, method, call);
            return;
        }
        await _one.WaitAsync();
        JsonObject answer;
        try
        {
            answer = _answers.Query(method, call);
        }
        finally
        {
            _one.Release();
        }
        await WriteAsync(context, answer);
    }

    private static JsonObject? Door(Dictionary<string, string> call)
    {
        var method = call["method"];
        var sign = KuaimaiSign.Of(call, KuaimaiWorld.AppSecret, call["sign_method"]);
        if (call["appKey"] != KuaimaiWorld.AppKey || call["sign"] != sign)
            return KuaimaiAnswers.Fault("25", $"服务方法({method}:1.0)的签名无效");
        if (call["session"] != KuaimaiWorld.Session) return KuaimaiAnswers.Fault("21", "无效的会话");
        var late = KuaimaiMap.TimeOf(call["timestamp"])!.Value.ToDateTimeOffset() - DateTimeOffset.UtcNow;
        return late.Duration() > TimeSpan.FromMinutes(10) ? KuaimaiAnswers.Fault("30", "时间戳错误") : null;
    }

    private async Task ChangeAsync(HttpContext context, string method, Dictionary<string, string> call)
    {
        var fault = _world.Faults.Next();
        var answer = fault switch
        {
            ErpFault.LostRequest or ErpFault.Gibberish => null,
            ErpFault.Throttled => KuaimaiAnswers.Fault("7", "调用次数超过限制，请降低调用频率"),
            ErpFault.FailsInside => KuaimaiAnswers.FailsInside(method, call),
            ErpFault.AcceptedOnly => KuaimaiAnswers.Accepted(method, call),
            _ => _answers.Change(method, call),
        };
        if (fault is ErpFault.LostRequest or ErpFault.LostAnswer)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }
        if (fault is ErpFault.Gibberish) await context.Response.WriteAsync("<html><h1>502 Bad Gateway</h1></html>");
        else await WriteAsync(context, answer!);
    }

    private static Task WriteAsync(HttpContext context, JsonObject answer) =>
        context.Response.WriteAsync(answer.ToJsonString());
}
