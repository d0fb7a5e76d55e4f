using System.Collections.Concurrent;
using System.Text;
using Antui.Connectors.Qimen;
using Antui.Core.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Antui.Connectors.Tests.Qimen;

/// <summary>
/// The other side on a free loopback port: it checks every call by the receiving rules and answers what the test says.
/// A test that answers null cuts the connection; "hang" never answers.
/// </summary>
internal sealed class QimenStandIn : IAsyncDisposable
{
    public const string Secret = "qimen-secret-0001", Hang = "hang";
    private readonly WebApplication _app;

    private QimenStandIn(WebApplication app) => _app = app;

    public ConcurrentQueue<(string Method, QimenNode Message, QimenReceived Call)> Calls { get; } = [];

    public IEnumerable<string> Methods => Calls.Select(c => c.Method["taobao.qimen.".Length..]);

    public static async Task<QimenStandIn> StartAsync(Func<string, QimenNode, string?> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var standIn = new QimenStandIn(app);
        app.MapPost("/router/qimen/service", context => standIn.AnswerAsync(context, answer));
        await app.StartAsync();
        return standIn;
    }

    public QimenSettings Settings(Func<QimenSettings, QimenSettings>? change = null)
    {
        var settings = new QimenSettings
        {
            Gateway = _app.Urls.Single() + "/router/qimen/service",
            AppKey = "23000001",
            AppSecret = Secret,
            CustomerId = "stub-cust-1",
            WarehouseCode = "WH01",
            OwnerCode = "OWNER1",
        };
        return change is null ? settings : change(settings);
    }

    public QimenErp Erp(IJournal journal, Func<QimenSettings, QimenSettings>? change = null) =>
        QimenErp.Create(Settings(change), new HttpClient { Timeout = Timeout.InfiniteTimeSpan }, journal,
            TimeProvider.System);

    public static string Success(string fields = "") =>
        $"<?xml version=\"1.0\" encoding=\"utf-8\"?><response><flag>success</flag><code>0</code><message>ok"
            + $"</message>{fields}</response>";

    public static string Failure(string code, string message) =>
        $"<response><flag>failure</flag><code>{code}</code><message>{message}</message></response>";

    public static string Gateway(int code, string subCode) =>
        $"<error_response><code>{code}</code><msg>m</msg><sub_code>{subCode}</sub_code><sub_msg>s</sub_msg>"
            + "</error_response>";

    public static string Steps(params string[] words) => Success("<orderProcess><processes>"
        + string.Concat(words.Select(w => $"<process><processStatus>{w}</processStatus></process>"))
            + "</processes></orderProcess>");

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, Func<string, QimenNode, string?> answer)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var (call, _) = QimenReceived.Read(
            context.Request.QueryString.Value!, context.Request.ContentType, _ => null, body.ToArray());
        var method = call!["method"]!;
        var text = Failure("sign-check-failure", "Illegal request");
        if (call.IsSignedWith(Secret))
        {
            var message = QimenXml.Parse(call.Body).Root!;
            Calls.Enqueue((method, message, call));
            text = answer(method["taobao.qimen.".Length..], message);
        }
        if (text is null) context.Abort();
        else if (text == Hang) await Task.Delay(Timeout.Infinite, context.RequestAborted);
        else
        {
            context.Response.ContentType = "text/xml;charset=utf-8";
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text));
        }
    }
}
