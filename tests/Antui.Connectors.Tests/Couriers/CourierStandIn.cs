using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Antui.Connectors.Tests.Couriers;

/// <summary>
/// A courier's interface on a free loopback port: it answers each form as the test says. Null cuts the connection,
/// "hang" never answers, a number is a status.
/// </summary>
internal sealed class CourierStandIn : IAsyncDisposable
{
    public const string Hang = "hang";

    private readonly WebApplication _app;

    private CourierStandIn(WebApplication app) => _app = app;

    public ConcurrentQueue<Dictionary<string, string>> Calls { get; } = [];

    public string Address => _app.Urls.Single() + "/courier";

    public static HttpClient Http { get; } = new() { Timeout = Timeout.InfiniteTimeSpan };

    public static async Task<CourierStandIn> StartAsync(Func<Dictionary<string, string>, string?> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var standIn = new CourierStandIn(app);
        app.MapPost("/courier", async context =>
        {
            var form = (await context.Request.ReadFormAsync()).ToDictionary(p => p.Key, p => p.Value.ToString());
            standIn.Calls.Enqueue(form);
            await AnswerAsync(context, answer(form));
        });
        await app.StartAsync();
        return standIn;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context, string? text)
    {
        if (text is null) context.Abort();
        else if (text == Hang) await Task.Delay(Timeout.Infinite, context.RequestAborted);
        else if (int.TryParse(text, out var status)) context.Response.StatusCode = status;
        else await context.Response.WriteAsync(text);
    }
}
