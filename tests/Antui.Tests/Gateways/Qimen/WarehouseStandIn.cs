using System.Collections.Concurrent;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Antui.Tests.Gateways.Qimen;

/// <summary>
/// A warehouse of others on loopback: it has orders and return orders, cancels what has not left, and checks signatures
/// with a few lines of its own.
/// </summary>
public sealed class WarehouseStandIn : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WarehouseStandIn(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single() + "/router/qimen/service";

    /// <summary>Steps by order code: ACCEPT, then CANCELED or DELIVERED.</summary>
    public ConcurrentDictionary<string, string> Orders { get; } = new();

    public ConcurrentDictionary<string, XElement> Returns { get; } = new();

    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>As an ERP: confirmations of goods in by their number; the same number counts once.</summary>
    public ConcurrentDictionary<string, XElement> Entries { get; } = new();

    /// <summary>As an ERP that agrees to nothing.</summary>
    public bool Refuses { get; set; }

    /// <summary>Answers "success" and cancels later, when <see cref="CancelLater"/> is called.</summary>
    public bool Asynchronous { get; set; }

    /// <summary>The next answers are lost after the call was carried out.</summary>
    public int LoseAnswers { get; set; }

    public static async Task<WarehouseStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var warehouse = new WarehouseStandIn(app);
        app.MapPost("/router/qimen/service", warehouse.AnswerAsync);
        await app.StartAsync();
        return warehouse;
    }

    public void Ship(string code) => Orders[code] = "DELIVERED";

    public void CancelLater(string code) => Orders[code] = "CANCELED";

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var query = context.Request.Query.ToDictionary(p => p.Key, p => p.Value.ToString());
        var signed = query.Where(p => p.Key != "sign").Select(p => new KeyValuePair<string, string>(p.Key, p.Value));
        var good = QimenSdk.Sign(signed, body, QimenSite.Secret, query["sign_method"]) == query["sign"]
            && query["customerId"] == QimenSite.Customer;
        var method = query["method"]["taobao.qimen.".Length..];
        Calls.Enqueue(method);
        var answer = good ? Answer(method, XDocument.Parse(body).Root!) : No("sign-check-failure", "Illegal request");
        if (LoseAnswers > 0)
        {
            LoseAnswers--;
            context.Abort();
            return;
        }
        context.Response.ContentType = "text/xml;charset=utf-8";
        await context.Response.WriteAsync(answer.ToString(SaveOptions.DisableFormatting));
    }

    private XElement Answer(string method, XElement message) => method switch
    {
        "deliveryorder.create" => Create(message.Element("deliveryOrder")!.Element("deliveryOrderCode")!.Value),
        "order.cancel" => Cancel(message.Element("orderCode")!.Value),
        "orderprocess.query" => Process(message.Element("orderCode")!.Value),
        "returnorder.create" => Expect(message),
        "entryorder.confirm" => Refuses ? No("S05", "单据未审核") : Enter(message),
        _ => No("30002", "no such method"),
    };

    private XElement Create(string code) =>
        Orders.TryAdd(code, "ACCEPT") ? Yes() : No("S01", "发货单已存在");

    private XElement Cancel(string code)
    {
        if (!Orders.TryGetValue(code, out var step)) return No("S02", "单据未找到");
        if (step == "DELIVERED") return No("S03", "订单已出库，无法取消");
        if (!Asynchronous) Orders[code] = "CANCELED";
        return Yes();
    }

    private XElement Process(string code) => !Orders.TryGetValue(code, out var step) ? No("S02", "单据未找到")
        : Yes(new XElement("orderProcess", new XElement("orderCode", code),
            new XElement("processes", new XElement("process", new XElement("processStatus", step)))));

    private XElement Expect(XElement message) =>
        Returns.TryAdd(message.Element("returnOrder")!.Element("returnOrderCode")!.Value, message)
            ? Yes() : No("S04", "退货单已存在");

    private XElement Enter(XElement message) =>
        Entries.TryAdd(message.Element("entryOrder")!.Element("outBizCode")!.Value, message)
            ? Yes() : No("S06", "outBizCode 重复");

    private static XElement Yes(params XElement[] fields) =>
        new("response", new XElement("flag", "success"), new XElement("code", "0"), new XElement("message", ""),
            fields);

    private static XElement No(string code, string message) => new(
        "response", new XElement("flag", "failure"), new XElement("code", code), new XElement("message", message));
}
