using Antui.Core.Orders;

namespace Antui.Connectors.Jushuitan;

/// <summary>What the codes mean, with what to do.</summary>
public static class JushuitanCodes
{
    public static bool IsThrottle(long code) => code is 199 or 200;

    /// <summary>Null for codes that are not the door's own.</summary>
    public static string? Door(long code) => code switch
    {
        10 => "聚水潭不接受签名：请检查 appKey 与 appSecret 是否属于同一个应用。",
        100 => "聚水潭授权已失效：请重新授权并更新 accessToken。",
        110 => "本机 IP 不在聚水潭应用的白名单：请在开放平台后台添加。",
        140 => "本机时钟与聚水潭相差超过 15 分钟：请校准时间。",
        150 => "服务商应用不能刷新授权：请商家重新授权。",
        190 => "应用没有这个接口的权限：请在开放平台控制台申请。",
        199 => "超过每秒 5 次的调用限制。",
        200 => "超过每分钟 100 次的调用限制。",
        _ => null,
    };

    public static string OutcomeCode(long code) =>
        IsThrottle(code) ? OutcomeCodes.Throttled
        : code is 100 or 150 ? OutcomeCodes.SessionExpired
        : $"JST_{code}";

    /// <summary>A fault on their side says nothing about whether the call was executed.</summary>
    public static bool IsTheirFault(long code, string text) =>
        code < 0 || TheirFaults.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    // Jushuitan writes its own faults in prose; these words were seen. One that is missed is a refusal with its text.
    private static readonly string[] TheirFaults = ["系统异常", "系统错误", "系统繁忙", "服务异常", "超时", "timeout"];
}
