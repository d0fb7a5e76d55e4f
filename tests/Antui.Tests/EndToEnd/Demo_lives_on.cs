using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Antui.Tests.EndToEnd;

/// <summary>`antui demo` when its month is over: the clock goes on, buyers come, approvals finish.</summary>
[Collection(Processes.Name)]
public sealed partial class Demo_lives_on
{
    [Fact]
    public async Task After_the_month_buyers_come_people_are_asked_and_what_they_approve_is_paid()
    {
        var stop = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("antui-demo-").FullName;
        try
        {
            await using var process = AntuiProcess.Start(
                "demo", "--orders", "1", "--pace", "1000000", "--folder", folder, "--seed", "5");
            var link = await UntilAsync(() => Task.FromResult(Link().Match(process.Errors)), m => m.Success);
            using var client = new HttpClient { BaseAddress = new Uri(link.Groups[1].Value + "/api/v1/") };
            client.DefaultRequestHeaders.Authorization = new("Bearer", link.Groups[2].Value);
            async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await client.GetStringAsync(path, stop))!;

            var ended = await UntilAsync(
                () => GetAsync("demo"), d => !(bool)d["running"]! && (double)d["progress"]! >= 1);
            var shops = (await GetAsync("shops"))["items"]!.AsArray().Select(s => (string)s!["id"]!);
            Assert.Equal(
                "house-erp own-store qimen-warehouse taobao-direct tmall-assistant tmall-global",
                string.Join(' ', shops));

            // One of the newcomers says that the goods came broken: a person is asked, and what he approves is paid.
            var asked = await UntilAsync(
                () => GetAsync("refunds?kind=shipped-refund-only&phase=person"), l => l["items"]!.AsArray().Count > 0);
            var path = $"refunds/taobao-direct/{asked["items"]![0]!["refundNo"]}";
            var detail = await GetAsync(path);
            var rules = detail["verification"]!["findings"]!.AsArray()
                .Where(f => !(bool)f!["passed"]!).Select(f => (string)f!["rule"]!).Where(r => r != "strategy")
                .ToArray();
            var approval = new JsonObject
            {
                ["action"] = "approve",
                ["reason"] = "seen on the photos",
                ["version"] = detail["claim"]!["version"]!.DeepClone(),
                ["accepts"] = new JsonArray([.. rules.Select(r => JsonValue.Create(r))]),
            };
            using var answer = await client.PostAsync(
                path + "/actions", new StringContent(approval.ToJsonString(), null, "application/json"), stop);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(stop));
            await UntilAsync(() => GetAsync(path), d => (string?)d["phase"] == "refunded");

            var now = await UntilAsync(() => GetAsync("demo"), d => (int)d["done"]! > (int)ended["done"]! + 1);
            Assert.True(Time(now) > Time(ended));
            var automatic = $"refunds?automatic=true&askedFrom={ended["simulatedAt"]}";
            await UntilAsync(() => GetAsync(automatic), l => l["items"]!.AsArray().Count > 0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static DateTimeOffset Time(JsonNode demo) => DateTimeOffset.Parse((string)demo["simulatedAt"]!, null);

    private static async Task<T> UntilAsync<T>(Func<Task<T>> read, Func<T, bool> good)
    {
        for (var tries = 0; ; tries++)
        {
            var now = await read();
            if (good(now)) return now;
            Assert.True(tries < 900, $"It never came to be: {now}");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    [GeneratedRegex("Console 控制台: (http\\S+?)/#key=(\\S+)")]
    private static partial Regex Link();
}
