using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Orders;
using Antui.Core.Ways;
using Antui.Engine.Lanes;
using Antui.Engine.Shops;

namespace Antui.Engine.Desk;

/// <summary>
/// Audits by rule what had to wait when it came: for stock, for a second order of the buyer, for a request to be
/// settled. What a rule still holds stays with a person, who sees the reasons.
/// </summary>
public sealed class DeskAudit(RefundEngine engine)
{
    private const string Source = "rule:audit";
    private const int PageSize = 500;

    /// <summary>Where the last sweep of a shop ended: what is held for long must not hide what came after.</summary>
    private readonly Dictionary<string, string?> _places = [];

    /// <summary>Looks at the next page of every shop's orders that wait for their audit.</summary>
    /// <returns>How many shipments were audited.</returns>
    public async Task<int> SweepAsync(CancellationToken stop)
    {
        var audited = 0;
        foreach (var shop in engine.Shops.All.Where(IsSwept))
        {
            var page = await engine.Lists.ShipmentsAsync(
                new ShipmentFilter(Shop: shop.Config.Id, Stages: [ShipmentStage.Audit]),
                _places.GetValueOrDefault(shop.Config.Id), PageSize, stop);
            _places[shop.Config.Id] = page.Next;
            audited += await AuditAsync(shop, page.Rows, stop);
        }
        return audited;
    }

    internal static bool IsSwept(Shop shop) =>
        !shop.Paused && shop.Policy.Goods is Goods.OurDesk { Audit.AutoAudit: true };

    /// <summary>What holds each of these shipments; nothing for one that a rule would let pass.</summary>
    public async Task<IReadOnlyDictionary<ShipmentRow, IReadOnlyList<AuditFinding>>> FindingsAsync(
        Shop shop, IReadOnlyList<ShipmentRow> rows, CancellationToken stop)
    {
        var found = new Dictionary<ShipmentRow, IReadOnlyList<AuditFinding>>();
        if (rows.Count == 0) return found;
        var rules = shop.Audit?.Value ?? new AuditRules { AutoAudit = shop.Config.AutoAudit };
        var keys = rows.Select(r => r.Key).Distinct().ToList();
        var loaded = await engine.Store.LoadAsync(keys, stop);
        var orders = new Dictionary<OrderKey, Order>();
        for (var i = 0; i < keys.Count; i++)
            if (Journal.Fold(loaded[i]) is { } order) orders[keys[i]] = order;
        var others = rules.HoldReasons.Contains(AuditHold.Mergeable) ? await OpenAsync(shop, stop) : [];
        var buyers = rows.Select(r => r.BuyerRef).ToHashSet(StringComparer.Ordinal);
        var receivers = await Receivers.ReadAsync(
            engine.Store, others.Where(o => buyers.Contains(o.BuyerRef)).Concat(rows), stop);
        var stock = new StockAtHand(engine.Lists);
        // The oldest order finds the stock first.
        foreach (var row in rows.OrderBy(r => r.CreatedAt).ThenBy(r => r.OrderNo, StringComparer.Ordinal))
        {
            if (!orders.TryGetValue(row.Key, out var order)) continue;
            var shipment = order.Shipments.FirstOrDefault(s => s.ShipmentNo == row.ShipmentNo);
            if (shipment is null) continue;
            var findings = rules.Findings(order);
            // A gift or replacement is a person's decision, whatever the rules say.
            if (shipment.Kind is not ShipmentKind.Sale
                && rules.AutoAudit) findings.Add(new AuditFinding(AuditHold.ByHand));
            if (rules.NeedStock && await stock.MissingAsync(order, shipment, stop) is { } missing)
                findings.Add(new AuditFinding(AuditHold.NoStock, missing));
            if (Partner(row, others, receivers, rules) is { } partner)
                findings.Add(new AuditFinding(AuditHold.Mergeable, partner));
            found[row] = findings;
        }
        return found;
    }

    private async Task<int> AuditAsync(Shop shop, IReadOnlyList<ShipmentRow> rows, CancellationToken stop)
    {
        var audited = 0;
        foreach (var (row, findings) in await FindingsAsync(shop, rows, stop))
        {
            if (findings.Count > 0) continue;
            var step = new Fact.ShipmentStep(row.Key, ShipmentAction.Audit, row.ShipmentNo, Source);
            if (await engine.AcceptAsync(step, stop) is Accepted.Applied) audited++;
        }
        return audited;
    }

    private async Task<IReadOnlyList<ShipmentRow>> OpenAsync(Shop shop, CancellationToken stop) =>
        (await engine.Lists.ShipmentsAsync(
            new ShipmentFilter(Shop: shop.Config.Id,
                Stages: [ShipmentStage.Audit, ShipmentStage.Release]), null, 10_000, stop)).Rows;

    /// <summary>Another order's shipment that is not in a parcel with this one and could be.</summary>
    private static string? Partner(
        ShipmentRow row, IReadOnlyList<ShipmentRow> others, Receivers receivers, AuditRules rules)
    {
        if (others.Count == 0 || row.BuyerRef == "" || row.Hold) return null;
        var window = TimeSpan.FromHours(rules.MergeWindowHours);
        var partner = others.FirstOrDefault(o =>
            o.OrderNo != row.OrderNo && Parcels.MayMerge(o) && Parcels.Fault(o, row, receivers.Of) is null
            && (o.ParcelNo == "" || o.ParcelNo != row.ParcelNo)
            && (o.CreatedAt - row.CreatedAt).Duration() <= window);
        return partner?.OrderNo;
    }
}
