using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Antui.Tests.Gateways.Qimen;

/// <summary>Calls the gateway like a warehouse's program. It signs by itself, not with the product's code.</summary>
public sealed class QimenSdk(QimenSite site)
{
    public string AppKey { get; init; } = "wms-app";

    public string Secret { get; init; } = QimenSite.Secret;

    public string Customer { get; init; } = QimenSite.Customer;

    public string SignMethod { get; init; } = "md5";

    public Encoding Encoding { get; init; } = new UTF8Encoding(false);

    public string ContentType { get; init; } = "text/xml;charset=utf-8";

    public Dictionary<string, string> Headers { get; init; } = [];

    public Task<Reply> CallAsync(string method, string body) => SendAsync(System(method), body);

    public Dictionary<string, string> System(string method) => new()
    {
        ["method"] = method,
        ["app_key"] = AppKey,
        ["customerId"] = Customer,
        ["timestamp"] = Sdk.Beijing(site.Clock.GetUtcNow()),
        ["format"] = "xml",
        ["v"] = "2.0",
        ["sign_method"] = SignMethod,
    };

    public async Task<Reply> SendAsync(Dictionary<string, string> query, string body, string path =
        "/router/qimen/service")
    {
        if (!query.ContainsKey("sign"))
        {
            var signed = query.Concat(Headers.Where(h => h.Key != "top-sign-list"));
            query["sign"] = Sign(signed, body, Secret, SignMethod);
        }
        using var request =
            new HttpRequestMessage(HttpMethod.Post, new Uri(site.Address, path + "?" + Sdk.Encode(query)));
        request.Content = new ByteArrayContent(Encoding.GetBytes(body));
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        foreach (var (name, value) in Headers) request.Headers.Add(name, value);
        return await Sdk.ReadAsync(await site.Http.SendAsync(request));
    }

#pragma warning disable CA5351 // The protocol's own digests.
    public static string Sign(IEnumerable<KeyValuePair<string, string>> pairs, string body, string secret, string how)
    {
        var joined = string.Concat(pairs.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Key + p.Value))
            + body;
        var key = Encoding.UTF8.GetBytes(secret);
        return Convert.ToHexString(how switch
        {
            "md5" => MD5.HashData(Encoding.UTF8.GetBytes(secret + joined + secret)),
            "hmac" => HMACMD5.HashData(key, Encoding.UTF8.GetBytes(joined)),
            _ => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(joined)),
        });
    }
#pragma warning restore CA5351

    public static string Confirm(string code, string biz, params (string Item, int Quantity)[] lines) =>
        $"<request><deliveryOrder><deliveryOrderCode>{code}</deliveryOrderCode><warehouseCode>WH01</warehouseCode>"
        + $"<orderType>JYCK</orderType><outBizCode>{biz}</outBizCode><confirmType>0</confirmType></deliveryOrder>"
        + $"<packages><package><logisticsCode>SF</logisticsCode><expressCode>SF-{biz}</expressCode></package>"
            + "</packages>"
        + $"<orderLines>{Lines(lines)}</orderLines></request>";

    public static string Receipt(string code, string biz, string kind, params (string Item, int Quantity)[] lines) =>
        $"<request><returnOrder><returnOrderCode>{code}</returnOrderCode><warehouseCode>WH01</warehouseCode>"
        + $"<outBizCode>{biz}</outBizCode><logisticsCode>SF</logisticsCode><expressCode>SF99</expressCode>"
            + "</returnOrder>"
        + $"<orderLines>{Lines(lines, $"<inventoryType>{kind}</inventoryType>")}</orderLines></request>";

    public static string Step(string code, string status, string time = "2030-05-20 11:00:00") =>
        $"<request><order><orderCode>{code}</orderCode><orderType>JYCK</orderType></order><process>"
        + $"<processStatus>{status}</processStatus><operateTime>{time}</operateTime>"
        + "<operatorName>张三</operatorName></process></request>";

    private static string Lines((string Item, int Quantity)[] lines, string more = "") =>
        string.Concat(lines.Select(l =>
        $"<orderLine><ownerCode>OWNER1</ownerCode><itemCode>{l.Item}</itemCode>{more}"
        + $"<actualQty>{l.Quantity.ToString(CultureInfo.InvariantCulture)}</actualQty></orderLine>"));
}
