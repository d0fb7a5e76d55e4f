using System.Text.Json;
using Antui.Core.Guards;

namespace Antui.Core.Tests.Specs;

/// <summary>
/// Two cups (A) that came with two spoons (G) as a gift, and a kettle (B) with a leaflet (L) that need not come back.
/// </summary>
public sealed class GiftSpecs
{
    private static readonly OrderSnapshot Basket = Head() with
    {
        Lines = [.. Head().Lines, new OrderLine("G", "sku-g", "G", 2, Money.Fen(0), GiftOf: "A"),
            new OrderLine("L", "sku-l", "L", 1, Money.Fen(0), MayStay: true, GiftOf: "B")],
    };

    private static readonly ShopPolicy LetsStay = AtDesk with
    {
        Strategies = Rules with { Items = [Rules.Items[1] with { Id = "keep", Conditions = [new GiftsMayStay()] }] },
    };

    private static Claim Return(params LineQuantity[] lines) =>
        Asks(lines.Any(l => l.LineNo == "A") ? 5_000 * lines[0].Quantity : 9_900, RefundKind.Return, [.. lines],
            ClaimStatus.AwaitingReceipt);

    private static Fact.EvidenceSeen Received(params Inspected[] found) =>
        Says(EvidenceKind.Received, "r" + found.Length, found: [.. found], at: Minute);

    private static World Market(ShopPolicy policy, Claim claim, params Fact[] then) => Told(
        policy with { Goods = new Goods.ReportsComeIn() }, [Seen(Basket), Gone(), Seen(claim), .. then]);

    private static World Told(ShopPolicy policy, params Fact[] facts)
    {
        var world = new World(policy);
        foreach (var fact in facts) world.Accept(fact);
        return world;
    }

    private static Answer Ask(World world) =>
        new GiftsReturned().Ask(new Question(world.Order!, world.Case, world.Policy, world.Now));

    private static void Pays(World world) =>
        Assert.Contains(world.Sent, s => s.Action is InstructionAction.AgreeRefund && s.RefundNo == R);

    private static Code Blocking(World world) =>
        Verdict.Judge(new Question(world.Order!, world.Case, world.Policy, world.Now)).Blocking.Code;

    [Fact]
    public void A_gift_that_came_back_with_its_goods_holds_up_nothing() =>
        Pays(Market(AtDesk, Return(Q("A", 2)), Received(Found("A", 2), Found("G", 2))));

    [Theory]
    [InlineData(0, Grade.Good), InlineData(1, Grade.Good), InlineData(2, Grade.Defective)]
    public void A_gift_that_stayed_away_or_is_spoilt_is_a_persons_matter_with_its_figures(int back, Grade grade)
    {
        Inspected[] found = back == 0 ? [Found("A", 2)] : [Found("A", 2), Found("G", back, grade)];
        var world = Market(AtDesk, Return(Q("A", 2)), Received(found));
        var answer = Ask(world);
        Assert.Equal((Code.GiftNotBack, Standing.Person), (answer.Code, answer.Standing));
        Assert.Equal((2, grade is Grade.Good ? back : 0), (answer.Expected, answer.Known));
        Assert.Equal(Code.GiftNotBack, world.Person);
        world.Accept(Person(PersonAction.Approve, accepts: ["gifts-returned"]));
        Pays(world);
    }

    [Fact]
    public void A_gift_that_comes_later_answers_the_question()
    {
        var world = Market(AtDesk, Return(Q("A", 2)), Received(Found("A", 2)));
        Assert.Equal(Code.GiftNotBack, world.Person);
        world.Accept(Received(Found("G", 1), Found("G", 1)));
        Pays(world);
    }

    [Fact]
    public void As_long_as_nothing_came_it_is_the_goods_that_are_waited_for()
    {
        var world = Market(AtDesk, Return(Q("A", 2)));
        Assert.True(Ask(world).Passed);
        Assert.Equal(Code.GoodsNotBack, Blocking(world));
    }

    [Fact]
    public void A_gift_that_never_left_is_not_owed()
    {
        var world = Told(
            AtDesk with { Goods = new Goods.ReportsComeIn() }, Seen(Basket), Gone(Q("A", 2), Q("G", 1)),
            Seen(Return(Q("A", 2))));
        Assert.Equal([Q("G", 1)], Gifts.Owed(world.Order!, world.Case));
        world.Accept(Received(Found("A", 2), Found("G", 1)));
        Pays(world);
    }

    [Fact]
    public void Part_of_the_goods_owes_its_part_of_the_gift_and_the_last_part_owes_the_rest()
    {
        var world = Market(AtDesk, Return(Q("A", 1)), Received(Found("A", 1), Found("G", 1)));
        Pays(world);
        var one = Basket with { Lines = [.. Basket.Lines.Select(l => l.LineNo == "G" ? l with { Quantity = 1 } : l)] };
        var single = Told(AtDesk with { Goods = new Goods.ReportsComeIn() }, Seen(one), Gone(), Seen(Return(Q("A", 1))));
        Assert.Empty(Gifts.Owed(single.Order!, single.Case));
        var first = single.Case with { Settlement = new Settlement(Money.Fen(5_000), T0, SettledBy.Us) };
        var second = single.Case with { Claim = Return(Q("A", 1)) with { RefundNo = "R2" } };
        Assert.Equal([Q("G", 1)], Gifts.Owed(single.Order! with { Cases = [first, second] }, second));
    }

