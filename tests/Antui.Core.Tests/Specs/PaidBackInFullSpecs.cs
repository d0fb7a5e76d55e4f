using Antui.Core.Ledger;
using Antui.Core.Tests.Properties;

namespace Antui.Core.Tests.Specs;

/// <summary>What was paid can be paid back in full: in one refund or in many, whatever was said of freight.</summary>
public sealed class PaidBackInFullSpecs
{
    private static OrderSnapshot Bought(long paid, long freight, params (int Pieces, long Fen)[] lines) => Head() with
    {
        Paid = Money.Fen(paid),
        Freight = Money.Fen(freight),
        Lines = [.. lines.Select((l, i) => new OrderLine($"L{i + 1}", "sku", "tea", l.Pieces, Money.Fen(l.Fen)))],
    };

    /// <summary>As platforms tell it: nobody says what of it is freight.</summary>
    private static Claim Wants(string no, long fen, params LineQuantity[] lines) =>
        Asks(fen, lines: [.. lines], no: no) with { Freight = null };

    private static World Open(OrderSnapshot head, params Claim[] claims)
    {
        var world = World.Restarted(AtDesk, [], T0);
        world.Accept(Seen(head));
        foreach (var claim in claims) world.Accept(Seen(claim));
        return world;
    }

    private static long[] Paid(World world)
    {
        var market = new Market(world);
        market.AnswerAll();
        return [.. world.Sent.Where(s => s.Action is InstructionAction.AgreeRefund).Select(s => s.Amount.Minor)];
    }

    [Theory]
    [InlineData(23_700, 1_200), InlineData(22_501, 1), InlineData(22_500, 0)]
    public void What_the_lines_cannot_carry_is_freight(long asked, long freight)
    {
        var world = Open(Bought(23_700, 1_200, (1, 22_500)), Wants("R1", asked, Q("L1", 1)));
        Assert.Equal([asked], Paid(world));
        Assert.Equal(freight, OrderLedger.FreightFen(world.Order!, world.Order!.Case("R1")!.Claim, asked));
    }

    [Fact]
    public void Freight_is_given_back_once_and_stays_what_it_was_when_it_was_paid()
    {
        var world = Open(
            Bought(14_300, 900, (1, 8_800), (1, 4_600)), Wants("R1", 5_100, Q("L2", 1)), Wants("R2", 9_201, Q("L1", 1)),
            Wants("R3", 9_200, Q("L1", 1)));
        Assert.Equal([5_100L, 9_200L], Paid(world));
        Assert.Equal(Code.AboveOrder, world.Order!.Case("R2")!.WithPerson!.Code);
        world.Accept(Seen(Wants("R1", 5_100, Q("L2", 1)) with { Status = ClaimStatus.Refunded, Version = 2 }));
        Assert.Equal(500, world.Order!.Case("R1")!.Settlement!.FreightFen);
        Assert.Equal(400, OrderLedger.FreightFen(world.Order, world.Order.Case("R3")!.Claim, 9_200));
    }

    [Theory]
    [InlineData(2_500, 833), InlineData(1_001, 333), InlineData(100_000, 33_333)]
    public void Cents_that_no_line_has_are_laid_on_lines_and_can_be_asked_for_anywhere(long paid, long each)
    {
        var head = Bought(paid, 0, (1, each), (1, each), (1, each));
        var fix = OrderShares.Fixed(head);
        Assert.Equal(paid, fix.Lines.Sum(l => l.Paid.Minor));
        Assert.Equal(fix, OrderShares.Fixed(fix));
        var rest = paid - 2 * each;
        foreach (var odd in (string[])["L1", "L2", "L3"])
        {
            var claims = fix.Lines.Select(l => Wants("R" + l.LineNo, l.LineNo == odd ? rest : each, Q(l.LineNo, 1)));
            Assert.Equal(paid, Paid(Open(head, [.. claims])).Sum());
        }
        Assert.Equal([paid], Paid(Open(head, Wants("R1", paid, [.. fix.Lines.Select(l => Q(l.LineNo, 1))]))));
    }

    [Fact]
    public void Shares_of_a_discounted_order_come_down_to_what_was_paid()
    {
        var head = OrderShares.Fixed(Bought(10_000, 1_000, (1, 7_000), (2, 5_000)));
        Assert.Equal([5_250L, 3_750L], head.Lines.Select(l => l.Paid.Minor));
        var free = OrderShares.Fixed(Bought(900, 0, (1, 0), (2, 0)));
        Assert.Equal([300L, 600L], free.Lines.Select(l => l.Paid.Minor));
    }

