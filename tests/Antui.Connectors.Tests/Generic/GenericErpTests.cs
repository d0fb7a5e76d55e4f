using Antui.Connectors.Generic;
using Antui.Connectors.Tests.Erp;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Tests.Shared;

namespace Antui.Connectors.Tests.Generic;

public sealed class GenericContract : ErpContract
{
    protected override async Task<IErpWorld> OpenAsync() => await GenericWorld.StartAsync();
}

/// <summary>What the contract leaves to each ERP: parts of lines, what is pending, and events that cannot be.</summary>
public sealed class GenericErpTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("1 waiting", "Nothing")]
    [InlineData("2 stopped R1", "Stopped")]
    [InlineData("2 stopped", "Stopped")]
    [InlineData("2 stopped R2", "Stopped")]
    [InlineData("1 stopped R1,1 waiting", "Stopped")]
    [InlineData("1 stopped R2,1 waiting", "Nothing")]
    [InlineData("1 stopped,1 waiting", "Nothing")]
    [InlineData("1 stopped,1 shipped", "Nothing")]
    [InlineData("1 shipped,1 packed", "Nothing")]
    [InlineData("2 shipped", "Ships")]
    [InlineData("1 stopping R1,1 picking", "Pending")]
    [InlineData("1 stopping R2,1 picking", "Nothing")]
    [InlineData("1 vanished,1 picking", "Unclear")]
    [InlineData("", "Unclear")]
    public void One_piece_of_a_line_stays_only_when_the_order_says_so(string parts, string expected)
    {
        GenericPart[] said = [.. parts.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split(' '))
            .Select(p => new GenericPart("1", int.Parse(p[0]), p[1], p.Length > 2 ? p[2] : null))];
        var standing = GenericStandings.Of(new GenericOrder("o", said), [new LineQuantity("1", 1)], "R1");
        Assert.Equal(expected, standing.ToString());
    }

    [Fact]
    public void Of_two_lines_one_is_not_enough()
    {
        GenericPart[] said = [new("1", 1, "stopped", "R1"), new("2", 1, "waiting")];
        LineQuantity[] both = [new("1", 1), new("2", 1)];
        Assert.Equal(GenericStanding.Mixed, GenericStandings.Of(new GenericOrder("o", said), [.. both], "R1"));
        Assert.Equal(GenericStanding.Unclear, GenericStandings.Of(new GenericOrder("o", said), [], "R1"));
    }

    [Fact]
    public async Task What_the_warehouse_has_not_decided_is_uncertain_until_it_has()
    {
        await using var world = await GenericWorld.StartAsync();
        var erp = world.Connect(GenericWorld.Secret);
        world.Seed("o", ErpState.ToAudit, new ErpLine("1", "s", 1));
        world.Audit("o");
        Assert.IsType<Outcome.Uncertain>(await erp.PerformAsync(EffectOf("1"), Stop));
        Assert.IsType<Outcome.Uncertain>(await erp.FindOutAsync(EffectOf("1"), Stop));
        world.SetParts("o", new GenericPart("1", 1, "stopped", "R1"));
        Assert.IsType<Outcome.Done>(await erp.FindOutAsync(EffectOf("1"), Stop));
    }

    [Fact]
    public async Task A_call_that_was_turned_away_is_not_a_word_about_the_goods()
    {
        await using var world = await GenericWorld.StartAsync();
        world.Seed("o", ErpState.ToAudit, new ErpLine("1", "s", 1));
        var elsewhere = GenericErp.Create(
            new GenericSettings { Address = "http://127.0.0.1:9/erp", Secret = GenericWorld.Secret }, new HttpClient(),
            TimeProvider.System);
        Assert.NotNull(Assert.IsType<Outcome.Refused>(await elsewhere.PerformAsync(EffectOf("1"), Stop)).RetryAfter);
        var found = Assert.IsType<Outcome.Refused>(await elsewhere.FindOutAsync(EffectOf("1"), Stop));
        Assert.NotNull(found.RetryAfter);
        var unknown = Assert.IsType<Outcome.Refused>(
            await world.Connect(GenericWorld.Secret).PerformAsync(EffectOf("1", "o2"), Stop));
        Assert.Equal((GenericClient.OrderUnknown, true), (unknown.Code, unknown.RetryAfter is not null));
    }

    [Fact]
    public async Task An_event_that_cannot_be_is_handed_on_and_says_what_is_wrong()
    {
        await using var world = await GenericWorld.StartAsync();
        world.Say(new GenericEvent("D-1", "lost", world.Now.ToString(), "o"));
        var unread = new List<UnreadRow>();
        await foreach (var page in world.Connect(GenericWorld.Secret)
            .ChangedGoodsAsync(world.Now - TimeSpan.FromHours(1), world.Now, Stop)) unread.AddRange(page.Unread);
        var row = Assert.Single(unread);
        Assert.Equal(("D-1", "o"), (row.No, row.OrderNo));
        Assert.Contains("D-1: $.type: one of shipped", row.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_windows_are_cut_and_order_numbers_are_escaped()
    {
        await using var world = await GenericWorld.StartAsync();
        var erp = world.Connect(GenericWorld.Secret);
        await foreach (var _ in erp.ChangedGoodsAsync(world.Now - TimeSpan.FromDays(2.5), world.Now, Stop)) { }
        Assert.Equal(3, world.Calls.Count);
        await erp.FindOutAsync(EffectOf("1", "a b?c"), Stop);
        Assert.Equal("/erp/orders/a%20b%3Fc", world.Calls[^1]);
    }

    [Theory]
    [InlineData("2026-03-01T08:00:00Z", 1_772_352_000_000)]
    [InlineData("2026-03-01T16:00:00.5+08:00", 1_772_352_000_500)]
    [InlineData("2026-03-01T08:00:00", null)]
    [InlineData("2026-03-01", null)]
    [InlineData("", null)]
    public void A_time_has_its_offset(string text, long? expectedMs) =>
        Assert.Equal(expectedMs, GenericMap.TimeOf(text)?.Ms);

    [Fact]
    public void Every_fault_of_an_event_is_named()
    {
        var faults = new List<GenericFault>();
        GenericLine[] lines = [new(0, "1", Grade: "nice"), new(1, Grade: "good"), null!];
        var said = GenericMap.Said(
            new GenericEvent("a/b", "received", "today", "", "R 1", lines, "far", new string('n', 501)), default,
            faults);
        Assert.Null(said);
        Assert.Equal(
            ["$.id", "$.orderNo", "$.refundNo", "$.note", "$.at", "$.level", "$.lines[0].quantity", "$.lines[0].grade",
                "$.lines[1]", "$.lines[2]"],
            faults.Select(f => f.Path));
    }

    [Fact]
    public void An_event_says_what_it_says()
    {
        var now = new Instant(1_800_000_000_000);
        var faults = new List<GenericFault>();
        GenericLine[] lines = [new(2, "1", Grade: "good"), new(1, Sku: "S-2", Grade: "wrong-item")];
        var said = GenericMap.Said(
            new GenericEvent("D-1", "received", "2030-01-01T00:00:00Z", "o", "R1", lines, Note: "slip"), now, faults)!;
        Assert.Equal(
            ("o", "D-1", EvidenceKind.Received, "R1", StopLevel.BackInWarehouse, now, "slip"),
            (said.OrderNo, said.Id, said.Kind, said.RefundNo, said.Level, said.At, said.Note));
        Assert.Equal([new Inspected("1", 2, Grade.Good), new Inspected("sku:S-2", 1, Grade.WrongItem)], said.Inspected);
        var recalled = GenericMap.Said(
            new GenericEvent("D-2", "stopped", "2026-01-01T00:00:00Z", "o", Level: "recalled"), now, faults)!;
        Assert.Equal((StopLevel.Recalled, true), (recalled.Level, recalled.Lines.IsEmpty));
        Assert.Empty(faults);
    }

    private static AnyEffect EffectOf(string lineNo, string orderNo = "o") => new(
        new OrderKey("shop", orderNo), "R1",
        new Instruction(
            "key", InstructionAction.Stop, InstructionState.Dispatching, Money.Fen(1), 1, "", [], "workflow", 1,
            default, default),
        null, [new LineQuantity(lineNo, 1)]);
}
