using Antui.Core;
using Antui.Sandbox.Demo;

namespace Antui.Cli;

/// <summary>The figures of a run for people.</summary>
internal static class Summary
{
    public static void Print(DemoResult r)
    {
        var text = Console.Out;
        text.WriteLine($"orders 订单            {r.Orders} ({r.PaidOrders} paid)");
        text.WriteLine($"refunds 退款           {r.Refunds}, refunded {r.Refunded} for {Money.Fen(r.RefundedFen)}");
        text.WriteLine($"automatic 自动         {r.Automatic}, with a person 待人工 {r.WithPerson}");
        text.WriteLine($"stopped 拦截           {r.StoppedBeforeShipment}, refused 拦截失败 {r.StopRefused}, returned 退货入仓 {r.ReturnedAndReceived}");
        text.WriteLine($"reports 回传           {r.ReportsSent}, SKUs pushed 推送库存 {r.StockPushed}");
        text.WriteLine($"facts 事实             {r.Facts}, faults injected 注入故障 {r.FaultsInjected}");
        text.WriteLine($"doubled {r.Doubled}, over ceiling {r.OverCeiling}, refunded but shipped {r.RefundedButShipped}");
        text.WriteLine($"{TimeSpan.FromSeconds(r.SimulatedSeconds).TotalDays:0.0} days in {r.WallSeconds:0.0} s, peak memory {r.PeakMemoryMb:0} MB");
        foreach (var open in r.Open)
            text.WriteLine($"  open 未完结 {open.Node} {open.Shop} {open.OrderNo} {open.RefundNo} {open.Phase}: {open.Code}");
        foreach (var (name, held) in r.Invariants) text.WriteLine($"  {(held ? "ok  " : "FAIL")} {name}");
    }
}
