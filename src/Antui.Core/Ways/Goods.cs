using Antui.Core.Effects;
using Antui.Core.Evidence;
using Antui.Core.Orders;

namespace Antui.Core.Ways;

/// <summary>
/// Where the goods of a shop are, and so how it is proved that they will not leave or are back. Each case is a file
/// with its own fields and what is different there; what all have in common stands in <c>Workflow</c>.
/// </summary>
public abstract partial record Goods
{
    private Goods()
    {
    }

    /// <summary>A stop of all these goods that was said for another request counts for this one, too.</summary>
    internal virtual bool IsStoppedForOthers(Order order, RefundCase refund) =>
        GoodsSide.IsStoppedForOthers(order, refund);

    /// <summary>Goods of which nothing was said yet must not leave. Null: whoever has them stops them
    /// unasked.</summary>
    internal virtual Step? Stop(Order order, RefundCase refund) => null;

    /// <summary>Somebody else refunded before the goods were stopped: they must be held all the same.</summary>
    internal virtual Step? StopAfterMoney(Order order, RefundCase refund, ShopPolicy policy, Instant now) => null;

    /// <summary>The buyer may send goods back, or has: who is told to expect them. Null: nobody, or it was
    /// done.</summary>
    internal virtual Step? Expect(Order order, RefundCase refund) => null;

    /// <summary>The money is back: what becomes of the document that accompanied the request.</summary>
    internal virtual Step CloseDocument(RefundCase refund, ShopPolicy policy, Instant now) => new Step.CloseDocument();

    /// <summary>What a paid order becomes here.</summary>
    internal virtual ImmutableArray<OrderEvent> Convert(Order order) => [];

    /// <summary>Effects of the order itself that follow from where its goods are.</summary>
    /// <param name="here">We are the platform: it needs not be told what left.</param>
    internal virtual IEnumerable<(InstructionAction Action, string Phase)> Own(Order order, bool here) => [];

    internal virtual Decision Ship(Order order, Fact.ShipmentStep fact, ShopPolicy policy, Instant now) =>
        new Refusal.NoDesk();

    internal virtual Decision TakeBack(Order order, Fact.ReturnStep fact, Instant now) => new Refusal.NoDesk();
}
