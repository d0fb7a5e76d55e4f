using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Antui.Tests.Api;

/// <summary>
/// Numbers of people in free text: kept as written, masked in every list, page, pack and file that shows it. The
/// markers go in by every door there is for words, and every address of the API is looked at.
/// </summary>
public sealed class Free_text_is_masked
{
    private const string Phone = "13955512345", Identity = "11010119900307123X", Card = "4111111111111111";

    private const string Words =
        "打 139-5551 2345 或 １３９５５５１２３４５, 证 110101 19900307 123X, 卡 4111 1111 1111 1111";

    [Fact]
    public async Task In_every_answer_of_the_API_and_in_the_pack()
    {
        await using var node = await TestNode.StartAsync();
        await FillAsync(node);
        var (looked, masked) = (0, 0);
        foreach (var path in await PathsAsync(node))
        {
            var text = await TextAsync(node, path);
            if (text is null) continue;
            looked++;
            if (text.Contains("* 2345", StringComparison.Ordinal)) masked++;
            Shows(text, path);
        }
        Assert.True(looked >= 25 && masked >= 8, $"{looked} addresses answered, {masked} showed masked words");
        var kept = await node.Store.LoadAsync([new Core.OrderKey("h2", "o1")], TestContext.Current.CancellationToken);
        var journal = string.Concat(kept[0].Select(e => Encoding.UTF8.GetString(e.Events.Span)));
        Assert.Contains(Phone, Plain(journal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_in_fields_of_their_own_stay_and_what_comes_back_as_shown_is_kept()
    {
        await using var node = await TestNode.StartAsync();
        const string order = "13955512345", refund = "4111111111111111";
        await node.OrderAsync(order, "h1");
        await node.AskAsync(refund, order, 5_000, kind: "return");
        var (_, made) = await node.PostAsync("returns", Json(new()
        {
            ["shop"] = "h1",
            ["orderNo"] = order,
            ["lines"] = new JsonArray(new JsonObject { ["lineNo"] = "1", ["quantity"] = 1 }),
            ["note"] = Words,
            ["tracking"] = new JsonObject { ["carrier"] = "SF", ["number"] = "13955598765" },
        }));
        var path = $"returns/h1/{order}/{made["returnNo"]}";
        var (_, shown) = await node.GetAsync(path);
        Assert.Equal((order, "13955598765"), ((string?)shown["orderNo"], (string?)shown["tracking"]));
        var note = (string)shown["note"]!;
        Assert.DoesNotContain(Phone, Plain(note), StringComparison.Ordinal);
        var change = Json(new() { ["note"] = note, ["reason"] = "agreed" });
        Assert.Equal(200, (await node.SendAsync(HttpMethod.Patch, path, change)).Status);
        var last = (await node.Services.GetRequiredService<Engine.RefundEngine>().ReadAsync(
            new Core.OrderKey("h1", order), TestContext.Current.CancellationToken))!;
        Assert.Equal(Words, last.Returns.Single(r => r.ReturnNo == (string)made["returnNo"]!).Note);
        var list = (await node.GetAsync("refunds")).Body["items"]![0]!;
        Assert.Equal((order, refund), ((string?)list["orderNo"], (string?)list["refundNo"]));
    }

    [Fact]
    public async Task In_every_line_of_the_log_with_its_exception_and_in_one_line()
    {
        await using var node = await TestNode.StartAsync();
        var (options, formatters) = (node.Services.GetRequiredService<IOptions<ConsoleLoggerOptions>>(),
            node.Services.GetServices<ConsoleFormatter>());
        var formatter = formatters.Last(f => f.Name == options.Value.FormatterName);
        using var line = new StringWriter();
        var fault = new FormatException("Cannot read: " + Words, new InvalidOperationException($"at\n{Phone}"));
        formatter.Write(
            new LogEntry<string>(LogLevel.Error, "Antui.Api", default, "A row said " + Words, fault, (s, _) => s), null,
            line);
        Shows(line.ToString(), "the log");
        Assert.Contains("fail: Antui.Api[0] A row said 打 ***-**** 2345", line.ToString(), StringComparison.Ordinal);
        Assert.Contains("FormatException", line.ToString(), StringComparison.Ordinal);
        Assert.Single(line.ToString().Trim().Split('\n'));
    }

    /// <summary>Words by every door.</summary>
    private static async Task FillAsync(TestNode node)
    {
        var line = new JsonObject
        {
            ["lineNo"] = "1",
            ["sku"] = "s",
            ["title"] = Words,
            ["quantity"] = 2,
            ["paidFen"] = 5_000,
        };
        foreach (var (shop, no) in ((string, string)[])[("h2", "o1"), ("h1", "o2")])
        {
            await SendAsync(node, "shops/" + shop + "/orders", new()
            {
                ["orderNo"] = no,
                ["paidFen"] = 5_000,
                ["shipTo"] = Words,
                ["lines"] = new JsonArray(line.DeepClone()),
            });
        }
        await SendAsync(node, "shops/h2/refunds", new()
        {
            ["refundNo"] = "r1",
            ["orderNo"] = "o1",
            ["kind"] = "unshipped",
            ["amountFen"] = 5_000,
            ["reason"] = Words,
        });
        await SendAsync(node, "refunds/h2/r1/actions", new() { ["action"] = "hold", ["reason"] = Words });
        await SendAsync(node, "shops/h2/evidence", new()
        {
            ["orderNo"] = "o1",
            ["refundNo"] = "r1",
            ["kind"] = "stop-refused",
            ["note"] = Words,
        });
        await FillDeskAsync(node);
    }

    private static async Task FillDeskAsync(TestNode node)
    {
        await SendAsync(node, "returns", new()
        {
            ["shop"] = "h1",
            ["orderNo"] = "o2",
            ["note"] = Words,
            ["lines"] = new JsonArray(new JsonObject { ["lineNo"] = "1", ["quantity"] = 1 }),
        });
        await SendAsync(
            node, "orders/h1/o2/extra-refund", new() { ["refundNo"] = "x1", ["amountFen"] = 10, ["reason"] = Words });
        await SendAsync(node, "stock/entries", new()
        {
            ["docNo"] = "d1",
            ["warehouse"] = "h1",
            ["kind"] = "in",
            ["note"] = Words,
            ["lines"] = new JsonArray(new JsonObject { ["sku"] = "s", ["quantity"] = 5 }),
        });
        await SendAsync(node, "unclaimed", new() { ["number"] = "U1", ["note"] = Words });
        string[] gates = ["shops/h1/pause", "shops/h1/resume", "installation/stop", "installation/resume"];
        foreach (var gate in gates) await SendAsync(node, gate, new() { ["reason"] = Words });
        await SendAsync(node, "shops/h1/refunds", new()
        {
            ["refundNo"] = "p1",
            ["orderNo"] = "nowhere",
            ["kind"] = "unshipped",
            ["amountFen"] = 1,
            ["reason"] = Words,
        });
        var tables = new JsonObject();
        foreach (var name in (string[])["carriers", "reasons", "statuses"]) tables[name] = new JsonArray();
        tables["goods"] = new JsonArray(new JsonObject { ["from"] = "a", ["to"] = "b", ["note"] = Words });
        Assert.Equal(200, (await node.SendAsync(HttpMethod.Put, "shops/h1/mapping", tables.ToJsonString())).Status);
    }

    private static async Task SendAsync(TestNode node, string path, JsonObject body)
    {
        var (status, answer) = await node.PostAsync(path, body.ToJsonString());
        Assert.True(status is 200 or 201 or 202, $"{path}: {status} {answer.ToJsonString()}");
        Shows(answer.ToJsonString(), path);
    }

    /// <summary>Every address that is read, for whatever of the fill it can name.</summary>
    private static async Task<IEnumerable<string>> PathsAsync(TestNode node)
    {
        using var client = new HttpClient { BaseAddress = node.Address };
        var text = await client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        const string root = "/api/v1/";
        var paths = JsonNode.Parse(text)!["paths"]!.AsObject()
            .Where(p => p.Value!["get"] is not null && p.Key.StartsWith(root, StringComparison.Ordinal))
            .Select(p => p.Key[root.Length..]).Where(p => p != "events");
        return paths.SelectMany(p => new[] { Named(p, true), Named(p, false) }).Distinct();
    }

    private static string Named(string path, bool first) => path
        .Replace("{shop}", first ? "h2" : "h1", StringComparison.Ordinal)
        .Replace("{orderNo}", first ? "o1" : "o2", StringComparison.Ordinal)
        .Replace("{refundNo}", first ? "r1" : "x1", StringComparison.Ordinal)
        .Replace("{returnNo}", "R1", StringComparison.Ordinal).Replace("{number}", "o2-R1", StringComparison.Ordinal)
        .Replace("{id}", "reconcile", StringComparison.Ordinal);

    /// <summary>An answer as text; of a pack the text of all its files. Null when there is none.</summary>
    private static async Task<string?> TextAsync(TestNode node, string path)
    {
        using var client = node.Client();
        var query = path.StartsWith("stock", StringComparison.Ordinal) ? "?warehouse=h1" : "";
        using var answer = await client.GetAsync(path + query, TestContext.Current.CancellationToken);
        if (!answer.IsSuccessStatusCode) return null;
        var stream = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        if (answer.Content.Headers.ContentType?.MediaType is not "application/zip")
            return await new StreamReader(stream).ReadToEndAsync(TestContext.Current.CancellationToken);
        using var zip = new ZipArchive(stream);
        var text = new StringBuilder();
        foreach (var file in zip.Entries)
        {
            using var open = new StreamReader(file.Open());
            text.Append(await open.ReadToEndAsync(TestContext.Current.CancellationToken));
        }
        return text.ToString();
    }

    private static void Shows(string text, string where)
    {
        foreach (var number in (string[])[Phone, Identity, Card])
            Assert.False(Plain(text).Contains(number, StringComparison.Ordinal), $"{where} shows {number}: {text}");
    }

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)
        .Select(c => char.IsDigit(c) ? (char)('0' + char.GetNumericValue(c)) : c));

    private static string Json(JsonObject body) => body.ToJsonString();
}
