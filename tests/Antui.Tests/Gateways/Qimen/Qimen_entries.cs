using Antui.Core;
using Antui.Core.Stock;
using Antui.Engine;
using Antui.Engine.Stock;
using static Antui.Tests.Gateways.Qimen.QimenPair;

namespace Antui.Tests.Gateways.Qimen;

/// <summary>Goods in for an ERP of others: announced, counted in at the desk, confirmed until the ERP knows.</summary>
public sealed class Qimen_entries
{
    private const string Create = "taobao.qimen.entryorder.create";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_desk_counts_is_in_stock_here_and_known_at_the_owner()
    {
        await using var pair = await QimenPair.StartAsync();
        for (var i = 0; i < 2; i++)
        {
            var reply = await pair.CallAsync(Create, Announced("E1", ("SKU-A", "10"), ("SKU-B", "2")));
            Assert.Equal(("success", "E1"), (reply.At("flag"), reply.At("entryOrderId")));
        }
        Assert.Equal("entry-exists", (await pair.CallAsync(Create, Announced("E1", ("SKU-A", "9")))).At("code"));
        var entries = pair.Engine.Entries;
        for (var i = 0; i < 2; i++) await ReceiveAsync(entries, "S1", false, new EntryCount("1", 6, 1));
        Assert.Equal((6, 1), await StockAsync(pair, Desk, "SKU-A"));
        await pair.PassAsync(Minute);
        Assert.Equal((6, 1), await StockAsync(pair, "WH01", "SKU-A"));
        await ReceiveAsync(entries, "S2", false, new EntryCount("1", 3, 0), new EntryCount("2", 2, 0));
        await pair.PassAsync(Minute);
        await pair.PassAsync(Minute);
        Assert.Equal((9, 1), await StockAsync(pair, Desk, "SKU-A"));
        Assert.Equal((9, 1), await StockAsync(pair, "WH01", "SKU-A"));
        Assert.Equal((2, 0), await StockAsync(pair, "WH01", "SKU-B"));
        var done = (await entries.FindAsync(Desk, "E1", Stop))!;
        Assert.Equal(EntryState.Done, done.State);
        Assert.All(done.Receipts, r => Assert.True(r.IsFinished && r.Told.Attempt == 1));
    }

    [Fact]
    public async Task A_confirmation_whose_answer_got_lost_is_said_again_under_its_number()
    {
        await using var erp = await WarehouseStandIn.StartAsync();
        await using var pair = await QimenPair.StartAsync(erp.Address);
        await pair.CallAsync(Create, Announced("E1", ("SKU-A", "10")));
        var entries = pair.Engine.Entries;
        erp.LoseAnswers = 1;
        await ReceiveAsync(entries, "S1", true, new EntryCount("1", 4, 0));
        await pair.PassAsync(TimeSpan.FromSeconds(1));
        var unknown = (await entries.FindAsync(Desk, "E1", Stop))!.Receipts.Single();
        Assert.Equal((false, 1), (unknown.Told.IsDone, unknown.Told.Attempt));
        Assert.NotEqual("", unknown.Answer);
        for (var i = 0; i < 5; i++) await pair.PassAsync(Minute);
        // The ERP says that it has it already, which is what a repeat wants to hear.
        var known = (await entries.FindAsync(Desk, "E1", Stop))!.Receipts.Single();
        Assert.Equal((true, 2), (known.Told.IsDone, known.Told.Attempt));
        Assert.Equal(2, erp.Calls.Count(c => c == "entryorder.confirm"));
        var told = Assert.Single(erp.Entries).Value;
        Assert.Equal(("0", "4"), (told.Element("entryOrder")!.Element("confirmType")!.Value,
            told.Element("orderLines")!.Element("orderLine")!.Element("actualQty")!.Value));
        Assert.Equal((4, 0), await StockAsync(pair, Desk, "SKU-A"));
    }

