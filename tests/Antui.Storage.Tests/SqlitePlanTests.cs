using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Pool;
using Antui.Core.Ports;
using Antui.Storage.Drivers;
using Antui.Storage.Sql;
using Antui.Storage.Sqlite;

namespace Antui.Storage.Tests;

/// <summary>
/// A list is walked in an index that carries what it is filtered by: nothing is sorted, no whole table is read. SQLite
/// plans without statistics, so the plans of an empty file are those of a full one.
/// </summary>
public sealed class SqlitePlanTests : IDisposable
{
    private readonly SqliteDb _db = SqliteDb.Open(":memory:", readOnly: false);

    public SqlitePlanTests() => SqliteSchema.Migrate(_db);

    public void Dispose() => _db.Dispose();

    public static TheoryData<string, string> Shipments => new()
    {
        { "all", "SCAN i USING COVERING INDEX shipments_list" },
        { "shop and warehouse", "SCAN i USING COVERING INDEX shipments_list" },
        { "shipped", "SCAN i USING COVERING INDEX shipments_list" },
        { "stage, shop and warehouse", "SEARCH i USING COVERING INDEX shipments_open (stage=?)" },
        { "time", "SEARCH i USING COVERING INDEX shipments_list (created_at>? AND created_at<?)" },
        { "sku", "SEARCH i USING PRIMARY KEY (sku=?)" },
        { "sku, shipped and warehouse", "SEARCH i USING PRIMARY KEY (sku=?)" },
        { "sku and stage", "SEARCH x USING COVERING INDEX shipments_open (stage=? AND created_at=? AND shop=?" },
        { "buyer and stage", "USING INDEX shipments_buyer (buyer_ref=?" },
        { "parcel", "USING INDEX shipments_parcel (parcel_no=?" },
    };

    [Theory, MemberData(nameof(Shipments))]
    public void A_list_of_shipments_walks_an_index(string asked, string expected)
    {
        var filter = asked switch
        {
            "shop and warehouse" => new ShipmentFilter(Shop: "s", Warehouse: "w"),
            "shipped" => new(Stages: [ShipmentStage.Shipped]),
            "stage, shop and warehouse" => new("s", [ShipmentStage.Pick], "w"),
            "time" => new(CreatedFrom: new Instant(1), CreatedTo: new Instant(2)),
            "sku" => new(Sku: "A"),
            "sku, shipped and warehouse" => new(Sku: "A", Stages: [ShipmentStage.Shipped], Warehouse: "w"),
            "sku and stage" => new(Sku: "A", Stages: [ShipmentStage.Pick]),
            "buyer and stage" => new(BuyerRef: "b", Stages: [ShipmentStage.Pick]),
            "parcel" => new(ParcelNo: "p"),
            _ => new(),
        };
        var plan = Plan(new DeskSql(ByOrder, hasLane: false).Shipments(filter, byStage: false, null, 51));
        Assert.Contains(expected, plan, StringComparison.Ordinal);
        AssertWalked(plan);
    }