    /// <summary>Another request of the same pieces was paid: this one's gift is owed all the same.</summary>
    [Theory]
    [InlineData(2, 2, 2), InlineData(1, 2, 1), InlineData(2, 1, 2), InlineData(1, 1, 1)]
    public void What_others_took_of_the_same_pieces_waives_no_gift(int mine, int others, int owed)
    {
        var world = Market(AtDesk, Return(Q("A", mine)));
        var paid = world.Case with
        {
            Claim = Return(Q("A", others)) with { RefundNo = "R2" },
            Settlement = new Settlement(Money.Fen(100), T0, SettledBy.Us),
        };
        Assert.Equal([Q("G", owed)], Gifts.Owed(world.Order! with { Cases = [world.Case, paid] }, world.Case));
    }

    [Fact]
    public void A_gift_that_the_request_names_itself_is_claimed_and_not_owed_twice()
    {
        var world = Market(AtDesk, Return(Q("A", 2), Q("G", 2)), Received(Found("A", 2)));
        Assert.True(Ask(world).Passed);
        Assert.Equal(Code.GoodsShort, Blocking(world));
    }

    [Fact]
    public void What_need_not_come_back_is_not_waited_for()
    {
        Pays(Market(AtDesk, Return(Q("B", 1)), Received(Found("B", 1))));
        Pays(Market(AtDesk, Return(Q("B", 1), Q("L", 1)), Received(Found("B", 1))));
    }

    [Fact]
    public void Where_nothing_need_come_back_a_person_decides_unless_the_goods_are_here_all_the_same()
    {
        var free = Basket with { Lines = [.. Basket.Lines.Select(l => l with { MayStay = true })] };
        var world = Told(AtDesk with { Goods = new Goods.ReportsComeIn() }, Seen(free), Gone(), Seen(Return(Q("A", 2))));
        Assert.Equal(Code.KindNotAutomatic, Blocking(world));
        Assert.Equal(Code.KindNotAutomatic, world.Person);
        world.Accept(Received(Found("A", 2)));
        Pays(world);
    }

    [Fact]
    public void Only_a_strategy_that_lets_gifts_stay_approves_without_them()
    {
        var world = Market(LetsStay, Return(Q("A", 2)), Received(Found("A", 2)));
        Pays(world);
        world = Market(Manual, Return(Q("A", 2)), Received(Found("A", 2)));
        var both = LetsStay with { Strategies = Rules with { Items = [Rules.Items[1], .. LetsStay.Strategies.Items] } };
        var question = new Question(world.Order!, world.Case, both, world.Now);
        Assert.Equal("keep", Verdict.Judge(question).Chosen?.Id);
        Assert.Equal(Code.GiftNotBack, Reasons.Of(question).Strategies[0].Answers.Single(a => !a.Passed).Code);
        var small = LetsStay with
        {
            Strategies = Rules with
            {
                Items = [Rules.Items[1] with { Conditions = [new GiftsMayStay(), new AmountAtMost(1)] }],
            },
        };
        var refused = Verdict.Judge(new Question(world.Order!, world.Case, small, world.Now));
        Assert.Equal(Code.GiftNotBack, refused.Blocking.Code);
    }

    [Fact]
    public void Goods_that_have_not_left_owe_no_gift() =>
        Assert.True(Ask(Told(AtDesk, Seen(Basket), Seen(Asks(10_000, lines: [Q("A", 2)])))).Passed);

    [Fact]
    public void The_desk_expects_the_gifts_and_codes_are_laid_on_them()
    {
        var desk = Told(AtDesk, Seen(Basket), Ship(ShipmentAction.HandOver), Seen(Return(Q("A", 2))));
        Assert.Equal([Q("A", 2), Q("G", 2)], Assert.Single(desk.Order!.Returns).Expected);
        var said = Market(AtDesk, Return(Q("A", 2)), Received(
            new Inspected(Evidence.GoodsSaid.BySku("sku-a"), 2, Grade.Good),
            new Inspected(Evidence.GoodsSaid.BySku("sku-g"), 2, Grade.Good)));
        Pays(said);
    }

    [Fact]
    public void What_may_stay_and_whose_gift_it_is_survive_the_journal()
    {
        foreach (var line in Basket.Lines)
        {
            OrderEvent placed = new Placed(Basket with { Lines = [line] });
            var json = JsonSerializer.Serialize([placed], CoreJson.Default.OrderEventArray);
            var again = (Placed)JsonSerializer.Deserialize(json, CoreJson.Default.OrderEventArray)![0];
            Assert.Equal(line, again.Head.Lines.Single());
        }
    }
}
