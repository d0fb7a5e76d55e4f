using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Connectors.Ascp;

/// <param name="ScItemId">The platform's own id of the goods, asked for in every answer.</param>
public sealed record AscpLine(string LineNo, string ScItemId, string Sku, int Quantity);

/// <summary>What of a pushed order is not in the order here, but wanted back by the platform.</summary>
public sealed record AscpOrder(string StoreCode, string BusinessModel, ImmutableArray<AscpLine> Lines);

/// <param name="SubOrderCode">The return's own, which may differ from the order's line.</param>
public sealed record AscpReturnLine(string SubOrderCode, string ScItemId, string LineNo, int Plan);

/// <summary>A pushed return order. Of the buyer it has the region only; names, numbers and streets are not
/// kept.</summary>
public sealed record AscpReturn(
    string ReturnNo, string OrderNo, string StoreCode, string BusinessModel, Tracking Tracking, string Reason,
    string RefundId, ImmutableArray<AscpReturnLine> Lines, ImmutableSortedDictionary<string, string> Receiver,
    ImmutableSortedDictionary<string, string> Sender);

/// <param name="ShipmentNo">Ours; a parcel told again replaces itself.</param>
public sealed record AscpParcel(string ShipmentNo, string Carrier, string Number, ImmutableArray<LineQuantity> Lines);

/// <summary>Parcels of an order until they are the whole of it, which is all the platform takes.</summary>
public sealed record AscpShipped(ImmutableArray<AscpParcel> Parcels, bool Sent);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AscpOrder))]
[JsonSerializable(typeof(AscpReturn))]
[JsonSerializable(typeof(AscpShipped))]
[JsonSerializable(typeof(string))]
public sealed partial class AscpBookJson : JsonSerializerContext;

/// <summary>
/// The connector's own notes, beside the journal: the platform's ids and codes that its answers must repeat. They are
/// written before the order is told, so that an order that is known always has them.
/// </summary>
public sealed class AscpBook(string shop, IDocuments documents, TimeProvider clock)
{
    private const string Orders = "ascp-order", Returns = "ascp-return", Shipped = "ascp-ship", Items = "ascp-item";
    private const int MostRaces = 20;

    public Task<AscpOrder?> OrderAsync(string orderNo, CancellationToken stop) =>
        ReadAsync(Orders, orderNo, AscpBookJson.Default.AscpOrder, stop);

    public async Task KeepAsync(string orderNo, AscpOrder order, CancellationToken stop)
    {
        await ChangeAsync(Orders, orderNo, AscpBookJson.Default.AscpOrder, _ => order, stop);
        foreach (var line in order.Lines)
        {
            if (line.Sku != line.ScItemId)
                await ChangeAsync(Items, line.Sku, AscpBookJson.Default.String, _ => line.ScItemId, stop);
        }
    }

    public Task<AscpReturn?> ReturnAsync(string returnNo, CancellationToken stop) =>
        ReadAsync(Returns, returnNo, AscpBookJson.Default.AscpReturn, stop);

    public Task KeepAsync(AscpReturn back, CancellationToken stop) =>
        ChangeAsync(Returns, back.ReturnNo, AscpBookJson.Default.AscpReturn, known => known ?? back, stop);

    /// <summary>The platform's id of a goods code, learnt from orders; the code itself where none was seen.</summary>
    public async Task<string> ItemAsync(string sku, CancellationToken stop) =>
        await ReadAsync(Items, sku, AscpBookJson.Default.String, stop) ?? sku;

    public Task<AscpShipped> AddAsync(string orderNo, AscpParcel parcel, CancellationToken stop) => ChangeAsync(
        Shipped, orderNo, AscpBookJson.Default.AscpShipped,
        known => known is { Sent: true } ? known : new AscpShipped(
            [.. (known?.Parcels ?? []).Where(p => p.ShipmentNo != parcel.ShipmentNo), parcel], false), stop);

    public Task SentAsync(string orderNo, CancellationToken stop) => ChangeAsync(
        Shipped, orderNo, AscpBookJson.Default.AscpShipped,
        known => (known ?? new AscpShipped([], true)) with { Sent = true }, stop);

    private async Task<T?> ReadAsync<T>(string kind, string id, JsonTypeInfo<T> shape, CancellationToken stop)
        where T : class =>
        await documents.ReadAsync(kind, Id(id), stop) is { } found
            ? JsonSerializer.Deserialize(found.Json, shape) : null;

    /// <summary>Writes only what differs; another node's word between reading and writing is read again.</summary>
    private async Task<T> ChangeAsync<T>(
        string kind, string id, JsonTypeInfo<T> shape, Func<T?, T> change, CancellationToken stop) where T : class
    {
        for (var races = 0; ; races++)
        {
            var stored = await documents.ReadAsync(kind, Id(id), stop);
            var changed = change(stored is null ? null : JsonSerializer.Deserialize(stored.Json, shape));
            var json = JsonSerializer.Serialize(changed, shape);
            if (stored?.Json == json) return changed;
            var document = new Document(
                kind, Id(id), (stored?.Version ?? 0) + 1, "ascp", Instant.From(clock.GetUtcNow()), json);
            if (await documents.WriteAsync(document, false, stop)) return changed;
            if (races > MostRaces) throw new IOException($"{kind} {id} is written by somebody else all the time.");
        }
    }

    private string Id(string id) => shop + "/" + id;
}
