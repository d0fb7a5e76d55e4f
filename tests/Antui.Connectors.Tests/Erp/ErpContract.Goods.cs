using Antui.Core;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Connectors.Tests.Erp;

/// <summary>Reading: every document once, with what it really says, or an exception.</summary>
public abstract partial class ErpContract
{
    [Fact]
    public async Task A_shipment_comes_out_once_with_its_quantities()
    {
        var port = Port<IReadGoods>();
        World.Seed(OrderNo, ErpState.Shipped, First, Second);
        var shipped = Assert.Single(await GoodsAsync(port));
        Assert.Equal(
            (OrderNo, EvidenceKind.Shipped, StopLevel.HandedOver), (shipped.OrderNo, shipped.Kind, shipped.Level));
        Assert.NotEmpty(shipped.Id);
        AssertQuantities([First, Second], shipped);
        // The next poll's window overlaps: the same document has the same id and says the same.
        AssertSame(shipped, Assert.Single(await GoodsAsync(port)));
    }

    [Fact]
    public async Task What_has_not_left_is_not_shipped()
    {
        var port = Port<IReadGoods>();
        World.Seed(OrderNo, ErpState.ToAudit, First);
        World.Audit(OrderNo);
        Assert.DoesNotContain(await GoodsAsync(port), s => s.Kind is EvidenceKind.Shipped);
    }

    [Fact]
    public async Task Two_parcels_are_two_documents()
    {
        var port = Port<IReadGoods>();
        World.Seed(OrderNo, ErpState.ToAudit, First, Second);
        World.Ship(OrderNo, Second);
        AssertQuantities([Second], Assert.Single(await GoodsAsync(port)));
        World.Ship(OrderNo);
        var both = await GoodsAsync(port);
        Assert.Equal(2, both.Select(s => s.Id).Distinct().Count());
        AssertQuantities([First, Second], [.. both]);
    }

    [Fact]
    public async Task A_receipt_names_the_refund_and_the_grades()
    {
        var port = Port<IReadGoods>();
        World.Seed(OrderNo, ErpState.Shipped, First, Second);
        ErpArrival[] arrived =
        [
            .. World.Grades.Where(g => g is not Grade.Good).Take(1)
                .Select(g => new ErpArrival(Second.LineNo, Second.Sku, 1, g)),
            new ErpArrival(First.LineNo, First.Sku, 2),
        ];
        World.Receive(RefundNo, OrderNo, arrived);
        var received = Received(await GoodsAsync(port));
        Assert.All(received, r => Assert.Equal((OrderNo, RefundNo), (r.OrderNo, r.RefundNo)));
        AssertInspected(arrived, received);
    }

    [Fact]
    public async Task A_partial_receipt_says_only_what_arrived()
    {
        var port = Port<IReadGoods>();
        World.Seed(OrderNo, ErpState.Shipped, First, Second);
        ErpArrival[] early = [new(First.LineNo, First.Sku, 1)];
        World.Receive(RefundNo, OrderNo, early);
        var before = Received(await GoodsAsync(port));
        AssertInspected(early, before);
        ErpArrival[] late = [new(First.LineNo, First.Sku, 1), new(Second.LineNo, Second.Sku, 1)];
        World.Receive(RefundNo, OrderNo, late);
        var after = Received(await GoodsAsync(port));
        AssertInspected([.. early, .. late], after);
        // What was said before still stands as it was said.
        Assert.All(before, b => AssertSame(b, Assert.Single(after, a => a.Id == b.Id)));
    }

