using System.Text;
using System.Text.Json.Nodes;

namespace Antui.Tests.EndToEnd;

/// <summary>`antui demo --once --json`: the main job of the executable, from a made month or from a file.</summary>
[Collection(Processes.Name)]
public sealed class Demo_to_the_end
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static readonly string[] Fields =
    [
        "orders", "paid_orders", "refunds", "refunded", "refunded_fen", "automatic", "with_person", "parked",
        "stopped_before_shipment", "returned_and_received", "stop_refused", "reports_sent", "doubled", "over_ceiling",
        "refunded_but_shipped", "erp_documents_closed", "facts", "simulated_seconds", "wall_seconds",
        "lifecycles_per_second", "evidence_to_refund_ms", "peak_memory_mb", "invariants",
    ];

    /// <summary>What depends on the machine, and on how its work happened to fall together.</summary>
    private static readonly string[] Measured =
    [
        "wall_seconds", "lifecycles_per_second", "evidence_to_refund_ms", "peak_memory_mb", "facts",
        "simulated_seconds", "faults_injected",
    ];

    [Fact]
    public async Task A_perfect_month_is_refunded_to_the_fen_and_a_seed_plays_it_again()
    {
        string[] arguments = ["--orders", "120", "--perfect"];
        var runs = await Task.WhenAll(RunAsync(arguments), RunAsync(arguments));
        var month = Antui.Sandbox.Months.MonthMaker.Make(120, 1, 7);
        var owed = month.Rows.Where(r => r.Refund.IsPositive).ToArray();
        foreach (var (code, json, _) in runs)
        {
            Assert.Equal(0, code);
            Assert.Empty(Fields.Except(json.Select(f => f.Key)));
            Assert.Equal(
                [120, owed.Length, owed.Length, owed.Length],
                All(json, "orders", "refunds", "refunded", "automatic"));
            Assert.Equal(month.Rows.Count(r => r.Paid is not null), N(json, "paid_orders"));
            Assert.Equal(owed.Sum(r => r.Refund.Minor), (long)json["refunded_fen"]!);
            Assert.Equal([0, 0, 0, 0], All(json, "doubled", "over_ceiling", "refunded_but_shipped", "with_person"));
            Assert.Equal(0, N(json, "parked"));
            Assert.All(json["invariants"]!.AsObject(), i => Assert.True((bool)i.Value!, i.Key));
        }
        Assert.Equal(WithoutMeasured(runs[0].Json), WithoutMeasured(runs[1].Json));
    }

    [Fact]
    public async Task Every_fault_heals_and_the_month_ends_to_the_fen()
    {
        var (code, json, errors) = await RunAsync("--orders", "60", "--perfect", "--faults", "all", "--seed", "7");
        var owed = Antui.Sandbox.Months.MonthMaker.Make(60, 7, 7).Rows.Sum(r => r.Refund.Minor);
        Assert.True(code == 0, json.ToJsonString() + errors);
        Assert.Equal(owed, (long)json["refunded_fen"]!);
        Assert.True((long)json["faults_injected"]! > 0);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    public async Task A_file_of_a_shop_is_played_and_its_broken_lines_are_named(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string text = """
            订单编号,总金额,买家实际支付金额,收货地址 ,订单创建时间,订单付款时间 ,退款金额
            1,178.8,178.8,上海,2020-02-21 00:00:00,2020-02-21 00:00:30,0
            2,21,0,内蒙古自治区,2020-02-20 23:59:54,2020-02-21 00:00:02,21
            3,37,0,安徽省,2020-02-20 23:59:35,,0
            4,abc,0,安徽省,2020-02-20 23:59:35,,0
            5,50,30,广东省,2020-02-20 12:00:00,2020-02-20 12:00:09,10
            6,50,30,广东省,2020-02-20 12:00:00,2020-02-20 12:00:09,20
            """;
        var folder = Directory.CreateTempSubdirectory("antui-month-").FullName;
        var file = Path.Combine(folder, "month.csv");
        var written = encoding == "utf-8" ? new UTF8Encoding(true) : Encoding.GetEncoding(encoding);
        await File.WriteAllTextAsync(file, text, written, TestContext.Current.CancellationToken);
        try
        {
            var (code, json, errors) = await RunAsync("--data", file, "--perfect");
            Assert.True(code == 0, json.ToJsonString() + errors);
            Assert.Equal([4, 3, 2, 2, 2], All(json, "orders", "paid_orders", "refunds", "refunded", "broken_lines"));
            Assert.Equal(4_100, (long)json["refunded_fen"]!);
            Assert.Contains($"{file}:5: 总金额", errors, StringComparison.Ordinal);
            Assert.Contains($"{file}:6: 总金额", errors, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A whole real month takes minutes, and is not everybody's: its owner names the file.</summary>
    [Fact]
    public async Task A_real_month()
    {
        if (Environment.GetEnvironmentVariable("TEST_MONTH") is not { Length: > 0 } file)
        {
            Assert.Skip("SKIPPED, NOT TESTED: TEST_MONTH names no month of a real shop.");
            return;
        }
        var month = Antui.Sandbox.Months.MonthFile.Read(file);
        var (code, json, errors) = await RunAsync("--data", file, "--perfect");
        Assert.True(code == 0, json.ToJsonString() + errors);
        Assert.Equal(month.Rows.Sum(r => r.Refund.Minor), (long)json["refunded_fen"]!);
        Assert.Equal(month.Rows.Count(r => r.Refund.IsPositive), N(json, "automatic"));
    }

    private static int[] All(JsonObject json, params string[] names) => [.. names.Select(n => N(json, n))];

    private static int N(JsonObject json, string name) => (int)json[name]!;

    private static string WithoutMeasured(JsonObject json)
    {
        var copy = json.DeepClone().AsObject();
        foreach (var name in Measured) copy.Remove(name);
        return copy.ToJsonString();
    }

    private static async Task<(int Code, JsonObject Json, string Errors)> RunAsync(params string[] arguments)
    {
        var patience = Environment.GetEnvironmentVariable("TEST_MONTH") is null ? Patience : Patience * 5;
        var folder = Directory.CreateTempSubdirectory("antui-demo-").FullName;
        try
        {
            // What an earlier demo left, of whatever state, has no say.
            foreach (var name in new[] { "marketplace.db", "merchant.db", "warehouse.db" })
                await File.WriteAllTextAsync(Path.Combine(folder, name), "an earlier demo", CancellationToken.None);
            string[] all = ["demo", "--once", "--json", "--folder", folder, .. arguments];
            await using var process = AntuiProcess.Start(all);
            var (code, output) = await process.ExitAsync(patience);
            // One object and nothing else: any other text beside it is no JSON.
            return (code, JsonNode.Parse(output)!.AsObject(), process.Errors);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
