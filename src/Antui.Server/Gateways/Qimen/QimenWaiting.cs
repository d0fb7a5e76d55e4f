using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Antui.Connectors.Qimen;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Engine;
using Antui.Engine.Shops;

namespace Antui.Server.Gateways.Qimen;

/// <summary>
/// Reports that came before what they speak of. They are kept among the parked facts, where a person sees them, and are
/// handled again by the same method, with the same checks, when their order is here; the warehouse need not say them
/// twice.
/// </summary>
public sealed class QimenWaiting(RefundEngine engine, QimenMethods methods)
{
    /// <summary>Stands where parked facts have the name of their kind; no fact is called so.</summary>
    private const string Mark = "qimen-report";

    private const int MostNumberLength = 64;

    /// <summary>Takes part in the engine's retries of what is parked.</summary>
    public void Begin() => engine.Parked.ReadWith(AgainAsync);

    /// <param name="head">The element with the report's own fields.</param>
    /// <param name="number">The order it will be found by, as far as the report names it.</param>
    /// <param name="once">The report's number, where it gives none itself: what is kept of it makes no other.</param>
    /// <param name="why">Why it waits: as the code that people are shown, and for the caller.</param>
    public static async Task<QimenAnswer> KeepAsync(
        QimenCall call, Shop shop, string head, string number, string? once, (string Code, string Text) why,
        CancellationToken stop)
    {
        if (call.IsAgain) return new QimenAnswer(false, why.Code, why.Text) { StillWaits = true };
        if (number.Length > MostNumberLength)
            return QimenAnswer.Failure("number-long", $"A number has at most {MostNumberLength} characters.");
        var kept = QimenKept.Of(call.Message);
        var fields = kept.Child(head) ?? kept;
        if (fields["outBizCode"] is null) fields.Add("outBizCode", once);
        var body = Encoding.UTF8.GetString(kept.ToBytes());
        var report = new Report(Mark, call.Method, call.AppKey, call.CustomerId, body);
        var json = JsonSerializer.SerializeToUtf8Bytes(report);
        var digest = SHA256.HashData([.. Encoding.UTF8.GetBytes(shop.Config.Id), 0, .. json]);
        await call.Engine.Parked.ParkAsync(new ParkedFact(
            Convert.ToHexStringLower(digest[..12]), new OrderKey(shop.Config.Id, number), why.Code,
            "qimen:" + call.AppKey, call.Now, json), stop);
        return QimenAnswer.Success("kept: " + why.Text);
    }

    private async Task<Accepted?> AgainAsync(ParkedFact parked, CancellationToken stop)
    {
        if (Read(parked) is not { } report || methods.Find(report.Method) is not { } method) return null;
        if (engine.Shops.Find(parked.Key.Shop) is not { } home)
            return new Accepted.Refused(new Refusal.ShopGone());
        // Whose order it is shows when it is here: any shop of the same routing id.
        var shops = engine.Shops.All.Where(s => method.Serves(s) && QimenDoors.IsFor(s, report.CustomerId)).ToList();
        if (!shops.Contains(home)) return new Accepted.Refused(new Refusal.ShopLeftWarehouse());
        if (QimenXml.Parse(report.Body).Root is not { } message) return null;
        var call = new QimenCall(engine, method.Name, report.AppKey, report.CustomerId, message, shops)
        {
            SaidAt = parked.At,
            HeardAt = parked.At,
        };
        var answer = await method.HandleAsync(call, stop);
        return answer switch
        {
            { Ok: true } => new Accepted.Applied(0),
            { StillWaits: true } => new Accepted.Parked(answer.Code),
            _ => new Accepted.Refused(new Refusal.InWords(answer.Code, answer.Message)),
        };
    }

    private static Report? Read(ParkedFact parked)
    {
        try
        {
            return JsonSerializer.Deserialize<Report>(parked.Fact.Span) is { Kind: Mark } report ? report : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The stored form. The first field stands where facts have their discriminator.</summary>
    private sealed record Report(
        [property: JsonPropertyName("t")] string Kind, string Method, string AppKey, string CustomerId, string Body);
}
