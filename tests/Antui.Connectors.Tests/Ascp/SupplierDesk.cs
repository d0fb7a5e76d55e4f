using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Antui.Connectors.Ascp;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Antui.Connectors.Tests.Ascp;

/// <summary>
/// The platform on a free loopback port: it checks the signature of every call by itself and answers what the test
/// says. Null cuts the connection.
/// </summary>
internal sealed class SupplierDesk : IAsyncDisposable
{
    public const string Secret = "ascp-secret";
    private readonly WebApplication _app;

    private SupplierDesk(WebApplication app) => _app = app;

    public ConcurrentQueue<Dictionary<string, string>> Calls { get; } = [];

    public Documents Notes { get; } = new();

    /// <summary>Noon in UTC+8; it stands until it is moved.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 4, 0, 0, TimeSpan.Zero));

    public static async Task<SupplierDesk> StartAsync(Func<Dictionary<string, string>, string?> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var desk = new SupplierDesk(app);
        app.MapPost("/router/rest", async (HttpContext context) =>
        {
            var form = await context.Request.ReadFormAsync();
            var call = form.ToDictionary(p => p.Key, p => p.Value.ToString());
            desk.Calls.Enqueue(call);
            var text = Fits(call) ? answer(call) : Error(25, "Invalid signature");
            if (text is null) context.Abort();
            else await context.Response.WriteAsync(text);
        });
        await app.StartAsync();
        return desk;
    }

    public static string Yes(string method, string more = "") =>
        $"{{\"{method.Replace('.', '_')}_response\":{{\"success\":true{more},\"request_id\":\"q1\"}}}}";

    public static string No(string method, string code, string text, bool retry = false) =>
        "{\"" + method.Replace('.', '_') + "_response\":{\"success\":\"false\",\"error_code\":\"" + code
        + "\",\"error_message\":\"" + text + "\",\"retry\":" + (retry ? "true" : "false") + "}}";

    public static string Error(int code, string msg, string sub = "") =>
        "{\"error_response\":{\"code\":" + code + ",\"msg\":\"" + msg + "\",\"sub_code\":\"" + sub + "\"}}";

    public AscpSettings Settings() => new()
    {
        Gateway = _app.Urls.Single() + "/router/rest",
        AppKey = "1234",
        AppSecret = Secret,
        Session = "s1",
        CustomerId = "cust-1",
        SupplierId = "2200000000001",
        StoreCode = "WH01",
        UserId = "88",
        AuthorisationEndsAt = Clock.GetUtcNow() + TimeSpan.FromDays(100),
    };

    public AscpShop Shop(Func<AscpSettings, AscpSettings>? change = null) => AscpShop.Create(
        "gj", change is null ? Settings() : change(Settings()), new HttpClient { Timeout = Timeout.InfiniteTimeSpan },
        Notes, TimeSpan.FromMinutes(15), Clock);

    public AnyEffect Effect(
        InstructionAction action, string refundNo, ImmutableArray<Inspected> found = default, string reason = "") =>
        new(new OrderKey("gj", "LP1"), refundNo,
        new Instruction(
            "k1", action, InstructionState.Dispatching, Money.Fen(100), 1, "S1", [], "workflow", 1,
            Instant.From(Clock.GetUtcNow()), Instant.From(Clock.GetUtcNow())), null, [], reason, null, found);

    public AnyEffect Parcel(string shipment, string number, params LineQuantity[] lines)
    {
        var effect = Effect(InstructionAction.PushShipment, "");
        return effect with
        {
            Instruction = effect.Instruction with { Phase = shipment },
            Lines = [.. lines],
            Waybill = new Tracking("SF", number),
        };
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Signed as the documentation says, not by the product's code.</summary>
    private static bool Fits(Dictionary<string, string> call)
    {
        var joined = string.Concat(call.Where(p => p.Key != "sign").OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => p.Key + p.Value));
        var (text, key) = (Encoding.UTF8.GetBytes(joined), Encoding.UTF8.GetBytes(Secret));
#pragma warning disable CA5351 // The protocol's own digests.
        return call["sign"] == Convert.ToHexString(call["sign_method"] switch
        {
            "md5" => MD5.HashData([.. key, .. text, .. key]),
            "hmac" => HMACMD5.HashData(key, text),
            _ => HMACSHA256.HashData(key, text),
        });
#pragma warning restore CA5351
    }
}

/// <summary>Documents in memory, with the store's own rule for versions.</summary>
internal sealed class Documents : IDocuments
{
    private readonly ConcurrentDictionary<(string, string), Document> _all = new();

    public async Task<IReadOnlyList<Document?>> ReadAllAsync(
        IReadOnlyList<(string Kind, string Id)> documents, CancellationToken stop) =>
        [.. await Task.WhenAll(documents.Select(d => ReadAsync(d.Kind, d.Id, stop)))];

    public Task<Document?> ReadAsync(string kind, string id, CancellationToken stop) =>
        Task.FromResult(_all.GetValueOrDefault((kind, id)));

    public Task<IReadOnlyList<Document>> ListAsync(string kind, string prefix, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<Document>>(
            [.. _all.Values.Where(d => d.Kind == kind && d.Id.StartsWith(prefix, StringComparison.Ordinal))]);

    public Task<IReadOnlyList<Document>> HistoryAsync(string kind, string id, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<Document>>([]);

    public Task<bool> WriteAsync(Document document, bool keepHistory, CancellationToken stop)
    {
        lock (_all)
        {
            var key = (document.Kind, document.Id);
            if ((_all.GetValueOrDefault(key)?.Version ?? 0) != document.Version - 1) return Task.FromResult(false);
            _all[key] = document;
            return Task.FromResult(true);
        }
    }

    public Task<bool> TryLeaseAsync(string name, string owner, TimeSpan lease, Instant now, CancellationToken stop) =>
        Task.FromResult(true);

    public Task ReleaseAsync(string name, string owner, CancellationToken stop) => Task.CompletedTask;
}
