using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Guards;
using Antui.Core.Ledger;
using Antui.Core.Orders;
using Antui.Core.Stock;
using Antui.Core.Strategies;
using Antui.Server.Refunds;
using Antui.Server.Texts;

namespace Antui.Tests.Api;

/// <summary>Whatever the core can say has words in both languages.</summary>
public sealed class Texts_are_complete
{
    private static readonly string[] Buttons =
        ["approve", "hold", "release", "refuse", "set-handled", "report-evidence", "open-strategies", "open-shop",
            "acknowledge"];

    [Theory]
    [InlineData("builtin", "内置仓储", "built-in desk")]
    [InlineData("workflow", "系统", "the system")]
    [InlineData("erp:qimen", "奇门仓库", "Qimen warehouse")]
    [InlineData("strategy:r@1", "策略 r@1", "strategy r@1")]
    [InlineData("person:李敏", "李敏", "李敏")]
    [InlineData("erp:newer", "erp:newer", "erp:newer")]
    public void Whoever_said_something_is_named_in_words(string source, string zh, string en) =>
        Assert.Equal(new Both(zh, en), SourceTexts.Of(source));

    [Fact]
    public void A_timeline_says_where_a_request_is_in_words_and_keeps_a_word_nobody_knows()
    {
        var order = Order.From(Head);
        foreach (var status in Enum.GetValues<ClaimStatus>())
        {
            var changed = new OrderEvent.Changed(Claim with { Status = status, RawStatus = "WAIT_SOMETHING" });
            var said = EventTexts.Of(changed, order).Zh;
            Assert.Equal(status is ClaimStatus.Unknown, said.Contains("WAIT_", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_code_is_explained()
    {
        foreach (var code in Enum.GetValues<Code>())
        {
            var text = CodeTexts.Of(code);
            Both(text.What);
            Both(text.Help);
            Assert.True(text.Action is null || Buttons.Contains(text.Action), $"{code}: {text.Action}");
            Assert.DoesNotContain('{', CodeTexts.Plain(text.What).En);
            Both(CodeTexts.What(code.Text()));
        }
    }

    [Fact]
    public void Every_guard_and_condition_is_explained()
    {
        var conditions = typeof(Condition).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false)
            .Cast<JsonDerivedTypeAttribute>().Select(a => (string)a.TypeDiscriminator!);
        foreach (var rule in Panel.All.Select(g => g.Name).Concat(conditions))
        {
            Assert.True(RuleTexts.Knows(rule), rule);
            Both(RuleTexts.Of(rule));
        }
    }

    [Fact]
    public void Every_event_has_a_line_for_the_timeline()
    {
        var order = Order.From(Head);
        var types = typeof(OrderEvent).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(OrderEvent))).ToArray();
        Assert.Equal(types.Order(ByName), Events.Select(e => e.GetType()).Distinct().Order(ByName));
        foreach (var happened in Events)
        {
            Both(EventTexts.Of(happened, order));
            Assert.NotNull(EventTexts.RefundOf(happened));
        }
        Assert.Contains("¥8.03",
            EventTexts.Of(new OrderEvent.Refunded("r", Money.Fen(803), Now, SettledBy.Us), order).Zh,
            StringComparison.Ordinal);
        var asked = Events.OfType<OrderEvent.Asked>().First();
        var erased = EventTexts.Of(asked with { Claim = asked.Claim with { Reason = FreeText.Erased } }, order);
        Assert.Contains("已删除", erased.Zh, StringComparison.Ordinal);
        Assert.DoesNotContain(FreeText.Erased, erased.Zh + erased.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_word_has_both_languages()
    {
        foreach (var x in Enum.GetValues<Turn>()) Both(WordTexts.Of(x));
        foreach (var x in Enum.GetValues<RefundKind>()) Both(WordTexts.Of(x));
        foreach (var x in Enum.GetValues<StopLevel>()) Both(WordTexts.Of(x));
        foreach (var x in Enum.GetValues<Grade>()) Both(WordTexts.Of(x));
        foreach (var x in Enum.GetValues<EvidenceKind>()) Both(WordTexts.Of(x));
        foreach (var x in Enum.GetValues<InstructionAction>()) Both(WordTexts.Of(x));
        foreach (var x in Enum.GetValues<PersonAction>()) Both(WordTexts.Of(x));
        foreach (var x in Enum.GetValues<StrategyTemplate>()) Both(WordTexts.Of(x));
        foreach (var x in Enum.GetValues<BookAccount>()) Both(DeskTexts.Of(x));
        foreach (var x in Enum.GetValues<StockMoveKind>()) Both(DeskTexts.Of(x));
        foreach (var x in Enum.GetValues<ShipmentStage>()) Both(DeskTexts.Of(x));
        foreach (var x in Enum.GetValues<AuditHold>()) Both(DeskTexts.Of(new AuditFinding(x, "a", "b")));
    }

    private static readonly Instant Now = new(1_700_000_000_000);
    private static readonly ImmutableArray<LineQuantity> Lines = [new("1", 2)];
    private static readonly Comparer<Type> ByName = Comparer<Type>.Create((a, b) =>
        string.CompareOrdinal(a.Name, b.Name));

    private static readonly OrderSnapshot Head = new(
        new OrderKey("s", "o"), OrderStatus.Paid, "paid", Now, Now, Now, Money.Fen(803), Money.Fen(0),
        [new OrderLine("1", "sku", "tea", 2, Money.Fen(803))]);

    private static readonly Claim Claim = new(
        "r", 1, RefundKind.Return, ClaimStatus.AwaitingSeller, "WAIT", Money.Fen(803), Money.Fen(0), Lines, "size", "",
        Now, Now);

    private static readonly OrderEvent[] Events =
    [
        new OrderEvent.Placed(Head), new OrderEvent.Updated(Head), new OrderEvent.ShipmentMade("S1", Lines, true),
        new OrderEvent.ShipmentAudited("S1"),
        new OrderEvent.ShipmentMoved("S1", StopLevel.HandedOver, new Tracking("SF", "1"), "builtin"),
        new OrderEvent.ShipmentSplit("S1", "S2", Lines), new OrderEvent.ShipmentMerged("S1", "P1"),
        new OrderEvent.LinesStopped("S1", Lines, "r"),
        new OrderEvent.EvidenceGiven(
            new GoodsEvidence("e", EvidenceKind.Received, "r", [], [new("1", 1, Grade.Good)], StopLevel.BackInWarehouse,
                "builtin", Now, Now)),
        new OrderEvent.EvidenceGiven(
            new GoodsEvidence("e", EvidenceKind.Stopped, "r", Lines, [], StopLevel.Packed, "ag:1", Now, Now)),
        new OrderEvent.EvidenceWithdrawn("e", "f"), new OrderEvent.ReturnExpected("R1", "r", Lines),
        new OrderEvent.ReturnTracked("R1", new Tracking("SF", "1")), new OrderEvent.ReturnReceived("R1", Lines),
        new OrderEvent.ReturnInspected("R1", [new("1", 1, Grade.Defective)]),
        new OrderEvent.ReturnParcelClaimed("R1", "YT7", "person:Li"),
        new OrderEvent.GoodsUnmatched("e1", "r1", [new("other", Grade.Good, 2)]), new OrderEvent.Asked(Claim, Now),
        new OrderEvent.Changed(Claim), new OrderEvent.Sufficed("r", Now),
        new OrderEvent.Started("r",
            new Instruction("k", InstructionAction.PayOut, InstructionState.Prepared, Money.Fen(803), 1, "", [],
                "strategy:a@1", 1, null, Now)),
        new OrderEvent.Dispatched("r", "k", 1, InstructionState.Dispatching, Now, Now),
        new OrderEvent.Dispatched("r", "k", 2, InstructionState.FindingOut, Now, Now),
        .. Enum.GetValues<InstructionState>().Select(s => new OrderEvent.Answered("r", "k", s, Now, "C", "T")),
        new OrderEvent.PersonSaid("r", new PersonSay(PersonAction.Hold, "person:Li", "wait", Now, 1, [])),
        new OrderEvent.HandedToPerson("r", Code.GoodsShort, Now), new OrderEvent.TakenBack("r"),
        new OrderEvent.Refunded("r", Money.Fen(803), Now, SettledBy.External),
        new OrderEvent.RefundFailed("r", "account closed", Now),
        new OrderEvent.ShipmentUnmerged("S1"), new OrderEvent.ShipmentRouted("S1", "east"),
        new OrderEvent.LinesResumed("S1", Lines, "r"), new OrderEvent.ReturnEdited("R1", Lines, Reason: "by phone"),
        new OrderEvent.DocumentClosed("r"), new OrderEvent.AlarmRaised("POSSIBLE_LOSS", "r", Now),
        new OrderEvent.WordsShown("person:Li", "to answer", Now), new OrderEvent.WordsErased("person:Li", "asked", Now),
        .. Enum.GetValues<LapseTo>().Select(to => new OrderEvent.Lapsed("r", to, 1, Now, Now)),
    ];

    private static void Both(Both text)
    {
        Assert.NotEmpty(text.Zh);
        Assert.NotEmpty(text.En);
    }
}
