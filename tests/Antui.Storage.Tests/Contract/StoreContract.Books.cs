using Antui.Core;
using Antui.Core.Ledger;
using Antui.Core.Stock;
using static Antui.Storage.Tests.Sample;

namespace Antui.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Movements_tell_what_moved_newest_first_with_order_and_author()
    {
        await Store.CommitAsync(Moves(
            "a", 1, new("x", 0, 2, 0, StockMoveKind.Occupy), new("x", 0, 1, 0, StockMoveKind.Occupy),
            new("y", 0, 1, 0, StockMoveKind.Occupy, "east"), new("x", 0, 0, 0, StockMoveKind.Free)));
        await Store.CommitAsync(Moves("a", 2, new StockMove("x", -3, -3, 0, StockMoveKind.Ship)));
        await Store.CommitAsync(Moves("a", 2, new StockMove("x", -9, 0, 0, StockMoveKind.Ship)));

        var all = await Store.MovementsAsync("s1", null, null, 9, default);
        Assert.Equal(
            [
                new("s1", "x", Now, StockMoveKind.Ship, -3, -3, 0, "a", "test"),
                new StockMovement("s1", "x", Now, StockMoveKind.Occupy, 0, 3, 0, "a", "test"),
            ],
            all.Rows);
        Assert.Equal("y", Assert.Single((await Store.MovementsAsync("east", "y", null, 9, default)).Rows).Sku);
        Assert.Empty((await Store.MovementsAsync("east", "x", null, 9, default)).Rows);
        var page = await Store.MovementsAsync("s1", "x", null, 1, default);
        Assert.Equal(StockMoveKind.Occupy,
            Assert.Single((await Store.MovementsAsync("s1", "x", page.Next, 1, default)).Rows).Kind);
        Assert.Equal(new StockRow("east", "y", 0, 1, 0),
            Assert.Single(await Store.FindStockAsync("east", ["y", "x", "y"], default)));
    }

    [Fact]
    public async Task An_entry_is_written_once_and_the_sum_of_movements_is_the_stock()
    {
        var goods = Enter("D1", StockMoveKind.In, new("x", 10), new("y", 5, 1), new("x", 2));
        Assert.IsType<StockEntered.Written>(await Store.EnterAsync(goods, default));
        Assert.IsType<StockEntered.Repeated>(await Store.EnterAsync(goods with { Warehouse = "other" }, default));
        await Store.CommitAsync(Moves("a", 1, new StockMove("x", 0, 4, 0, StockMoveKind.Occupy)));
        Assert.IsType<StockEntered.Written>(await Store.EnterAsync(Enter("D2", StockMoveKind.Out,
            new StockEntryLine("x", 8)), default));
        Assert.IsType<StockEntered.Written>(
            await Store.EnterAsync(Enter("D3", StockMoveKind.Count, new("x", 6), new StockEntryLine("y", 3, 0)),
                default));

        var stock = await Store.StockAsync("s1", null, 9, default);
        Assert.Equal([new("s1", "x", 6, 4, 0), new StockRow("s1", "y", 3, 0, 0)], stock);
        var moves = (await Store.MovementsAsync("s1", null, null, 99, default)).Rows;
        foreach (var row in stock)
        {
            var of = moves.Where(m => m.Sku == row.Sku).ToList();
            Assert.Equal((row.OnHand, row.Occupied, row.Defective),
                (of.Sum(m => m.OnHand), of.Sum(m => m.Occupied), of.Sum(m => m.Defective)));
        }

        Assert.Equal(
            ["D3 Count -2 -1", "D3 Count 2 0", "D2 Out -8 0", "a Occupy 0 0", "D1 In 2 0", "D1 In 5 1", "D1 In 10 0"],
            moves.Select(m => $"{m.Ref} {m.Kind} {m.OnHand} {m.Defective}"));
    }

    [Fact]
    public async Task An_entry_never_takes_what_is_not_there_or_spoken_for_and_then_writes_nothing()
    {
        await Store.EnterAsync(Enter("D1", StockMoveKind.In, new("x", 10), new StockEntryLine("y", 5)), default);
        await Store.CommitAsync(Moves("a", 1, new StockMove("x", 0, 4, 0), new StockMove("z", 0, 3, 0)));

        Assert.Equal(
            new StockEntered.Refused("x", 10, 4, 0, 3, false),
            await Store.EnterAsync(Enter("D2", StockMoveKind.Out, new("y", 1), new StockEntryLine("x", 7)), default));
        Assert.Equal(
            new StockEntered.Refused("y", 5, 0, 0, -1, false),
            await Store.EnterAsync(Enter("D3", StockMoveKind.Out, new StockEntryLine("y", 6)), default));
        Assert.Equal(
            new StockEntered.Refused("x", 10, 4, 0, 2, false),
            await Store.EnterAsync(Enter("D4", StockMoveKind.Count, new StockEntryLine("x", 2)), default));
        Assert.Equal(
            new StockEntered.Refused("y", 5, 0, 0, -1, true),
            await Store.EnterAsync(Enter("D5", StockMoveKind.Out, new StockEntryLine("y", 0, 1)), default));
        Assert.Equal(3, (await Store.StockAsync("s1", null, 9, default)).Count);
        Assert.Equal(4, (await Store.MovementsAsync("s1", null, null, 9, default)).Rows.Count);
        // Sold before anything was entered: what comes in is taken although it does not cover everything yet.
        Assert.IsType<StockEntered.Written>(await Store.EnterAsync(Enter("D2", StockMoveKind.In,
            new StockEntryLine("z", 1)), default));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Store.EnterAsync(Enter("D9", StockMoveKind.Ship, new StockEntryLine("z", 1)), default));
    }

    [Fact]
    public async Task A_count_that_finds_what_was_expected_is_seen_and_moves_nothing()
    {
        await Store.EnterAsync(Enter("D1", StockMoveKind.In, new StockEntryLine("x", 2)), default);
        await Store.EnterAsync(Enter("D2", StockMoveKind.Count, new StockEntryLine("x", 2)), default);
        Assert.Equal(2, Assert.Single(await Store.StockAsync("s1", null, 9, default)).OnHand);
        Assert.Equal(["D2 0", "D1 2"], (await Store.MovementsAsync("s1", "x", null, 9, default)).Rows
            .Select(m => $"{m.Ref} {m.OnHand}"));
    }

    [Fact]
    public async Task Of_many_entries_with_one_document_one_is_written()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(
            _ => Store.EnterAsync(Enter("D1", StockMoveKind.In, new StockEntryLine("x", 1)), default)));

        Assert.Single(results, x => x is StockEntered.Written);
        Assert.Equal(1, Assert.Single(await Store.StockAsync("s1", null, 9, default)).OnHand);
    }

    [Fact]
    public async Task Entries_side_by_side_never_take_more_than_is_there()
    {
        await Store.EnterAsync(Enter("D0", StockMoveKind.In, new StockEntryLine("x", 5)), default);
        var results = await Task.WhenAll(Enumerable.Range(1, 12).Select(
            i => Store.EnterAsync(Enter($"D{i}", StockMoveKind.Out, new StockEntryLine("x", 1)), default)));

        Assert.Equal(5, results.Count(x => x is StockEntered.Written));
        Assert.Equal(0, Assert.Single(await Store.StockAsync("s1", null, 9, default)).OnHand);
    }

    [Fact]
    public async Task Books_are_listed_in_whole_bookings_and_summed_by_account()
    {
        Posting[] sale = [Debit(BookAccount.Receivable, 500, ""), Credit(BookAccount.SalesGoods, 500, "")];
        Posting[] refund = [Debit(BookAccount.Returns, 200, "f\t1"), Credit(BookAccount.Receivable, 200, "f1")];
        await Store.CommitAsync(Commit(Key("a"), 1) with { Postings = sale });
        await Store.CommitAsync(Commit(Key("a"), 2) with { Postings = refund, At = Now + TimeSpan.FromHours(2) });
        await Store.CommitAsync(Commit(Key("a"), 2) with { Postings = refund });
        await Store.CommitAsync(Commit(Key("b", "s2"), 1) with
        {
            Postings = [.. sale.Select(p => p with { Currency = "JPY" })],
            At = Now + TimeSpan.FromHours(1),
        });

        var page = await Store.BooksAsync(null, null, null, null, 2, default);
        Assert.Equal(
            ["Returns 200 0 f 1", "Receivable 0 200 f1", "Receivable 500 0 ", "SalesGoods 0 500 "],
            page.Rows.Select(x => $"{x.Account} {x.DebitFen} {x.CreditFen} {x.Ref}"));
        Assert.Equal(2, (await Store.BooksAsync(null, null, null, page.Next, 2, default)).Rows.Count);
        Assert.Equal(4, (await Store.BooksAsync("s1", null, null, null, 9, default)).Rows.Count);
        Assert.Equal(2, (await Store.BooksAsync("s1", null, Now + TimeSpan.FromHours(2), null, 9, default)).Rows.Count);
        Assert.Equal(
            [new(BookAccount.Receivable, "CNY", 500, 200), new(BookAccount.SalesGoods, "CNY", 0, 500),
                new AccountSum(BookAccount.Returns, "CNY", 200, 0)],
            await Store.TrialBalanceAsync("s1", null, null, default));
        Assert.Equal(5, (await Store.TrialBalanceAsync(null, null, null, default)).Count);
        Assert.Equal("JPY", (await Store.TrialBalanceAsync(null, Now + TimeSpan.FromHours(1),
            Now + TimeSpan.FromHours(2), default))[0].Currency);
    }

    private static Posting Debit(BookAccount account, long fen, string no) => new(account, fen, 0, no, "text");

    private static Posting Credit(BookAccount account, long fen, string no) => new(account, 0, fen, no, "text");

    private static StockEntry Enter(string no, StockMoveKind kind, params StockEntryLine[] lines) =>
        new(no, "s1", kind, [.. lines], "person:wang", "note", Now);
}
