using System.Text.Json.Nodes;
using Antui.Core;
using Antui.Tests.EndToEnd;
using Microsoft.Playwright;

namespace Antui.Tests.Browser;

/// <summary>
/// An operator's whole day in the console alone: everything the merchant does is a click or a key. Only the buyers act
/// elsewhere, on the marketplace.
/// </summary>
[Collection(Processes.Name)]
public sealed class A_day_at_the_desk
{
    private const long Piece = 12_800;

    [Fact]
    public async Task From_the_first_fetch_to_the_reconciliation()
    {
        await using var sites = await TwoSites.StartAsync("青山茶器旗舰店");
        await sites.BuyAsync("70001", "buyer-1", "浙江省", "龙井");
        await sites.BuyAsync("70002", "buyer-1", "浙江省", "白瓷盖碗");
        await sites.BuyAsync("70003", "buyer-2", "江苏省", "公道杯");
        await sites.BuyAsync("70004", "buyer-3", "广东省", "茶盘");
        await sites.BuyAsync("70005", "buyer-4", "四川省", "茶巾");
        await using var console = await ConsolePage.OpenAsync(sites.Merchant, "#/");
        var person = new Operator(console);
        await person.SignInAsync(TwoSites.Admin, "进入");

        await FetchAsync(person, "订单 5、入池 5");
        await ConvertAsync(person);
        await AuditAndMergeAsync(person);
        await StopAsync(sites, person);
        await ShipAsync(sites, person);
        await ReturnAsync(sites, person);
        await UnclaimedAsync(sites, person);
        await ReconcileAsync(sites, person);
        await ProveAsync(sites);
        Assert.Empty(console.Wrongs);
    }

    private static async Task FetchAsync(Operator person, string counts)
    {
        await person.GoAsync("定时任务");
        var job = person.Row("抓取单头");
        await job.GetByRole(AriaRole.Button, new() { Name = "立即运行" }).ClickAsync();
        await Operator.SeesAsync(job, counts);
        await person.Console.PictureAsync("day.jobs");
    }

