using System.Security.Cryptography;
using Antui.Connectors.Qimen;
using Antui.Core;
using Antui.Core.Stock;
using Antui.Core.Ways;
using Antui.Engine;
using Antui.Engine.Shops;
using Antui.Server.Gateways.Qimen.Methods;

namespace Antui.Server.Gateways.Qimen;

/// <summary>
/// The stock of a warehouse of others as it reports it, kept under its own code with the movements that made it. A
/// report is entered once: its number is the document.
/// </summary>
internal static class WarehouseStock
{
    private const int MostDocNoLength = 200, MovementsLooked = 200;

    /// <summary>Whose warehouse it is; one code is one warehouse, however many shops it serves.</summary>
    public static (Shop? Shop, QimenAnswer? Wrong) ShopOf(QimenCall call, QimenNode head)
    {
        if (head["warehouseCode"] is not { } code) return (null, WarehouseReport.Missing("warehouseCode"));
        if (call.Shops.FirstOrDefault(s => WarehouseReport.SettingsOf(s).WarehouseCode == code) is not { } shop)
            return (null, WarehouseReport.WarehouseUnknown(code));
        var owner = WarehouseReport.SettingsOf(shop).OwnerCode;
        if (head["ownerCode"] is { } said && said != owner)
            return (null, QimenAnswer.Failure(
                "owner-unknown", $"The owner '{said}' is not known here; nothing was applied."));
        // A warehouse of our own has a desk that moves its stock: nobody else may.
        return call.Engine.Shops.Find(code) is { Policy.Goods: Goods.OurDesk }
            ? (null, QimenAnswer.Failure(
                "warehouse-own", $"'{code}' is a warehouse of the built-in desk; nothing was applied."))
            : (shop, null);
    }

    /// <summary>The document of a report: its own numbers, or what it says where it has none.</summary>
    public static string DocNo(QimenCall call, string warehouse, string code, string? outBizCode)
    {
        var once = outBizCode ?? Digest(call.Message);
        var page = call.Message.Whole("currentPage") is > 1 and var number ? ":p" + number : "";
        return $"{warehouse}:{code}:{once}{page}";
    }

    /// <summary>Null when it may be entered; a number that was used for something else, or is too long, may
    /// not.</summary>
    public static async Task<QimenAnswer?> WrongAsync(QimenCall call, Shop shop, string docNo, CancellationToken stop)
    {
        if (docNo.Length > MostDocNoLength)
            return QimenAnswer.Failure("number-long", "The report's numbers are too long.");
        var kept = await QimenNotes.KeepAsync(call, shop, docNo, stop);
        return kept.Ok ? null : kept;
    }

    /// <summary>
    /// What goes is entered before what comes: only that can be refused, so nothing is applied by halves, and a repeat
    /// after a crash adds the rest.
    /// </summary>
    public static async Task<Accepted> EnterAsync(
        QimenCall call, string warehouse, string docNo, ImmutableArray<QimenPieces> pieces, CancellationToken stop)
    {
        var (goes, comes) = (Part(pieces, p => Math.Max(0, -p)), Part(pieces, p => Math.Max(0, p)));
        Accepted entered = new Accepted.Duplicate();
        foreach (var (kind, sign, lines) in new[] { (StockMoveKind.Out, "-", goes), (StockMoveKind.In, "+", comes) })
        {
            if (lines.IsEmpty) continue;
            var entry = new StockEntry(
                docNo + sign, warehouse, kind, lines, "qimen:" + call.AppKey, call.Method, Now(call));
            var result = await call.Engine.Stock.EnterAsync(entry, stop);
            if (result is Accepted.Refused) return result;
            if (result is Accepted.Applied) entered = result;
        }
        return entered;
    }

    /// <summary>Without goods that a person counted since the report came: what he found includes it.</summary>
    public static async Task<ImmutableArray<QimenPieces>> NotCountedSinceAsync(
        QimenCall call, string warehouse, ImmutableArray<QimenPieces> pieces, Instant since, CancellationToken stop)
    {
        var left = ImmutableArray.CreateBuilder<QimenPieces>();
        foreach (var piece in pieces)
        {
            var moved = await call.Lists.MovementsAsync(warehouse, piece.Sku, null, MovementsLooked, stop);
            if (!moved.Rows.Any(m => m.Kind is StockMoveKind.Count && m.At > since)) left.Add(piece);
        }
        return left.DrainToImmutable();
    }

    private static Instant Now(QimenCall call) => Instant.From(call.Engine.Clock.GetUtcNow());

    private static ImmutableArray<StockEntryLine> Part(ImmutableArray<QimenPieces> pieces, Func<long, long> part) =>
        [.. pieces.Select(p => new StockEntryLine(p.Sku, part(p.Good), part(p.Defective)))
            .Where(l => l.OnHand != 0 || l.Defective != 0)];

    private static string Digest(QimenNode message) =>
        Convert.ToHexStringLower(SHA256.HashData(QimenKept.Of(message).ToBytes())[..10]);
}
