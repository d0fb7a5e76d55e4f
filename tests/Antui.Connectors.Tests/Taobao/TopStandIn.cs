using System.Collections.Concurrent;
using Antui.Connectors.Taobao;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Antui.Connectors.Tests.Top;

/// <summary>
/// A platform on a free loopback port: it checks the signature of every call and answers what the test says. A test
/// that answers null cuts the connection; "hang" never answers.
/// </summary>
internal sealed class TopStandIn : IAsyncDisposable
{
    public const string Secret = "top-secret";
    public const string Hang = "hang";
    private readonly WebApplication _app;

    private TopStandIn(WebApplication app) => _app = app;

    public ConcurrentQueue<Dictionary<string, string>> Calls { get; } = [];

    public string Gateway => _app.Urls.Single() + "/router/rest";

    public string TmcAddress => _app.Urls.Single().Replace("http", "ws", StringComparison.Ordinal) + "/tmc";

    public IEnumerable<string> Methods => Calls.Select(c => c["method"]);

    public static async Task<TopStandIn> StartAsync(
        Func<Dictionary<string, string>, string?> answer, Func<HttpContext, Task>? tmc = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseWebSockets();
        var standIn = new TopStandIn(app);
        app.MapPost("/router/rest", context => standIn.AnswerAsync(context, answer));
        app.Map("/tmc", context => (tmc ?? (_ => Task.CompletedTask))(context));
        await app.StartAsync();
        return standIn;
    }

    public TaobaoSettings Settings(Func<TaobaoSettings, TaobaoSettings>? change = null)
    {
        var settings = new TaobaoSettings
        {
            Gateway = Gateway,
            TmcAddress = TmcAddress,
            AppKey = "1234",
            AppSecret = Secret,
            Session = "s1",
        };
        return change is null ? settings : change(settings);
    }

    public TaobaoClient Client(Func<TaobaoSettings, TaobaoSettings>? change = null, TimeProvider? clock = null) =>
        new(Settings(change), OutboundHttp.Create(), clock ?? TimeProvider.System);

    public TaobaoShop Shop(Func<TaobaoSettings, TaobaoSettings>? change = null) =>
        TaobaoShop.Create("shop", Settings(change), OutboundHttp.Create(), TimeProvider.System);

    public static string Ok(string method, string fields) =>
        "{\"" + TopEnvelope.WrapperName(method) + "\":{" + fields + "}}";

    public static string Error(int code, string subCode = "", string subMsg = "") =>
        TopRender.Error(new TopError(code, "msg", subCode, subMsg, "r"), asJson: true);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, Func<Dictionary<string, string>, string?> answer)
    {
        var form = await context.Request.ReadFormAsync();
        var call = form.ToDictionary(p => p.Key, p => p.Value.ToString());
        Calls.Enqueue(call);
        var text = TopSign.Verify(call, Secret, call["sign_method"], call["sign"]) ? answer(call) : Error(25);
        if (text is null)
        {
            context.Abort();
            return;
        }
        if (text == Hang) await Task.Delay(Timeout.Infinite, context.RequestAborted);
        if (int.TryParse(text, out var status)) context.Response.StatusCode = status;
        else await context.Response.WriteAsync(text);
    }
}
