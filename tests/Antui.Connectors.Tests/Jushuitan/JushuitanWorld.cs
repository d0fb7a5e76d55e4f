using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Antui.Connectors.Jushuitan;
using Antui.Connectors.Tests.Erp;
using Antui.Core;
using Antui.Core.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Antui.Connectors.Tests.Jushuitan;

/// <summary>Jushuitan on a free loopback port: the door here, the ERP in <see cref="JushuitanStore"/>.</summary>
public sealed class JushuitanWorld : IErpWorld
{
    private const string AppKey = "app-key-0001";
    private const string Secret = "secret-0123456789";
    private const string Token = "token-9876543210";
    private const string Page = "<html><body>502 Bad Gateway</body></html>";
    private const int TimeoutSeconds = 97;
    private readonly HangingClock _network = new(TimeSpan.FromSeconds(TimeoutSeconds));
    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly Queue<Action> _meanwhile = [];
    private readonly Dictionary<int, ErpFault> _faults = [];
    private int _failPage;
    private int _writes;

    private JushuitanWorld(WebApplication app) => _app = app;

    public JushuitanStore Store { get; } = new();

    public ConcurrentQueue<(string Path, JsonNode Biz)> Calls { get; } = [];

    /// <summary>Codes the next calls are answered with, whatever they are.</summary>
    public ConcurrentQueue<int> Codes { get; } = [];

    public IReadOnlyList<string> Secrets => [Secret, Token, "wrong-secret-555"];

    public int PageSize => 5;

    public Instant Now => Instant.From(TimeProvider.System.GetUtcNow());

    public int StopWrites => 2;

    public IEnumerable<string> Paths => Calls.Select(c => c.Path);

    public static async Task<JushuitanWorld> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var world = new JushuitanWorld(app);
        app.MapPost("{**path}", world.AnswerAsync);
        await app.StartAsync();
        return world;
    }

    public JushuitanSettings Settings() => new()
    {
        Host = _app.Urls.Single(),
        AppKey = AppKey,
        AppSecret = Secret,
        AccessToken = Token,
        ShopId = JushuitanStore.ShopId,
        CallTimeoutSeconds = TimeoutSeconds,
        PageSize = PageSize,
    };

    public object Connect() => Connect(s => s);

    public object ConnectWithWrongSecret() => Connect(s => s with { AppSecret = "wrong-secret-555" });

    public JushuitanErp Connect(Func<JushuitanSettings, JushuitanSettings> change) =>
        JushuitanErp.Create("shop", change(Settings()), new HttpClient(), TimeProvider.System, _network);

    public void Seed(string orderNo, ErpState state, params ErpLine[] lines)
    {
        lock (_lock) Store.Seed(orderNo, state, lines);
    }

    public void Audit(string orderNo)
    {
        lock (_lock) Store.Audit(orderNo);
    }

    public void Ship(string orderNo, params ErpLine[] lines)
    {
        lock (_lock) Store.Ship(orderNo, lines);
    }

    public ErpState StateOf(string orderNo, string lineNo)
    {
        lock (_lock) return Store.StateOf(orderNo, lineNo);
    }

    public bool Ships(string orderNo, string lineNo) => StateOf(orderNo, lineNo) is not ErpState.Cancelled;

    public int StopsOf(string orderNo)
    {
        lock (_lock) return Store.Parts.Where(p => p.SoId == orderNo).Sum(p => p.Stops);
    }

    public void Receive(string refundNo, string orderNo, params ErpArrival[] arrivals)
    {
        lock (_lock) Store.Receive(refundNo, orderNo, arrivals);
    }

    public IReadOnlyList<ErpLine>? Expected(string refundNo)
    {
        lock (_lock)
        {
            return Store.Documents.SingleOrDefault(d => d.OuterAsId == refundNo)?.Items
                .Select(i => new ErpLine(i.OuterOiId, i.Sku, i.Qty)).ToList();
        }
    }

    public int DocumentsOf(string refundNo)
    {
        lock (_lock) return Store.Documents.Count(d => d.OuterAsId == refundNo);
    }

    public bool IsClosed(string refundNo)
    {
        lock (_lock)
        {
            return Store.Documents.Any(d =>
                d.OuterAsId == refundNo && d is { ShopStatus: "SUCCESS", Status: "Confirmed" });
        }
    }

    public void PutStock(StockSaid stock)
    {
        lock (_lock) Store.Stock[stock.Sku] = stock;
    }

    public void Fault(ErpFault fault, int write = 1)
    {
        lock (_lock) _faults[_writes + write] = fault;
    }

    public void Meanwhile(Action happens)
    {
        lock (_lock) _meanwhile.Enqueue(happens);
    }

    public void FailPage(int page)
    {
        lock (_lock) _failPage = page;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var form = (await context.Request.ReadFormAsync()).ToDictionary(p => p.Key, p => p.Value.ToString());
        var path = context.Request.Path.Value!;
        var denied = Door(form);
        var biz = JsonNode.Parse(form["biz"])!;
        Calls.Enqueue((path, biz));
        var answer = denied ?? Answer(path, biz);
        if (answer is null)
        {
            _network.Swallowed();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }
        if (answer == Page) context.Response.StatusCode = 502;
        await context.Response.WriteAsync(answer!);
    }

    private string? Door(Dictionary<string, string> form)
    {
        if (Codes.TryDequeue(out var code)) return Failure(code, $"next {Token}");
        var text = new StringBuilder(Secret);
        foreach (var name in new[] { "access_token", "app_key", "biz", "charset", "timestamp", "version" })
            text.Append(name).Append(form[name]);
        // Computed here once more, so that the connector's own signing is not what checks it.
#pragma warning disable CA5351
        var sign = Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(text.ToString())));
