using System.Text.Json.Nodes;

namespace Antui.Tests.EndToEnd;

/// <summary>A configuration file for `antui serve --config`, in a folder that goes with it.</summary>
internal sealed class MerchantFile : IDisposable
{
    /// <summary>A store of the merchant's own: orders, requests and evidence come through the API.</summary>
    public const string Own = "own";

    /// <summary>How long a call may be under way: short, so that what a kill left is soon taken up.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);

    private MerchantFile(string folder) => Folder = folder;

    public string Folder { get; }

    public string Database => Path.Combine(Folder, "merchant.db");

    public static MerchantFile New() => new(Directory.CreateTempSubdirectory("antui-e2e-").FullName);

    /// <param name="store">Null: a SQLite file in the folder.</param>
    /// <param name="platform">Null: only the store of the merchant's own.</param>
    public string Write(string? store, Uri? platform, string node = "merchant", Action<JsonObject>? change = null)
    {
        var shops = new JsonArray(Hosted());
        if (platform is not null)
        {
            shops.Add(Taobao(Platform.Assistant, "assistant", platform, tmall: true));
            shops.Add(Taobao(Platform.Direct, "direct", platform, tmall: false));
        }
        var config = new JsonObject
        {
            ["listen"] = "http://127.0.0.1:0",
            ["store"] = store ?? "sqlite:" + Database,
            ["node"] = node,
            ["pace"] = "100ms",
            ["reload"] = "5s",
            ["log"] = "warning",
            ["keys"] = new JsonArray(new JsonObject
            {
                ["name"] = "test",
                ["scopes"] = new JsonArray("admin"),
                ["secret"] = Caller.Key,
            }),
            ["engine"] = new JsonObject { ["lease"] = "3s", ["parkedRetry"] = "1s" },
            ["shops"] = shops,
        };
        change?.Invoke(config);
        var file = Path.Combine(Folder, node + ".json");
        File.WriteAllText(file, config.ToJsonString());
        return file;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static JsonObject Hosted() => new()
    {
        ["id"] = Own,
        ["name"] = "自建商城",
        ["platform"] = "hosted",
        ["way"] = "pay-out",
        ["fulfilment"] = "reports",
        ["strategies"] = Strategies(),
        ["timing"] = Timing(),
    };

    private static JsonObject Taobao(string id, string way, Uri platform, bool tmall) => new()
    {
        ["id"] = id,
        ["name"] = "店铺" + id,
        ["platform"] = "taobao",
        ["way"] = way,
        ["fulfilment"] = "built-in",
        ["strategies"] = way == "direct" ? Strategies() : new JsonArray(),
        ["timing"] = Timing(),
        ["poll"] = new JsonObject { ["interval"] = "1s", ["overlap"] = "2m", ["backfill"] = "1h", ["recheck"] = "2s" },
        ["connection"] = new JsonObject
        {
            ["gateway"] = new Uri(platform, "/router/rest").ToString(),
            ["appKey"] = Platform.AppKey,
            ["appSecret"] = Platform.AppSecret,
            ["session"] = Platform.SessionOf(id),
            ["tmall"] = tmall,
            ["callTimeoutSeconds"] = 4,
            ["tradePageSize"] = 100,
        },
    };

    private static JsonObject Timing() => new()
    {
        ["lease"] = $"{Lease.TotalSeconds}s",
        ["backOff"] = "300ms",
        ["backOffMost"] = "2s",
        ["unknownHorizon"] = "6s",
    };

    private static JsonArray Strategies() =>
    [
        new JsonObject { ["id"] = "stopped", ["name"] = "stopped", ["template"] = "unshipped-stopped" },
        new JsonObject { ["id"] = "received", ["name"] = "received", ["template"] = "return-received" },
    ];
}
