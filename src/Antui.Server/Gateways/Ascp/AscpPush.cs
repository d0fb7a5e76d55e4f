using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Antui.Connectors;
using Antui.Connectors.Ascp;
using Antui.Connectors.Qimen;
using Antui.Core;
using Antui.Core.Orders;

namespace Antui.Server.Gateways.Ascp;

/// <summary>A pushed order, and the notes that our answers must repeat.</summary>
public sealed record OrderPush(OrderSnapshot Order, AscpOrder Notes);

/// <summary>Pure: pushes as they are written, into what they mean; every fault at once, with its field.</summary>
public static class AscpPush
{
    /// <summary>A reship order costs nothing.</summary>
    private const string Reship = "BFCK";

    private const int MostLength = 64;

    /// <summary>Of persons the region is kept, and nothing else.</summary>
    private static readonly string[] Region = ["Country", "Province", "City", "Area", "ZipCode"];

    public static (OrderPush? Push, string Fault) Order(QimenNode n, string shop, AscpSettings settings, Instant now)
    {
        var faults = new List<string>();
        var code = Number(n, "bizOrderCode", faults);
        var isReship = n["orderType"] == Reship;
        var lines = new List<(AscpLine Note, string Title, long Fen)>();
        foreach (var item in n.List("orderItems", "orderItem")) lines.Add(Line(item, isReship, faults));
        if (lines.Count == 0) faults.Add("orderItems: at least one orderItem");
        if (lines.Select(l => l.Note.LineNo).Distinct().Count() != lines.Count)
            faults.Add("subOrderCode: unique in an order");
        var freight = Fen(n, "postFee", 0, faults);
        if (faults.Count > 0) return (null, string.Join("; ", faults));
        var each = IsPerUnit(lines, n.Whole("itemsValue"));
        Money Of((AscpLine Note, string Title, long Fen) l) => Money.Fen(each ? l.Fen * l.Note.Quantity : l.Fen);
        var created = At(n, "placeOrderTime") ?? At(n, "orderCreateTime") ?? now;
        var paid = At(n, "payTime") ?? created;
        var order = new OrderSnapshot(
            new OrderKey(shop, code), OrderStatus.Paid, isReship ? Reship : "WAIT_SELLER_SEND_GOODS", created, paid,
            Instant.Max(created, paid), Money.Fen(lines.Sum(l => Of(l).Minor) + freight), Money.Fen(freight),
            [.. lines.Select(l => new OrderLine(l.Note.LineNo, l.Note.Sku, l.Title, l.Note.Quantity, Of(l)))],
            Pseudonym(n.Child("receiverInfo")), n.Child("receiverInfo")?["receiverProvince"] ?? "");
        return (new OrderPush(order, new AscpOrder(
            n["storeCode"] ?? settings.StoreCode, n["businessModel"] ?? settings.BusinessModel,
            [.. lines.Select(l => l.Note)])), "");
    }

    /// <returns>Agreed: the platform has agreed to the refund already; our answer is wanted all the same.</returns>
    public static ((string OrderNo, bool Agreed)? Push, string Fault) Cancel(QimenNode n)
    {
        var faults = new List<string>();
        var code = Number(n, "bizOrderCode", faults);
        if (n["refundStatus"] is { } status and not ("1" or "9"))
            faults.Add($"refundStatus: 1 or 9, not '{Short(status)}'");
        return faults.Count > 0 ? (null, string.Join("; ", faults)) : ((code, n["refundStatus"] == "9"), "");
    }

