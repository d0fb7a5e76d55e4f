using Antui.Core.Orders;

namespace Antui.Simulation.Mutants;

/// <summary>Erasures that take more than words, or less.</summary>
internal static class Erasing
{
    internal sealed class TakesEvidence : Mutant
    {
        public override Func<Order, Order> Sees => order => order.Erased is null ? order : order with { Evidence = [] };
    }

    internal sealed class KeepsKeys : Mutant
    {
        public override bool KeepsErasedKeys => true;
    }
}
