using Antui.Core.Guards;

namespace Antui.Core.Tests.Specs;

/// <summary>Each safety rule alone: what passes it, and each code it can stop with.</summary>
public sealed class GuardSpecs
{
    private static readonly Order Base = Order.From(Head());

    private static Order With(Order order, params Claim[] claims) =>
        order with { Cases = [.. claims.Select(c => new RefundCase(c, T0, []))] };

    private static Answer Ask(Guard guard, Claim claim, Order? order = null, ShopPolicy? policy = null)
    {
        var asked = With(order ?? Base, claim) with { Cases = [new RefundCase(claim, T0, []), .. (order ?? Base).Cases] };
        return guard.Ask(new Question(asked, asked.Cases[0], policy ?? AtDesk, T0));
    }

    private static Order Evidence(params Fact.EvidenceSeen[] said) =>
        Base with { Evidence = [.. said.Select(s => Given(s))] };

    private static Order Paid(Claim other, long fen) => Base with
    {
        Cases = [new RefundCase(other with { RefundNo = "R0" }, T0, [], Settlement: new(Money.Fen(fen), T0, SettledBy.Us))],
    };

    private static void Is(Code code, Answer answer) => Assert.Equal(code, answer.Code);

    [Theory]
    [InlineData(ClaimStatus.AwaitingSeller, Code.Ok), InlineData(ClaimStatus.AwaitingReceipt, Code.Ok)]
    [InlineData(ClaimStatus.AwaitingBuyerReturn, Code.AwaitingBuyerReturn), InlineData(ClaimStatus.Unknown, Code.ClaimStatusUnknown)]
    [InlineData(ClaimStatus.SellerRefused, Code.ClaimNotOpen), InlineData(ClaimStatus.Closed, Code.ClaimNotOpen)]
    [InlineData(ClaimStatus.Refunded, Code.ClaimNotOpen)]
    public void Claim_is_open(ClaimStatus status, Code code) => Is(code, Ask(new ClaimIsOpen(), Asks(status: status)));

    [Fact]
    public void Claim_is_open_waits_for_the_return_to_be_agreed_and_stops_when_paid()
    {
        Is(Code.ReturnNotAgreed, Ask(new ClaimIsOpen(), Asks(kind: RefundKind.Return)));
        var paid = new RefundCase(Asks(), T0, [], Settlement: new(Money.Fen(1), T0, SettledBy.Us));
        Is(Code.AlreadySettled, new ClaimIsOpen().Ask(new Question(Base with { Cases = [paid] }, paid, AtDesk, T0)));
    }

    [Fact]
    public void Claim_is_known()
    {
        Is(Code.Ok, Ask(new ClaimIsKnown(), Asks()));
        Is(Code.KindUnknown, Ask(new ClaimIsKnown(), Asks(kind: RefundKind.Unknown)));
        Is(Code.OrderStatusUnknown, Ask(new ClaimIsKnown(), Asks(), Base with { Head = Head(OrderStatus.Unknown) }));
    }

    [Theory]
    [InlineData("A", 2, Code.Ok), InlineData("X", 1, Code.ItemNotInOrder), InlineData("A", 3, Code.QuantityAboveOrder)]
    [InlineData("A", 0, Code.QuantityAboveOrder), InlineData("A", -1, Code.QuantityAboveOrder)]
    public void Lines_are_known(string line, int quantity, Code code) =>
        Is(code, Ask(new LinesAreKnown(), Asks(lines: [Q(line, quantity)])));

    [Fact]
    public void Lines_are_known_adds_up_a_line_that_is_named_twice() =>
        Is(Code.QuantityAboveOrder, Ask(new LinesAreKnown(), Asks(lines: [Q("A", 2), Q("A", 1)])));

    [Theory]
    [InlineData(1, 0, Code.Ok), InlineData(0, 0, Code.AmountNotPositive), InlineData(-5, 0, Code.AmountNotPositive)]
    [InlineData(5, -1, Code.AmountNotPositive)]
    public void Amount_is_positive(long fen, long freight, Code code) =>
        Is(code, Ask(new AmountIsPositive(), Asks(fen, freight: freight)));

    [Fact]
    public void Currency_matches()
    {
        Is(Code.Ok, Ask(new CurrencyMatches(), Asks()));
        Is(Code.CurrencyDiffers, Ask(new CurrencyMatches(), Asks() with { Amount = new Money(500, "JPY") }));
        Is(Code.CurrencyDiffers, Ask(new CurrencyMatches(), Asks() with { Freight = new Money(0, "JPY") }));
    }

    [Theory]
    [InlineData(PersonAction.Release, Code.Ok), InlineData(PersonAction.Approve, Code.Ok), InlineData(PersonAction.Hold, Code.HeldByPerson)]
    [InlineData(PersonAction.Refuse, Code.RefusedByPerson), InlineData(PersonAction.SetHandled, Code.HandledByPerson)]
    public void Person_agrees(PersonAction action, Code code)
    {
        var held = new RefundCase(Asks(), T0, [], new PersonSay(action, "person:li", "r", T0, 1, []));
        Is(code, new PersonAgrees().Ask(new Question(Base with { Cases = [held] }, held, AtDesk, T0)));
    }

