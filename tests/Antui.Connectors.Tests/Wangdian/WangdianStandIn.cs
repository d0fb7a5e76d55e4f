using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Antui.Connectors.Tests.Erp;
using Antui.Connectors.Wangdian;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Antui.Connectors.Tests.Wangdian;

/// <summary>
/// The wire of the world on a free loopback port: the standard interface and the scene, both of which check signatures
/// and clock first.
/// </summary>
internal sealed class WangdianStandIn : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly WangdianWorld _world;
    private readonly WangdianAnswers _answers;
    private readonly SemaphoreSlim _one = new(1, 1);

    private WangdianStandIn(WebApplication app, WangdianWorld world) =>
        (_app, _world, _answers) = (app, world, new WangdianAnswers(world));

    public string Address => _app.Urls.Single();

    public HttpClient Http { get; } = new() { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Methods in the order they were called, those of the scene with its prefix.</summary>
    public ConcurrentQueue<string> Calls { get; } = [];

    public static async Task<WangdianStandIn> StartAsync(WangdianWorld world)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var wire = new WangdianStandIn(app, world);
        app.MapPost("/openapi", wire.DirectAsync);
        app.MapPost("/router/qm", wire.SceneAsync);
        await app.StartAsync();
        return wire;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Http.Dispose();
        _one.Dispose();
    }

    private async Task DirectAsync(HttpContext context)
    {
        var query = context.Request.Query.ToDictionary(p => p.Key, p => p.Value.ToString());
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        Calls.Enqueue(query["method"]);
        if (Door(query, body) is { } closed)
        {
            await WriteAsync(context, closed);
            return;
        }
        var arguments = JsonNode.Parse(body)!.AsArray();
        var method = query["method"];
        if (method is WangdianStops.ToException or WangdianDocuments.Upload)
        {
            await ChangeAsync(context, method, arguments);
            return;
        }
        if (!query.TryGetValue("page_no", out var page))
        {
            await WriteAsync(context, WangdianAnswers.Error(100, $"此方法仅支持分页查询：{method}"));
            return;
        }
        await WriteAsync(context, await ReadAsync(
            method.ToLowerInvariant(), arguments[0]!.AsObject(), int.Parse(page), int.Parse(query["page_size"]),
            taobao: false));
    }

    /// <summary>Sent by the caller with the answer that fits, or null when the door is open.</summary>
    private static JsonObject? Door(Dictionary<string, string> query, string body)
    {
        if (query["sid"] != WangdianWorld.Sid) return WangdianAnswers.Error(1, "sid is not found");
        if (query["key"] != WangdianWorld.Key || query["salt"] != WangdianWorld.Salt)
            return WangdianAnswers.Error(1, "app auth fail");
        var seconds = long.Parse(query["timestamp"]) + WangdianTime.EpochSeconds;
        if (Math.Abs(seconds - DateTimeOffset.UtcNow.ToUnixTimeSeconds()) > 120)
            return WangdianAnswers.Error(7, "时间戳错误");
        return query["sign"] == WangdianSign.Direct(query, body, WangdianWorld.SignSecret)
            ? null
            : WangdianAnswers.Error(1, "验证失败");
    }

    private async Task SceneAsync(HttpContext context)
    {
        var form = (await context.Request.ReadFormAsync()).ToDictionary(p => p.Key, p => p.Value.ToString());
        var query = context.Request.Query.ToDictionary(p => p.Key, p => p.Value.ToString());
        Calls.Enqueue(query["method"]);
        var sign = WangdianSign.Gateway(query.Concat(form), WangdianWorld.SceneSecret, query["sign_method"]);
        if (query["app_key"] != WangdianWorld.SceneKey || query["sign"] != sign)
        {
            await WriteAsync(context, new JsonObject
            {
                ["error_response"] = new JsonObject { ["code"] = 25, ["msg"] = "Invalid signature" },
            });
            return;
        }
        var parameters = JsonNode.Parse(form["params"])!.AsObject();
        var pager = JsonNode.Parse(form["pager"])!.AsObject();
        var signed = new JsonObject
        {
            ["params"] = parameters.DeepClone(),
            ["pager"] = pager.DeepClone(),
            ["datetime"] = form["datetime"],
            ["wdt_appkey"] = form["wdt_appkey"],
            ["wdt_salt"] = form["wdt_salt"],
        };
        var theirs = WangdianSign.Scene(
            query["method"], JsonSerializer.SerializeToElement(signed), WangdianWorld.SignSecret);
        var answer = form["wdt3_customer_id"] != WangdianWorld.Sid || form["wdt_sign"] != theirs
            ? WangdianAnswers.Error(1, "验证失败")
            : await ReadAsync(
                query["method"]["wdt.".Length..], parameters, (int)pager["page_no"]! - 1, (int)pager["page_size"]!,
                taobao: true);
        await WriteAsync(context, new JsonObject { ["response"] = answer });
    }

    private async Task<JsonObject> ReadAsync(string method, JsonObject parameters, int page, int size, bool taobao)
    {
        await _one.WaitAsync();
        try
        {
            return _answers.Query(method, parameters, page, size, taobao);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task ChangeAsync(HttpContext context, string method, JsonArray arguments)
    {
        var fault = _world.Faults.Next();
        var answer = fault switch
        {
            ErpFault.LostRequest or ErpFault.Gibberish => null,
            ErpFault.Throttled => WangdianAnswers.Error(100, "超过每分钟最大调用频率限制，请稍后重试"),
            ErpFault.FailsInside => WangdianAnswers.Inside(method, "店铺权限不足", arguments),
            ErpFault.AcceptedOnly => WangdianAnswers.Inside(method, "", arguments),
            _ => _answers.Change(method, arguments),
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