    [Fact]
    public async Task Several_pages_come_whole_and_each_document_once()
    {
        var port = Port<IReadGoods>();
        var orders = SeedPages(received: false);
        var all = await GoodsAsync(port);
        Assert.Equal(orders, all.Select(s => s.OrderNo).Order());
        Assert.Equal(orders.Length, all.Select(s => s.Id).Distinct().Count());
        _ = SeedPages(received: true);
        var back = Received(await GoodsAsync(port));
        Assert.Equal(orders, back.Select(s => s.OrderNo).Order());
        Assert.Equal(orders.Length, back.Select(s => s.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_page_that_fails_ends_the_reading_with_an_exception()
    {
        var port = Port<IReadGoods>();
        var orders = SeedPages(received: false);
        World.FailPage(2);
        var failed = await Assert.ThrowsAnyAsync<Exception>(() => GoodsAsync(port));
        AssertNoSecret(failed.ToString());
        Assert.Equal(orders, (await GoodsAsync(port)).Select(s => s.OrderNo).Order());
    }

    [Fact]
    public async Task A_window_without_changes_says_nothing()
    {
        var port = Port<IReadGoods>();
        World.Seed(OrderNo, ErpState.Shipped, First);
        World.Receive(RefundNo, OrderNo, new ErpArrival(First.LineNo, First.Sku, 2));
        var to = World.Now - TimeSpan.FromHours(1);
        Assert.Empty(await GoodsAsync(port, to - TimeSpan.FromHours(1), to));
    }

    [Fact]
    public async Task Stock_is_read_as_it_is_and_an_unknown_sku_is_left_out()
    {
        var port = Port<IReadStock>();
        World.PutStock(new StockSaid("", "SKU-A", 12, 5, 2));
        World.PutStock(new StockSaid("", "SKU-B", 0, 0, 0));
        var stock = await port.ReadStockAsync(["SKU-B", "SKU-NONE", "SKU-A"], Stop);
        Assert.Equal(["SKU-A", "SKU-B"], stock.Select(s => s.Sku).Order());
        Assert.All(stock, s => Assert.NotEmpty(s.Warehouse));
        var a = stock.Single(s => s.Sku == "SKU-A");
        Assert.Equal((12, 5, 2), (a.OnHand, a.Occupied, a.Defective));
    }

    protected Task<List<GoodsSaid>> GoodsAsync(IReadGoods port) =>
        GoodsAsync(port, World.Now - TimeSpan.FromMinutes(30), World.Now + TimeSpan.FromMinutes(1));

    private static async Task<List<GoodsSaid>> GoodsAsync(IReadGoods port, Instant from, Instant to)
    {
        var all = new List<GoodsSaid>();
        await foreach (var page in port.ChangedGoodsAsync(from, to, Stop)) all.AddRange(page);
        return all;
    }

    private string[] SeedPages(bool received)
    {
        var count = World.PageSize * 2 + 1;
        string[] orders = [.. Enumerable.Range(1, count).Select(i => $"32800000000000{i:00000}")];
        foreach (var order in orders)
        {
            var line = new ErpLine(order[..^2] + "99", "SKU-A", 1);
            if (!received) World.Seed(order, ErpState.Shipped, line);
            else World.Receive("25" + order[2..], order, new ErpArrival(line.LineNo, line.Sku, 1));
        }
        return orders;
    }

    private static List<GoodsSaid> Received(IEnumerable<GoodsSaid> all) =>
        [.. all.Where(s => s.Kind is EvidenceKind.Received)];

    /// <summary>By line number, or by goods code where the ERP knows no line numbers.</summary>
    private static void AssertQuantities(ErpLine[] lines, params GoodsSaid[] said)
    {
        var actual = said.SelectMany(s => s.Lines).GroupBy(l => SkuOf(l.LineNo))
            .ToDictionary(g => g.Key, g => g.Sum(l => l.Quantity));
        Assert.Equal(lines.ToDictionary(l => l.Sku, l => l.Quantity), actual);
    }

    private static void AssertInspected(ErpArrival[] arrived, IEnumerable<GoodsSaid> said)
    {
        var actual = said.SelectMany(s => s.Inspected).GroupBy(i => (SkuOf(i.LineNo), i.Grade))
            .ToDictionary(g => g.Key, g => g.Sum(i => i.Quantity));
        var expected = arrived.GroupBy(a => (a.Sku, a.Grade)).ToDictionary(g => g.Key, g => g.Sum(a => a.Quantity));
        Assert.Equal(expected, actual);
    }

    private static void AssertSame(GoodsSaid a, GoodsSaid b)
    {
        Assert.Equal((a.OrderNo, a.Id, a.Kind, a.RefundNo, a.At), (b.OrderNo, b.Id, b.Kind, b.RefundNo, b.At));
        Assert.Equal(a.Lines, b.Lines);
        Assert.Equal(a.Inspected, b.Inspected);
    }

    private static string SkuOf(string lineNo) =>
        GoodsSaid.SkuOf(lineNo) ?? (lineNo == First.LineNo ? First.Sku : lineNo == Second.LineNo ? Second.Sku : lineNo);
}
