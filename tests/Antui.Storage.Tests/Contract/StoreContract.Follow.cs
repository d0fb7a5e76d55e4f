using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Core.Stock;
using static Antui.Storage.Tests.Sample;

namespace Antui.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_commit_leaves_marks_in_order_and_writes_no_list()
    {
        var first = await Store.CommitAsync(Batch(Commit(Key("a"), 1), Commit(Key("b"), 1)).Truth, default);
        var second = await Store.CommitAsync(Batch(Commit(Key("a"), 2), Commit(Key("b"), 5)).Truth, default);

        Assert.Equal([CommitResult.Written, CommitResult.Conflict], second.Results);
        Assert.InRange(first.Place, 1, second.Place - 1);
        var read = await Store.ChangesAsync(0, 100, default);
        Assert.Equal(
            [(Key("a"), 1L), (Key("b"), 1L), (Key("a"), 2L)],
            read.Changes.OrderBy(x => x.Version).ThenBy(x => x.Key.OrderNo).Select(x => (x.Key, x.Version)));
        Assert.Equal(read.Changes.Select(x => x.Place).Order(), read.Changes.Select(x => x.Place));
        Assert.InRange(read.UpTo, second.Place, long.MaxValue);
        Assert.InRange(await Store.NewestPlaceAsync(default), second.Place, long.MaxValue);
        Assert.Empty((await Store.OrdersAsync(null, null, null, 9, default)).Rows);
        var rest = await Store.ChangesAsync(read.UpTo, 1, default);
        Assert.Empty(rest.Changes);
        Assert.True(rest.IsAll);
        Assert.False((await Store.ChangesAsync(0, 1, default)).IsAll);
    }

    [Fact]
    public async Task Marks_are_read_in_parts_without_a_gap_or_a_repeat()
    {
        for (var i = 0; i < 7; i++)
            await Store.CommitAsync(Batch(Commit(Key($"a{i}"), 1), Commit(Key($"b{i}"), 1)).Truth, default);
        await Store.MarkAsync([Key("a3")], Now, default);

        List<(OrderKey, long)> seen = [];
        for (var (after, rounds) = (0L, 0); rounds < 20; rounds++)
        {
            var read = await Store.ChangesAsync(after, 3, default);
            seen.AddRange(read.Changes.Select(x => (x.Key, x.Version)));
            if (read.Changes.Count == 0) break;
            after = read.UpTo;
        }
        Assert.Equal(15, seen.Count);
        Assert.Equal(15, seen.Distinct().Count());
        Assert.Equal((Key("a3"), 0), seen[^1]);
    }

    [Fact]
    public async Task Of_those_who_follow_from_one_place_only_one_writes()
    {
        var (_, place) = await Store.CommitAsync(Batch(Commit(Key("a"), 1)).Truth, default);
        var told = Commit(Key("a"), 1, null, null, Refund(Key("a"), "r")) with
        {
            Stock = [new StockMove("x", 5, 2, 1)],
            Counts = [new Count("s1", "facts", Now, 3)],
        };
        var steps = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ =>
            Store.FollowAsync(new ListStep(Telling.All, 0, place, [told.Rows]), default)));

        Assert.Single(steps, won => won);
        Assert.Equal(new StockRow("s1", "x", 5, 2, 1), Assert.Single(await Store.StockAsync("s1", null, 9, default)));
        Assert.Equal(3, (await Store.FiguresAsync(null, Now, Now + TimeSpan.FromHours(1), false, default))[0].Value);
        Assert.Equal(1, (await Store.CountByPhaseAsync(null, default))[RefundPhase.Waiting]);
        Assert.All(await Store.ListsAsync(default), x => Assert.Equal(place, x.Place));
    }

    [Fact]
    public async Task A_list_goes_on_alone_and_a_step_over_lists_that_stand_apart_writes_nothing()
    {
        var (_, place) = await Store.CommitAsync(Batch(Commit(Key("a"), 1)).Truth, default);
        var rows = (Commit(Key("a"), 1, null, null, Refund(Key("a"), "r"))).Rows;

        Assert.True(await Store.FollowAsync(new ListStep([ListName.Refunds], 0, place, [rows]), default));
        await Store.SetListFaultAsync(ListName.Books, "cannot be read", Now, default);
        Assert.False(await Store.FollowAsync(new ListStep(Telling.All, 0, place, [rows]), default));

        Assert.Empty((await Store.OrdersAsync(null, null, null, 9, default)).Rows);
        Assert.Single((await Store.RefundsAsync(new(), null, 9, default)).Rows);
        Assert.Equal(
            [
                new(ListName.Orders, 0), new(ListName.Refunds, place), new(ListName.Desk, 0), new(ListName.Figures, 0),
                new(ListName.Stock, 0), new ListPosition(ListName.Books, 0, "cannot be read", Now),
            ],
            await Store.ListsAsync(default));

        ImmutableArray<ListName> rest = [.. Telling.All.Remove(ListName.Refunds)];
        Assert.True(await Store.FollowAsync(new ListStep(rest, 0, place, [rows]), default));
        Assert.All(await Store.ListsAsync(default), x => Assert.Equal((place, ""), (x.Place, x.Fault)));
    }

    [Fact]
    public async Task Marks_are_forgotten_only_when_every_list_has_followed()
    {
        var (_, first) = await Store.CommitAsync(Batch(Commit(Key("a"), 1)).Truth, default);
        var (_, second) = await Store.CommitAsync(Batch(Commit(Key("a"), 2)).Truth, default);
        await Store.FollowAsync(new ListStep(Telling.All.Remove(ListName.Desk), 0, second, []), default);
        await Store.FollowAsync(new ListStep([ListName.Desk], 0, first, []), default);

        await Store.ForgetChangesAsync(second, default);

        var left = Assert.Single((await Store.ChangesAsync(0, 9, default)).Changes);
        Assert.Equal((second, 2L), (left.Place, left.Version));
    }

    [Fact]
    public async Task An_order_is_found_by_its_numbers_however_they_are_spelled()
    {
        var told = Commit(Key("a"), 1) with
        {
            Numbers = [new(NumberKind.Refund, "R1"), new(NumberKind.Waybill, "sf 1234-5678")],
        };
        await Store.CommitAsync(told);
        await Store.CommitAsync(Commit(Key("a", "s2"), 1) with { Numbers = [new(NumberKind.Refund, "R1")] });
        await Store.CommitAsync(Commit(Key("a"), 2) with { Numbers = [new(NumberKind.Refund, "R1")] });

        Assert.Equal([Key("a"), Key("a", "s2")], await Store.FindNumberAsync(NumberKind.Refund, "R1", null, default));
        Assert.Equal([Key("a", "s2")], await Store.FindNumberAsync(NumberKind.Refund, "R1", "s2", default));
        Assert.Equal([Key("a")], await Store.FindNumberAsync(NumberKind.Waybill, "SF12345678", null, default));
        Assert.Empty(await Store.FindNumberAsync(NumberKind.Tracking, "SF12345678", null, default));
        Assert.Empty(await Store.FindNumberAsync(NumberKind.Refund, "r1", null, default));
    }

    [Fact]
    public async Task All_orders_are_walked_once_each()
    {
        var keys = Enumerable.Range(0, 23).Select(i => Key($"o{i}", $"s{i % 3}")).ToList();
        await Store.CommitAsync(Batch([.. keys.Select(k => Commit(k, 1))]), default);
        List<OrderKey> seen = [];
        while (await Store.KeysAsync(seen.Count == 0 ? null : seen[^1], 5, default) is { Count: > 0 } page)
            seen.AddRange(page);
        Assert.Equal(23, seen.Count);
        Assert.Equal(keys.Order(Names), seen.Order(Names));
    }

    private static readonly Comparer<OrderKey> Names =
        Comparer<OrderKey>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()));

    [Fact]
    public async Task The_journal_keeps_its_chain_and_how_many_facts_an_entry_answered()
    {
        var commit = Commit(Key("a"), 1).Truth with { Facts = 7 };
        await Store.CommitAsync(new CommitBatch(Now, [commit], [], [], []), default);
        var next = Commit(Key("a"), 2).Truth with { Previous = new byte[] { 1, 0, 255 } };
        await Store.CommitAsync(new CommitBatch(Now, [next], [], [], []), default);

        var entries = await Store.LoadAsync(Key("a"));
        Assert.Equal([(7, 0), (1, 3)], entries.Select(x => (x.Facts, x.Previous.Length)));
        Assert.Equal([1, 0, 255], entries[1].Previous.ToArray());
    }
}
