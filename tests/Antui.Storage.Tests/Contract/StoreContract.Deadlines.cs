using Antui.Core;
using Antui.Core.Ports;
using static Antui.Storage.Tests.Sample;

namespace Antui.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    private static readonly RefundPhase[] OpenPhases =
        [RefundPhase.Waiting, RefundPhase.Running, RefundPhase.Uncertain, RefundPhase.Person];

    [Fact]
    public async Task Refunds_are_found_counted_and_sorted_by_their_deadline()
    {
        await DueAsync("late", Now - TimeSpan.FromMinutes(3));
        await DueAsync("soon", Now + TimeSpan.FromMinutes(40), fen: 700);
        await DueAsync("soon2", Now + TimeSpan.FromMinutes(40), "s2", RefundPhase.Person, fen: 30);
        await DueAsync("done", Now + TimeSpan.FromMinutes(40), phase: RefundPhase.Refunded);
        await DueAsync("far", Now + TimeSpan.FromDays(3));
        await DueAsync("never", null);

        var hour = new RefundFilter(
            Phases: [.. OpenPhases], DeadlineFrom: Now, DeadlineTo: Now + TimeSpan.FromHours(1));
        Assert.Equal("soon soon2", await ListedAsync(hour));
        Assert.Equal("soon2", await ListedAsync(hour with { Shop = "s2" }));
        var sums = await Store.SumRefundsAsync(hour, default);
        Assert.Equal(new RefundSum(1, 700, 0), sums[RefundPhase.Waiting]);
        Assert.Equal(new RefundSum(1, 30, 0), sums[RefundPhase.Person]);
        Assert.Equal(default, sums[RefundPhase.Refunded]);

        Assert.Equal("late", await ListedAsync(new(DeadlineTo: Now)));
        Assert.Equal("far", await ListedAsync(new(DeadlineFrom: Now + TimeSpan.FromHours(1))));
        Assert.Equal("late done soon soon2 far never", await ListedAsync(new(Sort: RefundSort.Deadline)));
        Assert.Equal("soon2", await ListedAsync(new(Sort: RefundSort.Deadline, Search: "soon2")));
        Assert.Equal(
            6, (await Store.SumRefundsAsync(new(BuyerRef: "buyer"), default)).Values.Sum(s => s.Count));
    }

    [Fact]
    public async Task Counts_do_not_end_where_a_page_does()
    {
        for (var i = 0; i < 23; i++) await DueAsync($"r{i:000}", Now + TimeSpan.FromMinutes(i));
        for (var i = 0; i < 270; i++) await DueAsync($"n{i:000}", Now + TimeSpan.FromDays(2), asked: Now + Lease);
        var filter = new RefundFilter(Phases: [.. OpenPhases], DeadlineTo: Now + TimeSpan.FromHours(1));
        Assert.Equal(23, (await Store.SumRefundsAsync(filter, default)).Values.Sum(s => s.Count));
        Assert.Equal(293, (await Store.SumRefundsAsync(new(), default)).Values.Sum(s => s.Count));
    }

    [Fact]
    public async Task Pages_by_deadline_are_complete_and_refuse_the_cursor_of_the_other_order()
    {
        for (var i = 0; i < 20; i++)
        {
            var deadline = i % 5 == 0 ? (Instant?)null : Now + TimeSpan.FromMinutes(i / 3);
            await DueAsync($"r{i:000}", deadline, i % 2 == 0 ? "s1" : "s2");
        }

        var filter = new RefundFilter(Sort: RefundSort.Deadline);
        List<RefundRow> rows = [];
        string? cursor = null;
        do
        {
            var page = await Store.RefundsAsync(filter, cursor, 3, default);
            rows.AddRange(page.Rows);
            cursor = page.Next;
        }
        while (cursor is not null);
        var sorted = rows.OrderBy(r => r.DeadlineAt ?? Instant.Never).ThenBy(r => r.Shop, StringComparer.Ordinal)
            .ThenBy(r => r.RefundNo, StringComparer.Ordinal);
        Assert.Equal(20, rows.Select(r => r.RefundNo).Distinct().Count());
        Assert.Equal(sorted, rows);

        var next = (await Store.RefundsAsync(filter, null, 3, default)).Next;
        await Assert.ThrowsAsync<ArgumentException>(() => Store.RefundsAsync(new(), next, 3, default));
    }

    [Fact]
    public async Task Refunds_are_summed_by_when_they_were_paid_back()
    {
        await PaidAsync("a", Now, 500);
        await PaidAsync("b", Now + TimeSpan.FromHours(1), 30);
        await PaidAsync("c", Now + TimeSpan.FromHours(2), 1);
        await DueAsync("open", null);
        var sums = await Store.SumRefundsAsync(
            new(RefundedFrom: Now, RefundedTo: Now + TimeSpan.FromHours(1)), default);
        Assert.Equal(new RefundSum(2, 200, 530), sums[RefundPhase.Refunded]);
        Assert.Equal("c", await ListedAsync(new(RefundedFrom: Now + TimeSpan.FromHours(2))));

        Task<CommitResult> PaidAsync(string no, Instant at, long fen) => Store.CommitAsync(Commit(
            Key(no), 1, null, null,
            Refund(Key(no), no, RefundPhase.Refunded) with { RefundedAt = at, PaidFen = fen }));
    }

    [Fact]
    public async Task Parked_facts_are_counted_of_one_shop_or_of_all()
    {
        ParkedFact[] parked = [Parked("1", Key("a")), Parked("2", Key("b")), Parked("3", Key("c", "s2"))];
        await Store.CommitAsync(new ToldBatch(Now, [], parked, [], []), default);
        Assert.Equal(
            (3, 2, 1, 0),
            (await Store.ParkedCountAsync(null, default), await Store.ParkedCountAsync("s1", default),
                await Store.ParkedCountAsync("s2", default), await Store.ParkedCountAsync("s3", default)));
    }

    private Task<CommitResult> DueAsync(
        string no, Instant? deadline, string shop = "s1", RefundPhase phase = RefundPhase.Waiting, long fen = 100,
        Instant? asked = null) => Store.CommitAsync(Commit(
        Key(no, shop), 1, null, null,
        Refund(Key(no, shop), no, phase, asked, fen) with { DeadlineAt = deadline }));

    private async Task<string> ListedAsync(RefundFilter filter) => string.Join(
        ' ', (await Store.RefundsAsync(filter with { Sort = RefundSort.Deadline }, null, 50, default)).Rows
            .Select(r => r.RefundNo));
}
