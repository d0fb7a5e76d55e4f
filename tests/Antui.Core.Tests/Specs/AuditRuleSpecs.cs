using Antui.Core.Desk;

namespace Antui.Core.Tests.Specs;

public sealed class AuditRuleSpecs
{
    private static bool Audited(AuditRules rules, OrderSnapshot? head = null) =>
        Audited(new Goods.OurDesk { Audit = rules }, head);

    private static bool Audited(Goods goods, OrderSnapshot? head = null) =>
        World.With(AtDesk with { Goods = goods }, Seen(head ?? Head(modifiedMs: 1))).Order!.Shipments[0].Audited;

    [Fact]
    public void Rules_stand_above_the_shops_switch()
    {
        Assert.False(Audited(new AuditRules { AutoAudit = false }));
        Assert.True(Audited(new Goods.OurDesk { AutoAudit = false, Audit = new AuditRules() }));
    }

    [Fact]
    public void An_amount_above_the_limit_waits_for_a_person()
    {
        Assert.True(Audited(new AuditRules { MaxFen = 20_500 }));
        Assert.False(Audited(new AuditRules { MaxFen = 20_499 }));
    }

    [Fact]
    public void What_needs_a_look_around_waits_for_the_sweep()
    {
        Assert.False(Audited(new AuditRules { NeedStock = true }));
        Assert.False(Audited(new AuditRules { HoldReasons = [AuditHold.Mergeable] }));
    }

    [Fact]
    public void Every_rule_that_holds_says_so()
    {
        var order = World.With(Manual, Seen(Asks())).Order! with { };
        order = order with { Head = order.Head with { ShipTo = "新疆维吾尔自治区", Status = OrderStatus.PaidOnHold } };
        var rules = new AuditRules
        {
            AutoAudit = false,
            MaxFen = 5,
            HoldSkus = ["sku-a", "x*"],
            HoldShipTo = ["新疆"],
            HoldReasons =
                [AuditHold.RefundAsked],
        };
        Assert.Equal(
            ["ByHand ", "AmountAbove ¥205.00", "SkuHeld sku-a", "ShipToHeld 新疆维吾尔自治区", "RefundAsked R1",
                "PlatformHold PaidOnHold"],
            rules.Findings(order).Select(f =>
                $"{f.Hold} {(f.Hold is AuditHold.PlatformHold ? "PaidOnHold" : f.Known)}"));
        Assert.Empty(new AuditRules
        {
            HoldSkus = ["sku-c", "y*"],
            HoldReasons = []
        }.Findings(World.With(Manual, Seen(Asks())).Order!));
    }

    [Fact]
    public void Rules_that_say_nothing_sensible_are_refused()
    {
        var faults = new AuditRules
        {
            MaxFen = 0,
            MergeWindowHours = 0,
            HoldReasons = [AuditHold.NoStock],
            HoldSkus = [" "],
        }.Faults();
        Assert.Equal(4, faults.Count);
        Assert.Empty(new AuditRules().Faults());
    }
}
