using System.Text.Json;
using Antui.Connectors.Hosted;
using Antui.Core;
using Antui.Core.Ledger;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Refunds;
using Antui.Core.Strategies;
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
        for (var tries = 0; tries < 1_000 && next.Lists.Remake is not { IsDone: true }; tries++)
            await Task.Delay(10, Stop);

        Assert.Equal((0, ""), (next.Lists.Remake!.Orders, next.Lists.Remake.Fault));
        Assert.Contains("orders 4,", await SumsAsync(next), StringComparison.Ordinal);
        await RemadeAsync(next);
        Assert.Contains("orders 6,", await SumsAsync(next), StringComparison.Ordinal);
        Assert.Contains("orders 5,", right, StringComparison.Ordinal);
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
        var remake = node.Lists.StartRemake() ?? node.Lists.Remake!;
        for (var tries = 0; tries < 3_000 && !remake.IsDone; tries++) await Task.Delay(10, Stop);
        Assert.Equal((true, ""), (remake.IsDone, remake.Fault));
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
        var shops = new Shops(store, _ => new Connecting(store, _clock), _clock);
        if (await store.ReadAsync("shop", "s1", Stop) is null)
        {
            await shops.PutAsync(
                new ShopConfig
                {
                    Id = "s1",
                    Platform = "hosted",
                    Way = WayToMoney.PayOut,
                    Fulfilment = Fulfilment.BuiltIn,
                    Connection = JsonSerializer.SerializeToElement(new { }),
                }, "test", Stop);
            await store.CommitAsync(new CommitBatch(Now, [], [], [], [new Count("s1", "parked", Now, 1)]), Stop);
        }
        await shops.LoadAsync(Stop);
        return new RefundEngine(store, shops, _clock, new EngineOptions());
    }

    private async Task AskAsync(RefundEngine node, int from, int to)
    {
        for (var no = from; no < to; no++)
        {
            var (key, paid) = (new OrderKey("s1", $"o{no}"), Money.Fen(1_000 + no));
            await node.AcceptAsync(new Fact.OrderSeen(new OrderSnapshot(
                key, OrderStatus.Paid, "", Now, Now, Now, paid, Money.Fen(0),
                [new OrderLine("1", "S", "tea", 1, paid)]), "store"), Stop);
            await node.AcceptAsync(new Fact.BuyerAsks(
                key, "r" + no, RefundKind.Unshipped, paid, Money.Fen(0), [new LineQuantity("1", 1)], "",
                "store"), Stop);
        }
        await node.Activity.IdleAsync();
    }

    private sealed class Connecting(IStore store, TimeProvider clock) : IConnect
    {
        public IReadOnlyList<string> Faults(ShopConfig config) => HostedSettings.Faults(config.Connection);

        public object Connect(ShopConfig config) =>
            new HostedConnector(HostedSettings.Read(config.Connection), store, clock);
    }
}