    [Theory]
    [InlineData(RefundKind.Unshipped, Code.Ok), InlineData(RefundKind.Return, Code.Ok)]
    [InlineData(RefundKind.ShippedRefundOnly, Code.KindNotAutomatic), InlineData(RefundKind.Exchange, Code.KindNotAutomatic)]
    [InlineData(RefundKind.Reship, Code.KindNotAutomatic), InlineData(RefundKind.Repair, Code.KindNotAutomatic)]
    [InlineData(RefundKind.PriceProtection, Code.KindNotAutomatic), InlineData(RefundKind.Compensation, Code.KindNotAutomatic)]
    public void Kind_is_automatic(RefundKind kind, Code code) => Is(code, Ask(new KindIsAutomatic(), Asks(kind: kind)));

    [Fact]
    public void Arbitration_and_money_the_platform_advanced_block()
    {
        Is(Code.Ok, Ask(new NoArbitration(), Asks()));
        Is(Code.InArbitration, Ask(new NoArbitration(), Asks() with { InArbitration = true }));
        Is(Code.Ok, Ask(new NotAdvanced(), Asks()));
        Is(Code.AdvancedByPlatform, Ask(new NotAdvanced(), Asks() with { Advanced = true }));
    }

    [Theory]
    [InlineData(InstructionState.Dispatching, Code.InFlight), InlineData(InstructionState.Unknown, Code.OutcomeUnknown)]
    [InlineData(InstructionState.FindingOut, Code.OutcomeUnknown), InlineData(InstructionState.Refused, Code.Ok)]
    [InlineData(InstructionState.Void, Code.Ok), InlineData(InstructionState.Prepared, Code.Ok)]
    public void Nothing_unknown(InstructionState state, Code code)
    {
        var i = new Instruction("k", InstructionAction.AgreeRefund, state, Money.Fen(1), 1, "", [], "", 1, T0, T0);
        var running = new RefundCase(Asks(), T0, [i]);
        Is(code, new NothingUnknown().Ask(new Question(Base with { Cases = [running] }, running, AtDesk, T0)));
    }

    [Theory]
    [InlineData(20_500, 0, Code.Ok), InlineData(20_501, 0, Code.AboveOrder), InlineData(10_500, 10_000, Code.Ok)]
    [InlineData(10_501, 10_000, Code.AboveOrder)]
    public void Within_order(long asked, long taken, Code code) =>
        Is(code, Ask(new WithinOrder(), Asks(asked, lines: All), Paid(Asks(), taken)));

    [Theory]
    [InlineData("A", 1, 5_000, Code.Ok), InlineData("A", 1, 5_001, Code.AboveLine), InlineData("A", 2, 10_000, Code.Ok)]
    [InlineData("B", 1, 9_901, Code.AboveLine), InlineData("X", 1, 1, Code.ItemNotInOrder)]
    public void Within_lines(string line, int quantity, long fen, Code code) =>
        Is(code, Ask(new WithinLines(), Asks(fen, lines: [Q(line, quantity)])));

    [Theory]
    [InlineData(6_900, Code.Ok), InlineData(6_901, Code.AboveLine)]
    public void Within_lines_lets_the_rest_of_a_partly_refunded_line_through(long fen, Code code) =>
        Is(code, Ask(new WithinLines(), Asks(fen), Paid(Asks(3_000), 3_000)));

    [Theory]
    [InlineData(19_900, 0, Code.Ok), InlineData(19_901, 0, Code.AboveLine), InlineData(20_500, 600, Code.Ok)]
    public void Within_lines_of_the_whole_order(long fen, long freight, Code code) =>
        Is(code, Ask(new WithinLines(), Asks(fen, lines: All, freight: freight)));

    [Fact]
    public void Within_lines_does_not_take_a_line_twice_because_it_is_named_twice()
    {
        var order = Order.From(Head());
        Is(Code.AboveLine, Ask(new WithinLines(), Asks(19_900, lines: [Q("A", 1), Q("A", 1)]), order));
    }

    [Theory]
    [InlineData(0, 600, Code.Ok), InlineData(600, 0, Code.Ok), InlineData(601, 0, Code.AboveFreight), InlineData(1, 600, Code.AboveFreight)]
    public void Within_freight(long asked, long taken, Code code) =>
        Is(code, Ask(new WithinFreight(), Asks(2_000, freight: asked), Paid(Asks(2_000, freight: taken), 2_000)));

    [Fact]
    public void Within_refund_cap()
    {
        var capped = AtDesk with { Caps = new Caps { RefundFen = 9_899 } };
        Is(Code.Ok, Ask(new WithinRefundCap(), Asks()));
        Is(Code.CapReached, Ask(new WithinRefundCap(), Asks(), policy: capped));
        Is(Code.Ok, Ask(new WithinRefundCap(), Asks(9_899), policy: capped));
        Is(Code.CapReached, Ask(new WithinRefundCap(), Asks(1), policy: AtDesk with { BreakerOpen = true }));
        var approved = new RefundCase(Asks(), T0, [], new PersonSay(PersonAction.Approve, "person:li", "r", T0, 1, []));
        Is(Code.Ok, new WithinRefundCap().Ask(new Question(Base, approved, capped with { BreakerOpen = true }, T0)));
    }

