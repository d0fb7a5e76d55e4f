using System.Text;
using System.Text.Json;

namespace Antui.Connectors.Wangdian;

/// <summary>
/// The three signatures of the flagship edition: of its own interface, of what travels through the scene, and of the
/// scene's gateway. Names are sorted in ordinal order everywhere.
/// </summary>
public static class WangdianSign
{
    // The scene cannot sign its own signature, and these two are added after it.
    private static readonly string[] OutsideScene = ["wdt3_customer_id", "wdt_sign", "target_app_key"];

    /// <summary>The interface's own: query parameters and "body", the exact text that is posted.</summary>
    public static string Direct(IEnumerable<KeyValuePair<string, string>> query, string body, string secret)
    {
        var all = query.Where(p => p.Key != "sign").Append(new("body", body));
        return SortedSign.LowerMd5(secret + SortedSign.Join(all, keepEmpty: true) + secret);
    }

    /// <summary>
    /// wdt_sign: members by name, an object as its name and its members by the same rule, null left out; the method
    /// without the scene's prefix.
    /// </summary>
    /// <param name="method">With or without the prefix of the scene.</param>
    /// <param name="members">Form fields as values: params and pager as objects, not as the text that is sent.</param>
    public static string Scene(string method, JsonElement members, string secret)
    {
        var text = new StringBuilder(secret);
        var all = members.EnumerateObject().Where(m => !OutsideScene.Contains(m.Name) && m.Name != "method")
            .Select(m => (m.Name, Value: (JsonElement?)m.Value)).Append(("method", null));
        foreach (var (name, value) in all.OrderBy(m => m.Name, StringComparer.Ordinal))
        {
            if (value is { } member) Append(text, name, member);
            else text.Append("method").Append(WithoutScene(method));
        }
        return SortedSign.LowerMd5(text.Append(secret).ToString());
    }

    /// <summary>The gateway's (TOP): everything that is sent, upper-case hex; empty values take no part.</summary>
    public static string Gateway(IEnumerable<KeyValuePair<string, string>> all, string secret, string signMethod) =>
        SortedSign.Of(all, secret, signMethod);

    /// <summary>"3ldsmu02o9.wdt.trade.query" and "wdt.trade.query" are the same method.</summary>
    public static string WithoutScene(string method) =>
        method.IndexOf("wdt.", StringComparison.Ordinal) is > 0 and var at ? method[at..] : method;

    private static void Append(StringBuilder text, string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return;
            case JsonValueKind.Object:
                text.Append(name);
                foreach (var member in value.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
                {
                    Append(text, member.Name, member.Value);
                }
                return;
            case JsonValueKind.Array:
                // No example of a list inside this signature is known, so nothing that is sent has one.
                throw new ArgumentException($"'{name}' is a list; the scene's signature has no rule for it.");
            case JsonValueKind.String:
                text.Append(name).Append(value.GetString());
                return;
            default:
                text.Append(name).Append(value.GetRawText());
                return;
        }
    }
}
