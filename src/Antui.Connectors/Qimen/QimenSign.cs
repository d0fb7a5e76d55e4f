namespace Antui.Connectors.Qimen;

/// <summary>
/// Signatures of Qimen calls: names and values of the query in ordinal order, then the raw body. The side that signs
/// leaves out empty values; the side that checks keeps their names, so an empty parameter is never sent.
/// </summary>
public static class QimenSign
{
    /// <summary>What a caller puts on its request, in upper-case hex.</summary>
    /// <param name="body">The bytes as they are sent; empty for form posts, whose fields are parameters.</param>
    public static string Sign(
        IEnumerable<KeyValuePair<string, string>> parameters, string secret, string signMethod,
        ReadOnlySpan<byte> body = default) =>
        SortedSign.Digest(SortedSign.Join(parameters), secret, signMethod, body);

    /// <summary>What the receiver of these parameters expects.</summary>
    public static string Expected(
        IEnumerable<KeyValuePair<string, string>> received, string secret, string signMethod,
        ReadOnlySpan<byte> body = default) =>
        SortedSign.Digest(SortedSign.Join(received, keepEmpty: true), secret, signMethod, body);

    /// <summary>Compared in constant time and exactly: a lower-case signature is none.</summary>
    public static bool Verify(
        IEnumerable<KeyValuePair<string, string>> received, string secret, string signMethod, string sign,
        ReadOnlySpan<byte> body = default) =>
        SortedSign.IsKnown(signMethod)
        && SortedSign.Same(Expected(received, secret, signMethod, body), sign);
}
