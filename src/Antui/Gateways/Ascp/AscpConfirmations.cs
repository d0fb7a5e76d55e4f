using System.Text.Json;
using System.Text.Json.Serialization;
using Antui.Connectors.Ascp;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Engine;

namespace Antui.Gateways.Ascp;

/// <param name="Done">Told meanwhile.</param>
public sealed record Unconfirmed(string Shop, string OrderNo, Instant At, string Model, bool Done);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Unconfirmed))]
internal sealed partial class UnconfirmedJson : JsonSerializerContext;

/// <summary>
/// Tells the platform that an order arrived (notify.received). One that could not be told is kept and told later; one
/// that the platform refused is its own matter, because the order is here.
/// </summary>
public sealed class AscpConfirmations(RefundEngine engine)
{
    private const string Kind = "ascp-unconfirmed";

    private Instant Now => Instant.From(engine.Clock.GetUtcNow());

    public async Task TellAsync(Shop shop, AscpShop ascp, string orderNo, string model, CancellationToken stop)
    {
        var note = new Unconfirmed(shop.Config.Id, orderNo, Now, model, false);
        if (!await IsToldAsync(shop, ascp, note, stop)) await WriteAsync(note, stop);
    }

    public async Task CatchUpAsync(CancellationToken stop)
    {
        foreach (var document in await engine.Store.ListAsync(Kind, stop))
        {
            var note = JsonSerializer.Deserialize(document.Json, UnconfirmedJson.Default.Unconfirmed)!;
            if (note.Done || engine.Shops.Find(note.Shop) is not { Connector: AscpShop ascp } shop) continue;
            if (await IsToldAsync(shop, ascp, note, stop)) await WriteAsync(note with { Done = true }, stop);
        }
    }

    private async Task<bool> IsToldAsync(Shop shop, AscpShop ascp, Unconfirmed note, CancellationToken stop)
    {
        if (shop.Paused) return false;
        var outcome = await ascp.TellReceivedAsync(note.OrderNo, note.At, note.Model, stop);
        if (outcome is Outcome.Done) shop.State.PlatformSpoke(Now);
        else shop.State.PlatformFailed(Now, Api.Connections.Text(outcome));
        return outcome is Outcome.Done or Outcome.Refused { RetryAfter: null };
    }

    private async Task WriteAsync(Unconfirmed note, CancellationToken stop)
    {
        var id = $"{note.Shop}/{note.OrderNo}";
        var stored = await engine.Store.ReadAsync(Kind, id, stop);
        var json = JsonSerializer.Serialize(note, UnconfirmedJson.Default.Unconfirmed);
        var next = new Document(Kind, id, (stored?.Version ?? 0) + 1, "ascp", Now, json);
        // Somebody else told it meanwhile: he wrote the same, or it is told once more.
        await engine.Store.WriteAsync(next, false, stop);
    }
}
