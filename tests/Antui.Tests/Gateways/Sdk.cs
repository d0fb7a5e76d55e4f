using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Antui.Tests.Gateways;

/// <summary>Where each client library puts the parameters, how it signs, and what it wants back.</summary>
public enum Style
{
    Java,
    DotNet,
    Php,
    Go,
}

/// <summary>An answer as it came, and as the library would see it.</summary>
public sealed record Reply(int Http, string ContentType, string Text)
{
    public bool IsXml => Text.StartsWith('<');

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public XElement Xml => XDocument.Parse(Text).Root!;

    /// <summary>The text at a path of names, without the wrapper; lists are not walked.</summary>
    public string? At(params string[] path)
    {
        if (IsXml)
        {
            XElement? at = Xml;
            foreach (var name in path) at = at?.Element(name);
            return at?.Value;
        }
        var json = Json;
        if (json.EnumerateObject().First() is { Value.ValueKind: JsonValueKind.Object } root
            && (root.Name.EndsWith("_response", StringComparison.Ordinal))) json = root.Value;
        foreach (var name in path)
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json)) return null;
        return json.ToString();
    }

    public int? ErrorCode => Text.Contains("error_response", StringComparison.Ordinal)
        ? int.Parse(At("code")!, CultureInfo.InvariantCulture) : null;

    public string? SubCode => At("sub_code");
}

/// <summary>
/// Calls the gateway like the client libraries of others. It signs by itself, not with the product's code.
/// </summary>
public sealed class Sdk(Site site, Style style = Style.Java)
{
    public string AppKey { get; init; } = Site.Erp;

    public string Secret { get; init; } = Site.Secret;

    public HttpClient Http { get; init; } = site.Http;

    public string? Session { get; init; } = Site.SessionOf(Site.Taobao);

    public Task<Reply> CallAsync(string method, params (string Name, string Value)[] business) =>
        SendAsync(System(method), [.. business.Select(b => new KeyValuePair<string, string>(b.Name, b.Value))]);

    public Dictionary<string, string> System(string method)
    {
        var all = new Dictionary<string, string>
        {
            ["method"] = method,
            ["app_key"] = AppKey,
            ["timestamp"] = Beijing(site.Clock.GetUtcNow()),
            ["v"] = "2.0",
            ["sign_method"] = style switch { Style.Java => "hmac-sha256", Style.DotNet => "hmac", _ => "md5" },
            ["partner_id"] = "top-sdk",
        };
        if (style is Style.Java or Style.Go) all["format"] = "json";
        if (style is Style.Php) all["format"] = "xml";
        if (style is Style.Go) all["simplify"] = "true";
        if (Session is not null) all["session"] = Session;
        return all;
    }

    public async Task<Reply> SendAsync(Dictionary<string, string> system, List<KeyValuePair<string, string>> business)
    {
        var signed = system.Concat(business).Where(p => style is Style.Php || p.Value.Trim().Length > 0).ToList();
        if (!system.ContainsKey("sign"))
            system["sign"] = Sign(signed, Secret, system.GetValueOrDefault("sign_method", "md5"));
        var inQuery = style is Style.Java or Style.Php;
        var sent = style is Style.Php ? business : [.. business.Where(p => p.Value.Trim().Length > 0)];
        var body = inQuery ? sent : [.. system, .. sent];
        var query = inQuery ? "?" + Encode(system) : "";
        using var content = new StringContent(Encode(body), Encoding.UTF8);
        content.Headers.ContentType = new("application/x-www-form-urlencoded") { CharSet = "utf-8" };
        return await ReadAsync(await Http.PostAsync(new Uri(site.Address, "/router/rest" + query), content));
    }

    public static async Task<Reply> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            return new Reply((int)response.StatusCode, response.Content.Headers.ContentType?.ToString() ?? "", text);
        }
    }

    public static string Beijing(DateTimeOffset at) =>
        at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Encode(IEnumerable<KeyValuePair<string, string>> pairs) =>
        string.Join('&', pairs.Select(p => Uri.EscapeDataString(p.Key) + "=" + Uri.EscapeDataString(p.Value)));

#pragma warning disable CA5351 // The protocol's own digests.
    public static string Sign(IEnumerable<KeyValuePair<string, string>> pairs, string secret, string how)
    {
        var joined = string.Concat(pairs.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Key + p.Value));
        var key = Encoding.UTF8.GetBytes(secret);
        return Convert.ToHexString(how switch
        {
            "md5" => MD5.HashData(Encoding.UTF8.GetBytes(secret + joined + secret)),
            "hmac" => HMACMD5.HashData(key, Encoding.UTF8.GetBytes(joined)),
            _ => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(joined)),
        });
    }
#pragma warning restore CA5351
}
