using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Antui.Core;
using Antui.Engine;
using Antui.Engine.Lanes;
using Antui.Server.Configuration;
using Antui.Server.Hosting;
using Antui.Storage;
using Antui.Tests.Api;
using Antui.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Antui.Tests.EndToEnd;

/// <summary>
/// What buyers write is nowhere in clear: not in any file or row of the database, not in the log, not in an answer, an
/// export or a pack; and it is gone when somebody has it erased, while the refund goes on and the journal stays whole.
/// </summary>
public sealed class Words_are_sealed : IDisposable
{
    private const string Words = "打给张测试零一 13900001111，送秘密路911号";

    private static readonly string[] Markers = ["张测试零一", "13900001111", "秘密路911号"];

    private readonly string _folder = Directory.CreateTempSubdirectory("antui-words-").FullName;
    private readonly StringBuilder _log = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Sqlite => "sqlite:" + Path.Combine(_folder, "a.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task In_no_file_of_a_database_of_SQLite()
    {
        await RunAsync(Sqlite, () => Task.CompletedTask);
        Assert.Equal(44 + 1, (await File.ReadAllTextAsync(Path.Combine(_folder, "a.key"), Stop)).Length);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, "a.key")));
    }

    [Fact]
    public async Task In_no_row_of_a_database_of_PostgreSQL()
    {
        var database = await PrivatePostgres.NewDatabaseAsync();
        await RunAsync(database, () => RowsHoldNothingAsync(database));
    }

    private async Task RunAsync(string store, Func<Task> rows)
    {
        await using (var app = await StartAsync(store))
        {
            var (engine, client) = (app.Services.GetRequiredService<RefundEngine>(), ClientOf(app));
            await FillAsync(client);
            await SettledAsync(client, engine, "R1");
            await rows();
            FilesHoldNothing();
            await AnswersHoldNothingAsync(client);
            var read = await PostAsync(client, "orders/h1/O1/words/read", """{"reason":"to call him back"}""");
            Assert.Equal(Words, (string?)read["items"]![0]!["words"]);
            await EraseAsync(client, engine);
            await rows();
            FilesHoldNothing();
            await app.StopAsync(Stop);
        }
        FilesHoldNothing();
        Nothing(_log.ToString(), "the log");
        await using var again = await StartAsync(store);
        var key = new OrderKey("h1", "O1");
        Assert.Equal(FreeText.Erased, (await OrderAsync(again, key)).Case("R2")!.Claim.Reason);
        Assert.Equal(Words, (await OrderAsync(again, new OrderKey("h1", "O2"))).Case("R3")!.Claim.Reason);
        await again.StopAsync(Stop);
    }

    private static async Task EraseAsync(HttpClient client, RefundEngine engine)
    {
        const string path = "orders/h1/O1/words/erase", why = """{"reason":"he asked for it"}""";
        Assert.Equal("applied", (string?)(await PostAsync(client, path, why))["result"]);
        Assert.Equal("duplicate", (string?)(await PostAsync(client, path, why))["result"]);
        Assert.Equal("NO_WORDS", (string?)(await PostAsync(
            client, "orders/h1/O1/words/read", """{"reason":"too late"}""", 409))["code"]);
        Assert.Equal("NO_WORDS", (string?)(await PostAsync(client, "orders/h1/O3/words/erase", why, 409))["code"]);
        // The buyer's later words are not kept, and his refund goes on.
        await AskAsync(client, "O1", "R4", 1_000, Words + " again", "unshipped");
        await SettledAsync(client, engine, "R4");
        var key = new OrderKey("h1", "O1");
        var entries = (await engine.Store.LoadAsync([key], Stop))[0];
        Assert.Null(Journal.BrokenAt(entries));
        Assert.True((await engine.Store.WordsKeysAsync([key], Stop))[0].IsEmpty);
        Assert.DoesNotContain("enc:v1:", Encoding.UTF8.GetString(entries[^1].Events.Span), StringComparison.Ordinal);
        var shown = (await client.GetStringAsync("refunds/h1/R2/timeline", Stop));
        Assert.Contains("he asked for it", shown, StringComparison.Ordinal);
        Assert.Contains("to call him back", shown, StringComparison.Ordinal);
    }

    /// <summary>Words by every door that buyers have.</summary>
    private static async Task FillAsync(HttpClient client)
    {
        foreach (var order in (string[])["O1", "O2", "O3"])
            await PostAsync(client, "shops/h1/orders", $$"""
                {"orderNo":"{{order}}","paidFen":9000,"lines":[
                  {"lineNo":"1","sku":"s","title":"tea","quantity":2,"paidFen":4000},
                  {"lineNo":"2","sku":"t","title":"cup","quantity":2,"paidFen":5000}]}
                """, 201);
        await AskAsync(client, "O1", "R1", 2_000, Words, "unshipped");
        await AskAsync(client, "O1", "R2", 1_000, Words, "return");
        await AskAsync(client, "O2", "R3", 2_000, Words, "return");
        await AskAsync(client, "O3", "R5", 2_000, "不想要了", "return");
        await AskAsync(client, "nowhere", "R9", 2_000, Words, "return", 202);
        await PostAsync(client, "returns", $$"""
            {"shop":"h1","orderNo":"O2","note":"{{Words}}","lines":[{"lineNo":"1","quantity":1}]}
            """, 201);
    }

    private static Task<JsonNode> AskAsync(
        HttpClient client, string order, string refund, long fen, string reason, string kind, int status = 201) =>
        PostAsync(client, "shops/h1/refunds", new JsonObject
        {
            ["refundNo"] = refund,
            ["orderNo"] = order,
            ["kind"] = kind,
            ["amountFen"] = fen,
            ["lines"] = new JsonArray(new JsonObject
            {
                ["lineNo"] = refund is "R1" ? "1" : "2",
                ["quantity"] = 1,
            }),
            ["reason"] = reason,
        }.ToJsonString(), status);

    /// <summary>Every address that is read; a return's own page shows what was agreed about it, without
    /// numbers.</summary>
    private static async Task AnswersHoldNothingAsync(HttpClient client)
    {
        var text = await client.GetStringAsync("/openapi/v1.json", Stop);
        var paths = JsonNode.Parse(text)!["paths"]!.AsObject()
            .Where(p => p.Value!["get"] is not null && p.Key.StartsWith("/api/v1/", StringComparison.Ordinal))
            .Select(p => p.Key).Where(p => !p.EndsWith("/events", StringComparison.Ordinal)
                && !p.StartsWith("/api/v1/returns/{shop}", StringComparison.Ordinal));
        var looked = 0;
        foreach (var path in paths.Select(p => p.Replace("{shop}", "h1", StringComparison.Ordinal)
            .Replace("{orderNo}", "O1", StringComparison.Ordinal)
            .Replace("{refundNo}", "R2", StringComparison.Ordinal)))
        {
            using var answer = await client.GetAsync(path, Stop);
            if (!answer.IsSuccessStatusCode) continue;
            looked++;
            Nothing(await TextAsync(answer), path);
        }
        Assert.True(looked > 25, $"{looked} addresses answered");
        var list = await client.GetStringAsync("refunds?q=R2", Stop);
        Assert.Equal("打给…", (string?)JsonNode.Parse(list)!["items"]![0]!["reason"]);
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        if (answer.Content.Headers.ContentType?.MediaType is not "application/zip")
            return await answer.Content.ReadAsStringAsync(Stop);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(Stop));
        var text = new StringBuilder();
        foreach (var file in zip.Entries)
        {
            using var open = new StreamReader(file.Open());
            text.Append(await open.ReadToEndAsync(Stop));
        }
        return text.ToString();
    }

    private void FilesHoldNothing()
    {
        foreach (var path in Directory.GetFiles(_folder).Where(p => !p.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var file = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            foreach (var marker in Markers)
                foreach (var encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode])
                    Assert.True(bytes.AsSpan().IndexOf(encoding.GetBytes(marker)) < 0, $"{path} holds {marker}");
            Nothing(Encoding.Latin1.GetString(bytes), path);
        }
    }

    /// <summary>Every column of every table, as text.</summary>
    private static async Task RowsHoldNothingAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Stop);
        var (tables, rows) = (new List<string>(), 0);
        await using (var names = new NpgsqlCommand(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'", connection))
        await using (var reader = await names.ExecuteReaderAsync(Stop))
            while (await reader.ReadAsync(Stop)) tables.Add(reader.GetString(0));
        foreach (var table in tables)
        {
            await using var all = new NpgsqlCommand($"SELECT t::text FROM {table} t", connection);
            await using var reader = await all.ExecuteReaderAsync(Stop);
            for (; await reader.ReadAsync(Stop); rows++) Nothing(reader.GetString(0), table);
        }
        Assert.True(rows > 30, $"{rows} rows");
    }

    /// <summary>As it was written, as JSON escapes it, and as PostgreSQL shows bytes.</summary>
    private static void Nothing(string text, string where)
    {
        foreach (var marker in Markers)
        {
            var escaped = string.Concat(marker.Select(c => c < 128 ? c.ToString() : $"\\u{(int)c:X4}"));
            var hex = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(marker));
            string[] forms = [marker, escaped, escaped.ToLowerInvariant(), hex];
            foreach (var form in forms)
                Assert.False(text.Contains(form, StringComparison.Ordinal), $"{where} shows {marker}");
        }
    }

    private async Task<WebApplication> StartAsync(string store)
    {
        var log = new LogText(_log);
        var app = await AntuiHost.BuildAsync(
            new AntuiOptions
            {
                Listen = "http://127.0.0.1:0",
                Store = store,
                Log = LogLevel.Trace,
                Pace = TimeSpan.FromMilliseconds(50),
                Sealing = new SealingOptions { Key = store == Sqlite ? "" : "file:" + Path.Combine(_folder, "pg.key") },
                Keys = [new KeyConfig { Name = "Li", Scopes = ["admin"], Secret = TestNode.Admin }],
                Shops = [TestNode.Shop("h1", "built-in")],
            },
            new HostParts { StoreOptions = StoreOptions.Default, Services = s => s.AddSingleton<ILoggerProvider>(log) },
            CancellationToken.None);
        await app.StartAsync(Stop);
        return app;
    }

    private static HttpClient ClientOf(WebApplication app)
    {
        var client = new HttpClient { BaseAddress = new Uri(new Uri(AntuiHost.AddressOf(app)), "/api/v1/") };
        client.DefaultRequestHeaders.Authorization = new("Bearer", TestNode.Admin);
        return client;
    }

    private static async Task<Core.Orders.Order> OrderAsync(WebApplication app, OrderKey key) =>
        (await app.Services.GetRequiredService<RefundEngine>().ReadAsync(key, Stop))!;

    private static async Task<JsonNode> PostAsync(HttpClient client, string path, string json, int status = 200)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await client.SendAsync(request, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True((int)answer.StatusCode == status, $"{path}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>What follows from an answer is under way before it is given; when nothing is, all is done.</summary>
    private static async Task SettledAsync(HttpClient client, RefundEngine engine, string refund)
    {
        await engine.Activity.IdleAsync().WaitAsync(Stop);
        await engine.Lists.SettledAsync(Stop);
        var text = await client.GetStringAsync("refunds/h1/" + refund, Stop);
        Assert.Equal("refunded", (string?)JsonNode.Parse(text)!["phase"]);
    }

    private sealed class LogText(StringBuilder text) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            lock (text) text.Append(formatter(state, exception)).Append(exception).Append('\n');
        }

        public void Dispose()
        {
        }
    }
}
