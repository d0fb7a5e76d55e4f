using Antui.Core;
using Antui.Core.Ledger;
using Antui.Core.Ports;
using Antui.Engine;
using Antui.Storage;
using Antui.Storage.Memory;
using Antui.Tests.Gateways;
using Antui.Tests.Shared;

namespace Antui.Tests.Inside;

/// <summary>Figures and books are added up anew beside those that are read, while orders go on.</summary>
public sealed class Sums_made_anew
{
    private readonly TestClock _clock = new();
    private int _spoilt;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Instant Now => Instant.From(_clock.GetUtcNow());

    [Theory, InlineData("memory"), InlineData("sqlite"), InlineData("postgres")]
    public async Task What_is_wrong_in_figures_and_books_goes_and_what_comes_meanwhile_is_counted_once(string kind)
    {
        await using var store = await OpenAsync(kind);
        var (here, there) = (await StartAsync(store), await StartAsync(store));
        await AskAsync(here, 0, 230);
        await here.Lists.SettledAsync(Stop);
        var right = await SumsAsync(here);
        await SpoilAsync(store);
        Assert.NotEqual(right, await SumsAsync(here));

        await RemadeAsync(here);
        Assert.Equal(right, await SumsAsync(here));

        await SpoilAsync(store);
        await Task.WhenAll(AskAsync(there, 230, 320), RemadeAsync(here), RemadeAsync(there));
        await there.Lists.SettledAsync(Stop);
        var anew = await SumsAsync(there);
        Assert.Contains("facts 640, handed 320, orders 320, parked 1, refunds 320", anew, StringComparison.Ordinal);
        await RemadeAsync(there);
        Assert.Equal(anew, await SumsAsync(there));
        Assert.Null(await store.RenewalAsync(Stop));
    }

    [Fact]
    public async Task A_renewal_that_was_left_in_the_middle_goes_on_with_the_next_node()
    {
        await using var store = await OpenAsync("sqlite");
        var dead = await StartAsync(store);
        await AskAsync(dead, 0, 5);
        await dead.Lists.SettledAsync(Stop);
        var right = await SumsAsync(dead);
        var begun = await store.BeginRenewalAsync(Stop);
        var keys = await store.KeysAsync(null, 2, Stop);
        // Of these two nothing is in it: what the dead node said to have added is not asked again.
        await store.RenewAsync(new RenewalStep(begun, begun with { After = keys[^1] }, []), Stop);

        var next = await StartAsync(store);
        await AskAsync(next, 5, 6);
        await next.Lists.SettledAsync(Stop);
        // A node that starts goes on with what was left behind.
        await next.StepAsync(Stop);
        await next.Lists.Remake!.Ended.WaitAsync(Stop);
        Assert.Equal((0, ""), (next.Lists.Remake.Orders, next.Lists.Remake.Fault));
        Assert.Contains("orders 4,", await SumsAsync(next), StringComparison.Ordinal);
        await RemadeAsync(next);
        Assert.Contains("orders 6,", await SumsAsync(next), StringComparison.Ordinal);
        Assert.Contains("orders 5,", right, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_node_at_a_time_makes_them_anew_and_another_goes_on_where_it_died()
    {
        await using var store = await OpenAsync("memory");
        var node = await OneShop.NodeAsync(store, _clock, options: new EngineOptions { Node = "here" });
        await AskAsync(node, 0, 5);
        await node.Lists.SettledAsync(Stop);
        Assert.True(await store.TryLeaseAsync("job:rebuild", "there", TimeSpan.FromSeconds(30), Now, Stop));
        var asked = node.Lists.StartRemake("person:Li")!;
        Assert.Null(node.Lists.StartRemake("person:Li"));
        await node.Activity.IdleAsync();
        Assert.False(asked.IsDone);
        _clock.Move(TimeSpan.FromSeconds(31));
        await node.StepAsync(Stop);
        await asked.Ended.WaitAsync(Stop);
        Assert.Equal((5, ""), (asked.Orders, asked.Fault));

        var keys = await store.KeysAsync(null, 2, Stop);
        var left = await store.ReadAsync("rebuild", "rows", Stop);
        await store.WriteAsync(left! with
        {
            Version = left.Version + 1,
            Json = $$"""{"shop":"s1","orderNo":"{{keys[^1].OrderNo}}","orders":2,"done":false}""",
        }, keepHistory: false, Stop);
        var next = await OneShop.NodeAsync(store, _clock, options: new EngineOptions { Node = "next" });
        await next.StepAsync(Stop);
        await next.Activity.IdleAsync();
        Assert.Equal((5, true, ""), (next.Lists.Remake!.Orders, next.Lists.Remake.IsDone, next.Lists.Remake.Fault));
        var made = (await store.ReadAsync("rebuild", "rows", Stop))!.Json;
        Assert.Contains("\"done\":true", made, StringComparison.Ordinal);
        var job = (await next.Jobs.ListAsync(Stop)).Single(j => j.Job.Id == "rebuild");
        Assert.Equal(["clock", "person:Li"], job.Runs.Select(r => r.Author));
    }

    private static async Task<IStore> OpenAsync(string kind) => kind switch
    {
        "memory" => new MemoryStore(),
        "sqlite" => await Stores.OpenAsync("sqlite::memory:", StoreOptions.Default, Stop),
        _ => await Stores.OpenAsync(await PrivatePostgres.NewDatabaseAsync(), StoreOptions.Default, Stop),
    };

    /// <summary>Adds what no order did.</summary>
    private async Task SpoilAsync(IStore store)
    {
        var lists = await store.ListsAsync(Stop);
        var rows = new OrderRows(
            new OrderKey("s1", "o0"), null, [], [], [], [new Count("s1", "refunds", Now, 99)], [],
            [new Booking(1_000 + ++_spoilt, Now, [new Posting(BookAccount.Returns, 5, 0, "r", "t")])]);
        var place = lists[0].Place;
        Assert.True(await store.FollowAsync(new ListStep([.. lists.Select(x => x.Name)], place, place, [rows]), Stop));
    }

    private static async Task RemadeAsync(RefundEngine node)
    {
        var remake = node.Lists.StartRemake("test") ?? node.Lists.Remake!;
        await remake.Ended.WaitAsync(Stop);
        Assert.Equal("", remake.Fault);
        // Nobody drives these nodes: what is asked for while a run is written down would wait for a step.
        await node.Activity.IdleAsync();
    }

    private async Task<string> SumsAsync(RefundEngine node)
    {
        var figures = await node.Lists.FiguresAsync(null, new Instant(0), Now + TimeSpan.FromDays(1), false, Stop);
        var books = await node.Lists.TrialBalanceAsync(null, null, null, Stop);
        return string.Join(", ", figures.OrderBy(x => x.Name).Select(x => $"{x.Name} {x.Value}")) + "; "
            + string.Join(", ", books.Select(x => $"{x.Account} {x.DebitFen} {x.CreditFen}"));
    }

    private async Task<RefundEngine> StartAsync(IStore store)
    {
        if (await store.ReadAsync("shop", OneShop.Id, Stop) is null)
            await store.CommitAsync(new CommitBatch(Now, [], [], [], [new Count(OneShop.Id, "parked", Now, 1)]), Stop);
        return await OneShop.NodeAsync(store, _clock, shop => shop with { Strategies = [] });
    }

    private static async Task AskAsync(RefundEngine node, int from, int to)
    {
        for (var no = from; no < to; no++) await OneShop.AskAsync(node, $"{no}", 1_000 + no);
    }
}
