using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Engine;
using Antui.Engine.Deliveries;
using Antui.Storage;
using Antui.Storage.Memory;
using Antui.Tests.Gateways;
using Antui.Tests.Shared;

namespace Antui.Tests.Inside;

/// <summary>What a subscriber is owed follows from the journal, whichever node tells it, whoever died before.</summary>
public sealed class Told_from_the_journal
{
    private readonly TestClock _clock = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, InlineData("memory"), InlineData("sqlite"), InlineData("postgres")]
    public async Task What_nobody_took_is_told_by_the_next_node_in_its_order_and_once(string kind)
    {
        await using var store = await OpenAsync(kind);
        var there = new Listener { Answer = Told.Unanswered };
        var dead = await StartAsync(store, there);
        await StepAsync(dead, TimeSpan.Zero);
        for (var no = 1; no <= 3; no++) await OneShop.AskAsync(dead, $"{no}", 1_000);
        await StepAsync(dead, TimeSpan.Zero);
        // Nobody answered the first: the others are not even tried.
        Assert.Single(there.Heard);
        var box = (await dead.Deliveries.ReadAsync(there.Name, Stop))!;
        Assert.Equal((1, 6), (box.Failures, box.Waiting.Length));
        Assert.Equal((6L, "no answer"), await RunAsync(dead));

        there = new Listener();
        var next = await StartAsync(store, there);
        await StepAsync(next, TimeSpan.Zero);
        Assert.Empty(there.Heard);
        await StepAsync(next, TimeSpan.FromSeconds(1));
        Assert.Equal(["o1 order", "o1 r1", "o2 order", "o2 r2", "o3 order", "o3 r3"], there.Heard.Order());
        foreach (var order in (string[])["o1", "o2", "o3"])
            Assert.StartsWith($"{order} order", there.Heard.First(h => h.StartsWith(order, StringComparison.Ordinal)),
                StringComparison.Ordinal);
        await StepAsync(next, TimeSpan.FromHours(1));
        Assert.Equal(6, there.Heard.Count);
        Assert.Empty((await next.Deliveries.ReadAsync(there.Name, Stop))!.Waiting);
    }

    [Fact]
    public async Task Who_does_not_answer_is_asked_less_and_less_and_holds_up_nobody_else()
    {
        await using var store = await OpenAsync("memory");
        var (silent, busy) = (new Listener { Answer = Told.Unanswered, To = "silent" }, new Listener { To = "busy" });
        var node = await StartAsync(store, silent, busy);
        await StepAsync(node, TimeSpan.Zero);
        await OneShop.AskAsync(node, "1", 1_000);
        for (var second = 0; second < 120; second++) await StepAsync(node, TimeSpan.FromSeconds(1));
        Assert.Equal(["o1 order", "o1 r1"], busy.Heard);
        Assert.InRange(silent.Heard.Count, 6, 9);
        silent.Answer = Told.Taken;
        await StepAsync(node, TimeSpan.FromMinutes(5));
        Assert.Equal(["o1 order", "o1 r1"], silent.Heard.TakeLast(2));
        Assert.Equal(0, (await node.Deliveries.ReadAsync(silent.Name, Stop))!.Failures);
    }

    [Fact]
    public async Task One_that_is_wanted_later_keeps_only_its_own_line_waiting_and_a_refused_one_none()
    {
        await using var store = await OpenAsync("memory");
        var there = new Listener();
        var node = await StartAsync(store, there);
        await StepAsync(node, TimeSpan.Zero);
        there.Answers["o1 order"] = Told.Later;
        there.Answers["o2 order"] = Told.Refused;
        await OneShop.AskAsync(node, "1", 1_000);
        await OneShop.AskAsync(node, "2", 1_000);
        await StepAsync(node, TimeSpan.Zero);
        await StepAsync(node, TimeSpan.Zero);
        Assert.Equal(["o1 order", "o2 order", "o2 r2"], there.Heard.Order());
        there.Answers.Clear();
        await StepAsync(node, TimeSpan.FromSeconds(1));
        Assert.Equal(["o1 order", "o1 r1"], there.Heard.TakeLast(2));
    }

    [Fact]
    public async Task Marks_that_a_subscription_has_not_passed_are_not_forgotten()
    {
        await using var store = await OpenAsync("memory");
        var there = new Listener();
        var node = await StartAsync(store, there);
        await StepAsync(node, TimeSpan.Zero);
        var job = node.Jobs.Find("tell:s1")!;
        await node.Jobs.SetAsync(job, null, paused: true, "person:Li", Stop);
        await OneShop.AskAsync(node, "1", 1_000);
        for (var no = 2; no <= 4; no++)
        {
            // Lists follow, and forget now and then what they have followed.
            _clock.Move(TimeSpan.FromMinutes(1));
            await OneShop.AskAsync(node, $"{no}", 1_000);
            await node.Lists.SettledAsync(Stop);
        }
        Assert.Empty(there.Heard);
        await node.Jobs.SetAsync(job, null, paused: false, "person:Li", Stop);
        await StepAsync(node, TimeSpan.FromSeconds(1));
        Assert.Equal(8, there.Heard.Count);
        // Of one that nobody looks at for days nothing is kept for ever.
        await node.Jobs.SetAsync(job, null, paused: true, "person:Li", Stop);
        await OneShop.AskAsync(node, "5", 1_000);
        _clock.Move(TimeSpan.FromDays(9));
        for (var no = 6; no <= 8; no++)
        {
            _clock.Move(TimeSpan.FromMinutes(1));
            await OneShop.AskAsync(node, $"{no}", 1_000);
            await node.Lists.SettledAsync(Stop);
        }
        var place = (await node.Deliveries.ReadAsync(there.Name, Stop))!.Place;
        Assert.DoesNotContain(
            (await store.ChangesAsync(place, 1_000, Stop)).Changes, c => c.Key.OrderNo == "o5");
    }

    [Fact]
    public async Task What_means_nothing_any_more_is_given_up_and_counted()
    {
        await using var store = await OpenAsync("memory");
        var there = new Listener { Answer = Told.Unanswered };
        var node = await StartAsync(store, there);
        await StepAsync(node, TimeSpan.Zero);
        await OneShop.AskAsync(node, "1", 1_000);
        await StepAsync(node, TimeSpan.Zero);
        await StepAsync(node, TimeSpan.FromDays(8));
        var box = (await node.Deliveries.ReadAsync(there.Name, Stop))!;
        Assert.Equal((0, 2L), (box.Waiting.Length, box.GivenUp));
    }

    private static async Task<IStore> OpenAsync(string kind) => kind switch
    {
        "memory" => new MemoryStore(),
        "sqlite" => await Stores.OpenAsync("sqlite::memory:", StoreOptions.Default, Stop),
        _ => await Stores.OpenAsync(await PrivatePostgres.NewDatabaseAsync(), StoreOptions.Default, Stop),
    };

    private async Task<RefundEngine> StartAsync(IStore store, params Listener[] listeners)
    {
        var node = await OneShop.NodeAsync(store, _clock, shop => shop with { Strategies = [] },
            new EngineOptions { DeliveriesLinger = TimeSpan.Zero });
        foreach (var listener in listeners)
            node.Deliveries.Push(listener.To, "every 1m", _ => listener, whilePaused: true);
        return node;
    }

    private async Task StepAsync(RefundEngine node, TimeSpan by)
    {
        _clock.Move(by);
        await node.StepAsync(Stop);
        await node.Activity.IdleAsync();
    }

    private static async Task<(long Waiting, string Error)> RunAsync(RefundEngine node)
    {
        var job = (await node.Jobs.ListAsync(Stop)).Single(j => j.Job.Id == "tell:s1");
        var run = job.Runs.First(r => r.Error is not null);
        var error = run.Error!.Contains("no answer", StringComparison.Ordinal) ? "no answer" : run.Error;
        return (run.Counts["waiting"], error);
    }

    /// <summary>Hears of each order, and of each refund, once.</summary>
    private sealed class Listener : IPush
    {
        public string To { get; init; } = "tell";

        public Told Answer { get; set; } = Told.Taken;

        public Dictionary<string, Told> Answers { get; } = [];

        public List<string> Heard { get; } = [];

        public string Name => To;

        public bool Hears(string shop) => true;

        public IEnumerable<Owed> Owed(Order? before, Order after)
        {
            if (before is null) yield return new Owed(after.Key, "order");
            foreach (var refund in after.Cases)
                if (before?.Case(refund.RefundNo) is null)
                    yield return new Owed(after.Key, refund.RefundNo, refund.RefundNo);
        }

        public string LineOf(Note note) => note.OrderNo;

        public Task<Told> PushAsync(Note note, CancellationToken stop)
        {
            var said = $"{note.OrderNo} {note.What}";
            Heard.Add(said);
            return Task.FromResult(Answers.GetValueOrDefault(said, Answer));
        }
    }
}
