using System.Collections.Immutable;
using System.Globalization;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Stock;

namespace Antui.Connectors.Qimen;

/// <summary>Goods in, as an ERP announces them to its warehouse and as the warehouse confirms them.</summary>
public static class QimenEntries
{
    private const int MostLines = 1_000, MostNumberLength = 64, MostSkuLength = 200, MostNameLength = 200;

    /// <summary>entryorder.create. Of the sender only the parcel's number is taken over.</summary>
    public static (EntryOrder? Order, QimenRead.Refused? Wrong) Announced(
        string shop, QimenNode message, string source, Instant now)
    {
        var head = message.Child("entryOrder") ?? message;
        var code = head["entryOrderCode"] ?? "";
        if (!IsNumber(code)) return (null, new("number-wrong",
            $"entryOrderCode: 1 to {MostNumberLength} characters without spaces or '/'."));
        var (lines, wrong) = Lines(message);
        if (wrong is not null) return (null, wrong);
        if (head.Whole("totalOrderLines") is { } total && total > lines.Length)
        {
            return (null, new("lines-missing",
                $"{total} lines are announced, {lines.Length} are here: send all in one message; nothing was taken."));
        }
        if (!QimenReports.TryTime(now, out var made, head["orderCreateTime"])) return (null, QimenReports.TimeWrong);
        Instant? expected = null;
        if (head["expectStartTime"] is { } text)
        {
            if (!ChinaTime.TryParse(text, out var at)) return (null, QimenReports.TimeWrong);
            expected = at;
        }
        return (new EntryOrder(
            shop, code, head["orderType"] ?? head["entryOrderType"] ?? "CGRK", EntryState.Open, lines, [],
            head["expressCode"] is { } parcel ? new Tracking(head["logisticsCode"] ?? "", parcel) : null, expected,
            made, source), null);
    }

    /// <summary>entryorder.confirm. Damaged pieces stand in lines of their own.</summary>
    public static QimenNode Confirmed(QimenSettings settings, EntrySaid said)
    {
        var head = new QimenNode("entryOrder").Add("entryOrderCode", said.Code).Add("ownerCode", settings.OwnerCode)
            .Add("warehouseCode", settings.WarehouseCode).Add("entryOrderId", said.Code)
            .Add("entryOrderType", said.Type).Add("outBizCode", said.Key).Add("confirmType", said.IsLast ? 0 : 1)
            .Add("status", said.IsLast ? "FULFILLED" : "PARTFULFILLED").Add("operateTime", ChinaTime.Text(said.At));
        return new QimenNode("request").Add(head)
            .Add("orderLines", said.Lines.SelectMany(line => Both(settings, line)));
    }

    private static IEnumerable<QimenNode> Both(QimenSettings settings, EntrySaidLine line)
    {
        QimenNode Of(string kind, int quantity) => new QimenNode("orderLine").Add("orderLineNo", line.LineNo)
            .Add("ownerCode", settings.OwnerCode).Add("itemCode", line.Sku).Add("inventoryType", kind)
            .Add("planQty", line.Planned).Add("actualQty", quantity);
        if (line.Good > 0 || line.Defective == 0) yield return Of("ZP", line.Good);
        if (line.Defective > 0) yield return Of("CC", line.Defective);
    }

    private static (ImmutableArray<EntryOrderLine> Lines, QimenRead.Refused? Wrong) Lines(QimenNode message)
    {
        var lines = ImmutableArray.CreateBuilder<EntryOrderLine>();
        foreach (var line in message.List("orderLines", "orderLine"))
        {
            if (line["itemCode"] is not { } item || item.Length > MostSkuLength || item.Any(char.IsControl))
                return ([], new("isv.missing-field", $"itemCode: 1 to {MostSkuLength} characters; nothing was taken."));
            if (QimenReports.Quantity(line, "planQty") is not (> 0 and var quantity))
                return ([], new("quantity-wrong", $"planQty of '{item}': a whole number above 0; nothing was taken."));
            var no = line["orderLineNo"] ?? (lines.Count + 1).ToString(CultureInfo.InvariantCulture);
            if (!IsNumber(no))
                return ([], new("number-wrong",
                    $"orderLineNo: 1 to {MostNumberLength} characters without spaces or '/'."));
            var name = line["itemName"] ?? "";
            if (name.Length > MostNameLength) name = name[..MostNameLength];
            lines.Add(new EntryOrderLine(no, item, name, quantity));
        }
        if (lines.Count == 0) return ([], new("lines-missing", "An entry document has at least one line."));
        if (lines.Count > MostLines) return ([], new("lines-many", $"At most {MostLines} lines; nothing was taken."));
        return lines.Select(l => l.LineNo).Distinct().Count() == lines.Count ? (lines.DrainToImmutable(), null)
            : ([], new("line-twice", "orderLineNo is unique in a document; nothing was taken."));
    }

    private static bool IsNumber(string text) => text.Length is >= 1 and <= MostNumberLength
        && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '/');
}
