namespace Antui.Core.Orders;

/// <summary>Adding and taking away quantities by line.</summary>
public static class Quantities
{
    public static int Of(ImmutableArray<LineQuantity> lines, string lineNo)
    {
        var sum = 0;
        foreach (var line in lines)
            if (line.LineNo == lineNo) sum += line.Quantity;
        return sum;
    }

    public static ImmutableArray<LineQuantity> Plus(ImmutableArray<LineQuantity> a, ImmutableArray<LineQuantity> b)
    {
        if (a.IsDefaultOrEmpty) return b.IsDefault ? [] : b;
        var result = a.ToBuilder();
        foreach (var add in b)
        {
            var at = -1;
            for (var i = 0; i < result.Count && at < 0; i++)
                if (result[i].LineNo == add.LineNo) at = i;
            if (at < 0) result.Add(add);
            else result[at] = add with { Quantity = result[at].Quantity + add.Quantity };
        }
        return result.ToImmutable();
    }

    /// <summary>
    /// One entry a line: a list that names a line twice means the sum, and nobody who looks at single entries may miss
    /// that.
    /// </summary>
    public static ImmutableArray<LineQuantity> Merged(ImmutableArray<LineQuantity> lines)
    {
        for (var i = 1; i < lines.Length; i++)
            for (var j = 0; j < i; j++)
                if (lines[i].LineNo == lines[j].LineNo)
                    return [.. lines.GroupBy(l => l.LineNo).Select(g => new LineQuantity(g.Key, g.Sum(l => l.Quantity)))];
        return lines;
    }

    /// <summary>Never below nothing; lines that are used up leave the list.</summary>
    public static ImmutableArray<LineQuantity> Minus(ImmutableArray<LineQuantity> a, ImmutableArray<LineQuantity> b)
    {
        var left = ImmutableArray.CreateBuilder<LineQuantity>(a.Length);
        foreach (var line in a)
        {
            var rest = line with { Quantity = line.Quantity - Of(b, line.LineNo) };
            if (rest.Quantity > 0) left.Add(rest);
        }
        return left.DrainToImmutable();
    }
}