    [Theory]
    [InlineData(StopLevel.NotReleased, Code.Ok), InlineData(StopLevel.Packed, Code.Ok), InlineData(StopLevel.BackInWarehouse, Code.Ok)]
    [InlineData(StopLevel.HandedOver, Code.StopTooLate), InlineData(StopLevel.RecallAsked, Code.StopTooLate)]
    [InlineData(StopLevel.Recalled, Code.StopTooLate), InlineData(StopLevel.Shipped, Code.StopTooLate)]
    [InlineData(StopLevel.Unknown, Code.StopTooLate)]
    public void Shipment_stopped_by_level(StopLevel level, Code code) =>
        Is(code, Ask(new ShipmentStopped(), Asks(), Evidence(Says(EvidenceKind.Stopped, level: level, lines: [Q("B", 1)]))));

    [Fact]
    public void Shipment_stopped_lets_a_recalled_parcel_through_where_the_shop_allows_it()
    {
        var order = Evidence(Says(EvidenceKind.Stopped, level: StopLevel.Recalled, lines: [Q("B", 1)]));
        Is(Code.Ok, Ask(new ShipmentStopped(), Asks(), order, AtDesk with { RecalledCountsUpToFen = 9_900 }));
        Is(Code.StopTooLate, Ask(new ShipmentStopped(), Asks(), order, AtDesk with { RecalledCountsUpToFen = 9_899 }));
    }

    [Fact]
    public void Shipment_stopped_by_what_is_said()
    {
        Is(Code.GoodsNotStopped, Ask(new ShipmentStopped(), Asks()));
        Is(Code.Ok, Ask(new ShipmentStopped(), Asks(kind: RefundKind.Return)));
        Is(Code.StopRefused, Ask(new ShipmentStopped(), Asks(), Evidence(Says(EvidenceKind.StopRefused))));
        Is(Code.GoodsNotStopped, Ask(new ShipmentStopped(), Asks(), Evidence(Says(EvidenceKind.Stopped, refundNo: "R9", lines: [Q("B", 1)]))));
        Is(Code.GoodsNotStopped, Ask(new ShipmentStopped(), Asks(lines: All), Evidence(Says(EvidenceKind.Stopped, lines: [Q("A", 2)]))));
        Is(Code.GoodsShipped, Ask(new ShipmentStopped(), Asks(), Evidence(Says(EvidenceKind.Shipped, refundNo: ""))));
        var left = Head() with { Lines = [.. Head().Lines.Select(l => l with { Shipped = true })] };
        Is(Code.GoodsShipped, Ask(new ShipmentStopped(), Asks(), Order.From(left) with { Evidence = [Given(Says(EvidenceKind.Stopped))] }));
    }

    [Theory]
    [InlineData(2, Grade.Good, Code.Ok), InlineData(1, Grade.Good, Code.GoodsShort), InlineData(2, Grade.Opened, Code.GoodsDamaged)]
    public void Goods_received(int quantity, Grade grade, Code code)
    {
        var order = Evidence(Gone(), Says(EvidenceKind.Received, found: [Found("A", quantity, grade)]));
        Is(code, Ask(new GoodsReceived(), Asks(10_000, RefundKind.Return, [Q("A", 2)]), order));
    }

    [Fact]
    public void Goods_received_counts_by_line_and_by_refund()
    {
        var claim = Asks(10_000, RefundKind.Return, [Q("A", 2)]);
        Is(Code.GoodsNotBack, Ask(new GoodsReceived(), claim));
        Is(Code.GoodsNotBack, Ask(new GoodsReceived(), claim,
            Evidence(Gone(), Says(EvidenceKind.Received, refundNo: "R9", found: [Found("A", 2)]))));
        Is(Code.GoodsShort, Ask(new GoodsReceived(), claim,
            Evidence(Gone(), Says(EvidenceKind.Received, found: [Found("B", 1)]))));
        Is(Code.Ok, Ask(new GoodsReceived(), claim, Evidence(Gone(), Says(EvidenceKind.Received, lines: [Q("A", 2)]))));
        Is(Code.Ok, Ask(new GoodsReceived(), Asks()));
    }

    [Fact]
    public void Every_guard_has_its_own_stable_name_and_is_on_the_panel()
    {
        var types = typeof(Guard).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Guard))).ToHashSet();
        Assert.Equal(types, [.. Panel.All.Select(g => g.GetType())]);
        Assert.Equal(Panel.All.Length, Panel.All.Select(g => g.Name).Distinct().Count());
        Assert.All(Panel.All, g => Assert.Equal(Kebab(g.GetType().Name), g.Name));
    }

    [Fact]
    public void A_person_can_pass_only_what_the_goods_side_has_not_proved() =>
        Assert.Equal(["gifts-returned", "goods-received", "kind-is-automatic", "shipment-stopped"],
            Panel.All.Where(g => g.PersonMayAccept).Select(g => g.Name).Order());

    private static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
