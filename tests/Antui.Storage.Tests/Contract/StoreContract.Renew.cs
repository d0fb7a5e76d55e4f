using Antui.Core;
using Antui.Core.Ledger;
using Antui.Core.Ports;
using static Antui.Storage.Tests.Sample;

namespace Antui.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_renewal_takes_the_place_of_figures_and_books_once_it_has_followed_as_far()
    {
        var parked = new Count("s1", "parked", Now, 7);
        var batch = Batch(Commit(Key("a"), 1), Commit(Key("gone"), 1)).Truth with { Counts = [parked] };
        var (_, first) = await Store.CommitAsync(batch, default);
        await Store.FollowAsync(new ListStep(Telling.All, 0, first, [Added("a", 1, 50), Added("gone", 1, 3)]), default);
        Assert.Null(await Store.RenewalAsync(default));
        var begun = await Store.BeginRenewalAsync(default);
        Assert.Equal(new Renewal(first), begun);
        Assert.Equal(begun, await Store.BeginRenewalAsync(default));

        var scanned = new Renewal(first, Key("a"));
        Assert.True(await Store.RenewAsync(new RenewalStep(begun, scanned, [Added("a", 1, 2)]), default));
        Assert.False(await Store.RenewAsync(new RenewalStep(begun, scanned, [Added("a", 1, 2)]), default));
        Assert.Equal(scanned, await Store.RenewalAsync(default));
        var whole = scanned with { IsWhole = true };
        Assert.True(await Store.RenewAsync(new RenewalStep(scanned, whole, []), default));
        Assert.Equal("facts 53, parked 7; a 50, gone 3", await SumsAsync());

        var (_, second) = await Store.CommitAsync(Batch(Commit(Key("a"), 2)).Truth, default);
        await Store.FollowAsync(new ListStep(Telling.All, first, second, [Added("a", 2, 1)]), default);
        Assert.False(await Store.RenewAsync(new RenewalStep(whole, whole, [], ["parked"]), default));
        Assert.Equal(whole, await Store.RenewalAsync(default));
        var shown = new RenewalStep(whole, whole with { Place = second }, [Added("a", 2, 1)], ["parked"]);
        Assert.True(await Store.RenewAsync(shown, default));

        Assert.Equal("facts 3, parked 7; a 1, a 2", await SumsAsync());
        Assert.Null(await Store.RenewalAsync(default));
        Assert.False(await Store.RenewAsync(shown, default));
        Assert.Equal(new Renewal(second), await Store.BeginRenewalAsync(default));
    }

    [Fact]
    public async Task Marks_behind_a_renewal_are_kept_while_it_lasts()
    {
        var (_, first) = await Store.CommitAsync(Batch(Commit(Key("a"), 1)).Truth, default);
        await Store.FollowAsync(new ListStep(Telling.All, 0, first, []), default);
        var begun = await Store.BeginRenewalAsync(default);
        var (_, second) = await Store.CommitAsync(Batch(Commit(Key("a"), 2)).Truth, default);
        await Store.FollowAsync(new ListStep(Telling.All, first, second, []), default);
        await Store.ForgetChangesAsync(second, default);
        Assert.Equal(second, Assert.Single((await Store.ChangesAsync(0, 9, default)).Changes).Place);

        var whole = new Renewal(second, null, true);
        Assert.True(await Store.RenewAsync(new RenewalStep(begun, whole, [], []), default));
        await Store.ForgetChangesAsync(second, default);
        Assert.Empty((await Store.ChangesAsync(0, 9, default)).Changes);
    }

    [Fact]
    public async Task Of_many_who_renew_from_one_place_only_one_adds()
    {
        var begun = await Store.BeginRenewalAsync(default);
        var step = new RenewalStep(begun, begun with { After = Key("a") }, [Added("a", 1, 5)]);
        var won = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.RenewAsync(step, default)));
        Assert.Single(won, x => x);
        await Store.RenewAsync(new RenewalStep(step.To, step.To with { IsWhole = true }, [], []), default);
        Assert.Equal("facts 5; a 5", await SumsAsync());
    }

    private static OrderRows Added(string orderNo, long version, long by) => Commit(Key(orderNo), version).Rows with
    {
        Row = null,
        Counts = [new Count("s1", "facts", Now, by)],
        Bookings = [new Booking(version, Now, [new Posting(BookAccount.Returns, by, 0, "r", "t")])],
    };

    private async Task<string> SumsAsync()
    {
        var figures = await Store.FiguresAsync("s1", Now, Now + TimeSpan.FromHours(1), false, default);
        var books = (await Store.BooksAsync("s1", null, null, null, 99, default)).Rows;
        return string.Join(", ", figures.OrderBy(x => x.Name).Select(x => $"{x.Name} {x.Value}")) + "; "
            + string.Join(", ", books.Select(x => $"{x.OrderNo} {x.DebitFen}").Order());
    }
}
