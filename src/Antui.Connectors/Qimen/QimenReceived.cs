using System.Net.Http.Headers;
using System.Text;

namespace Antui.Connectors.Qimen;

/// <summary>Why a call cannot be read at all; nothing of it was looked at.</summary>
public sealed record QimenFault(string Code, string Text);

/// <summary>
/// One call as it arrived, read by the receiving rules: listed headers, then the query, then the form fields that the
/// query does not have; the body counts as text for four content types only.
/// </summary>
public sealed class QimenReceived
{
    /// <summary>Names the headers that are signed as well.</summary>
    public const string SignedHeaders = "top-sign-list";

    private readonly Dictionary<string, string> _signed;
    private readonly byte[] _signedBody;

    private QimenReceived(Dictionary<string, string> signed, byte[] signedBody, string body, bool isJson) =>
        (_signed, _signedBody, Body, IsJson) = (signed, signedBody, body, isJson);

    /// <summary>The body's text without a byte order mark; empty for form posts.</summary>
    public string Body { get; }

    public bool IsJson { get; }

    /// <summary>The value, or null when it is absent or empty.</summary>
    public string? this[string name] => _signed.TryGetValue(name, out var text) && text.Length > 0 ? text : null;

    /// <param name="query">With or without its question mark, still encoded.</param>
    /// <param name="header">The value of a header, or null; asked only for those that the caller listed.</param>
    public static (QimenReceived? Call, QimenFault? Fault) Read(
        string query, string? contentType, Func<string, string?> header, byte[] body)
    {
        var (media, charset) = TypeOf(contentType);
        if (EncodingOf(charset) is not { } encoding)
            return (null, new("isv.unsupported-charset", $"The character set '{charset}' is unknown; send utf-8."));
        var signed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in (header(SignedHeaders) ?? "").Split(',', StringSplitOptions.TrimEntries))
            if (name.Length > 0) signed[name] = Decoded(header(name) ?? "", encoding);
        if (Take(signed, query.TrimStart('?'), encoding, fresh: []) is { } twice) return (null, twice);
        // Widespread clients post a message as a form or as nothing in particular; no form begins so.
        if (IsMarkup(body)) media = "text/xml";
        switch (media)
        {
            case "application/x-www-form-urlencoded":
                var known = signed.Keys.ToHashSet(StringComparer.Ordinal);
                return Take(signed, Encoding.Latin1.GetString(body), encoding, [], known) is { } fault
                    ? (null, fault) : (new QimenReceived(signed, [], "", false), null);
            case "application/json" or "text/xml" or "application/xml" or "text/plain":
                return Text(signed, charset == "" ? null : encoding, body, media == "application/json");
            case "" when body.Length == 0:
                return (new QimenReceived(signed, [], "", false), null);
            default:
                return (null, new("isv.unsupported-content-type", $"The content type '{media}' is none of text/xml, "
                    + "application/xml, text/plain, application/json or a form."));
        }
    }

    /// <summary>Whether the caller's signature fits this secret.</summary>
    public bool IsSignedWith(string secret)
    {
        var (how, sign) = (this["sign_method"] ?? SortedSign.Md5, this["sign"] ?? "");
        if (QimenSign.Verify(_signed, secret, how, sign, _signedBody)) return true;
        // Readers of others drop a byte order mark before they sign; it carries no meaning, so both are accepted.
        var mark = Encoding.UTF8.Preamble;
        return _signedBody.AsSpan().StartsWith(mark)
            && QimenSign.Verify(_signed, secret, how, sign, _signedBody.AsSpan(mark.Length));
    }

    /// <summary>Whether it begins with an element, after a byte order mark and blanks.</summary>
    private static bool IsMarkup(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith(Encoding.UTF8.Preamble)) body = body[Encoding.UTF8.Preamble.Length..];
        return body.TrimStart(" \t\r\n"u8) is [(byte)'<', ..];
    }

    /// <param name="encoding">Null: the caller did not say.</param>
    private static (QimenReceived?, QimenFault?) Text(
        Dictionary<string, string> signed, Encoding? encoding, byte[] body, bool isJson)
    {
        // Whoever says nothing and writes no UTF-8 has signed the bytes that he sent.
        if (encoding is null) return (new QimenReceived(signed, body, AnswerText.Decode(body, ""), isJson), null);
        try
        {
            var text = encoding.GetString(body);
            // The signature is over UTF-8 whatever was sent; UTF-8 itself is taken byte by byte.
            var bytes = encoding is UTF8Encoding ? body : Encoding.UTF8.GetBytes(text);
            return (new QimenReceived(signed, bytes, text.TrimStart('\uFEFF'), isJson), null);
        }
        catch (DecoderFallbackException)
        {
            return (null, new("isv.unreadable-body", $"The body is not {encoding.WebName}."));
        }
    }

    /// <summary>Two different values of one name would let one be signed and the other be used.</summary>
    private static QimenFault? Take(
        Dictionary<string, string> into, string pairs, Encoding encoding, HashSet<string> fresh,
        HashSet<string>? leave = null)
    {
        foreach (var pair in pairs.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            var name = Decoded(at < 0 ? pair : pair[..at], encoding);
            var value = at < 0 ? "" : Decoded(pair[(at + 1)..], encoding);
            if (leave?.Contains(name) == true) continue;
            if (!fresh.Add(name) && into[name] != value)
                return new("isv.parameter-twice", $"The parameter '{name}' stands twice with different values.");
            into[name] = value;
        }
        return null;
    }

    private static (string Media, string Charset) TypeOf(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
            ? ((type.MediaType ?? "").ToLowerInvariant(), (type.CharSet ?? "").Trim('"', '\''))
            : (contentType ?? "", "");

    private static Encoding? EncodingOf(string charset)
    {
        if (charset is "" || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase))
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(
                charset, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(charset, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Percent and plus, in the character set of the request. What is no escape stays as it is.</summary>
    private static string Decoded(string text, Encoding encoding)
    {
        if (text.AsSpan().IndexOfAny('%', '+') < 0) return text;
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '+') bytes.Add((byte)' ');
            else if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1])
                && char.IsAsciiHexDigit(text[i + 2]))
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else if (char.IsAscii(text[i])) bytes.Add((byte)text[i]);
            else bytes.AddRange(Encoding.UTF8.GetBytes(text[i].ToString()));
        }
        try
        {
            return encoding.GetString([.. bytes]);
        }
        catch (DecoderFallbackException)
        {
            // Left as it came; no signature fits it then.
            return text;
        }
    }
}
