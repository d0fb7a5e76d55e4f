using Antui.Core;
using Antui.Core.Ways;
using Antui.Server.Texts;

namespace Antui.Server.Refunds;

/// <summary>What would happen, said before it is done.</summary>
public static class EffectTexts
{
    public static readonly Both Nothing = ("不会退款", "Nothing would be refunded");

    public static Both Refused(Both why) => ($"不能执行：{why.Zh}", $"Not possible: {why.En}");

    /// <summary>An approval: the money goes out here, or the platform is asked to send it.</summary>
    public static Both Approves(Money amount, ShopPolicy policy) => policy.IsHosted
        ? ($"将立即退款 {amount}", $"{amount} will be refunded at once")
        : ($"将同意退款 {amount}，由平台退给买家", $"{amount} will be agreed to; the platform pays the buyer");

    public static Both Evidence(Money amount) =>
        ($"登记后将自动退款 {amount}", $"Once this is reported, {amount} will be refunded automatically");

    public static Both NotYet(Both why) => ($"尚未退款：{why.Zh}", $"Not refunded yet: {why.En}");
}
