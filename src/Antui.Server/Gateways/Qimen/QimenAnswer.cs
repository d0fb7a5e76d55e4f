using Antui.Connectors.Qimen;

namespace Antui.Server.Gateways.Qimen;

/// <summary>What a method answers; the envelope is put around it by the family of the call.</summary>
/// <param name="Again">The caller shall make the same call again; families that can say so, do.</param>
public sealed record QimenAnswer(bool Ok, string Code, string Message, bool Again = false)
{
    /// <summary>What it speaks of is still not here; only said to ourselves, when it is handled again.</summary>
    public bool StillWaits { get; init; }

    /// <summary>Fields of the method beside the envelope's own.</summary>
    public ImmutableArray<QimenNode> Fields { get; init; } = [];

    public static QimenAnswer Success(string message = "success") => new(true, "0", message);

    public static QimenAnswer Failure(string code, string message, bool again = false) =>
        new(false, code, message, again);

    /// <summary>Told alike whatever is wrong with key, routing id or signature: nobody learns which.</summary>
    public static QimenAnswer SignCheck { get; } = Failure("sign-check-failure", "Illegal request");
}

/// <summary>Each family has an envelope of its own; one shared by all would read as a missing answer to some.</summary>
public static class QimenEnvelope
{
    private const string Ascp = "qimen.alibaba.ascp.";

    public static byte[] Write(string method, QimenAnswer answer)
    {
        var response = new QimenNode("response");
        if (method.StartsWith(Ascp, StringComparison.Ordinal))
        {
            response.Add("success", answer.Ok ? "true" : "false").Add("errorCode", answer.Ok ? "200" : answer.Code)
                .Add("errorMsg", answer.Message).Add("retry", answer.Again ? "true" : "false");
        }
        else
        {
            response.Add("flag", answer.Ok ? "success" : "failure").Add("code", answer.Code)
                .Add("message", answer.Message);
        }
        if (answer == QimenAnswer.SignCheck) response.Add("sub_code", answer.Code).Add("sub_message", answer.Message);
        foreach (var field in answer.Fields) response.Add(field);
        return response.ToBytes();
    }
}
