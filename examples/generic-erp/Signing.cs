using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace GenericErp.Example;

/// <summary>
/// Standard Webhooks: "v1," and base64 of HMAC-SHA256 over "id.timestamp.payload". One scheme for both directions; any
/// library for it (there is one for most languages) does what this file does.
/// </summary>
internal sealed class Signing(string secret, TimeProvider clock)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);
    private readonly byte[] _key = Convert.FromBase64String(secret["whsec_".Length..]);

    public string Sign(string id, string timestamp, byte[] payload)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. payload];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(_key, signed));
    }

    public string Timestamp() => clock.GetUtcNow().ToUnixTimeSeconds().ToString();

    /// <summary>A call without a body signs its path and query as they came.</summary>
    public async Task<bool> IsSignedAsync(HttpContext http)
    {
        http.Request.EnableBuffering();
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        http.Request.Body.Position = 0;
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var payload = body.Length > 0 ? body.ToArray() : Encoding.UTF8.GetBytes(target);
        var (id, timestamp) = (Header(http, "webhook-id"), Header(http, "webhook-timestamp"));
        if (!long.TryParse(timestamp, out var seconds)
            || (clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > Tolerance)
            return false;
        var expected = Encoding.ASCII.GetBytes(Sign(id, timestamp, payload));
        return Header(http, "webhook-signature").Split(' ')
            .Any(given => CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(given)));
    }

    private static string Header(HttpContext http, string name) => http.Request.Headers[name].ToString();
}