    /// <summary>Line numbers are found later, when the order is known.</summary>
    public static (AscpReturn? Push, string Fault) Return(QimenNode n, AscpSettings settings)
    {
        var faults = new List<string>();
        var code = Number(n, "bizOrderCode", faults);
        var forward = Number(n, "forwardOrderCode", faults);
        var tracking = Number(n, "tmsOrderCode", faults);
        var lines = new List<AscpReturnLine>();
        foreach (var item in n.List("orderItems", "orderItem"))
        {
            var sub = Number(item, "subOrderCode", faults);
            lines.Add(new AscpReturnLine(
                sub, item["scItemId"] ?? item["outerId"] ?? "", "", Quantity(item, "planReturnQuantity", faults)));
        }
        if (lines.Count == 0) faults.Add("orderItems: at least one orderItem");
        if (faults.Count > 0) return (null, string.Join("; ", faults));
        var first = n.List("orderItems", "orderItem").First();
        return (new AscpReturn(
            code, forward, n["storeCode"] ?? settings.StoreCode, n["businessModel"] ?? settings.BusinessModel,
            new Tracking(n["tmsServiceCode"] ?? "OTHER", tracking), first["refundReason"] ?? "",
            first["refundId"] ?? "", [.. lines], All(n.Child("receiverInfo")), RegionOf(n.Child("senderInfo"))), "");
    }

    private static (AscpLine, string, long) Line(QimenNode item, bool isReship, List<string> faults)
    {
        var sub = Number(item, "subOrderCode", faults);
        var goods = item["scItemId"];
        if (goods is null) faults.Add("scItemId: missing");
        if (item["itemAmount"] is null && !isReship) faults.Add("itemAmount: missing");
        return (
            new AscpLine(sub, goods ?? "", item["outerId"] ?? goods ?? "", Quantity(item, "quantity", faults)),
            item["scItemName"] ?? "", Fen(item, "itemAmount", 0, faults));
    }

    /// <summary>Whether amounts are those of one piece: the sum of the order tells.</summary>
    private static bool IsPerUnit(List<(AscpLine Note, string Title, long Fen)> lines, long? itemsValue) =>
        itemsValue is { } sum && lines.Sum(l => l.Fen) != sum && lines.Sum(l => l.Fen * l.Note.Quantity) == sum;

    private static string Number(QimenNode n, string name, List<string> faults)
    {
        if (n[name] is not { } text) faults.Add(name + ": missing");
        else if (text.Length > MostLength || text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '/'))
            faults.Add($"{name}: 1 to {MostLength} characters without spaces or '/'");
        else return text;
        return "";
    }

    private static int Quantity(QimenNode n, string name, List<string> faults)
    {
        const int most = 1_000_000;
        if (n.Whole(name) is >= 1 and <= most and var quantity) return (int)quantity;
        faults.Add($"{name}: 1 to {most}");
        return 0;
    }

    private static long Fen(QimenNode n, string name, long otherwise, List<string> faults)
    {
        if (n[name] is null) return otherwise;
        if (n.Whole(name) is >= 0 and var fen) return fen;
        faults.Add(name + ": a whole number of fen, not negative");
        return 0;
    }

    private static Instant? At(QimenNode n, string name) => ChinaTime.TryParse(n[name], out var at) ? at : null;

    /// <summary>The platform's own id of the address, digested: the same for the same buyer, no more.</summary>
    private static string Pseudonym(QimenNode? receiver) =>
        (receiver?["oaid"] ?? receiver?["aid"]) is { } id
            ? "b" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 8)) : "";

    /// <summary>The merchant's own warehouse, as it was written.</summary>
    private static ImmutableSortedDictionary<string, string> All(QimenNode? info) => Kept(info, _ => true);

    private static ImmutableSortedDictionary<string, string> RegionOf(QimenNode? info) =>
        Kept(info, name => Region.Any(r => name.EndsWith(r, StringComparison.Ordinal)));

    private static ImmutableSortedDictionary<string, string> Kept(QimenNode? info, Func<string, bool> keep) =>
        (info?.Children ?? []).Where(c => keep(c.Name) && c.Text.Trim().Length > 0)
            .GroupBy(c => JsonNamingPolicy.SnakeCaseLower.ConvertName(c.Name))
            .ToImmutableSortedDictionary(g => g.Key, g => g.First().Text.Trim(), StringComparer.Ordinal);

    private static string Short(string text) => text.Length > 20 ? text[..20] : text;
}