    [Fact]
    public void Few_shipments_in_a_stage_are_looked_through_for_a_goods_code()
    {
        var filter = new ShipmentFilter(Sku: "A", Stages: [ShipmentStage.Pick]);
        Assert.True(DeskSql.HasChoice(filter));
        Assert.False(DeskSql.HasChoice(filter with { Stages = [ShipmentStage.Shipped] }));
        Assert.False(DeskSql.HasChoice(filter with { Stages = [] }));
        Assert.False(DeskSql.HasChoice(filter with { Search = "1" }));

        var plan = Plan(new DeskSql(ByOrder, hasLane: false).Shipments(filter, byStage: true, null, 51));

        Assert.Contains("SEARCH i USING COVERING INDEX shipments_open (stage=?)", plan, StringComparison.Ordinal);
        Assert.Contains(
            "SEARCH x EXISTS USING PRIMARY KEY (sku=? AND created_at=? AND shop=? AND order_no=? AND shipment_no=?)",
            plan, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Pooled => new()
    {
        { "all", "SEARCH p USING INDEX pool_list (kind=?" },
        { "shop and amount", "SEARCH p USING INDEX pool_shop (kind=? AND shop=?" },
        { "stage and amount", "SEARCH p USING INDEX pool_stage (kind=? AND stage=?" },
        { "shop, stage and amount", "SEARCH p USING INDEX pool_shop_stage (kind=? AND shop=? AND stage=?" },
        { "sku and all else", "SEARCH s USING PRIMARY KEY (kind=? AND sku=?" },
        { "number and sku", "pool_number (no=?)" },
        { "buyer, shop and stage", "pool_buyer (kind=? AND buyer_ref=?" },
    };

    [Theory, MemberData(nameof(Pooled))]
    public void A_list_of_the_pool_walks_an_index(string asked, string expected)
    {
        var filter = new PoolFilter(PoolKind.Order);
        filter = asked switch
        {
            "shop and amount" => filter with { Shop = "s", AmountFromFen = 1 },
            "stage and amount" => filter with { Stage = PoolStage.Parked, AmountFromFen = 1, AmountToFen = 2 },
            "shop, stage and amount" => filter with { Shop = "s", Stage = PoolStage.Parked, AmountToFen = 2 },
            "sku and all else" => filter with
            {
                Sku = "A",
                Shop = "s",
                Stage = PoolStage.Parked,
                RawStatus = "x",
                Reason = "r",
                AmountFromFen = 1,
            },
            "number and sku" => filter with { Search = "1", Sku = "A" },
            "buyer, shop and stage" => filter with { BuyerRef = "b", Shop = "s", Stage = PoolStage.Parked },
            _ => filter,
        };
        var plan = Plan(PoolSql.Page(filter, null, 51, hasLane: false));
        Assert.Contains(expected, plan, StringComparison.Ordinal);
        AssertWalked(plan);
    }

    [Fact]
    public void Refunds_by_deadline_walk_an_index_and_are_counted_in_it()
    {
        ImmutableArray<RefundPhase> open =
            [RefundPhase.Waiting, RefundPhase.Running, RefundPhase.Uncertain, RefundPhase.Person];
        var due = new RefundFilter(
            null, open, DeadlineFrom: new Instant(1), DeadlineTo: new Instant(2), Sort: RefundSort.Deadline);
        var page = Plan(RefundSql.Page(due, null, 51));
        Assert.Contains("refunds USING INDEX refunds_due", page, StringComparison.Ordinal);
        AssertWalked(page);
        Assert.Contains("USING INDEX refunds_due", Plan(RefundSql.Sums(due)), StringComparison.Ordinal);
        var all = Plan(RefundSql.Page(due with { DeadlineFrom = null, DeadlineTo = null }, null, 51));
        Assert.Contains("refunds USING INDEX refunds_due", all, StringComparison.Ordinal);
        AssertWalked(all);
    }

    private static string ByOrder(string arg) => $"order_id IN (SELECT id FROM orders WHERE order_no = {arg})";

    /// <summary>Rows are sorted only where they are those of one page, or few.</summary>
    private static void AssertWalked(string plan)
    {
        foreach (var line in plan.Split('\n'))
        {
            var known = line is "SCAN i" or "SCAN p" or "SCAN s" or "SCAN b0"
                || line.Contains("USING", StringComparison.Ordinal);
            Assert.True(known || !line.StartsWith("SCAN", StringComparison.Ordinal), plan);
        }

        const string sort = "USE TEMP B-TREE FOR ORDER BY";
        var sorted = plan.Split('\n').Count(x => x.StartsWith(sort, StringComparison.Ordinal));
        Assert.True(sorted <= (plan.Contains("few", StringComparison.Ordinal) ? 2 : 1), plan);
    }

    private string Plan(Statement statement)
    {
        var plan = _db.Prepare("EXPLAIN QUERY PLAN " + statement.Sql);
        List<string> lines = [];
        while (plan.Step()) lines.Add(plan.Text(3));
        plan.Reset();
        return string.Join('\n', lines);
    }
}
