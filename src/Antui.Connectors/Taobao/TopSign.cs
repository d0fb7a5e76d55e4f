namespace Antui.Connectors.Taobao;

/// <summary>
/// Signatures of the open platform (TOP), for the client and for the gateway that plays the platform. Names are sorted
/// in ordinal order: a culture-aware sort gives another order and a wrong signature.
/// </summary>
public static class TopSign
{
    public const string Md5 = SortedSign.Md5;
    public const string Hmac = SortedSign.Hmac;
    public const string HmacSha256 = SortedSign.HmacSha256;

    public static bool IsKnown(string? signMethod) => SortedSign.IsKnown(signMethod);

    /// <summary>The upper-case hex signature over the raw (not percent-encoded) values.</summary>
    /// <param name="parameters">Everything that is sent, from query and form; "sign" is left out here.</param>
    /// <param name="body">Raw body text of Qimen and batch calls; empty for form posts.</param>
    /// <param name="keepEmpty">The PHP SDK signs the bare name of an empty value; Java and .NET leave it out.</param>
    public static string Sign(
        IEnumerable<KeyValuePair<string, string>> parameters,
        string secret,
        string signMethod,
        string body = "",
        bool keepEmpty = false) =>
        SortedSign.Digest(SortedSign.Join(parameters, keepEmpty) + body, secret, signMethod);

    /// <summary>
    /// Whether a caller's signature fits: first without empty values (Java, .NET), then with them (PHP). Compared in
    /// constant time; an unknown sign method never fits.
    /// </summary>
    public static bool Verify(
        IReadOnlyCollection<KeyValuePair<string, string>> parameters,
        string secret,
        string signMethod,
        string sign,
        string body = "") =>
        IsKnown(signMethod)
        && (SortedSign.Same(Sign(parameters, secret, signMethod, body), sign)
            || (parameters.Any(p => p.Value.Length == 0)
                && SortedSign.Same(Sign(parameters, secret, signMethod, body, keepEmpty: true), sign)));
}
