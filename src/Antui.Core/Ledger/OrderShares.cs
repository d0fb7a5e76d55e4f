using Antui.Core.Orders;

namespace Antui.Core.Ledger;

/// <summary>The share of each line in a payment: with the freight they add up to what was paid, to the fen.</summary>
public static class OrderShares
{
    /// <summary>
    /// Lays what was paid for goods on the lines, in proportion to what the source says of each and by largest
    /// remainder. Shares that add up stay as they are.
    /// </summary>
    public static OrderSnapshot Fixed(OrderSnapshot seen)
    {
        var goods = seen.Paid.Minor - Math.Min(seen.Freight.Minor, seen.Paid.Minor);
        Int128 said = 0;
        foreach (var line in seen.Lines) said += line.Paid.Minor;
        if (said == goods) return seen;
        var weights = seen.Lines.Select(l => said == 0 ? l.Quantity : l.Paid.Minor).ToArray();
        if (said == 0) said = seen.Lines.Sum(l => (long)l.Quantity);
        var parts = new Money(goods, seen.Paid.Currency).Split(weights);
        var odd = 0;
        for (var i = 0; i < weights.Length; i++)
            if (parts[i] * said > (Int128)goods * weights[i]) odd++;
        return seen with
        {
            Lines = [.. seen.Lines.Select((l, i) => l with { Paid = new Money(parts[i], seen.Paid.Currency) })],
            OddFen = odd,
        };
    }
}
