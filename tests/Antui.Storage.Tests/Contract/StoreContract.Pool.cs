using Antui.Core;
using Antui.Core.Pool;
using Antui.Core.Ports;
using static Antui.Storage.Tests.Sample;

namespace Antui.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    private static readonly PoolStage[] Waits = [PoolStage.ToDownload, PoolStage.ToConvert, PoolStage.Parked];

    [Fact]
    public async Task A_head_waits_for_its_download_and_its_details_make_it_ready()
    {
        Assert.Equal([PoolStage.ToDownload], await Store.PutHeadsAsync([Head("o1")], false, default));
        Assert.Equal([PoolStage.ToDownload], await Store.PutHeadsAsync([Head("o1")], false, default));
        Assert.Equal(new PoolRecord(Head("o1"), ""), await Store.ReadPooledAsync(PoolKind.Order, "s1", "o1", default));

        var whole = Head("o1") with { AmountFen = 777, Skus = "A×2, B", Author = "job", FetchedAt = At(5) };
        Assert.True(await Store.PutDetailsAsync(whole, ["A", "B", "A", ""], "{1}", default));
        Assert.False(await Store.PutDetailsAsync(whole, ["A"], "{1}", default));

        Assert.Equal(
            new PoolRecord(whole with { Stage = PoolStage.ToConvert }, "{1}"),
            await Store.ReadPooledAsync(PoolKind.Order, "s1", "o1", default));
        Assert.Equal(
            [(At(0), PoolStage.ToDownload, "fetch"), (At(5), PoolStage.ToConvert, "job")],
            (await Store.PoolHistoryAsync(PoolKind.Order, "s1", "o1", default)).Select(s => (s.At, s.Stage, s.Author)));
        Assert.Null(await Store.ReadPooledAsync(PoolKind.Refund, "s1", "o1", default));
        Assert.False(await Store.PutDetailsAsync(Head("nobody"), [], "{}", default));
    }

    [Fact]
    public async Task A_newer_head_brings_a_waiting_record_back_and_leaves_converted_and_handled_ones()
    {
        await Store.PutHeadsAsync([Head("wait"), Head("done"), Head("hand"), Head("gone")], false, default);
        foreach (var no in (string[])["wait", "done"]) await Store.PutDetailsAsync(Head(no), [], "{}", default);
        await MoveAsync("done", PoolStage.Converted);
        await MoveAsync("hand", PoolStage.Handled);
        await MoveAsync("gone", PoolStage.Removed);

        Assert.Equal(
            [PoolStage.ToConvert, PoolStage.Converted, PoolStage.Handled, PoolStage.Removed],
            await PutAsync(0, full: false));
        Assert.Equal(
            [PoolStage.ToConvert, PoolStage.Converted, PoolStage.Handled, PoolStage.ToDownload],
            await PutAsync(0, full: true));
        await MoveAsync("gone", PoolStage.Removed);
        Assert.Equal(
            [PoolStage.ToDownload, PoolStage.Converted, PoolStage.Handled, PoolStage.ToDownload],
            await PutAsync(1, full: false));
        Assert.Equal(At(1), (await RowAsync("wait")).ModifiedAt);
        Assert.Equal(At(0), (await RowAsync("done")).ModifiedAt);
        Assert.Equal(At(9), (await RowAsync("done")).ConvertedAt);

        Task<IReadOnlyList<PoolStage>> PutAsync(int later, bool full) => Store.PutHeadsAsync(
            [.. new[] { "wait", "done", "hand", "gone" }.Select(no => Head(no) with { ModifiedAt = At(later) })], full,
                default);
    }

    [Fact]
    public async Task A_move_touches_only_what_is_where_and_as_it_was_seen()
    {
        await Store.PutHeadsAsync([Head("a"), Head("b"), Head("c"), Head("a", "s2")], false, default);
        await Store.PutHeadsAsync([Head("b") with { ModifiedAt = At(3) }], false, default);
        await Store.PutDetailsAsync(Head("c"), [], "{}", default);

        await Store.MovePooledAsync(
            new PoolMove(
                PoolKind.Order, "s1", [new("a", At(0)), new("b", At(0)), new("c", At(0)), new("nobody", At(0))],
                [PoolStage.ToDownload], PoolStage.Parked, "UNMAPPED_GOODS", "SKU x", "Li", At(4)),
            default);

        Assert.Equal((PoolStage.Parked, "UNMAPPED_GOODS", "SKU x", "Li"), Of(await RowAsync("a")));
        Assert.Equal((PoolStage.ToDownload, "", "", "fetch"), Of(await RowAsync("b")));
        Assert.Equal((PoolStage.ToConvert, "", "", "fetch"), Of(await RowAsync("c")));
        Assert.Equal(PoolStage.ToDownload,
            (await Store.ReadPooledAsync(PoolKind.Order, "s2", "a", default))!.Row.Stage);
        Assert.Equal(
            new PoolStep(At(4), PoolStage.Parked, "UNMAPPED_GOODS", "SKU x", "Li"),
            (await Store.PoolHistoryAsync(PoolKind.Order, "s1", "a", default))[^1]);
        Assert.Equal(2, (await Store.PoolHistoryAsync(PoolKind.Order, "s1", "b", default)).Count);

        static (PoolStage, string, string, string) Of(PoolRow row) => (row.Stage, row.Reason, row.Note, row.Author);
    }

    [Fact]
    public async Task Work_comes_longest_untried_first_and_not_twice_in_a_round()
    {
        await Store.PutHeadsAsync([.. Enumerable.Range(0, 5).Select(i => Head($"o{i}"))], false, default);
        await Store.TriedAsync(PoolKind.Order, "s1", ["o0", "o3"], "READ_FAILED", "gone", At(2), default);
        await Store.TriedAsync(PoolKind.Order, "s1", ["o1"], "READ_FAILED", "gone", At(1), default);

        Assert.Equal(["o2", "o4"], await NextAsync(At(1), 10));
        Assert.Equal(["o2", "o4", "o1", "o0", "o3"], await NextAsync(At(9), 10));
        Assert.Equal(["o2", "o4", "o1"], await NextAsync(At(9), 3));
        Assert.Equal("READ_FAILED", (await RowAsync("o3")).Reason);
        Assert.Empty(await Store.NextPooledAsync(PoolKind.Refund, "s1", PoolStage.ToDownload, At(9), 10, default));

        async Task<IEnumerable<string>> NextAsync(Instant before, int limit) => (await Store.NextPooledAsync(
            PoolKind.Order, "s1", PoolStage.ToDownload, before, limit, default)).Select(r => r.No);
    }

    [Fact]
    public async Task The_list_filters_by_everything_a_row_shows()
    {
        var r1 = Head("r1") with { Kind = PoolKind.Refund, OrderNo = "o1", RawStatus = "WAIT" };
        await Store.PutHeadsAsync(
            [
                Head("o1"), Head("o2") with { CreatedAt = At(2), AmountFen = 5, BuyerRef = "b2", RawStatus = "PAID" },
                Head("o3", "s2") with { CreatedAt = At(3), BuyerRef = "" }, r1,
            ],
            false, default);
        await Store.PutDetailsAsync(Head("o1") with { Skus = "A" }, ["A"], "{}", default);
        await Store.PutDetailsAsync(Head("o3", "s2") with { CreatedAt = At(3), Skus = "A, B" }, ["A", "B"], "{}",
            default);
        await MoveAsync("o2", PoolStage.Parked, "UNMAPPED_GOODS");
        var all = new PoolFilter(PoolKind.Order);

        Assert.Equal("o3 o2 o1", await ListAsync(all));
        Assert.Equal("r1", await ListAsync(all with { Kind = PoolKind.Refund }));
        Assert.Equal("o2 o1", await ListAsync(all with { Shop = "s1" }));
        Assert.Equal("o3 o1", await ListAsync(all with { Stage = PoolStage.ToConvert }));
        Assert.Equal("o1", await ListAsync(all with { Stage = PoolStage.ToConvert, Shop = "s1" }));
        Assert.Equal("o3 o1", await ListAsync(all with { Sku = "A" }));
        Assert.Equal("o1", await ListAsync(all with { Sku = "A", Shop = "s1", Stage = PoolStage.ToConvert }));
        Assert.Equal("", await ListAsync(all with { Sku = "A'; --" }));
        Assert.Equal("o2", await ListAsync(all with { RawStatus = "PAID" }));
        Assert.Equal("o2", await ListAsync(all with { BuyerRef = "b2" }));
        Assert.Equal("", await ListAsync(all with { BuyerRef = "" }));
        Assert.Equal("o2", await ListAsync(all with { Reason = "UNMAPPED_GOODS" }));
        Assert.Equal("o2", await ListAsync(all with { AmountToFen = 5 }));
        Assert.Equal("o3 o1", await ListAsync(all with { AmountFromFen = 6 }));
        Assert.Equal("o2", await ListAsync(all with { CreatedFrom = At(1), CreatedTo = At(2) }));
        Assert.Equal("o1", await ListAsync(all with { Search = "o1" }));
        Assert.Equal("r1", await ListAsync(new PoolFilter(PoolKind.Refund, Search: "o1")));
        Assert.Equal("o1", await ListAsync(all with { Search = "o1", Sku = "A" }));
        Assert.Equal("", await ListAsync(all with { Search = "o1", Sku = "B" }));
        Assert.Equal(2, await Store.CountPooledAsync(all with { Sku = "A" }, default));
        Assert.Equal(0, await Store.CountPooledAsync(all with { Search = "nobody" }, default));

        var counts = await Store.CountByStageAsync(PoolKind.Order, "s1", default);
        Assert.Equal((1L, 1L, 0L),
            (counts[PoolStage.ToConvert], counts[PoolStage.Parked], counts[PoolStage.Converted]));
        Assert.Equal(2, (await Store.CountByStageAsync(PoolKind.Order, null, default))[PoolStage.ToConvert]);

        async Task<string> ListAsync(PoolFilter filter) =>
            string.Join(' ', (await Store.PooledAsync(filter, null, 10, default)).Rows.Select(r => r.No));
    }

    [Fact]
    public async Task A_goods_code_knows_what_became_of_its_record()
    {
        var sku = new PoolFilter(PoolKind.Order, Sku: "A");
        await Store.PutHeadsAsync([Head("o1"), Head("o1", "s2")], false, default);
        await Store.PutDetailsAsync(Head("o1") with { AmountFen = 7, RawStatus = "PAID" }, ["A", "B"], "{}", default);
        await Store.PutDetailsAsync(Head("o1", "s2"), ["A"], "{}", default);
        await HasAsync(sku with { Stage = PoolStage.ToConvert, AmountToFen = 7, RawStatus = "PAID" });

        await Store.TriedAsync(PoolKind.Order, "s1", ["o1"], "BUSY", "", At(1), default);
        await HasAsync(sku with { Reason = "BUSY" });
        await MoveAsync("o1", PoolStage.Parked, "UNMAPPED_GOODS");
        await HasAsync(sku with { Stage = PoolStage.Parked, Reason = "UNMAPPED_GOODS" });
        await HasAsync(sku with { Stage = PoolStage.Parked, Search = "o1" });
        await HasAsync(sku with { Stage = PoolStage.Parked, BuyerRef = "b1" });

        var newer = Head("o1") with { ModifiedAt = At(5), AmountFen = 9, RawStatus = "NEW" };
        await Store.PutHeadsAsync([newer], false, default);
        await HasAsync(sku with { Stage = PoolStage.ToDownload, AmountFromFen = 9, RawStatus = "NEW" });
        Assert.Equal(0, await Store.CountPooledAsync(sku with { Stage = PoolStage.Parked }, default));
        Assert.Equal(2, await Store.CountPooledAsync(sku, default));

        async Task HasAsync(PoolFilter filter)
        {
            Assert.Equal(1, await Store.CountPooledAsync(filter, default));
            Assert.Equal("s1", Assert.Single((await Store.PooledAsync(filter, null, 9, default)).Rows).Shop);
        }
    }

    [Fact]
    public async Task Pages_of_the_pool_are_whole_and_stay_so_while_records_change_their_stage()
    {
        await Store.PutHeadsAsync(
            [.. Enumerable.Range(0, 250).Select(i => Head($"o{i:000}") with { CreatedAt = At(i / 3) })], false,
                default);
        var waiting = new PoolFilter(PoolKind.Order, "s1", PoolStage.ToDownload);
        List<string> seen = [];
        string? cursor = null;
        do
        {
            var page = await Store.PooledAsync(waiting, cursor, 40, default);
            seen.AddRange(page.Rows.Select(r => r.No));
            await Store.MovePooledAsync(
                new PoolMove(
                    PoolKind.Order, "s1", [.. page.Rows.Select(r => new PoolPlace(r.No, r.ModifiedAt))], [.. Waits],
                    PoolStage.Handled, "", "", "Li", At(9)),
                default);
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(Enumerable.Range(0, 250).Select(i => $"o{i:000}").Reverse(), seen);
        Assert.Equal(250, (await Store.CountByStageAsync(PoolKind.Order, null, default))[PoolStage.Handled]);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.PooledAsync(waiting, "x", 10, default));
        var orders = (await Store.PooledAsync(waiting with { Stage = null }, null, 10, default)).Next;
        await Assert.ThrowsAsync<ArgumentException>(() => Store.RefundsAsync(new RefundFilter(), orders, 10, default));
    }

    [Fact]
    public async Task Of_many_who_convert_at_once_the_history_has_one_step()
    {
        await Store.PutHeadsAsync([Head("o1")], false, default);
        await Store.PutDetailsAsync(Head("o1"), [], "{}", default);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => MoveAsync("o1", PoolStage.Converted)));
        Assert.Equal(
            [PoolStage.ToDownload, PoolStage.ToConvert, PoolStage.Converted],
            (await Store.PoolHistoryAsync(PoolKind.Order, "s1", "o1", default)).Select(s => s.Stage));
    }

    [Fact]
    public async Task Batches_of_many_sizes_take_nothing_from_those_who_commit()
    {
        await Store.CommitAsync(Commit(Key("before"), 1));
        var heads = Enumerable.Range(0, 60).Select(x => Head($"o{x}")).ToArray();
        for (var size = 1; size <= heads.Length; size++) await Store.PutHeadsAsync(heads[..size], false, default);
        Assert.Equal(CommitResult.Written, await Store.CommitAsync(Commit(Key("after"), 1)));
    }

    private static Instant At(int seconds) => Now + TimeSpan.FromSeconds(seconds);

    private static PoolRow Head(string no, string shop = "s1") => new(
        PoolKind.Order, shop, no, no, PoolStage.ToDownload, "", "", "WAIT_SELLER_SEND_GOODS", 100, "", "b1", "浙江",
            At(0),
        At(0), At(0), null, "fetch");

    private Task MoveAsync(string no, PoolStage to, string reason = "") => Store.MovePooledAsync(
        new PoolMove(PoolKind.Order, "s1", [new PoolPlace(no, At(0))], [.. Waits], to, reason, "", "Li", At(9)),
            default);

    private async Task<PoolRow> RowAsync(string no) =>
        (await Store.ReadPooledAsync(PoolKind.Order, "s1", no, default))!.Row;
}
