using System.Collections.Immutable;

namespace Antui.Connectors.Qimen;

/// <summary>Pieces of one goods code by state; signed where a difference is told.</summary>
/// <param name="Defective">Damaged goods of every kind.</param>
public readonly record struct QimenPieces(string Sku, long Good, long Defective);

/// <summary>What reports say of stock itself, without an order: differences and goods in.</summary>
public static class QimenGoods
{
    private const int MostLines = 1_000, MostSkuLength = 200;

    /// <summary>inventory.report: items with a signed quantity. Rows of one goods code add up.</summary>
    public static (ImmutableArray<QimenPieces> Pieces, QimenRead.Refused? Wrong) Differences(
        QimenNode message, QimenSettings settings)
    {
        var rows = new List<(string Sku, string? Kind, long Quantity)>();
        foreach (var item in message.List("items", "item"))
        {
            if (Wrong(item, settings) is { } wrong) return ([], wrong);
            if (item.Whole("quantity") is not { } quantity)
                return ([], new("quantity-wrong",
                    $"quantity of '{item["itemCode"]}': a whole number; nothing was applied."));
            rows.Add((item["itemCode"]!, item["inventoryType"], quantity));
        }
        return Sums(rows);
    }

    /// <summary>entryorder.confirm: lines with what really came, whole or by batch.</summary>
    public static (ImmutableArray<QimenPieces> Pieces, QimenRead.Refused? Wrong) Received(
        QimenNode message, QimenSettings settings)
    {
        var rows = new List<(string Sku, string? Kind, long Quantity)>();
        foreach (var line in message.List("orderLines", "orderLine"))
        {
            if (Wrong(line, settings) is { } wrong) return ([], wrong);
            var item = line["itemCode"]!;
            if (QimenReports.Quantity(line, "actualQty") is not { } quantity)
                return ([], QimenReports.QuantityWrong(item));
            var parts = line.List("batchs", "batch").Where(b => b["actualQty"] is not null).ToList();
            if (parts.Count == 0) parts = [line];
            var sum = 0L;
            foreach (var part in parts)
            {
                if (QimenReports.Quantity(part, "actualQty") is not { } here)
                    return ([], QimenReports.QuantityWrong(item));
                rows.Add((item, part["inventoryType"] ?? line["inventoryType"], here));
                sum += here;
            }
            if (sum != quantity)
                return ([], new("batches-wrong",
                    $"The batches of '{item}' add up to {sum}, the line says {quantity}; nothing was applied."));
        }
        return Sums(rows);
    }

    /// <summary>Good goods, damaged ones, or null: under way, or a word nobody knows.</summary>
    public static bool? IsGood(string? inventoryType) => inventoryType switch
    {
        null or "ZP" => true,
        "CC" or "JS" or "XS" => false,
        _ => null,
    };

    private static QimenRead.Refused? Wrong(QimenNode line, QimenSettings settings)
    {
        if (line["itemCode"] is not { } item || item.Length > MostSkuLength || item.Any(char.IsControl))
            return new("isv.missing-field", $"itemCode: 1 to {MostSkuLength} characters; nothing was applied.");
        return line["ownerCode"] is { } owner && owner != settings.OwnerCode
            ? new("owner-unknown", $"'{item}' belongs to an owner '{owner}' not known here; nothing was applied.")
            : null;
    }

    private static (ImmutableArray<QimenPieces>, QimenRead.Refused?) Sums(
        List<(string Sku, string? Kind, long Quantity)> rows)
    {
        if (rows.Count == 0) return ([], QimenReports.LinesMissing);
        if (rows.Count > MostLines)
            return ([], new("lines-many", $"At most {MostLines} lines in one report; nothing was applied."));
        if (rows.Find(r => IsGood(r.Kind) is null) is { Sku: not null } odd)
            return ([], new("inventory-type",
                $"inventoryType '{odd.Kind}' of '{odd.Sku}': ZP, CC, JS or XS; nothing was applied."));
        return ([.. rows.GroupBy(r => r.Sku, StringComparer.Ordinal).Select(g => new QimenPieces(
                g.Key, g.Where(r => IsGood(r.Kind) is true).Sum(r => r.Quantity),
                g.Where(r => IsGood(r.Kind) is false).Sum(r => r.Quantity)))
            .Where(p => p.Good != 0 || p.Defective != 0)], null);
    }
}