    [Fact]
    public async Task A_refusing_erp_is_asked_less_and_less_and_hears_receipts_in_their_order()
    {
        await using var erp = await WarehouseStandIn.StartAsync();
        await using var pair = await QimenPair.StartAsync(erp.Address);
        await pair.CallAsync(Create, Announced("E1", ("SKU-A", "10")));
        var entries = pair.Engine.Entries;
        erp.Refuses = true;
        await ReceiveAsync(entries, "S1", false, new EntryCount("1", 4, 0));
        await ReceiveAsync(entries, "S2", true);
        for (var i = 0; i < 30; i++) await pair.PassAsync(Minute);
        Assert.InRange(erp.Calls.Count(c => c == "entryorder.confirm"), 4, 7);
        var waiting = (await entries.FindAsync(Desk, "E1", Stop))!.Receipts[0];
        Assert.Contains("单据未审核", waiting.Answer, StringComparison.Ordinal);
        erp.Refuses = false;
        for (var i = 0; i < 61; i++) await pair.PassAsync(Minute);
        Assert.Equal(["desk:E1:S1", "desk:E1:S2"], erp.Entries.Keys.Order(StringComparer.Ordinal));
        var (part, last) = (erp.Entries["desk:E1:S1"], erp.Entries["desk:E1:S2"]);
        Assert.Equal("1", part.Element("entryOrder")!.Element("confirmType")!.Value);
        Assert.Equal("0", last.Element("orderLines")!.Element("orderLine")!.Element("actualQty")!.Value);
        Assert.Equal((4, 0), await StockAsync(pair, Desk, "SKU-A"));
    }

    [Fact]
    public async Task What_is_counted_after_a_long_silence_does_not_wait_as_long_as_what_was_counted_before()
    {
        await using var erp = await WarehouseStandIn.StartAsync();
        await using var pair = await QimenPair.StartAsync(erp.Address);
        foreach (var code in new[] { "E1", "E2" }) await pair.CallAsync(Create, Announced(code, ("SKU-A", "10")));
        var entries = pair.Engine.Entries;
        erp.LoseAnswers = int.MaxValue;
        await ReceiveAsync(entries, "S1", true, new EntryCount("1", 4, 0));
        for (var i = 0; i < 180; i++) await pair.PassAsync(Minute);
        var waits = (await entries.FindAsync(Desk, "E1", Stop))!.Receipts.Single().Told;
        Assert.True(waits.DueAt - pair.Now > 4 * Minute, $"told again at {waits.DueAt}, and it is {pair.Now}");

        erp.LoseAnswers = 0;
        var later = new EntryReceipt("S1", [new EntryCount("1", 3, 0)], true, pair.Now, "person:Li");
        Assert.IsType<Accepted.Applied>(await entries.ReceiveAsync(Desk, "E2", later, Stop));
        for (var i = 0; i < 3; i++) await pair.PassAsync(Minute);
        Assert.True((await entries.FindAsync(Desk, "E2", Stop))!.Receipts.Single().Told.IsDone);
    }

