using Antui.Core.Orders;
using Antui.Core.Ways;
using Antui.Engine.Shops;

namespace Antui.Simulation.Mutants;

/// <summary>Clocks of hosted shops that do not strike when they should.</summary>
internal static class Clocks
{
    public sealed class Never : Mutant
    {
        public override ShopConfig Config(ShopConfig config) => config with { HostedWhenSilent = WhenSilent.Ask };
    }

    public sealed class Early : Mutant
    {
        public override Func<Order, Order> Sees => Cases(c => c with
        {
            Claim = c.Claim with { Deadline = c.Claim.Deadline - TimeSpan.FromMinutes(2) },
        });
    }

    /// <summary>A person who has it looks to the clock like one who does not.</summary>
    public sealed class Deaf : Mutant
    {
        public override Func<Order, Order> Sees => Cases(c => IsHeld(c) ? c with { Person = null } : c);

        private static bool IsHeld(RefundCase c) => c.Person?.Action is PersonAction.Hold or PersonAction.SetHandled
            && c.Claim.Status is ClaimStatus.AwaitingBuyerReturn or ClaimStatus.SellerRefused;
    }

    private static Func<Order, Order> Cases(Func<RefundCase, RefundCase> change) =>
        order => order with { Cases = [.. order.Cases.Select(change)] };
}
