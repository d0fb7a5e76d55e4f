using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using static Antui.Storage.Tests.Sample;

namespace Antui.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_row_comes_back_as_it_was_written()
    {
        var key = Key("a");
        var refund = new RefundRow(
            "s1", "r1", "a", RefundKind.Return, "raw", RefundPhase.Refunded, 1, 2, "理由 😀", "OK", Turn.Buyer, "buyer",
                Now,
            Now + Lease, Now + (2 * Lease), Now + (3 * Lease), true, true);
        var row = Row(key, hosted: true) with { RefundedFen = 7 };
        await Store.CommitAsync(Commit(key, 1, null, row, refund));

        Assert.Equal(refund, Assert.Single(await Store.FindRefundAsync("s1", "r1", default)));
        Assert.Equal(refund, Assert.Single((await Store.RefundsAsync(new(), null, 1, default)).Rows));
        Assert.Equal(row, Assert.Single((await Store.OrdersAsync("s1", "a", null, 1, default)).Rows));
        Assert.Empty(await Store.FindRefundAsync("s2", "r1", default));

        refund = refund
            with
        {
            AskedAt = Now + Lease,
            BuyerRef = "other",
            Hosted = false,
            DeadlineAt = null,
            Phase = RefundPhase.Person
        };
        row = row with { CreatedAt = Now - Lease, RawStatus = "changed", ModifiedAt = Now + Lease, Hosted = false };
        await Store.CommitAsync(Commit(key, 2, null, row, refund));
        Assert.Equal(refund, Assert.Single(await Store.FindRefundAsync(null, "r1", default)));
        Assert.Equal(row, Assert.Single((await Store.OrdersAsync(null, null, null, 1, default)).Rows));
    }

    [Fact]
    public async Task Phases_are_counted_through_every_change()
    {
        var (a, b) = (Key("a"), Key("b", "s2"));
        await Store.CommitAsync(Batch(
            Commit(a, 1, null, null, Refund(a, "1"), Refund(a, "2", RefundPhase.Person)),
                Commit(b, 1, null, null, Refund(b, "1"))), default);
        await Store.CommitAsync(Commit(a, 2, null, null, Refund(a, "1", RefundPhase.Running)));
        await Store.CommitAsync(Commit(a, 3, null, null, Refund(a, "1", RefundPhase.Running, amountFen: 5)));
        await Store.CommitAsync(Commit(a, 2, null, null, Refund(a, "1", RefundPhase.Closed)));
        await Store.CommitAsync(Commit(a, 4, null, null, Refund(a, "1", RefundPhase.Refunded), Refund(a, "3")));

        var all = await Store.CountByPhaseAsync(null, default);
        var one = await Store.CountByPhaseAsync("s1", default);

        Assert.Equal(
            [(RefundPhase.Waiting, 2), (RefundPhase.Running, 0), (RefundPhase.Uncertain, 0), (RefundPhase.Person, 1),
                (RefundPhase.Refunded, 1), (RefundPhase.Closed, 0)],
            all.OrderBy(x => x.Key).Select(x => (x.Key, x.Value)));
        Assert.Equal(1, one[RefundPhase.Waiting]);
    }

    [Fact]
    public async Task Filters_choose_and_combine()
    {
        var (a, b) = (Key("a"), Key("b", "s2"));
        await Store.CommitAsync(Batch(
            Commit(a, 1, null, null,
                Refund(a, "r1", amountFen: 500)
                    with
                { Kind = RefundKind.Return, Code = "X", Turn = Turn.Buyer, Automatic = true },
                Refund(a, "r2", RefundPhase.Person, Now + Lease)),
            Commit(b, 1, null, null, Refund(b, "r1", RefundPhase.Refunded, Now - Lease) with { BuyerRef = "bob" })),
                default);

        await Shows(new(), "s1/r2", "s1/r1", "s2/r1");
        await Shows(new(Shop: "s1"), "s1/r2", "s1/r1");
        await Shows(new(Phases: [RefundPhase.Person]), "s1/r2");
        await Shows(new(Phases: [RefundPhase.Person, RefundPhase.Refunded]), "s1/r2", "s2/r1");
        await Shows(new(Kind: RefundKind.Return), "s1/r1");
        await Shows(new(Codes: ["X"]), "s1/r1");
        await Shows(new(Codes: ["none", "X"], Shop: "s1"), "s1/r1");
        await Shows(new(Codes: ["none", "nor this"]));
        await Shows(new(Turn: Turn.Buyer), "s1/r1");
        await Shows(new(Search: "r1"), "s1/r1", "s2/r1");
        await Shows(new(Search: "a"), "s1/r2", "s1/r1");
        await Shows(new(Search: "a", Phases: [RefundPhase.Person]), "s1/r2");
        await Shows(new(BuyerRef: "bob"), "s2/r1");
        await Shows(new(BuyerRef: "bob", Search: "a"));
        await Shows(new(AmountFromFen: 500), "s1/r1");
        await Shows(new(AmountToFen: 499), "s1/r2", "s2/r1");
        await Shows(new(AskedFrom: Now, AskedTo: Now), "s1/r1");
        await Shows(new(Automatic: true), "s1/r1");
        await Shows(new(Automatic: false, Shop: "s2"), "s2/r1");
        await Shows(new(Search: "nobody' OR 1=1"));

        async Task Shows(RefundFilter filter, params string[] expected) => Assert.Equal(
            expected,
            (await Store.RefundsAsync(filter, null, 10, default)).Rows.Select(x => $"{x.Shop}/{x.RefundNo}"));
    }

    [Fact]
    public async Task Pages_are_complete_and_without_repeats_while_rows_arrive()
    {
        for (var i = 0; i < 40; i++) await Add(i, Now + TimeSpan.FromSeconds(i / 4));
        List<string> refunds = [], orders = [];
        string? refundCursor = null, orderCursor = null;
        var arriving = 100;
        do
        {
            var page = await Store.RefundsAsync(new(), refundCursor, 7, default);
            var others = await Store.OrdersAsync(null, null, orderCursor ?? (orders.Count > 0 ? "end" : null), 7,
                default);
            refunds.AddRange(page.Rows.Select(x => x.RefundNo));
            orders.AddRange(others.Rows.Select(x => x.OrderNo));
            (refundCursor, orderCursor) = (page.Next, others.Next);
            await Add(arriving++, Now + TimeSpan.FromHours(1));
        }
        while (refundCursor is not null);

        Assert.Null(orderCursor);
        Assert.Equal(Enumerable.Range(0, 40).Select(x => $"r{x:D3}").OrderDescending(), refunds);
        Assert.Equal(Enumerable.Range(0, 40).Select(x => $"o{x:D3}").OrderDescending(), orders);

        async Task Add(int i, Instant at)
        {
            var key = Key($"o{i:D3}");
            await Store.CommitAsync(Commit(key, 1, null, Row(key, at), Refund(key, $"r{i:D3}", asked: at)));
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("eyJ9")]
    [InlineData("!!!!")]
    [InlineData("WyJvIiwiMSIsImEiLCJiIl0")]
    [InlineData("WyJyIiwiMSIsImEiXQ")]
    [InlineData("WyJyIiwieCIsImEiLCJiIl0")]
    public async Task A_cursor_that_this_list_did_not_give_out_is_refused(string cursor)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => Store.RefundsAsync(new(), cursor, 10, default));
        Assert.Contains("cursor", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changed_windows_are_of_hosted_rows_newest_first_with_a_total()
    {
        for (var i = 0; i < 10; i++)
        {
            var key = Key($"o{i}", i == 9 ? "s2" : "s1");
            var at = Now + TimeSpan.FromSeconds(i / 2);
            await Store.CommitAsync(Commit(
                key, 1, null, Row(key, at, hosted: i != 0),
                Refund(key, $"r{i}", asked: at, hosted: i != 0) with { RawStatus = i % 2 == 0 ? "EVEN" : "ODD" }));
        }

        var (orders, total) = await Store.ChangedOrdersAsync("s1", Now, Now + TimeSpan.FromSeconds(3), 1, 3, default);
        Assert.Equal((7, "o7,o4,o5"), (total, string.Join(',', orders.Select(x => x.OrderNo))));

        var (refunds, odd) = await Store.ChangedRefundsAsync("s1", Now, Now + TimeSpan.FromSeconds(9), "ODD", 0, 2,
            default);
        Assert.Equal((4, "r7,r5"), (odd, string.Join(',', refunds.Select(x => x.RefundNo))));
        Assert.Equal(8, (await Store.ChangedRefundsAsync("s1", Now, Now + Lease, null, 0, 100, default)).Total);
    }
}
