using System.Text;

namespace Antui.Server.Api.Describing;

/// <summary>
/// Operation ids that generated clients name their methods by: the verb and the path's words, one thing in the
/// singular. GET /refunds is listRefunds, GET /refunds/{shop}/{refundNo} is getRefund,
/// POST /refunds/{shop}/{refundNo}/actions is postRefundActions.
/// </summary>
internal static class OperationIds
{
    /// <param name="verb">The HTTP method.</param>
    /// <param name="path">The route, with or without a slash before it.</param>
    /// <param name="givesMany">Whether it answers with a list.</param>
    public static string Of(string verb, string path, bool givesMany)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is ["api", _, ..]) parts = parts[2..];
        var id = new StringBuilder(HttpMethods.IsGet(verb) && givesMany ? "list" : verb.ToLowerInvariant());
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i][0] is '{') continue;
            var names = i + 1 < parts.Length && parts[i + 1][0] is '{';
            foreach (var word in (names ? One(parts[i]) : parts[i]).Split('-', '.'))
                id.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        }
        return id.ToString();
    }

    private static string One(string many) => many switch
    {
        _ when many.EndsWith("ies", StringComparison.Ordinal) => many[..^3] + "y",
        _ when many.EndsWith("sses", StringComparison.Ordinal) => many[..^2],
        _ when many.EndsWith('s') => many[..^1],
        _ => many,
    };
}