    [Theory]
    [InlineData(668, 666, 666), InlineData(666, 668, 666), InlineData(666, 667, 667), InlineData(667, 666, 667)]
    public void Any_piece_of_a_line_may_carry_the_odd_cents(long first, long second, long third)
    {
        long[] asked = [first, second, third];
        var claims = asked.Select((fen, i) => Wants($"R{i}", fen, Q("L1", 1)));
        Assert.Equal(asked, Paid(Open(Bought(2_000, 0, (3, 2_000)), [.. claims])));
    }

    [Fact]
    public void No_line_and_no_piece_gives_more_than_its_cents()
    {
        var two = Bought(20_600, 600, (1, 10_000), (1, 10_000));
        Assert.Equal(Code.AboveLine, Open(two, Wants("R1", 10_601, Q("L1", 1))).Person);
        var pieces = Bought(2_000, 0, (3, 2_000));
        Assert.Equal(Code.AboveLine, Open(pieces, Wants("R1", 669, Q("L1", 1))).Person);
        var many = Bought(1_999, 0, (1_000, 1_999));
        Assert.Equal(Code.AboveLine, Open(many, Wants("R1", 3, Q("L1", 1))).Person);
    }

    [Fact]
    public void After_a_part_of_one_line_all_means_what_is_left_of_each()
    {
        var world = Open(
            Bought(10_700, 700, (1, 5_000), (1, 5_000)), Wants("R1", 3_100, Q("L1", 1)),
            Wants("R2", 7_600, Q("L1", 1), Q("L2", 1)));
        Assert.Equal([3_100L, 7_600L], Paid(world));
        var rest = world.Order!.Case("R2")!.Claim;
        Assert.Equal([("L1", 1_900L), ("L2", 5_000L)], OrderLedger.ByLine(world.Order!, rest, 7_600));
    }

    [Fact]
    public void What_was_paid_comes_back_in_any_number_of_refunds_in_any_order() =>
        Fuzz.Check<(int Freight, int[] Lines, int[] Cuts)>(400, x =>
    {
        var lines = x.Lines.Take(4).Select(l => (1, 1L + Math.Abs(l % 9_000))).ToArray();
        if (lines.Length == 0) return true;
        var freight = Math.Abs((long)x.Freight % 2_000);
        var head = Bought(lines.Sum(l => l.Item2) + freight, freight, lines);
        // Some lines in part, and everything that is left of the order, whichever is paid first.
        var claims = new List<Claim>();
        var left = head.Paid.Minor;
        foreach (var cut in x.Cuts.Take(6))
        {
            var line = head.Lines[Math.Abs(cut % head.Lines.Length)];
            if (claims.Any(c => c.Lines[0].LineNo == line.LineNo)) continue;
            var fen = Math.Max(1, line.Paid.Minor * (1 + Math.Abs(cut % 7)) / 7);
            claims.Add(Wants($"R{claims.Count}", fen, Q(line.LineNo, 1)));
            left -= fen;
        }
        if (left > 0) claims.Add(Wants("ALL", left, [.. head.Lines.Select(l => Q(l.LineNo, 1))]));
        if (x.Freight % 2 == 0) claims.Reverse();
        var world = Open(head, [.. claims]);
        Assert.Equal(head.Paid.Minor, Paid(world).Sum());
        foreach (var claim in claims) world.Accept(Seen(claim with { Status = ClaimStatus.Refunded, Version = 2 }));
        Assert.Equal(freight, world.Order!.Cases.Sum(c => c.Settlement!.FreightFen));
        return true;
    });

    [Fact]
    public void Returns_of_a_line_cost_exactly_the_line_however_many_there_are()
    {
        var world = World.With(Manual);
        long sum = 0;
        foreach (var n in (int[])[1, 2])
        {
            var fen = OrderLedger.NextShareFen(world.Order!, $"B{n}", Q("A", 1));
            world.Accept(Seen(Asks(fen, RefundKind.Return, [Q("A", 1)], ClaimStatus.AwaitingReceipt, no: $"B{n}")));
            Assert.Equal(fen, OrderLedger.NextShareFen(world.Order!, $"B{n}", Q("A", 1)));
            sum += fen;
        }
        Assert.Equal(10_000, sum);
    }
}
