using System.Collections;
using Antui.Server.Configuration;

namespace Antui.Tests.Cli;

/// <summary>Wrong settings refuse to start, with every fault at once, each with its path and what to do.</summary>
public sealed class Settings_are_checked : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("antui-settings-").FullName;

    [Fact]
    public void Every_fault_is_listed_at_once()
    {
        var faults = FaultsOf("""
            {
              // a comment is allowed
              "Listen": "ftp://x", "store": "mysql", "stoer": "x", "drain": "soon",
              "engine": { "agreeBatch": 99, "cachedorders": "many" },
              "gateway": { "path": "/router/qm" }, "qimen": { "banSeconds": 0, "bodyBytes": 1 },
              "keys": [ { "name": "", "scopes": ["all"], "secret": "env:ANTUI_TEST_NOT_SET" } ],
              "shops": [
                { "id": "a", "platform": "taobao", "way": "someday",
                  "connection": { "appKey": "1", "appSecret": "env:ANTUI_TEST_NOT_SET", "sesion": "x" },
                  "timing": { "lease": "0s", "patience": "1s" },
                  "strategies": [ { "id": "s", "name": "S", "template": "unshipped-stopped",
                                    "conditions": [ { "is": "amount-at-most", "fen": -1 } ] } ] },
                { "id": "a", "platform": "ebay", "caps": { "dayFen": 0 } },
                { "name": "no id" }
              ]
            }
            """);
        foreach (var path in (string[])
        [
            "listen:", "store:", "stoer:", "drain:", "engine.agreeBatch:", "engine.cachedorders:", "keys[0].name:",
            "qimen.banSeconds:", "qimen.bodyBytes:", "qimen: '/router/qm'",
            "keys[0].scopes:", "keys[0].secret:", "shops: the id 'a'", "shops[0].way:",
            "shops[0].connection.appSecret:",
            "shops[0].connection.sesion:", "shops[0].connection.session:", "shops[0].timing.lease:",
            "shops[0].timing.patience:",
            "shops[0].strategy 's':", "shops[1].platform:", "shops[1].caps.dayFen:", "shops[2].id:",
            "shops[2].platform:",
        ])
        {
            Assert.True(faults.Any(f => f.StartsWith(path, StringComparison.Ordinal)),
                path + "\n" + string.Join("\n", faults));
        }
        Assert.Contains(faults, f => f.Contains("did you mean 'store'", StringComparison.Ordinal));
        Assert.Equal(faults.Distinct(), faults);
    }

    [Fact]
    public void Sources_lie_over_each_other()
    {
        var options = Load(
            """
            { "store": "sqlite:a.db", "pace": "2s",
              "shops": [ { "id": "h", "platform": "hosted", "way": "pay-out" } ] }
            """,
            new Dictionary<string,
            string>
            {
                ["ANTUI_STORE"] = "sqlite:b.db",
                ["ANTUI_SHOPS__0__NAME"] = "Tea",
                ["ANTUI_KEY"] = "not a setting"
            },
            new Dictionary<string, string?> { ["listen"] = "http://127.0.0.1:9999" });
        Assert.Equal(("sqlite:b.db", "http://127.0.0.1:9999", TimeSpan.FromSeconds(2)),
            (options.Store, options.Listen, options.Pace));
        var shop = Assert.Single(options.Shops);
        Assert.Equal(("h", "Tea"), (shop.Id, shop.Name));
        // What is not named keeps its default, also inside a shop.
        Assert.True(shop.Reports && shop.AgreeReturns && shop.AutoAudit);
        Assert.Equal(TimeSpan.FromSeconds(45), shop.Timing.Lease);
        Assert.Equal(TimeSpan.FromMinutes(10), shop.Poll.Overlap);
        Assert.Equal(16_384, options.Engine.CachedOrders);
    }

    [Fact]
    public void A_secret_may_stand_in_a_file()
    {
        var secret = Path.Combine(_folder, "secret");
        File.WriteAllText(secret, "0123456789-0123456789\n");
        var options = Load($$"""{ "keys": [ { "name": "x", "scopes": ["read"], "secret": "file:{{secret}}" } ] }""");
        Assert.Equal($"file:{secret}", options.Keys[0].Secret);
        Assert.Equal("0123456789-0123456789", SecretText.Resolve(options.Keys[0].Secret).Text);
    }

    [Theory]
    [InlineData("{ \"store\": ", "not JSON")]
    [InlineData("[]", "a JSON object in braces")]
    public void A_broken_file_names_its_place(string text, string expected) =>
        Assert.Contains(expected, string.Join("\n", FaultsOf(text)), StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_a_fault() => Assert.Throws<SettingsException>(() =>
        Settings.Load(Path.Combine(_folder, "none.json"), new Dictionary<string, string?>(), new Hashtable(), "none"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private IReadOnlyList<string> FaultsOf(string json) => Assert.Throws<SettingsException>(() => Load(json)).Faults;

    private AntuiOptions Load(
        string json, Dictionary<string, string>? environment = null, Dictionary<string, string?>? commandLine = null)
    {
        var file = Path.Combine(_folder, "antui.json");
        File.WriteAllText(file, json);
        return Settings.Load(file, commandLine ?? [], new Hashtable(environment ?? []), Path.Combine(_folder, "none"));
    }
}