    /// <summary>One by itself, two that were marked, and all that match.</summary>
    private static async Task ConvertAsync(Operator person)
    {
        await person.GoAsync("待转入");
        await person.OpenTabAsync("待转入", 5);
        await person.Console.PictureAsync("day.pool");
        await person.Row("70001").ClickAsync();
        var drawer = person.Page.Locator(".ant-drawer-content, .ant-drawer-section").First;
        await Operator.SeesAsync(drawer, "70001");
        await drawer.GetByRole(AriaRole.Button, new() { Name = "转入", Exact = true }).ClickAsync();
        await person.ConfirmAsync("转入");
        await Operator.SeesAsync(drawer, "已转入");
        await person.Console.PictureAsync("day.pool-record");
        await person.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(drawer).ToBeHiddenAsync();

        await person.OpenTabAsync("待转入", 4);
        await person.MarkAsync("70002", "70003");
        await person.DoAsync("转入");
        await person.OpenTabAsync("待转入", 2);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "转入（全部符合条件的）" }).ClickAsync();
        await person.ConfirmAsync("转入");
        await person.Console.SeeAsync("处理完成：2 / 2，失败 0");
        await person.OpenTabAsync("已转入", 5);
    }

    private static async Task AuditAndMergeAsync(Operator person)
    {
        await person.GoAsync("销售订单");
        await person.OpenTabAsync("待客审", 5);
        await person.MarkAllAsync(5);
        await person.Console.PictureAsync("day.audit");
        await person.DoAsync("客审通过");
        await person.Console.SeeAsync("完成 5 条，失败 0 条");

        await person.OpenTabAsync("合单建议");
        var proposal = person.Page.Locator(".ant-card-small").Filter(new() { HasText = "70001" });
        await Operator.SeesAsync(proposal, "70002");
        await person.Console.PictureAsync("day.merge");
        await proposal.GetByRole(AriaRole.Button, new() { Name = "合单" }).ClickAsync();
        await person.ConfirmAsync("合单");
        await person.Console.SeeAsync("完成 2 条，失败 0 条");
        await person.Console.SeeAsync("没有可以合并的订单");
    }

    /// <summary>A refund of goods that have not left: the shipment is stopped, and only then the money goes.</summary>
    private static async Task StopAsync(TwoSites sites, Operator person)
    {
        await sites.AskAsync("91003", "70003", "unshipped", Piece, "不想要了");
        await FetchAsync(person, "订单 5、入池 1、退单 1");
        await ConvertRefundsAsync(person, 1, "91003");
        await person.GoAsync("销售订单");
        await person.OpenTabAsync("已拦截", 1);
        await person.Row("70003").WaitForAsync();
        await SeeRefundedAsync(sites, person, "91003", "订单 5、退单 1");
        await person.Console.PictureAsync("day.stopped-refund");
    }

    private static async Task ShipAsync(TwoSites sites, Operator person)
    {
        await person.GoAsync("销售订单");
        foreach (var (stage, step) in ((string, string)[])
            [("待下发", "下发仓库"), ("待拣货", "拣货完成"), ("待打包", "打包完成")])
        {
            await person.OpenTabAsync(stage, 4);
            await person.MarkAllAsync(4);
            await person.DoAsync(step);
            await person.OpenTabAsync(stage, 0);
        }
        await person.OpenTabAsync("待发货", 4);
        await person.MarkAllAsync(4);
        await person.Page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "交运发货" }).ClickAsync();
        // Two of the four leave in one parcel, so there are three labels to scan.
        for (var parcel = 1; parcel <= 3; parcel++)
        {
            var dialog = await person.StandingAsync();
            await Operator.SeesAsync(dialog, $"第 {parcel} / 3 件包裹");
            await person.Console.PictureAsync($"day.hand-over-{parcel}");
            var label = dialog.GetByLabel("运单号", new() { Exact = true });
            await label.FillAsync($"SF:SF90000{parcel}");
            await label.PressAsync("Enter");
        }
        await person.GoneAsync("交运发货");
        await person.OpenTabAsync("已发货", 4);
        await person.Console.PictureAsync("day.shipped");
        foreach (var no in (string[])["70001", "70002", "70004", "70005"])
            await TwoSites.UntilAsync(
                sites.Market, $"orders/{TwoSites.Shop}/{no}", b => (string?)b["status"] == "shipped");
    }

    /// <summary>The parcel is found by its label, received and inspected by keyboard; the money follows.</summary>
    private static async Task ReturnAsync(TwoSites sites, Operator person)
    {
        await sites.AskAsync("91004", "70004", "return", Piece, "与描述不符");
        await sites.AskAsync("91005", "70005", "return", Piece, "少件/破损");
        await FetchAsync(person, "订单 5、入池 2、退单 3");
        await ConvertRefundsAsync(person, 2, "91004");
        await sites.SendBackAsync("91004", "70004", "YT9004000");
        await FetchAsync(person, "订单 5、退单 3");
        await person.GoAsync("退货");
        await person.OpenTabAsync("在途", 1);
        await Operator.SeesAsync(person.Row("91004"), "YT9004000");

        await person.GoAsync("扫描");
        await person.TypeAsync("YT9004000");
        await person.SaysAsync("还有 1 件未验");
        await person.Console.PictureAsync("day.scan");
        await person.TypeAsync("+850");
        await person.SaysAsync("重量 850 克");
        await person.TypeAsync("G");
        await person.SaysAsync("成功：YT9004000，1 件");
        await SeeRefundedAsync(sites, person, "91004", "订单 5、退单 3");
        await person.Console.PictureAsync("day.returned-refund");
    }

    /// <summary>A parcel whose buyer told no number: recorded, matched by its goods, claimed, inspected.</summary>
    private static async Task UnclaimedAsync(TwoSites sites, Operator person)
    {
        await sites.UntilAgreedAsync("91005");
        await person.GoAsync("扫描");
        await person.TypeAsync("ZT9005000");
        await person.SaysAsync("不认识 ZT9005000");
        await person.TypeAsync("");
        await person.SaysAsync("登记无头件");
        await person.TypeAsync("SKU-70005-1");
        await person.Console.PictureAsync("day.unclaimed");
        await person.TypeAsync("");
        await person.SaysAsync("输入序号确认");
        await Operator.SeesAsync(person.Page.Locator(".scan-matches li").First, "91005");
        await person.Console.PictureAsync("day.matches");
        await person.TypeAsync("1");
        await person.SaysAsync("已确认归属 ZT9005000");
        await person.TypeAsync("ZT9005000");
        await person.SaysAsync("还有 1 件未验");
        await person.TypeAsync("G");
        await person.SaysAsync("成功：ZT9005000，1 件");
        await person.GoAsync("待匹配");
        await person.Page.GetByRole(AriaRole.Tab, new() { Name = "无头件" }).ClickAsync();
        await person.Page.Locator(".ant-segmented-item").Filter(new() { HasText = "已认领" }).ClickAsync();
        await Operator.SeesAsync(person.Row("ZT9005000"), "91005");
        // The platform refunds no return that it believes to be with the buyer, who names the number only now.
        await sites.SendBackAsync("91005", "70005", "ZT9005000");
        await FetchAsync(person, "订单 5、退单 3");
        await SeeRefundedAsync(sites, person, "91005", "订单 5、退单 3");
    }

    private static async Task ReconcileAsync(TwoSites sites, Operator person)
    {
        await person.GoAsync("对账");
        await person.Console.PressAsync("立即对账");
        await person.ConfirmAsync("立即对账");
        await person.Console.SeeAsync("全部一致");
        await person.Console.PictureAsync("day.reconciled");
        // A courier has goods that were refunded as stopped: somebody took them along.
        var (status, body) = await TwoSites.SendAsync(
            sites.Merchant, HttpMethod.Post, $"shops/{TwoSites.Shop}/evidence",
            new JsonObject { ["orderNo"] = "70003", ["kind"] = "shipped", ["id"] = "W1", ["note"] = "SF900009" });
        Assert.True(status is 200 or 201, body.ToJsonString());
        await person.Console.PressAsync("立即对账");
        await person.ConfirmAsync("立即对账");
        await person.Page.GetByRole(AriaRole.Tab, new() { Name = "已退款仍发货 1" }).ClickAsync();
        var finding = person.Page.Locator("li").Filter(new() { HasText = "70003" }).Last;
        await person.Console.PictureAsync("day.finding");
        await finding.GetByRole(AriaRole.Button, new() { Name = "标记已解决" }).ClickAsync();
        await person.ConfirmAsync("标记已解决", "买家已重新付款");
        await person.Page.Locator(".ant-segmented-item").Filter(new() { HasText = "已解决" }).ClickAsync();
        await person.Console.SeeAsync("买家已重新付款");
        await person.Console.PictureAsync("day.resolved");
    }

    private static async Task ConvertRefundsAsync(Operator person, int count, string first)
    {
        await person.GoAsync("待转入");
        await person.Page.Locator(".ant-segmented-item").Filter(new() { HasText = "待转入退单" }).ClickAsync();
        await person.OpenTabAsync("待转入", count);
        await person.Row(first).WaitForAsync();
        await person.MarkAllAsync(count);
        await person.DoAsync("转入");
        await person.OpenTabAsync("待转入", 0);
    }

    private static async Task OpenRefundAsync(Operator person, string refund)
    {
        await person.GoAsync("售后单");
        await person.Page.GetByRole(AriaRole.Link, new() { Name = refund }).First.ClickAsync();
        await person.Console.SeeAsync("退款 " + refund);
    }

    /// <summary>
    /// The platform pays a moment after it took the agreement. Our look right after that may come too early, and no
    /// other comes by itself here: the person fetches again.
    /// </summary>
    private static async Task SeeRefundedAsync(TwoSites sites, Operator person, string refund, string counts)
    {
        await TwoSites.UntilAsync(
            sites.Market, $"refunds/{TwoSites.Shop}/{refund}", b => (string?)b["phase"] == "refunded");
        await FetchAsync(person, counts);
        await OpenRefundAsync(person, refund);
        await person.Console.SeeAsync("已退款");
    }

    /// <summary>What the pages said is what the marketplace paid and the journal keeps, with the author.</summary>
    private static async Task ProveAsync(TwoSites sites)
    {
        Assert.Equal(
            ["91003 12800", "91004 12800", "91005 12800"],
            (await sites.PaidAsync()).Select(p => $"{p.Key} {p.Value}").Order(StringComparer.Ordinal));
        // The first one's goods were reported as gone all the same: a person has it until he has read that.
        foreach (var (refund, phase) in ((string, string)[])
            [("91003", "person"), ("91004", "refunded"), ("91005", "refunded")])
        {
            var (_, told) = await TwoSites.SendAsync(
                sites.Merchant, HttpMethod.Get, $"refunds/{TwoSites.Shop}/{refund}", null);
            Assert.Equal((phase, true), ((string)told["phase"]!, (bool)told["automatic"]!));
        }
        Assert.Equal(
            "shipment-audited, shipment-merged, shipment-moved x4", await DoneByAsync(sites, "70001", "person:Li"));
        Assert.Equal("shipment-audited", await DoneByAsync(sites, "70003", "person:Li"));
        Assert.Equal(
            "return-inspected, return-received, shipment-audited, shipment-moved x4",
            await DoneByAsync(sites, "70004", "person:Li"));
    }

    /// <summary>What the journal of an order says somebody did: "shipment-moved x4".</summary>
    private static async Task<string> DoneByAsync(TwoSites sites, string order, string author)
    {
        var stop = TestContext.Current.CancellationToken;
        var journal = Assert.Single(await sites.Journal.LoadAsync([new OrderKey(TwoSites.Shop, order)], stop));
        var steps = journal.Where(entry => entry.Source == author)
            .SelectMany(entry => JsonNode.Parse(entry.Events.Span)!.AsArray()).Select(e => (string)e!["t"]!)
            .Where(type => type.Split('-')[0] is "shipment" or "return");
        return string.Join(", ", steps.GroupBy(t => t).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.Count() == 1 ? g.Key : $"{g.Key} x{g.Count()}"));
    }
}
