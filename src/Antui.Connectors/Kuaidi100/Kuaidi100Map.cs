using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Connectors.Kuaidi100;

/// <summary>Pure: kuaidi100's numbers and ours.</summary>
public static class Kuaidi100Map
{
    private static readonly Dictionary<string, string> Codes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["SF"] = "shunfeng",
        ["顺丰"] = "shunfeng",
        ["顺丰速运"] = "shunfeng",
        ["ZTO"] = "zhongtong",
        ["中通"] = "zhongtong",
        ["中通快递"] = "zhongtong",
        ["YTO"] = "yuantong",
        ["圆通"] = "yuantong",
        ["圆通速递"] = "yuantong",
        ["STO"] = "shentong",
        ["申通"] = "shentong",
        ["申通快递"] = "shentong",
        ["YUNDA"] = "yunda",
        ["韵达"] = "yunda",
        ["韵达快递"] = "yunda",
        ["JT"] = "jtexpress",
        ["JTSD"] = "jtexpress",
        ["极兔"] = "jtexpress",
        ["极兔速递"] = "jtexpress",
        ["JD"] = "jd",
        ["京东"] = "jd",
        ["京东快递"] = "jd",
        ["京东物流"] = "jd",
        ["EMS"] = "ems",
        ["邮政"] = "youzhengguonei",
        ["邮政快递包裹"] = "youzhengguonei",
        ["POSTB"] = "youzhengguonei",
        ["DBL"] = "debangkuaidi",
        ["德邦"] = "debangkuaidi",
        ["德邦快递"] = "debangkuaidi",
    };

    /// <returns>Null for a name nobody mapped: a guess would recall somebody else's parcel.</returns>
    public static string? CodeOf(string carrier, IReadOnlyDictionary<string, string> own) =>
        own.TryGetValue(carrier, out var set) ? set
        : Codes.TryGetValue(carrier, out var known) ? known
        : Codes.ContainsValue(carrier.ToLowerInvariant()) ? carrier.ToLowerInvariant() : null;

    /// <summary>
    /// The basic states. The finer ones of resultv2 have three or four digits; 401 is a cancelled waybill, no return.
    /// </summary>
    public static ParcelState StateOf(string? state) => state switch
    {
        "0" or "7" or "8" or "10" or "11" or "12" or "13" => ParcelState.Moving,
        "1" => ParcelState.Collected,
        "2" => ParcelState.Trouble,
        "3" => ParcelState.SignedFor,
        "4" => ParcelState.Returned,
        "5" => ParcelState.Delivering,
        "6" => ParcelState.Returning,
        "14" => ParcelState.Refused,
        "101" or "102" or "103" => ParcelState.Collected,
        "1001" or "1002" or "1003" => ParcelState.Moving,
        "301" or "302" or "303" or "304" => ParcelState.SignedFor,
        "501" => ParcelState.Delivering,
        { Length: 3 } trouble when trouble.StartsWith('2') => ParcelState.Trouble,
        _ => ParcelState.Unknown,
    };

    public static ParcelTrace Trace(Tracking parcel, Kuaidi100Answer answer, Instant now)
    {
        var last = (answer.Data ?? []).Where(s => s is not null)
            .Select(s => (Step: s, At: ChinaTime.Parse(s.Ftime) ?? ChinaTime.Parse(s.Time)))
            .OrderByDescending(s => s.At?.Ms ?? 0).FirstOrDefault();
        return new ParcelTrace(
            parcel, StateOf(answer.State), answer.State ?? "", last.At ?? now, last.Step?.Context ?? "");
    }
}
