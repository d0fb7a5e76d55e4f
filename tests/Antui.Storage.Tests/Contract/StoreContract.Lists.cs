using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Returns;
using static Antui.Storage.Tests.Sample;

namespace Antui.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Shipments_are_listed_newest_first_and_page_without_gaps_or_repeats()
    {
        for (var i = 0; i < 7; i++)
        {
            var key = Key($"o{i}", i % 2 == 0 ? "s1" : "s2");
            var at = Now + TimeSpan.FromSeconds(i / 2);
            await Store.CommitAsync(Ships(key, 1, Parcel(key, "S1") with { CreatedAt = at },
                Parcel(key, "S2") with { CreatedAt = at }));
        }

        List<string> seen = [];
        string? cursor = null;
        do
        {
            var page = await Store.ShipmentsAsync(new(), cursor, 3, default);
            seen.AddRange(page.Rows.Select(x => $"{x.OrderNo}{x.ShipmentNo}"));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(
            ["o6S2", "o6S1", "o5S2", "o5S1", "o4S2", "o4S1", "o3S2", "o3S1", "o2S2", "o2S1", "o1S2", "o1S1", "o0S2",
                "o0S1"], seen);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.ShipmentsAsync(new(), "x", 3, default));
    }

    [Fact]
    public async Task A_shipment_is_found_by_everything_its_row_shows()
    {
        var (a, b) = (Key("a"), Key("b", "s2"));
        var first = Parcel(a, "S1") with { Skus = "A×2, B", ParcelNo = "P1", Warehouse = "east", BuyerRef = "b1" };
        var second = Parcel(b, "S1") with
        {
            Skus = "AB, C×3",
            Stage = ShipmentStage.Shipped,
            Level = StopLevel.HandedOver,
            Waybill = "SF1",
            Carrier =
                "SF",
            Kind = ShipmentKind.Gift,
            Hold = true,
            CreatedAt = Now + TimeSpan.FromHours(1),
        };
        await Store.CommitAsync(Batch(Ships(a, 1, first), Ships(b, 1, second)), default);

        Assert.Equal(first, await OneAsync(new(Shop: "s1")));
        Assert.Equal(second, await OneAsync(new(Stages: [ShipmentStage.Shipped, ShipmentStage.Stopped])));
        Assert.Equal(first, await OneAsync(new(Stages: [ShipmentStage.Audit])));
        Assert.Equal(first, await OneAsync(new(Warehouse: "east")));
        Assert.Equal(first, await OneAsync(new(ParcelNo: "P1")));
        Assert.Equal(first, await OneAsync(new(Search: "P1")));
        Assert.Equal(second, await OneAsync(new(Search: "SF1")));
        Assert.Equal(first, await OneAsync(new(Search: "a")));
        Assert.Equal(first, await OneAsync(new(BuyerRef: "b1")));
        Assert.Equal(first, await OneAsync(new(Sku: "A")));
        Assert.Equal(first, await OneAsync(new(Sku: "B")));
        Assert.Equal(second, await OneAsync(new(Sku: "C")));
        Assert.Equal(second, await OneAsync(new(CreatedFrom: Now + TimeSpan.FromMinutes(1))));
        Assert.Equal(first, await OneAsync(new(CreatedTo: Now)));
        foreach (var none in new ShipmentFilter[]
            { new(Sku: "×2"), new(Search: ""), new(ParcelNo: ""), new(Shop: "s1", Search: "SF1"),
                new(Stages: [ShipmentStage.Pack]) })
            Assert.Empty((await Store.ShipmentsAsync(none, null, 9, default)).Rows);

        async Task<ShipmentRow> OneAsync(ShipmentFilter filter) =>
            Assert.Single((await Store.ShipmentsAsync(filter, null, 9, default)).Rows);
    }

    [Fact]
    public async Task A_goods_code_is_found_through_every_change_of_its_shipment()
    {
        var (a, b) = (Key("a"), Key("b", "s2"));
        var first = Parcel(a, "S1") with { Skus = "A×2, B" };
        var second = Parcel(a, "S2") with { Skus = "A" };
        await Store.CommitAsync(Batch(Ships(a, 1, first, second), Ships(b, 1, Parcel(b, "S1"))), default);
        Assert.Equal("aS2 aS1", await FoundAsync(new(Sku: "A")));
        Assert.Equal("aS2 aS1", await FoundAsync(new(Sku: "A", Stages: [ShipmentStage.Audit])));

        await Store.CommitAsync(Ships(a, 2, first with { Stage = ShipmentStage.Pick, Skus = "B×2", Hold = true }));
        Assert.Equal("aS2", await FoundAsync(new(Sku: "A")));
        Assert.Equal("aS1", await FoundAsync(new(Sku: "B", Stages: [ShipmentStage.Pick, ShipmentStage.Pack])));
        Assert.Equal("", await FoundAsync(new(Sku: "B", Stages: [ShipmentStage.Audit])));

        var left = first with { Stage = ShipmentStage.Shipped, Skus = "B×2", Warehouse = "east" };
        left = left with { CreatedAt = Now + Lease };
        await Store.CommitAsync(Ships(a, 3, left));
        Assert.Equal(CommitResult.Conflict, await Store.CommitAsync(Ships(a, 3, left with { Skus = "Z" })));
        foreach (var filter in new ShipmentFilter[]
        {
            new(Sku: "B"), new(Sku: "B", Stages: [ShipmentStage.Shipped]), new(Sku: "B", Warehouse: "east", Shop: "s1"),
            new(Sku: "B", Stages: [ShipmentStage.Shipped, ShipmentStage.Audit]), new(Sku: "B", Search: "a"),
            new(Sku: "B", Stages: [.. Enum.GetValues<ShipmentStage>()]),
            new(Sku: "B", CreatedFrom: Now + Lease, CreatedTo: Now + Lease),
        })
            Assert.Equal("aS1", await FoundAsync(filter));
        foreach (var filter in new ShipmentFilter[]
        {
            new(Sku: "Z"), new(Sku: ""), new(Sku: "B", Warehouse: "s1"), new(Sku: "B", Shop: "s2"),
            new(Sku: "B", CreatedTo: Now),
            new(Sku: "B", Stages: [.. Enum.GetValues<ShipmentStage>().Where(x => x is not ShipmentStage.Shipped)]),
        })
            Assert.Equal("", await FoundAsync(filter));

        async Task<string> FoundAsync(ShipmentFilter filter) => string.Join(
            ' ', (await Store.ShipmentsAsync(filter, null, 9, default)).Rows.Select(x => x.OrderNo + x.ShipmentNo));
    }

    [Fact]
    public async Task Pages_of_a_goods_code_or_of_several_stages_are_whole()
    {
        ShipmentStage[] stages =
            [ShipmentStage.Audit, ShipmentStage.Pick, ShipmentStage.Shipped, ShipmentStage.Stopped];
        for (var i = 0; i < 24; i++)
        {
            var key = Key($"o{i:00}", $"s{i % 2}");
            await Store.CommitAsync(Ships(key, 1, Parcel(key, "S1") with
            {
                Stage = stages[i % 4],
                Skus = i % 3 == 0 ? "A×2, B" : "B",
                CreatedAt = Now + TimeSpan.FromSeconds(i / 5),
            }));
        }

        await WholeAsync(new(Sku: "A"), i => i % 3 == 0);
        await WholeAsync(new(Sku: "A", Stages: [ShipmentStage.Shipped]), i => i % 3 == 0 && i % 4 == 2);
        await WholeAsync(new(Sku: "B", Stages: [ShipmentStage.Pick, ShipmentStage.Audit], Shop: "s1"), i => i % 4 == 1);
        await WholeAsync(new(Stages: [ShipmentStage.Shipped, ShipmentStage.Stopped]), i => i % 4 >= 2);
        await WholeAsync(
            new(Stages: [ShipmentStage.Pick, ShipmentStage.Audit], CreatedTo: Now + TimeSpan.FromSeconds(3)),
            i => i % 4 < 2 && i / 5 <= 3);

        async Task WholeAsync(ShipmentFilter filter, Func<int, bool> expected)
        {
            List<string> seen = [];
            string? cursor = null;
            do
            {
                var page = await Store.ShipmentsAsync(filter, cursor, 3, default);
                seen.AddRange(page.Rows.Select(x => x.OrderNo));
                cursor = page.Next;
            }
            while (cursor is not null);

            var all = Enumerable.Range(0, 24).Where(expected).OrderByDescending(i => (i / 5, i % 2, i));
            Assert.Equal(all.Select(i => $"o{i:00}"), seen);
        }
    }

    [Fact]
    public async Task Counts_by_stage_follow_the_rows_through_changes_and_conflicts()
    {
        var (a, b) = (Key("a"), Key("b", "s2"));
        await Store.CommitAsync(Batch(Ships(a, 1, Parcel(a, "S1"), Parcel(a, "S2")), Ships(b, 1, Parcel(b, "S1"))),
            default);
        await Store.CommitAsync(Ships(a, 2, Parcel(a, "S1") with { Stage = ShipmentStage.Release }));
        await Store.CommitAsync(Ships(a, 3,
            Parcel(a, "S1") with { Stage = ShipmentStage.Release, ParcelNo = "P", Pieces = 9 }));
        Assert.Equal(CommitResult.Conflict,
            await Store.CommitAsync(Ships(a, 3, Parcel(a, "S2") with { Stage = ShipmentStage.Pack })));

        Assert.Equal("Audit 1, Release 1", Text(await Store.CountShipmentsAsync("s1", default)));
        Assert.Equal("Audit 2, Release 1", Text(await Store.CountShipmentsAsync(null, default)));
        Assert.Equal(7, (await Store.CountShipmentsAsync("nobody", default)).Count);
        Assert.Equal(
            ("P", 9L), (await Store.ShipmentsAsync(new(Search: "a"), null, 9, default)).Rows
                .Where(x => x.ShipmentNo == "S1").Select(x => (x.ParcelNo, x.Pieces)).Single());
    }

    [Fact]
    public async Task Returns_are_listed_counted_and_found()
    {
        var (a, b) = (Key("a"), Key("b", "s2"));
        var first = Back(a, "R1");
        var second = Back(b, "R1") with
        {
            State = ReturnState.InTransit,
            Tracking = "YT1",
            Carrier = "YTO",
            Warehouse = "east",
            RefundNo = "f2"
        };
        await Store.CommitAsync(Batch(Ships(a, 1) with { Returns = [first] }, Ships(b, 1) with { Returns = [second] }),
            default);
        var inspected = first with { State = ReturnState.Inspected, GoodPieces = 1, OtherPieces = 1, RefundNo = "f1" };
        await Store.CommitAsync(Ships(a, 2) with { Returns = [inspected] });

        Assert.Equal("InTransit 1, Inspected 1", Text(await Store.CountReturnsAsync(null, default)));
        Assert.Equal("Inspected 1", Text(await Store.CountReturnsAsync("s1", default)));
        Assert.Equal([second, inspected], (await Store.ReturnsAsync(new(), null, 9, default)).Rows);
        foreach (var (filter, row) in new (ReturnFilter, ReturnRow)[]
        {
            (new(Shop: "s1"), inspected), (new(States: [ReturnState.InTransit]), second), (new(Warehouse: "east"),
                second),
            (new(Search: "f1"), inspected), (new(Search: "b"), second), (new(Search: "YT1"), second),
            (new(Search: "a-R1"), inspected),
        })
            Assert.Equal(row, Assert.Single((await Store.ReturnsAsync(filter, null, 9, default)).Rows));
        var page = await Store.ReturnsAsync(new(), null, 1, default);
        Assert.Equal([inspected], (await Store.ReturnsAsync(new(), page.Next, 1, default)).Rows);
    }

    [Fact]
    public async Task A_scanned_number_is_found_over_all_shops()
    {
        var (a, b, c) = (Key("a"), Key("b", "s2"), Key("c"));
        await Store.CommitAsync(
            Batch(
                Ships(a, 1, Parcel(a,
                    "S1") with
                { Waybill = "X1" }) with
                { Returns = [Back(a, "R1") with { Tracking = "X1" }] },
                Ships(b, 1, Parcel(b, "S1")) with { Returns = [Back(b, "R1") with { Tracking = "X1" }] }, Ships(c, 1)),
            default);

        var (returns, shipments) = await Store.FindParcelAsync("X1", default);

        Assert.Equal(["a", "b"], returns.Select(x => x.OrderNo));
        Assert.Equal("a", Assert.Single(shipments).OrderNo);
        Assert.Equal((0, 0), await Store.FindParcelAsync("", default) is var (r, s) ? (r.Count, s.Count) : default);
    }

    private static ShipmentRow Parcel(OrderKey key, string no) => new(
        key.Shop, key.OrderNo, no, ShipmentStage.Audit, StopLevel.NotReleased, ShipmentKind.Sale, key.Shop, "", "", "",
        2, 0, "x",
        "", "浙江", false, Now, Now);

    private static ReturnRow Back(OrderKey key, string no) => new(
        key.Shop, key.OrderNo, no, "", ReturnState.Expected, "", "", key.Shop, 2, 0, 0, 0, "x×2", "", Now, Now);

    private static Told Ships(OrderKey key, long version, params ShipmentRow[] rows) =>
        Commit(key, version) with { Shipments = [.. rows] };

    private static string Text<T>(IReadOnlyDictionary<T, long> counts) where T : notnull =>
        string.Join(", ", counts.Where(x => x.Value != 0).OrderBy(x => x.Key).Select(x => $"{x.Key} {x.Value}"));
}
