using Antui.Core.Stock;

namespace Antui.Storage;

/// <summary>What an entry of stock moves, weighed against what is there.</summary>
internal static class StockEntries
{
    public static void Check(StockEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.DocNo == ""
            || entry.Warehouse == "") throw new ArgumentException("An entry names its document and warehouse.");
        if (entry.Kind is not (StockMoveKind.In or StockMoveKind.Out or StockMoveKind.Count))
            throw new ArgumentException("An entry is goods in, goods out, or a count.");
        if (entry.Lines.IsDefaultOrEmpty || entry.Lines.Any(l => l.Sku == "" || l.OnHand < 0 || l.Defective < 0))
            throw new ArgumentException("An entry has lines with a SKU and quantities that are not negative.");
    }

    /// <summary>
    /// An entry never takes what is not there, nor what orders have spoken for; one that leaves more than before is
    /// always taken, also where orders were audited before anything was entered.
    /// </summary>
    /// <param name="known">Stock before; changed as the lines go on.</param>
    public static (List<StockMovement> Moves, StockEntered Result) Weigh(
        StockEntry entry, Dictionary<string, StockRow> known)
    {
        List<StockMovement> moves = [];
        foreach (var line in entry.Lines)
        {
            var row = known.GetValueOrDefault(line.Sku) ?? new StockRow(entry.Warehouse, line.Sku, 0, 0, 0);
            var (onHand, defective) = entry.Kind switch
            {
                StockMoveKind.In => (line.OnHand, line.Defective ?? 0),
                StockMoveKind.Out => (-line.OnHand, -(line.Defective ?? 0)),
                _ => (line.OnHand - row.OnHand, line.Defective is { } counted ? counted - row.Defective : 0),
            };
            var after = row with { OnHand = row.OnHand + onHand, Defective = row.Defective + defective };
            if (onHand < 0 && (after.OnHand < 0 || after.OnHand < row.Occupied)) return ([],
                Refused(row, after.OnHand, false));
            if (defective < 0 && after.Defective < 0) return ([], Refused(row, after.Defective, true));
            known[line.Sku] = after;
            // A count that found what was expected moves nothing, and is still seen: somebody looked.
            if (onHand == 0 && defective == 0 && entry.Kind is not StockMoveKind.Count) continue;
            moves.Add(new StockMovement(
                entry.Warehouse, line.Sku, entry.At, entry.Kind, onHand, 0, defective, entry.DocNo, entry.Author));
        }

        return (moves, new StockEntered.Written());
    }

    private static StockEntered.Refused Refused(StockRow row, long left, bool defective) =>
        new(row.Sku, row.OnHand, row.Occupied, row.Defective, left, defective);
}
