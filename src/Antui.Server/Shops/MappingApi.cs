using Antui.Core;
using Antui.Core.Mapping;
using Antui.Core.Orders;
using Antui.Core.Pool;
using Antui.Engine;
using Antui.Engine.Documents;
using Antui.Server.Http;
using Antui.Server.Json;
using Antui.Server.Texts;

namespace Antui.Server.Shops;

/// <summary>A shop's field mapping: goods, carriers, reasons, statuses; versioned, with a preview on real
/// records.</summary>
public static class MappingApi
{
    private const int PreviewRecords = 200, PreviewItems = 500;

    public static void MapMapping(this IEndpointRouteBuilder api)
    {
        var mapping = api.MapGroup("/shops/{shop}/mapping").WithTags("Mapping");
        mapping.MapGet("", ReadAsync).Needs(Scopes.Read)
            .Answers<MappingView>("The tables in force, or an old version of them.")
            .Produces<ProblemBody>(404, Problems.ContentType);
        mapping.MapGet("/history", HistoryAsync).Needs(Scopes.Read)
            .Answers<MappingHistory>("All versions, newest first.")
            .Produces<ProblemBody>(404, Problems.ContentType);
        mapping.MapPut("", PutAsync).Needs(Scopes.Configure)
            .Answers<MappingView>(
                "A new version; an old one sent again is a rollback. What was parked for a missing line is tried "
                + "again at once.")
            .Compares().Produces<ProblemBody>(422, Problems.ContentType);
        mapping.MapPost("/preview", PreviewAsync).Needs(Scopes.Read)
            .Answers<Preview>("What a table would make of the newest records of the shop's pool.")
            .Produces<ProblemBody>(404, Problems.ContentType).Produces<ProblemBody>(422, Problems.ContentType);
    }

    private static async Task<IResult> ReadAsync(
        string shop, string? version, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        if (engine.Shops.Find(shop) is null) return RouteExtensions.NoShop(shop);
        if (string.IsNullOrEmpty(version)) return Answer(http, await engine.Mappings.OfAsync(shop, stop));
        return (await engine.Mappings.HistoryAsync(shop, stop)).FirstOrDefault(m =>
            m.Version.ToString() == version) is { } old
            ? Results.Ok(View(old)) : Problems.NotFound($"The mapping of '{shop}' has no version {version}.");
    }

    private static async Task<IResult> HistoryAsync(string shop, RefundEngine engine, CancellationToken stop) =>
        engine.Shops.Find(shop) is null
            ? RouteExtensions.NoShop(shop)
            : Results.Ok(new MappingHistory([.. (await engine.Mappings.HistoryAsync(shop, stop)).Select(View)]));

    private static async Task<IResult> PutAsync(
        string shop, MappingView tables, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        if (engine.Shops.Find(shop) is null) return RouteExtensions.NoShop(shop);
        var wanted = new ShopMapping(
            0, "", default, Rows(tables.Goods), Rows(tables.Carriers), Rows(tables.Reasons), Rows(tables.Statuses));
        if (wanted.Faults() is { Count: > 0 } faults) return Problems.Invalid(ShopsApi.Faults(faults));
        var saved = await engine.Mappings.PutAsync(
            shop, wanted, Requests.Author(http), stop, IfMatch.Of(http));
        return saved is Saved<ShopMapping>.Done done
            ? Answer(http, done.Now.Value) : Problems.Refused(saved.Refusal!);
    }

    private static IResult Answer(HttpContext http, ShopMapping mapping) =>
        IfMatch.Ok(http, View(mapping), mapping.Version);

    private static async Task<IResult> PreviewAsync(
        string shop, PreviewRequest request, RefundEngine engine, CancellationToken stop)
    {
        if (engine.Shops.Find(shop) is null) return RouteExtensions.NoShop(shop);
        var mapping = await engine.Mappings.OfAsync(shop, stop);
        if (request.Items is not null) mapping = ShopMapping.None.With(request.Table, Rows(request.Items));
        if (mapping.Faults() is { Count: > 0 } faults) return Problems.Invalid(ShopsApi.Faults(faults));
        var items = new List<PreviewItem>();
        foreach (var kind in Kinds(request.Table))
        {
            var page = await engine.Store.PooledAsync(new PoolFilter(kind, shop), null, PreviewRecords, stop);
            foreach (var row in page.Rows)
            {
                if (items.Count >= PreviewItems) break;
                if (await engine.Pool.ReadAsync(kind, shop, row.No, stop) is not { } fact) continue;
                items.AddRange(Codes(request.Table, fact).Select(c => Show(row.No, c, mapping, request.Table)));
            }
        }
        return Results.Ok(new Preview(items));
    }

    /// <summary>A status that the connector knows keeps its meaning, whatever the table says.</summary>
    private static PreviewItem Show(string no, (string Code, string? Known) code, ShopMapping mapping,
        MappingTable table)
    {
        if (code.Known is { } known) return new PreviewItem(no, code.Code, known, null);
        if (mapping.Table(table).IsEmpty
            && table is not MappingTable.Statuses) return new PreviewItem(no, code.Code, code.Code, null);
        if (mapping.Find(table, code.Code) is { } after) return new PreviewItem(no, code.Code, after, null);
        return new PreviewItem(no, code.Code, null, RefusalTexts.Words(new Refusal.Unmapped(table, code.Code)));
    }

    private static PoolKind[] Kinds(MappingTable table) => table switch
    {
        MappingTable.Goods => [PoolKind.Order],
        MappingTable.Statuses => [PoolKind.Order, PoolKind.Refund],
        _ => [PoolKind.Refund],
    };

    private static IEnumerable<(string Code, string? Known)> Codes(MappingTable table, Fact fact) =>
        (table, fact) switch
        {
            (MappingTable.Goods, Fact.OrderSeen f) => f.Order.Lines.Select(l => (l.Sku, (string?)null)).Distinct(),
            (MappingTable.Statuses, Fact.OrderSeen { Order: var o }) =>
                [(o.RawStatus, o.Status is OrderStatus.Unknown ? null : Words.Text(o.Status))],
            (MappingTable.Statuses, Fact.RefundSeen { Claim: var c }) =>
                [(c.RawStatus, c.Status is ClaimStatus.Unknown ? null : Words.Text(c.Status))],
            (MappingTable.Reasons, Fact.RefundSeen { Claim.Reason: not "" } f) => [(f.Claim.Reason, null)],
            (MappingTable.Carriers, Fact.RefundSeen { Claim.Tracking: { Carrier: not "" } t }) => [(t.Carrier, null)],
            _ => [],
        };

    private static ImmutableArray<MappingRow> Rows(MappingLine[] lines) =>
        [.. lines.Select(l => new MappingRow(l.From.Trim(), l.To.Trim(), l.Note))];

    private static MappingLine[] Lines(ImmutableArray<MappingRow> rows) =>
        [.. rows.Select(r => new MappingLine(r.From, r.To, r.Note))];

    private static MappingView View(ShopMapping mapping) => new(
        Lines(mapping.Goods), Lines(mapping.Carriers), Lines(mapping.Reasons), Lines(mapping.Statuses), mapping.Version,
        mapping.Author, mapping.At);
}
