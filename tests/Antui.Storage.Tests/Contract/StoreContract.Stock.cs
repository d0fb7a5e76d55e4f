using Antui.Core.Ports;
using Antui.Core.Stock;
using static Antui.Storage.Tests.Sample;

namespace Antui.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Stock_adds_up_over_orders_lines_and_commits()
    {
        await Store.CommitAsync(
            Batch(
                Moves("a", 1, new("x", 0, 2, 0), new("y", 0, 1, 0), new("x", 0, 3, 0)),
                Moves("b", 1, new StockMove("x", 0, 4, 0)), Moves("c", 1, [])),
            default);
        await Store.CommitAsync(Moves("a", 2, new StockMove("x", -5, -5, 0)));
        await Store.CommitAsync(Moves("a", 3, new("x", 2, 0, 0), new("x", 0, 0, 3), new("nothing", 0, 0, 0)));
        await Store.CommitAsync(Commit(Key("a", "s2"), 1) with { Stock = [new("x", 0, 7, 0)] });

        Assert.Equal(
            [new("s1", "x", -3, 4, 3), new StockRow("s1", "y", 0, 1, 0)],
            await Store.StockAsync("s1", null, 10, default));
        Assert.Equal(new StockRow("s2", "x", 0, 7, 0), Assert.Single(await Store.StockAsync("s2", null, 10, default)));
        Assert.Equal(-7, (await Store.StockAsync("s1", null, 1, default))[0].Available);
        Assert.Empty(await Store.StockAsync("nobody", null, 10, default));
    }

    [Fact]
    public async Task An_order_that_conflicts_or_is_capped_moves_neither_counters_nor_stock()
    {
        var caps = new SpendCaps(100, null, null);
        await Store.CommitAsync(Moves("a", 1, new StockMove("x", 0, 1, 0)));

        var results = await Store.CommitAsync(
            new ToldBatch(
                Now,
                [
                    Moves("a", 1, new StockMove("x", 0, 10, 0)), Moves("a2", 7, new StockMove("new", 1, 0, 0)),
                    Moves("b", 1, new StockMove("x", 0, 100, 0)),
                    Moves("c", 1, new StockMove("x", 0, 1000, 0)) with { SpendFen = 101, Caps = caps },
                ],
                [], [], [new Count("s1", "parked", Now, 5)]),
            default);

        Assert.Equal(
            [CommitResult.Conflict, CommitResult.Conflict, CommitResult.Written, CommitResult.Capped], results);
        Assert.Equal(new StockRow("s1", "x", 0, 101, 0), Assert.Single(await Store.StockAsync("s1", null, 9, default)));
        Assert.Equal(
            [("facts", 2L), ("parked", 5L)],
            (await Store.FiguresAsync(null, Now, Now + TimeSpan.FromHours(1), false, default))
                .Select(x => (x.Name, x.Value)));
    }

    [Fact]
    public async Task Of_many_writers_of_one_version_only_the_winner_moves_stock()
    {
        for (var version = 1L; version <= 8; version++)
        {
            await Task.WhenAll(Enumerable.Range(0, 12).Select(
                _ => Store.CommitAsync(Moves("a", version, new StockMove("x", 1, 2, 3)))));
        }

        Assert.Equal(new StockRow("s1", "x", 8, 16, 24), Assert.Single(await Store.StockAsync("s1", null, 9, default)));
        Assert.Equal(
            8, (await Store.FiguresAsync("s1", Now, Now + TimeSpan.FromHours(1), false, default)).Single().Value);
    }

    [Fact]
    public async Task Orders_that_commit_side_by_side_share_a_sku_without_losing_a_move()
    {
        StockMove[] moves = [new("x", 0, 1, 0), new("y", 1, 0, 0)];
        var results = await Task.WhenAll(Enumerable.Range(0, 80).Select(x =>
            Store.CommitAsync(Moves($"o{x}", 1, x % 2 == 0 ? moves : [moves[1], moves[0]]))));

        Assert.All(results, x => Assert.Equal(CommitResult.Written, x));
        Assert.Equal(
            [new("s1", "x", 0, 80, 0), new StockRow("s1", "y", 80, 0, 0)],
            await Store.StockAsync("s1", null, 9, default));
    }

    [Fact]
    public async Task Stock_pages_in_order_of_sku()
    {
        string[] skus = ["B", "a", "a'; DROP TABLE stock; --", "a-1", "a1", "z\0", "红-L", "红-M"];
        await Store.CommitAsync(Moves("a", 1, [.. skus.Reverse().Select(x => new StockMove(x, 1, 0, 0))]));
        List<string> seen = [];
        string? after = null;
        while (true)
        {
            var page = await Store.StockAsync("s1", after, 3, default);
            if (page.Count == 0) break;
            Assert.True(page.Count <= 3);
            seen.AddRange(page.Select(x => x.Sku));
            after = seen[^1];
        }

        Assert.Equal(skus.Length, seen.Count);
        Assert.Equal(seen.Order(StringComparer.Ordinal), seen);
        Assert.Equal(skus.Where(x => x != "z\0").Order(StringComparer.Ordinal),
            seen.Where(x => x[0] != 'z'));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.StockAsync("s1", null, 0, default));
    }

    private static Told Moves(string orderNo, long version, params StockMove[] stock) =>
        Commit(Key(orderNo), version) with { Stock = stock, Counts = [new Count("s1", "facts", Now, 1)] };
}
