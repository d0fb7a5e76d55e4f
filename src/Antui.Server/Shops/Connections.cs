using Antui.Core;
using Antui.Core.Ports;
using Antui.Core.Ways;
using Antui.Engine.Shops;

namespace Antui.Server.Shops;

/// <summary>"Is my shop connected?" in the API's words.</summary>
public static class Connections
{
    /// <summary>Polling this much behind its own interval is worth a warning.</summary>
    private const int LateIntervals = 5;

    public static ConnectionView Of(Shop shop, Instant now)
    {
        var hosted = shop.Policy.IsHosted;
        var platform = hosted ? new SideView("none", null, null, null, null) : Side(shop.State.Platform);
        var erp = shop.Policy.Goods is Goods.OurDesk
            ? new SideView("none", null, null, null, null) : Side(shop.State.Erp);
        var problems = Problems(shop, hosted, now).ToList();
        var broken = platform.State is "broken" || erp.State is "broken";
        var state = shop.Paused ? "paused" : broken ? "broken" : problems.Count > 0 ? "warning" : "ok";
        var ends = shop.Platform.Port<IWarn>()?.AuthorisationEndsAt;
        return new ConnectionView(state, platform, erp, ends, Polling(shop, hosted, now), problems);
    }

    private static SideView Side(SideState side) => side.LastOk is null && side.LastError is null
        ? new SideView("silent", null, null, null, null)
        : new SideView(side.Ok ? "ok" : "broken", side.Since, side.LastOk, side.LastError, side.Error);

    private static PollingView Polling(Shop shop, bool hosted, Instant now)
    {
        if (hosted || (shop.State.OrdersTo is null && shop.State.RefundsTo is null))
            return new PollingView(null, null, null);
        var oldest = Instant.Min(shop.State.OrdersTo ?? Instant.Never, shop.State.RefundsTo ?? Instant.Never);
        return new PollingView(shop.State.OrdersTo, shop.State.RefundsTo, Math.Max(0, (now.Ms - oldest.Ms) / 1000));
    }

    private static IEnumerable<ShopProblem> Problems(Shop shop, bool hosted, Instant now)
    {
        if (shop.Gates.Stopped)
            yield return new ShopProblem("STOPPED", (
                "全部店铺已紧急停止：不发出任何操作，仍在拉取", "All shops are stopped: nothing is sent; they are still read"));
        if (shop.Config.Paused || shop.Gates.Paused)
            yield return new ShopProblem("PAUSED",
                ("店铺已暂停：不发出任何操作，仍在拉取", "The shop is paused: nothing is sent; it is still read"));
        if (shop.Policy.BreakerOpen)
            yield return new ShopProblem("BREAKER_OPEN", (
                "自动退款已达限额并停止，需人工恢复",
                "A cap was reached and automatic refunds are stopped until a person resumes them"));
        var platform = shop.State.Platform;
        if (!hosted && platform is { Ok: false, LastError: not null })
            yield return new ShopProblem("PLATFORM_BROKEN", (
                $"平台连接异常：{platform.Error}", $"The platform's connection is broken: {platform.Error}"));
        if (!hosted && platform is { LastOk: null, LastError: null } && !shop.Paused)
            yield return new ShopProblem("PLATFORM_SILENT", ("尚未与平台通信", "The platform has not been spoken to yet"));
        if (shop.State.Erp is { Ok: false, LastError: not null } erp)
            yield return new ShopProblem("ERP_BROKEN",
                ($"ERP 连接异常：{erp.Error}", $"The ERP's connection is broken: {erp.Error}"));
        var lag = Polling(shop, hosted, now).LagSeconds;
        if (lag > LateIntervals * Math.Max(60, shop.Config.Poll.Interval.TotalSeconds))
            yield return new ShopProblem("POLLING_LATE", ($"拉取落后 {lag} 秒", $"Reading is {lag} s behind"));
        foreach (var warning in shop.Platform.Port<IWarn>()?.Warnings(now) ?? [])
            yield return new ShopProblem(warning.Code, (warning.Zh, warning.En));
        if (shop.Policy.Channel.NeedsStrategy && !shop.Policy.Strategies.Items.Any(s => s.Enabled))
            yield return new ShopProblem("NO_STRATEGY", (
                "没有启用的策略：所有退款都需人工", "No strategy is enabled: every refund needs a person"));
    }
}
