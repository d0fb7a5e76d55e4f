using Antui.Core.Ports;
using static Antui.Gateways.Top.Methods.AgResults;

namespace Antui.Gateways.Top.Methods;

/// <summary>
/// What an ERP tells that moves no refund by itself (a signed parcel, a re-send's waybill, an appraisal) is kept as it
/// came, one document a subject, so that nothing that was answered with a yes is lost.
/// </summary>
public static class AgNotes
{
    public const string Kind = "ag-note";

    /// <param name="subject">What it is about: the refund, order or document number.</param>
    public static async Task KeepAsync(GatewayCall call, string subject, string json, CancellationToken stop)
    {
        var id = $"{call.ShopId}/{call.Method}/{subject}";
        for (var attempt = 0; attempt < 8; attempt++)
        {
            var known = await call.Store.ReadAsync(Kind, id, stop);
            if (known?.Json == json) return;
            var next = new Document(Kind, id, (known?.Version ?? 0) + 1, call.Source, call.Now, json);
            if (await call.Store.WriteAsync(next, keepHistory: true, stop)) return;
        }
        throw new InvalidOperationException("The note is written by too many at once.");
    }

    /// <summary>The app whose word about this shop's goods counts.</summary>
    public static Failure? Binding(GatewayCall call) =>
        call.Settings.BoundAppKey == call.AppKey ? null : NotBound;
}
