using System.Text.Json;
using Antui.Core.Desk;
using Antui.Engine;
using Antui.Engine.Desk;
using Antui.Server.Texts;

namespace Antui.Server.Desk;

/// <summary>Shipments as the API shows them.</summary>
internal static class ShipmentViews
{
    /// <summary>In the order of the rows; what waits for its audit comes with the rules that hold it.</summary>
    public static async Task<IReadOnlyList<ShipmentItem>> ItemsAsync(
        RefundEngine engine, IReadOnlyList<ShipmentRow> rows, CancellationToken stop)
    {
        var holds = new Dictionary<ShipmentRow, IReadOnlyList<AuditFinding>>();
        var audit = new DeskAudit(engine);
        foreach (var shop in rows.Where(r => r.Stage is ShipmentStage.Audit).GroupBy(r => r.Shop))
        {
            if (engine.Shops.Find(shop.Key) is not { } known) continue;
            foreach (var (row, found) in await audit.FindingsAsync(known, [.. shop], stop)) holds[row] = found;
        }
        return [.. rows.Select(r => Item(r, holds.GetValueOrDefault(r, [])))];
    }

    private static ShipmentItem Item(ShipmentRow r, IReadOnlyList<AuditFinding> holds) => new(
        r.Shop, r.OrderNo, r.ShipmentNo, r.Stage, DeskTexts.Of(r.Stage), r.Level, r.Kind, r.Warehouse, r.ParcelNo,
        r.Carrier,
        r.Waybill, r.Pieces, r.Stopped, r.Skus, r.BuyerRef, r.ShipTo, r.Hold, r.CreatedAt, r.ModifiedAt,
        [.. holds.Select(h => new CodeView(Upper(h.Hold), DeskTexts.Of(h)))]);

    private static string Upper(AuditHold hold) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(hold.ToString());
}
