namespace Antui.Server.Gateways.Top;

/// <summary>What a caller needs before a method does anything.</summary>
public enum TopNeeds
{
    /// <summary>A good signature.</summary>
    App,
    /// <summary>A shop's session, too.</summary>
    Session,
    /// <summary>A session of an app that may change things.</summary>
    Write,
}

/// <summary>A method of the gateway.</summary>
/// <param name="Required">Checked before anything else is; the first that is missing is named.</param>
/// <param name="TmallRequired">Required for Tmall shops besides.</param>
public sealed record TopMethod(
    string Name,
    TopNeeds Needs,
    Func<GatewayCall, CancellationToken, Task<TopAnswer>> Answer,
    ImmutableArray<string> Required = default,
    ImmutableArray<string> TmallRequired = default,
    bool TmallOnly = false)
{
    /// <summary>Only a leading "taobao." falls away.</summary>
    public string Wrapper { get; } = WrapperOf(Name);

    public static string WrapperOf(string method) =>
        (method.StartsWith("taobao.", StringComparison.Ordinal) ? method["taobao.".Length..] : method)
            .Replace('.', '_') + "_response";

    public TopAnswer.Error? Lacks(GatewayCall call)
    {
        foreach (var name in Required.IsDefault ? [] : Required)
            if (call[name] is null && call.Parameters.FileBytes(name) is null) return TopErrors.Missing(name);
        if (TmallRequired.IsDefault || call.Grant is not { Settings.IsTmall: true }) return null;
        foreach (var name in TmallRequired)
            if (call[name] is null && call.Parameters.FileBytes(name) is null) return TopErrors.Missing(name);
        return null;
    }
}
