namespace Antui.Connectors.Kuaimai;

/// <summary>
/// The gateway's signature, by the rules of Taobao's platform: names in ordinal order, upper-case hex.
/// </summary>
public static class KuaimaiSign
{
    /// <param name="all">Everything that is sent; "sign" and empty values take no part.</param>
    public static string Of(IEnumerable<KeyValuePair<string, string>> all, string secret, string signMethod) =>
        SortedSign.Of(all, secret, signMethod);
}
