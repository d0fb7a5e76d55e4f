using System.Text;
using System.Text.Json;
using Antui.Connectors.Generic;
using Antui.Connectors.Tests.Erp;
using Antui.Core;
using Antui.Core.Orders;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Antui.Connectors.Tests.Generic;

/// <summary>A self-developed ERP on a free loopback port that speaks the protocol and does what goes wrong.</summary>
internal sealed partial class GenericWorld : IErpWorld
{
    public const string Secret = "whsec_Z2VuZXJpYy1lcnAtY29udHJhY3Qtc2VjcmV0LTAx";
    private const string Wrong = "whsec_d3JvbmctZ2VuZXJpYy1lcnAtc2VjcmV0LTAwMDAy";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly WebApplication _app;
    private readonly GenericSign _sign = new(Secret);
    private readonly Lock _lock = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private (ErpFault Fault, int Write)? _fault;
    private int _failPage;

    private GenericWorld(WebApplication app) => _app = app;

    public Action? Happens { get; set; }

    public IReadOnlyList<string> Secrets => [Secret, Wrong, Secret["whsec_".Length..]];

    public int PageSize => 2;

    public Instant Now => Instant.From(TimeProvider.System.GetUtcNow());

    public IReadOnlyCollection<Grade> Grades => Enum.GetValues<Grade>();

    /// <summary>The paths called, with their queries.</summary>
    public List<string> Calls { get; } = [];

    public static async Task<GenericWorld> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var world = new GenericWorld(app);
        app.Map("/erp/{**path}", world.HandleAsync);
        await app.StartAsync();
        return world;
    }

    public object Connect() => Connect(Secret);

    public object ConnectWithWrongSecret() => Connect(Wrong);

    public GenericErp Connect(string secret) => GenericErp.Create(
        new GenericSettings { Address = _app.Urls.Single() + "/erp", Secret = secret, CallTimeoutSeconds = 1 },
        _http, TimeProvider.System);

    public void Fault(ErpFault fault, int write = 1) => _fault = (fault, write);

    public void Meanwhile(Action happens) => Happens = happens;

    public void FailPage(int page) => _failPage = page;

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task HandleAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        lock (_lock) Calls.Add(target);
        var payload = Encoding.UTF8.GetBytes(body == "" ? target : body);
        if (!_sign.Fits(Header(http, "id"), Header(http, "timestamp"), payload, Header(http, "signature")))
        {
            await AnswerAsync(http, 401, new { code = "NOT_SIGNED", detail = "The signature is wrong." });
            return;
        }
        var fault = HttpMethods.IsPost(http.Request.Method) ? TakeFault() : null;
        if (fault is ErpFault.LostRequest) await Task.Delay(Timeout.Infinite, http.RequestAborted);
        var (status, answer) = Answer(http, body, fault);
        if (fault is ErpFault.LostAnswer) await Task.Delay(Timeout.Infinite, http.RequestAborted);
        await AnswerAsync(http, status, answer);
    }

    private (int Status, object Answer) Answer(HttpContext http, string body, ErpFault? fault)
    {
        lock (_lock)
        {
            var path = http.Request.Path.Value!["/erp/".Length..].Split('/');
            switch (fault)
            {
                case ErpFault.Throttled: return (429, new { code = "HTTP_429" });
                case ErpFault.Gibberish: return (200, "<html>502 Bad Gateway</html>");
                case ErpFault.AcceptedOnly: return (200, new { result = "stopped" });
                case ErpFault.FailsInside when path[0] == "stop":
                    return (200, new { result = "refused", reason = "locked by the warehouse" });
                case ErpFault.FailsInside: return (422, new { code = "LOCKED", detail = "The document is locked." });
            }
            if (HttpMethods.IsPost(http.Request.Method)) TakeHappens()?.Invoke();
            return path switch
            {
                ["health"] => (200, new { name = "stand-in", at = Now.ToString() }),
                ["goods"] => Goods(http.Request.Query),
                ["stock"] => (200, new { items = _stock.Where(s => http.Request.Query["sku"].Contains(s.Sku)) }),
                ["orders", var no] => Order(no),
                ["stop"] => StopOrder(Read<GenericStop>(body)),
                ["returns"] => Expect(Read<GenericReturn>(body)),
                ["returns", _, "close"] => Close(Read<GenericClose>(body)),
                _ => (404, new { detail = "Nothing here." }),
            };
        }
    }

    private ErpFault? TakeFault()
    {
        if (_fault is not { } planned) return null;
        _fault = planned.Write > 1 ? (planned.Fault, planned.Write - 1) : null;
        return planned.Write > 1 ? null : planned.Fault;
    }

    private Action? TakeHappens()
    {
        var happens = Happens;
        Happens = null;
        return happens;
    }

    private static T Read<T>(string body) => JsonSerializer.Deserialize<T>(body, Json)!;

    private static string Header(HttpContext http, string name) => http.Request.Headers["webhook-" + name].ToString();

    private static async Task AnswerAsync(HttpContext http, int status, object answer)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(answer as string ?? JsonSerializer.Serialize(answer, Json), http.RequestAborted);
    }
}
