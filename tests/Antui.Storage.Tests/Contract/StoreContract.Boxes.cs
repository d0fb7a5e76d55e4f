using Antui.Core;
using Antui.Core.Ports;
using static Antui.Storage.Tests.Sample;

namespace Antui.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_number_is_found_in_every_spelling_and_kept_as_it_was_written()
    {
        const string Wide = "ＪＤＶＡ０１２３４５６７-1-2-";
        var (a, b) = (Key("a"), Key("b"));
        await Store.CommitAsync(
            Batch(
                Ships(a, 1, Parcel(a, "S1") with { Waybill = "jdva 0123-4567" }),
                Ships(b, 1) with { Returns = [Back(b, "R1") with { Tracking = Wide }] }),
            default);

        string[] spellings = ["JDVA01234567", "jdva01234567-2-2-", "JDVA\u00A00123 4567", "JDVA-0123-4567-1-1-"];
        foreach (var spelling in spellings)
        {
            var (returns, shipments) = await Store.FindParcelAsync(spelling, default);

            Assert.Equal(Wide, Assert.Single(returns).Tracking);
            Assert.Equal("jdva 0123-4567", Assert.Single(shipments).Waybill);
            Assert.Single((await Store.ShipmentsAsync(new(Search: spelling), null, 9, default)).Rows);
            Assert.Single((await Store.ReturnsAsync(new(Search: spelling), null, 9, default)).Rows);
        }
        var moved = Ships(a, 2, Parcel(a, "S1") with { Waybill = "sf 778899001" });
        Assert.Equal([CommitResult.Written], await Store.CommitAsync(Batch(moved), default));
        Assert.Empty((await Store.FindParcelAsync("JDVA01234567", default)).Shipments);
        Assert.Single((await Store.FindParcelAsync("SF778899001", default)).Shipments);
    }

    [Fact]
    public async Task A_box_is_one_thing_a_warehouse_and_number()
    {
        var first = ABox("K1", "w1");
        Assert.True(await Store.WriteBoxAsync(first, default));
        Assert.False(await Store.WriteBoxAsync(first with { Json = "other" }, default));
        Assert.True(await Store.WriteBoxAsync(ABox("K1", "w2"), default));
        Assert.False(await Store.WriteBoxAsync(ABox("K2", "w1") with { Version = 2 }, default));

        Assert.True(await Store.WriteBoxAsync(first with { Version = 2, Json = "more" }, default));
        Assert.False(await Store.WriteBoxAsync(first with { Version = 2, Json = "late" }, default));

        Assert.Equal(["more", "{}"], (await Store.BoxesAsync("K1", default)).Select(x => x.Json));
        Assert.Empty(await Store.BoxesAsync("K2", default));
    }

    [Fact]
    public async Task Boxes_say_when_they_are_due_and_what_belongs_to_nobody()
    {
        var due = ABox("K1", "") with { DueAt = Now, Rest = 2 };
        var later = ABox("K2", "w") with
        {
            DueAt = Now + TimeSpan.FromMinutes(1),
            Rest = 1,
            OpenedAt = Now - TimeSpan.FromDays(1),
        };
        foreach (var box in new[] { due, later, ABox("K3", "w") }) await Store.WriteBoxAsync(box, default);

        Assert.Equal([due], await Store.DueBoxesAsync(Now, 9, default));
        Assert.Equal([due, later], await Store.DueBoxesAsync(Now + TimeSpan.FromHours(1), 9, default));
        var page = await Store.BoxesWithRestAsync(null, 1, default);
        Assert.Equal([due], page.Rows);
        var rest = await Store.BoxesWithRestAsync(page.Next, 1, default);
        Assert.Equal([later], rest.Rows);
        Assert.Null(rest.Next);
        await Store.WriteBoxAsync(due with { Version = 2, DueAt = Instant.Never, Rest = 0 }, default);
        Assert.Empty(await Store.DueBoxesAsync(Now, 9, default));
        Assert.Equal([later], (await Store.BoxesWithRestAsync(null, 9, default)).Rows);
    }

    [Fact]
    public async Task A_number_is_given_out_once_however_many_ask()
    {
        var taken = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => Store.TakeNumberAsync("parcel", $"P{i % 4}", default)));

        Assert.Equal(4, taken.Count(x => x));
        Assert.True(await Store.TakeNumberAsync("other", "P1", default));
        Assert.False(await Store.TakeNumberAsync("parcel", "P1", default));
    }

    private static StoredBox ABox(string key, string warehouse) => new(key, warehouse, 1, Now, 0, Instant.Never, "{}");
}
