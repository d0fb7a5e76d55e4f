using Antui.Core;
using Antui.Core.Reconciliation;
using Antui.Engine.Reconciliation;
using Antui.Server.Texts;

namespace Antui.Server.Reconciliation;

/// <summary>The standing lists of the reconciliation in words: what does not fit, and what helps.</summary>
public static class StandingTexts
{
    public static Both Of(Finding f) => f.List switch
    {
        StandingList.RefundedNotReturned => (
            $"已退款，应退 {f.Expected} 件，实收 {f.Found} 件", $"Refunded; {f.Expected} pieces should be back, {f.Found} are"),
        StandingList.ReturnedNotRefunded => (
            $"货已全部退回，{Yuan(f.Expected)} 尚未退款", $"All goods are back, {Yuan(f.Expected)} is not refunded yet"),
        StandingList.RefundedButShipped => (
            $"已退款 {Yuan(f.Found)}，货物仍然发出", $"Refunded {Yuan(f.Found)}, and the goods left all the same"),
        StandingList.RefundWithoutOrder => (
            $"平台有退款 {f.RefundNo}（{Yuan(f.Found)}），本系统没有订单 {f.OrderNo}",
            $"The platform has refund {f.RefundNo} ({Yuan(f.Found)}), its order {f.OrderNo} is not here"),
        StandingList.AmountsDiffer when f.Evidence.FirstOrDefault(e => e.StartsWith(
            SilentRefunds.LateHours, StringComparison.Ordinal)) is { } late => (
            $"平台已退款 {Yuan(f.Found)} 而未更新修改时间，{late[SilentRefunds.LateHours.Length..]} 小时后比对才发现",
            $"The platform refunded {Yuan(f.Found)} without a new time of change; the comparison noticed it "
                + $"{late[SilentRefunds.LateHours.Length..]} hours later"),
        StandingList.AmountsDiffer => (
            $"金额不符：本系统 {Yuan(f.Expected)}，{Side(f.Against).Zh} {Yuan(f.Found)}",
            $"Amounts differ: here {Yuan(f.Expected)}, {Side(f.Against).En} {Yuan(f.Found)}"),
    };

    /// <summary>The button that helps; the console and the CLI know these words.</summary>
    public static string ActionOf(StandingList list) => list switch
    {
        StandingList.RefundedNotReturned => "open-return",
        StandingList.ReturnedNotRefunded => "open-refund",
        StandingList.RefundedButShipped => "recall",
        StandingList.RefundWithoutOrder => "fetch-order",
        StandingList.AmountsDiffer => "open-refund",
    };

    private static Both Side(string against) => against switch
    {
        "platform" => ("平台", "the platform says"),
        "provider" => ("支付渠道账", "the provider's book says"),
        "warehouse" => ("仓库", "the warehouse says"),
        _ => ("合计", "the sum is"),
    };

    private static string Yuan(long fen) => Money.Fen(fen).ToString();
}
