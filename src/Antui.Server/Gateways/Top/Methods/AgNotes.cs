using static Antui.Server.Gateways.Top.Methods.AgResults;

namespace Antui.Server.Gateways.Top.Methods;

/// <summary>
/// What an ERP tells that moves no refund by itself (a signed parcel, a re-send's waybill, an appraisal) is kept as it
/// came, one document a subject, so that nothing that was answered with a yes is lost.
/// </summary>
public static class AgNotes
{
    /// <param name="subject">What it is about: the refund, order or document number.</param>
    public static Task KeepAsync(GatewayCall call, string subject, string json, CancellationToken stop) =>
        call.Engine.Notes.WordAsync($"{call.ShopId}/{call.Method}/{subject}", json, call.Source, stop);

    /// <summary>The app whose word about this shop's goods counts.</summary>
    public static Failure? Binding(GatewayCall call) =>
        call.Settings.BoundAppKey == call.AppKey ? null : NotBound;
}
