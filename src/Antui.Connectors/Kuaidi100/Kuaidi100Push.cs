using System.Text.Json;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Core.Refunds;

namespace Antui.Connectors.Kuaidi100;

/// <summary>A push of kuaidi100: not theirs, unreadable, or what it says, with what to answer.</summary>
/// <param name="Trace">Null when it brings none (a subscription that was given up).</param>
/// <param name="Answer">The body of our answer; anything but a success is pushed again, 35 minutes later.</param>
public sealed record Kuaidi100Push(bool Genuine, string Status, ParcelTrace? Trace, string Answer)
{
    private const string Good = """{"result":true,"returnCode":"200","message":"成功"}""";
    private const string Unsigned = """{"result":false,"returnCode":"401","message":"签名错误"}""";
    private const string Unreadable = """{"result":false,"returnCode":"400","message":"内容无法读取"}""";

    public static Kuaidi100Push Read(string param, string sign, string salt, Instant now)
    {
        if (salt == "" || !Kuaidi100Sign.Fits(param, salt, sign)) return new Kuaidi100Push(false, "", null, Unsigned);
        try
        {
            var body = JsonSerializer.Deserialize(param, Kuaidi100Json.Wire.Kuaidi100PushBody);
            if (body is null) return new Kuaidi100Push(true, "", null, Unreadable);
            var last = body.LastResult;
            var trace = last is { Nu: { Length: > 0 } number, State: not null }
                ? Kuaidi100Map.Trace(new Tracking(last.Com ?? "", number), last, now) : null;
            return new Kuaidi100Push(true, body.Status ?? "", trace, Good);
        }
        catch (JsonException)
        {
            return new Kuaidi100Push(true, "", null, Unreadable);
        }
    }
}
