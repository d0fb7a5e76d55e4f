namespace Antui.Core.Tests.Specs;

public sealed class IntakeSpecs
{
    private static readonly OrderEvent[] Known = [new Placed(Head()), new ShipmentMade("S1", All, true)];

    [Fact]
    public void A_new_order_becomes_one_shipment_of_the_desk() => Spec.Given().When(Seen(Head())).Then(Known);

    [Fact]
    public void A_new_order_of_a_remote_erp_gets_no_shipment_here() =>
        Spec.Given().When(Seen(Head()), Erp).Then(new Placed(Head()));

    [Fact]
    public void An_unpaid_order_waits_for_its_payment_before_it_is_shipped() =>
        Spec.Given(new Placed(Head(OrderStatus.AwaitingPayment))).When(Seen(Head(modifiedMs: 5)))
            .Then(new Updated(Head(modifiedMs: 5)), new ShipmentMade("S1", All, true));

    [Fact]
    public void The_same_snapshot_again_is_nothing() => Spec.Given(Known).When(Seen(Head())).ThenNothing();

    [Fact]
    public void An_older_snapshot_never_overwrites_a_newer_one() =>
        Spec.Given(Known).When(Seen(Head(OrderStatus.Closed, modifiedMs: -1))).ThenNothing();

    [Fact]
    public void A_newer_snapshot_replaces_the_status() =>
        Spec.Given(Known).When(Seen(Head(OrderStatus.Shipped, 7))).Then(new Updated(Head(OrderStatus.Shipped, 7)));

    [Fact]
    public void A_reading_between_two_equal_ones_that_comes_last_changes_nothing()
    {
        var order = Spec.Given(Known).When(Seen(Head(modifiedMs: 30))).After();
        Spec.Given(order).When(Seen(Head(OrderStatus.PaidOnHold, 20))).ThenNothing();
    }

    [Fact]
    public void The_share_of_a_line_is_fixed_at_payment_and_later_prices_do_not_move_it()
    {
        var cheaper = Head(modifiedMs: 9) with
        {
            Paid = Money.Fen(100),
            Freight = Money.Fen(1),
            Lines = [.. Head().Lines.Select(l => l with { Paid = Money.Fen(1), Quantity = 9, Shipped = true })],
        };
        var order = Spec.Given(Known).When(Seen(cheaper)).After();
        Assert.Equal(20_500, order.Head.Paid.Minor);
        Assert.Equal(600, order.Head.Freight.Minor);
        Assert.Equal([(10_000L, 2, true), (9_900L, 1, true)], order.Head.Lines.Select(l => (l.Paid.Minor, l.Quantity, l.Shipped)));
    }

    [Fact]
    public void An_order_without_lines_is_refused_new_and_as_an_update()
    {
        Spec.Given().When(Seen(Head() with { Lines = [] })).ThenRefused("ORDER_INVALID");
        Spec.Given(Known).When(Seen(Head(modifiedMs: 3) with { Lines = [] })).ThenRefused("ORDER_INVALID");
    }

    [Fact]
    public void A_line_number_that_stands_twice_is_refused() =>
        Spec.Given().When(Seen(Head() with { Lines = [Head().Lines[0], Head().Lines[0]] })).ThenRefused("ORDER_INVALID");

    [Fact]
    public void A_refund_before_its_order_is_parked_and_not_lost() =>
        Spec.Given().When(Seen(Asks())).ThenParked("ORDER_UNKNOWN");

    [Fact]
    public void A_refund_of_a_known_order_becomes_a_case() =>
        Spec.Given(Known).When(Seen(Asks())).Then(new Asked(Asks(), T0));

    [Fact]
    public void The_same_refund_again_and_an_older_version_are_nothing()
    {
        var order = Spec.Given(Known).When(Seen(Asks(version: 4))).After();
        Spec.Given(order).When(Seen(Asks(version: 4))).ThenNothing();
        Spec.Given(order).When(Seen(Asks(500, version: 3))).ThenNothing();
    }

    [Fact]
    public void A_newer_version_replaces_the_request() =>
        Spec.Given([.. Known, new Asked(Asks(), T0)]).When(Seen(Asks(4_000, version: 2))).Then(new Changed(Asks(4_000, version: 2)));

    [Fact]
    public void A_refund_that_was_made_elsewhere_is_imported_as_external()
    {
        var made = Asks(status: ClaimStatus.Refunded);
        Spec.Given(Known).When(Seen(made)).Then(new Asked(made, T0), new Refunded(R, Money.Fen(9_900), T0, SettledBy.External));
    }

    [Fact]
    public void An_item_that_is_not_in_the_order_stops_with_its_code()
    {
        var world = World.With(AtDesk, Seen(Asks(lines: [Q("X", 1)])));
        Assert.Equal(Code.ItemNotInOrder, world.Person);
        Assert.Empty(world.Sent);
    }

    [Fact]
    public void The_money_that_the_platform_reports_as_returned_settles_the_case_once()
    {
        OrderEvent[] given = [.. Known, new Asked(Asks(), T0)];
        var made = Asks(status: ClaimStatus.Refunded, version: 2);
        var order = Spec.Given(given).When(Seen(made)).After();
        Assert.Equal(SettledBy.External, order.Case(R)!.Settlement!.By);
        Spec.Given(order).When(Seen(made)).ThenNothing();
    }

    [Fact]
    public void A_status_word_we_do_not_know_blocks_and_stays_visible()
    {
        var odd = Asks(status: ClaimStatus.Unknown) with { RawStatus = "WAIT_FOR_MOON" };
        var world = World.With(AtDesk, Seen(odd));
        Assert.Equal((Code.ClaimStatusUnknown, "WAIT_FOR_MOON"), (world.Person!.Value, world.Case.Claim.RawStatus));
    }
}