#pragma warning restore CA5351
        var same = sign.Equals(form["sign"], StringComparison.OrdinalIgnoreCase) && !form["sign"].Any(char.IsUpper);
        if (form.Count != 7 || !same)
            return Failure(10, $"验证失败！无效签名 {Secret}");
        if (form["app_key"] != AppKey || form["access_token"] != Token) return Failure(100, $"无效的access_token {Token}");
        var age = Now.Ms / 1000 - long.Parse(form["timestamp"]);
        if (Math.Abs(age) > 900) return Failure(140, "无效的timestamp");
        return form["version"] == "2" && form["charset"] == "utf-8" ? null : Failure(130, "version");
    }

    /// <summary>Null never answers.</summary>
    private string? Answer(string path, JsonNode biz)
    {
        var reads = path.EndsWith("/query", StringComparison.Ordinal);
        if (!reads && _meanwhile.TryDequeue(out var happens)) happens();
        lock (_lock)
        {
            if (reads)
            {
                if (_failPage == 0 || (int)biz["page_index"]! != _failPage) return Ok(Store.Read(path, biz));
                _failPage = 0;
                return Page;
            }
            if (!_faults.Remove(++_writes, out var fault)) return Ok(Store.Write(path, biz, does: true));
            switch (fault)
            {
                case ErpFault.LostRequest: return null;
                case ErpFault.Gibberish: return Page;
                case ErpFault.Throttled: return Failure(199, "调用频次超过限制!请稍后再试");
                case ErpFault.AcceptedOnly: return Ok(Store.Write(path, biz, does: false));
                case ErpFault.FailsInside:
                    return JushuitanStore.Fails(path, biz) is { } inside
                        ? Ok(inside) : Failure(130, $"订单不允许取消 {Token}");
                case ErpFault.LostAnswer:
                    Store.Write(path, biz, does: true);
                    return null;
                default: throw new ArgumentOutOfRangeException(nameof(path));
            }
        }
    }

    private static string Ok(JsonNode? data) =>
        new JsonObject { ["code"] = 0, ["msg"] = "执行成功", ["data"] = data }.ToJsonString();

    private static string Failure(int code, string msg) =>
        new JsonObject { ["code"] = code, ["msg"] = msg, ["data"] = null }.ToJsonString();
}
