using System.Text.Json;
using System.Text.Json.Serialization;
using GenericErp.Example;

// A small ERP that speaks docs/generic-erp.md. Settings: --secret (or ERP_SECRET), --antui (or ERP_ANTUI),
// --urls. The addresses under /warehouse are this ERP's own screens, so to say; keep them on your machine.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Configuration.AddEnvironmentVariables("ERP_").AddCommandLine(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
var clock = TimeProvider.System;
var secret = builder.Configuration["secret"] ?? throw new ArgumentException("--secret whsec_… is needed.");
var signing = new Signing(secret, clock);
var antui = builder.Configuration["antui"] ?? throw new ArgumentException("--antui is needed: where events are sent.");
builder.Services.AddSingleton(s => new Webhooks(antui, signing, clock, s.GetRequiredService<ILogger<Webhooks>>()));
builder.Services.AddHostedService(s => s.GetRequiredService<Webhooks>());
builder.Services.AddSingleton(s => new Erp(s.GetRequiredService<Webhooks>(), clock));
builder.Services.ConfigureHttpJsonOptions(o => Json.Setup(o.SerializerOptions));
var app = builder.Build();

app.Use(async (http, next) =>
{
    if (http.Request.Path.StartsWithSegments("/warehouse") || await signing.IsSignedAsync(http)) await next(http);
    else await Problem(401, "NOT_SIGNED", "The signature is wrong or too old.").ExecuteAsync(http);
});

// What Antui asks. Every call may come twice with the same key, and then has the same answer and no second effect.
app.MapGet("/health", () => new { name = "example ERP", at = clock.GetUtcNow() });
app.MapPost("/stop", (StopCall call, Erp erp) => Found(erp.With(call.OrderNo, o => o.Stop(call))));
app.MapGet("/orders/{orderNo}", (string orderNo, Erp erp) => Found(erp.With(orderNo, o => new
{
    orderNo,
    lines = o.Parts.ToArray(),
    returns = o.Returns.Values.Select(r => new { r.RefundNo, r.State, document = r.Number }).ToArray(),
})));
app.MapPost("/returns", (ReturnCall call, Erp erp) => Found(erp.With(call.OrderNo, o => Shown(o.Expect(call)))));
app.MapPost("/returns/{refundNo}/close", (string refundNo, CloseCall call, Erp erp) => refundNo != call.RefundNo
    ? Problem(422, "REFUND_DIFFERS", "The body names another refund than the address.")
    : Found(erp.With(call.OrderNo, o => Shown(o.Close(call)))));
app.MapGet("/goods", (DateTimeOffset from, DateTimeOffset to, string? cursor, Erp erp) =>
{
    var (items, next) = erp.Goods(from, to, int.Parse(cursor ?? "0"));
    return new { items, next };
});
app.MapGet("/stock", (string[] sku, Erp erp) => new { items = erp.StockOf(sku) });

// What the warehouse does.
var warehouse = app.MapGroup("/warehouse/orders");
warehouse.MapPost("", (NewOrder order, Erp erp) =>
{
    foreach (var line in order.Lines) erp.Know(line.Sku ?? "");
    return erp.Add(order)
        ? Results.Ok(new { done = order.OrderNo }) : Problem(409, "ORDER_KNOWN", "It is here already.");
});
warehouse.MapPost("/{orderNo}/pick", (string orderNo, Erp erp) =>
    Found(erp.With(orderNo, o => new { done = o.MoveAll(["waiting"], "picking").Count })));
warehouse.MapPost("/{orderNo}/ship", (string orderNo, Erp erp) =>
    Found(erp.With(orderNo, o => new { done = erp.Ship(o) })));
warehouse.MapPost("/{orderNo}/answer", (string orderNo, WarehouseAnswer answer, Erp erp) =>
    Found(erp.With(orderNo, o => new { done = erp.Answer(o, answer) })));
warehouse.MapPost("/{orderNo}/receive", (string orderNo, Received received, Erp erp) =>
    Found(erp.With(orderNo, o => new { done = erp.Receive(o, received) })));

await app.StartAsync();
Console.WriteLine("erp: listening on " + app.Urls.First());
await app.WaitForShutdownAsync();

static object Shown(Document document) => new { document.RefundNo, document.State, document = document.Number };

static IResult Found(object? answer) => answer is null
    ? Problem(404, "ORDER_UNKNOWN", "There is no such order here.") : Results.Ok(answer);

static IResult Problem(int status, string code, string detail) =>
    Results.Json(new { code, detail }, contentType: "application/problem+json", statusCode: status);

namespace GenericErp.Example
{
    internal static class Json
    {
        public static JsonSerializerOptions Options { get; } = Make();

        public static void Setup(JsonSerializerOptions options) =>
            options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;

        private static JsonSerializerOptions Make()
        {
            var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
            Setup(options);
            return options;
        }
    }
}
