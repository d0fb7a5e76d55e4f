using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Simulation.Kernel;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>
/// Gifts that come with goods. Some need not come back; of the others buyers send back what they owe with the goods, or
/// later, or keep it.
/// </summary>
internal sealed class Gifts(Sim sim)
{
    private readonly SplitMix _random = sim.Shapes.Gifts!;
    private readonly Dictionary<OrderKey, ImmutableArray<OrderLine>> _orders = [];
    private readonly Dictionary<(OrderKey, string), int> _sent = [];

    /// <summary>The lines of an order, with those that were given with them.</summary>
    public ImmutableArray<OrderLine> With(OrderKey order, ImmutableArray<OrderLine> bought)
    {
        var all = bought.ToBuilder();
        foreach (var main in bought)
        {
            if (!_random.Chance(0.6)) continue;
            all.Add(new OrderLine(
                main.LineNo + "g", main.Sku, "cup", 1 + _random.Below(main.Quantity), Money.Fen(0),
                MayStay: _random.Chance(0.25), GiftOf: main.LineNo));
        }
        return _orders[order] = all.DrainToImmutable();
    }

    /// <summary>What is in the box beside what was claimed, and what comes later.</summary>
    public (ImmutableArray<LineQuantity> Now, ImmutableArray<LineQuantity> Later) SentBack(
        OrderKey order, ImmutableArray<LineQuantity> claimed)
    {
        var owed = ImmutableArray.CreateBuilder<LineQuantity>();
        foreach (var gift in _orders[order])
        {
            if (gift.GiftOf is not { } mainNo || claimed.Any(c => c.LineNo == gift.LineNo)) continue;
            var main = _orders[order].First(l => l.LineNo == mainNo);
            var pieces = claimed.Where(c => c.LineNo == mainNo).Sum(c => c.Quantity);
            var share = (gift.Quantity * pieces + main.Quantity - 1) / main.Quantity;
            var here = sim.Goods.Of(order).Shipped.GetValueOrDefault(gift.LineNo) - Sent(gift.LineNo);
            if (Math.Min(share, here) is not (> 0 and var some)) continue;
            owed.Add(new LineQuantity(gift.LineNo, some));
        }
        var when = _random.Below(10);
        if (owed.Count == 0 || when >= 7)
        {
            if (owed.Count > 0) sim.Seen.Hit("gift-kept");
            return ([], []);
        }
        foreach (var gift in owed) _sent[(order, gift.LineNo)] = Sent(gift.LineNo) + gift.Quantity;
        sim.Seen.Hit(when < 4 ? "gift-sent-along" : "gift-sent-later");
        return when < 4 ? (owed.DrainToImmutable(), []) : ([], owed.DrainToImmutable());

        int Sent(string lineNo) => _sent.GetValueOrDefault((order, lineNo));
    }
}