    [Fact]
    public async Task More_than_was_announced_is_not_counted_in()
    {
        await using var pair = await QimenPair.StartAsync();
        await pair.CallAsync(Create, Announced("E1", ("SKU-A", "10")));
        var entries = pair.Engine.Entries;
        foreach (var (code, lines) in new (string, EntryCount[])[]
        {
            ("OVER_RECEIVED", [new("1", 10, 1)]), ("LINE_UNKNOWN", [new("7", 1, 0)]),
            ("QUANTITY_WRONG", [new("1", 0, 0)]), ("QUANTITY_WRONG", [new("1", 3, -1)]),
            ("LINE_TWICE", [new("1", 1, 0), new("1", 1, 0)]), ("LINES_MISSING", []),
        })
        {
            var receipt = new EntryReceipt("S1", [.. lines], false, pair.Now, "person:Li");
            var refused = await entries.ReceiveAsync(Desk, "E1", receipt, Stop);
            Assert.Equal(code, Assert.IsType<Accepted.Refused>(refused).Why.Code);
        }
        // Two people at once: together they may not count more than comes.
        var both = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => entries.ReceiveAsync(
            Desk, "E1", new EntryReceipt("T" + i, [new EntryCount("1", 4, 0)], false, pair.Now, "person:Li"), Stop)));
        Assert.Equal(2, both.Count(a => a is Accepted.Applied));
        Assert.Equal((8, 0), await StockAsync(pair, Desk, "SKU-A"));
    }

    [Fact]
    public async Task An_announcement_is_taken_back_as_long_as_nothing_came()
    {
        await using var pair = await QimenPair.StartAsync();
        string Cancel(string code) => $"<request><warehouseCode>WH01</warehouseCode><orderCode>{code}</orderCode>"
            + "<orderType>CGRK</orderType></request>";
        var entries = pair.Engine.Entries;
        foreach (var code in new[] { "E1", "E2" }) await pair.CallAsync(Create, Announced(code, ("SKU-A", "10")));
        for (var i = 0; i < 2; i++)
            Assert.Equal("success", (await pair.CallAsync("order.cancel", Cancel("E2"))).At("flag"));
        Assert.Equal(EntryState.Cancelled, (await entries.FindAsync(Desk, "E2", Stop))!.State);
        await ReceiveAsync(entries, "S1", false, new EntryCount("1", 1, 0));
        Assert.Equal("entry-begun", (await pair.CallAsync("order.cancel", Cancel("E1"))).At("code"));
        var late = new EntryReceipt("S1", [new EntryCount("1", 1, 0)], false, pair.Now, "person:Li");
        Assert.Equal("ENTRY_CLOSED",
            Assert.IsType<Accepted.Refused>(await entries.ReceiveAsync(Desk, "E2", late, Stop)).Why.Code);
    }

    [Theory]
    [InlineData(">E1<", "> <", "isv.missing-field")]
    [InlineData(">E1<", ">E/1<", "number-wrong")]
    [InlineData(">10<", ">0<", "quantity-wrong")]
    [InlineData(">10<", ">ten<", "quantity-wrong")]
    [InlineData("<itemCode>SKU-A</itemCode>", "", "isv.missing-field")]
    [InlineData("<orderLineNo>2<", "<orderLineNo>1<", "line-twice")]
    [InlineData(">WH01<", ">WH99<", "warehouse-unknown")]
    [InlineData("<orderType>", "<totalOrderLines>3</totalOrderLines><orderType>", "lines-missing")]
    [InlineData("<orderType>", "<expectStartTime>soon</expectStartTime><orderType>", "time-wrong")]
    public async Task An_impossible_announcement_is_refused_whole(string part, string bad, string code)
    {
        await using var pair = await QimenPair.StartAsync();
        var body = Announced("E1", ("SKU-A", "10"), ("SKU-B", "2")).Replace(part, bad);
        var reply = await pair.CallAsync(Create, body);
        Assert.Equal(("failure", code), (reply.At("flag"), reply.At("code")));
        Assert.Empty((await pair.Engine.Entries.ListAsync(null, null, null, 10, Stop)).Rows);
    }

    internal static string Announced(string code, params (string Sku, string Quantity)[] lines) =>
        $"<request><entryOrder><entryOrderCode>{code}</entryOrderCode><ownerCode>OWNER1</ownerCode><warehouseCode>WH01"
        + "</warehouseCode><orderType>CGRK</orderType><senderInfo><name>李四</name></senderInfo></entryOrder>"
        + "<orderLines>" + string.Concat(lines.Select((l, i) =>
            $"<orderLine><orderLineNo>{i + 1}</orderLineNo><ownerCode>OWNER1</ownerCode><itemCode>{l.Sku}</itemCode>"
            + $"<planQty>{l.Quantity}</planQty></orderLine>")) + "</orderLines></request>";

    private static async Task ReceiveAsync(EntryOrders entries, string no, bool isLast, params EntryCount[] lines) =>
        Assert.IsNotType<Accepted.Refused>(await entries.ReceiveAsync(
            Desk, "E1", new EntryReceipt(no, [.. lines], isLast, new Instant(1_905_000_000_000), "person:Li"), Stop));

    private static async Task<(long Good, long Defective)> StockAsync(QimenPair pair, string warehouse, string sku) =>
        (await pair.Engine.Lists.FindStockAsync(warehouse, [sku], Stop)) is [var row]
            ? (row.OnHand, row.Defective) : (0, 0);
}
