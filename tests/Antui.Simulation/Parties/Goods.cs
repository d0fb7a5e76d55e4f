using Antui.Core;
using Antui.Core.Orders;
using Antui.Simulation.Kernel;

namespace Antui.Simulation.Parties;

/// <summary>Where the goods of an order truly are, whoever said what about them.</summary>
internal sealed class OrderGoods
{
    public Dictionary<string, int> Ordered { get; } = [];

    public Dictionary<string, int> Shipped { get; } = [];

    /// <summary>By refund: what was truly stopped for it.</summary>
    public Dictionary<string, List<LineQuantity>> Stopped { get; } = [];

    /// <summary>By refund: documents of the warehouse, each counted once.</summary>
    public Dictionary<string, Dictionary<string, List<Inspected>>> Returned { get; } = [];

    /// <summary>Pieces of a line that the warehouse wrote down as there, for whichever refund.</summary>
    public int WrittenDown(string lineNo) => Returned.Values.SelectMany(d => d.Values).SelectMany(d => d)
        .Where(i => i.LineNo == lineNo && i.Grade is not Grade.Missing).Sum(i => i.Quantity);

    /// <summary>The goods side took back its own word, so a loss is not the product's fault.</summary>
    public bool PromiseBroken { get; set; }

    public int StoppedOf(string refundNo, string lineNo) =>
        Stopped.TryGetValue(refundNo, out var list) ? list.Where(l => l.LineNo == lineNo).Sum(l => l.Quantity) : 0;

    public int StoppedOf(string lineNo) => Stopped.Keys.Sum(r => StoppedOf(r, lineNo));

    /// <summary>Stopped for this refund, or surely among the pieces that were stopped for others.</summary>
    public int ProvedFor(string refundNo, LineQuantity need)
    {
        var (own, all) = (StoppedOf(refundNo, need.LineNo), Ordered.GetValueOrDefault(need.LineNo));
        return Math.Max(own, Math.Min(StoppedOf(need.LineNo) - own, all) + need.Quantity - all + own);
    }

    public int Good(string refundNo, string lineNo) => Returned.TryGetValue(refundNo, out var documents)
        ? documents.Values.SelectMany(d => d).Where(i => i.LineNo == lineNo && i.Grade is Grade.Good).Sum(i => i.Quantity)
        : 0;
}

/// <summary>The truth of all warehouses.</summary>
internal sealed class Goods(World world)
{
    private readonly Dictionary<OrderKey, OrderGoods> _orders = [];

    public OrderGoods Of(OrderKey key)
    {
        if (!_orders.TryGetValue(key, out var goods)) _orders[key] = goods = new OrderGoods();
        return goods;
    }

    public void Ship(OrderKey key, IEnumerable<LineQuantity> lines, MoneyBook money)
    {
        var goods = Of(key);
        foreach (var line in lines)
        {
            goods.Shipped[line.LineNo] = goods.Shipped.GetValueOrDefault(line.LineNo) + line.Quantity;
            var paid = money.UnshippedPaid(key, line.LineNo);
            if (paid + goods.Shipped[line.LineNo] > goods.Ordered[line.LineNo] && !goods.PromiseBroken)
                world.Break("G2", $"{key} line {line.LineNo}: {paid} refunded as unshipped, {goods.Shipped[line.LineNo]} left");
        }
    }
}
