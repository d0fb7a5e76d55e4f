using System.Text.Json.Nodes;
using Antui.Engine;
using Antui.Tests.Api;
using Antui.Tests.Cli;
using Antui.Tests.EndToEnd;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Antui.Tests.Browser;

/// <summary>The console as people use it: the built files, served by a node, in a real browser.</summary>
[Collection(Processes.Name)]
public sealed class Console_in_a_browser
{
    private static readonly string[] Payloads =
    [
        "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "\"><svg onload=alert(1)>", "javascript:alert(1)",
        "{{constructor.constructor('alert(1)')()}}", "<iframe srcdoc='<script>alert(1)</script>'>",
        "</title><script>alert(1)</script>",
    ];

    [Fact]
    public async Task A_refund_is_found_read_in_both_languages_held_and_released()
    {
        await using var node = await TestNode.StartAsync();
        await NameAsync(node);
        await OrderAsync(node, "830066120000200001", "龙井 · 明前 · 125 克", 26_800);
        await AskAsync(node, "910066120000300001", "830066120000200001", 26_800, "不想要了");
        await OrderAsync(node, "830066120000200002", "白瓷盖碗", 188_000);
        await AskAsync(node, "910066120000300002", "830066120000200002", 188_000, "拍错/多拍");
        await node.PostAsync(
            "shops/h2/evidence",
            """
            {"orderNo":"830066120000200002","refundNo":"910066120000300002","kind":"stopped","level":"picking"}
            """);
        await using var console = await ConsolePage.OpenAsync(node.Address, "#key=" + TestNode.Admin);
        var page = console.Page;
        await page.EvaluateAsync("location.hash = '#/refunds'");
        await console.SeeAsync("910066120000300001");
        await console.SeeAsync("910066120000300002");
        Assert.DoesNotContain(TestNode.Admin, page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "910066120000300002" }).First.ClickAsync();
        await console.SeeAsync("需要人工处理");
        Assert.Contains("验证", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await console.PictureAsync("refund.zh");
        await console.SpeakAsync("English");
        await console.SeeAsync("A person is needed");
        Assert.Contains("Verification", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await console.PictureAsync("refund.en");

        await page.EvaluateAsync("location.hash = '#/refunds/h2/910066120000300001'");
        await console.SeeAsync("Refund 910066120000300001");
        await console.ActAsync("Hold", "the customer called");
        await console.SeeAsync("the customer called");
        await node.UntilAsync("h2", "910066120000300001", "person");
        await console.ActAsync("Release", "settled on the phone");
        await node.UntilAsync("h2", "910066120000300001", "waiting");
        await console.SeeAsync("settled on the phone");
        await node.PostAsync(
            "shops/h2/evidence",
            """{"orderNo":"830066120000200001","refundNo":"910066120000300001","kind":"stopped"}""");
        await node.UntilAsync("h2", "910066120000300001", "refunded");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hold", Exact = true })
            .WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await console.SpeakAsync("中文");
        await console.SeeAsync("已退款");
        Assert.Empty(console.Wrongs);
    }

    [Fact]
    public async Task The_emergency_stop_is_asked_for_shown_on_every_page_and_taken_back()
    {
        await using var node = await TestNode.StartAsync();
        await using var console = await ConsolePage.OpenAsync(node.Address, "#key=" + TestNode.Admin);
        await console.Page.EvaluateAsync("location.hash = '#/shops'");
        await console.SayAsync("紧急停止全部店铺", "对账不平，先停");
        foreach (var page in (string[])["shops", "refunds", "stock"])
        {
            await console.Page.EvaluateAsync($"location.hash = '#/{page}'");
            var banner = await console.Page.Locator(".stop-banner").InnerTextAsync();
            Assert.All((string[])["全部店铺已紧急停止", "对账不平，先停", "Li"],
                said => Assert.Contains(said, banner, StringComparison.Ordinal));
        }
        await console.Page.EvaluateAsync("location.hash = '#/shops'");
        await console.PictureAsync("stop.zh");
        await console.SpeakAsync("English");
        await console.SeeAsync("All shops are stopped");
        await console.PictureAsync("stop.en");
        await console.SayAsync("Resume all shops", "checked");
        await console.Page.Locator(".stop-banner").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        Assert.False((bool)(await node.GetAsync("installation")).Body["stopped"]!);
        Assert.Empty(console.Wrongs);
    }

    [Fact]
    public async Task All_that_fits_nothing_stands_on_one_page_and_is_dealt_with_there()
    {
        await using var node = await TestNode.StartAsync();
        foreach (var no in (string[])["1", "2"])
            await node.AskAsync("91006612000030000" + no, "83006612000020000" + no, 31);
        await node.PostAsync("unclaimed", """{"number":"ZT1","carrier":"圆通","skus":[{"sku":"SKU-X","quantity":1}]}""");
        await node.OrderAsync("o1", "h2");
        await node.AskAsync("r1", "o1", 5_000, "h2", "return");
        await node.PostAsync(
            "shops/h2/evidence",
            """{"orderNo":"o1","refundNo":"r1","kind":"received","lines":[{"lineNo":"sku:SKU-Y","quantity":3}]}""");
        await using var console = await ConsolePage.OpenAsync(node.Address, "#key=" + TestNode.Admin);
        var page = console.Page;
        var rows = page.Locator("tbody tr.ant-table-row");
        await ShowsAsync("/parked", "830066120000200001", "messages");
        await console.SayAsync("忽略", "平台测试单");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await ShowsAsync("/unclaimed", "ZT1", "parcels");
        await ShowsAsync("/unclaimed?state=goods", "SKU-Y ×3", "goods");
        await console.SpeakAsync("中文");
        await console.PressAsync("认领");
        await console.SeeAsync("SKU-Y ×3 归到哪一笔");
        await console.PictureAsync("waiting.claim.zh");
        await page.Keyboard.PressAsync("Escape");
        await console.SayAsync("忽略", "赠品");
        await console.SeeAsync("没有对不上的货品");
        await ShowsAsync("/waiting?tab=messages&state=dismissed", "平台测试单", "dismissed");
        Assert.Empty(console.Wrongs);

        async Task ShowsAsync(string address, string sees, string name)
        {
            await page.EvaluateAsync("to => location.hash = '#' + to", address);
            await console.SpeakAsync("English");
            await console.SeeAsync(sees);
            await console.PictureAsync($"waiting.{name}.en");
            await console.SpeakAsync("中文");
            await console.PictureAsync($"waiting.{name}.zh");
        }
    }

    [Fact]
    public async Task A_loss_stands_on_its_page_until_somebody_acknowledges_it()
    {
        await using var node = await TestNode.StartAsync();
        foreach (var no in (string[])["1", "2"]) await Commands_of_a_server.LostAsync(node, no);
        await using var console = await ConsolePage.OpenAsync(node.Address, "#key=" + TestNode.Admin);
        await console.Page.EvaluateAsync("location.hash = '#/losses'");
        await console.SeeAsync("r1");
        await console.PictureAsync("losses.zh");
        await console.PressAsync("确认已知晓损失");
        var dialog = console.Page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("textarea").FillAsync("快递已拦截，货在途");
        await console.PictureAsync("losses.ask.zh");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "确认已知晓损失", Exact = true }).ClickAsync();
        var rows = console.Page.Locator("tbody tr.ant-table-row");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await console.SpeakAsync("English");
        await console.SeeAsync("Paid back, and the goods left");
        await console.PictureAsync("losses.en");
        Assert.Empty(console.Wrongs);
    }

    [Fact]
    public async Task What_buyers_write_is_text_everywhere()
    {
        await using var node = await TestNode.StartAsync();
        for (var i = 0; i < Payloads.Length; i++)
        {
            await OrderAsync(node, $"40000{i}", Payloads[i], 5_000);
            await AskAsync(node, $"50000{i}", $"40000{i}", 5_000, Payloads[i]);
            var hold = new JsonObject { ["action"] = "hold", ["reason"] = Payloads[i] };
            await node.PostAsync($"refunds/h2/50000{i}/actions", hold.ToJsonString());
            await node.PostAsync("shops/h2/evidence", new JsonObject
            {
                ["orderNo"] = $"40000{i}",
                ["refundNo"] = $"50000{i}",
                ["kind"] = "stop-refused",
                ["note"] = Payloads[i],
            }.ToJsonString());
        }
        await using var console = await ConsolePage.OpenAsync(node.Address, "#key=" + TestNode.Admin);
        await console.Page.EvaluateAsync("location.hash = '#/refunds'");
        await console.SeeAsync("500000");
        for (var i = 0; i < Payloads.Length; i++)
        {
            await console.Page.EvaluateAsync($"location.hash = '#/refunds/h2/50000{i}'");
            await console.SeeAsync($"退款 50000{i}");
            // As the buyer's reason, the goods' title and the person's reason.
            await console.SeeAsync(Payloads[i]);
            Assert.True(await console.Page.GetByText(Payloads[i]).CountAsync() >= 3, Payloads[i]);
        }
        foreach (var page in new[] { "#/dashboard", "#/shops", "#/parked", "#/refunds?q=<img src=x onerror=alert(1)>" })
        {
            await console.Page.EvaluateAsync($"location.hash = '{page}'");
            await console.Page.Locator("main").WaitForAsync();
            await console.Page.WaitForTimeoutAsync(500);
        }
        Assert.Empty(console.Wrongs);
    }

    /// <summary>Safari tells the end of the composition before the key; nothing of it may reach a field.</summary>
    [Fact]
    public async Task The_Enter_that_confirms_a_candidate_of_an_input_method_looks_nothing_up()
    {
        await using var node = await TestNode.StartAsync();
        await using var console = await ConsolePage.OpenAsync(node.Address, "#key=" + TestNode.Admin);
        var page = console.Page;
        var asked = 0;
        page.Request += (_, request) => asked += request.Url.Contains("SF730001", StringComparison.Ordinal) ? 1 : 0;
        await page.EvaluateAsync("location.hash = '#/scan'");
        var field = page.Locator(".scan-input");
        await field.FillAsync("SF730001");
        await field.EvaluateAsync(
            """
            field => {
              const press = (keyCode, isComposing, repeat) => field.dispatchEvent(new KeyboardEvent('keydown', {
                key: 'Enter', code: 'Enter', keyCode, isComposing, repeat, bubbles: true, cancelable: true }))
              const end = () => field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
              end(); press(229, false, false)
              press(229, true, false); end(); press(13, false, true)
            }
            """);
        await page.WaitForTimeoutAsync(300);
        Assert.Equal(("SF730001", 0), (await field.InputValueAsync(), asked));
        await page.RunAndWaitForRequestAsync(
            () => field.PressAsync("Enter"), r => r.Url.Contains("SF730001", StringComparison.Ordinal));
        Assert.Equal("", await field.InputValueAsync());
    }

    /// <summary>As a shop of this trade would be called; the pictures are for people.</summary>
    private static async Task NameAsync(TestNode node)
    {
        var shops = node.Services.GetRequiredService<RefundEngine>().Shops;
        var shop = shops.Find("h2")!.Config;
        await shops.PutAsync(shop with { Name = "青山茶器旗舰店" }, "config", CancellationToken.None);
        await shops.SetStrategiesAsync(
            "h2", [shop.Strategies[0] with { Name = "未发货仅退款-ERP仓内拦截自动退" }], "config", CancellationToken.None);
    }

    private static async Task OrderAsync(TestNode node, string no, string title, long fen)
    {
        var (status, body) = await node.PostAsync("shops/h2/orders", new JsonObject
        {
            ["orderNo"] = no,
            ["paidFen"] = fen,
            ["buyerRef"] = "buyer-7f3a",
            ["lines"] = new JsonArray(new JsonObject
            {
                ["lineNo"] = "1",
                ["sku"] = "SKU-" + no[^3..],
                ["title"] = title,
                ["quantity"] = 1,
                ["paidFen"] = fen,
            }),
        }.ToJsonString());
        Assert.True(status == 201, body.ToJsonString());
    }

    private static async Task AskAsync(TestNode node, string no, string order, long fen, string reason)
    {
        var (status, body) = await node.PostAsync("shops/h2/refunds", new JsonObject
        {
            ["refundNo"] = no,
            ["orderNo"] = order,
            ["kind"] = "unshipped",
            ["amountFen"] = fen,
            ["reason"] = reason,
        }.ToJsonString());
        Assert.True(status == 201, body.ToJsonString());
    }
}
