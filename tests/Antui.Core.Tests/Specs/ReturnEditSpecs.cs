using Antui.Core.Stock;

namespace Antui.Core.Tests.Specs;

/// <summary>Returns that a person makes and changes.</summary>
public sealed class ReturnEditSpecs
{
    private static Fact.ReturnStep Expect(string step = "x1", string refund = "",
        ImmutableArray<LineQuantity>? lines = null) =>
        Back(ReturnAction.Expect, step, lines ?? [Q("A", 2)], no: refund) with
        {
            Warehouse = "east",
            Note = "by phone"
        };

    private static Fact.ReturnStep Edit(string step = "e1", ImmutableArray<LineQuantity> lines = default,
        string refund = "") =>
        Back(ReturnAction.Edit, step, lines, no: refund) with { ReturnNo = "R1", Reason = "buyer keeps one" };

    [Fact]
    public void A_person_expects_goods_before_any_refund_and_a_repeat_expects_them_once()
    {
        var world = World.With(Manual, Expect(), Expect());
        var made = Assert.Single(world.Order!.Returns);
        Assert.Equal(("R1", "", "east", "by phone", T0),
            (made.ReturnNo, made.RefundNo, made.Warehouse, made.Note, made.Created));
    }

    [Fact]
    public void What_cannot_be_expected_is_refused()
    {
        var order = World.With(Manual, Seen(Returned)).Order!;
        Spec.Given(order).When(Expect("")).ThenRefused("STEP_ID");
        Spec.Given(order).When(Expect(lines: [])).ThenRefused("LINES");
        Spec.Given(order).When(Expect(lines: [Q("Z", 1)])).ThenRefused("LINE_UNKNOWN");
        Spec.Given(order).When(Expect(lines: [Q("A", 2), Q("A", 1)])).ThenRefused("QUANTITY_ABOVE_ORDER");
        Spec.Given(order).When(Expect(refund: "R9")).ThenRefused("REFUND_UNKNOWN");
        Spec.Given(order).When(Expect(refund: R)).ThenRefused("RETURN_EXISTS");
    }

    [Fact]
    public void After_negotiation_a_return_has_other_lines_and_its_history_is_the_journal()
    {
        var world = World.With(Manual, Gone(), Expect(), Edit(lines: [Q("A", 1)]), Edit(lines: [Q("A", 1)]));
        Assert.Equal((1, 1), (world.Order!.Returns[0].Edited, world.Order.Returns[0].Expected.Single().Quantity));
        Assert.Equal("buyer keeps one", Assert.Single(world.Journal.OfType<ReturnEdited>()).Reason);
        Spec.Given(world.Order!).When(Edit("e2", [Q("A", 1)])).ThenNothing();
        world.Accept(Back(ReturnAction.Receive, "s1", [Q("A", 1)], no: "") with { ReturnNo = "R1" });
        Spec.Given(world.Order!).When(Edit("e2", [Q("B", 1)])).ThenRefused("QUANTITY_BELOW_RECEIVED");
        Spec.Given(world.Order!).When(Edit("e2", [Q("A", 3)])).ThenRefused("QUANTITY_ABOVE_ORDER");
        Spec.Given(world.Order!).When(Edit("e2") with { ReturnNo = "R7" }).ThenParked("RETURN_UNKNOWN");
    }

    [Fact]
    public void Goods_that_came_before_their_refund_are_its_receipt_once_they_are_joined()
    {
        var world = World.With(Manual, Ship(ShipmentAction.HandOver), Expect());
        var inspect = Back(ReturnAction.Inspect, "i1", found: [Found("A", 2)], no: "") with { ReturnNo = "R1" };
        world.Accept(inspect);
        world.Accept(inspect);
        Assert.DoesNotContain(world.Order!.Evidence, e => e.Kind is EvidenceKind.Received);
        Assert.Equal(2, world.Order.Returns[0].Inspected.Sum(i => i.Quantity));
        world.Accept(Seen(Returned));
        Spec.Given(world.Order!).When(Edit("j", refund: "R9")).ThenRefused("REFUND_UNKNOWN");
        world.Accept(Edit("j", refund: R));
        world.Accept(Edit("j2", refund: R));
        Assert.Equal(R, Assert.Single(world.Order!.Evidence, e => e.Kind is EvidenceKind.Received).RefundNo);
        Assert.True(new Antui.Core.Guards.GoodsReceived().Ask(new Question(world.Order!, world.Case, Manual,
            T0)).Passed);
        Spec.Given(world.Order!).When(Edit("j3", refund: "R2")).ThenRefused("RETURN_HAS_REFUND");
    }

    [Fact]
    public void Inspected_goods_go_into_the_warehouse_of_their_return()
    {
        var world = World.With(
            Manual, Ship(ShipmentAction.HandOver), Seen(Returned), Edit() with { Warehouse = "east" },
            Back(ReturnAction.Inspect, "i1", found: [Found("A", 1), Found("A", 1, Grade.Defective)]) with
            { Details = new InspectionDetails(["p1"], ["sn"], 300, "box torn") });
        Assert.Equal(
            ["east sku-a 1/0 Restock", "east sku-a 0/1 Defect"],
            StockMoves.Of(null, world.Journal).Where(m => m.Warehouse == "east").Select(m =>
                $"{m.Warehouse} {m.Sku} {m.OnHand}/{m.Defective} {m.Kind}"));
        Assert.Equal(300, Assert.Single(world.Order!.Returns[0].Details).WeightGrams);
    }

    private static Claim Returned => Asks(10_000, RefundKind.Return, [Q("A", 2)], ClaimStatus.AwaitingReceipt)
        with
    { Tracking = new Tracking("SF", "SF1") };
}
