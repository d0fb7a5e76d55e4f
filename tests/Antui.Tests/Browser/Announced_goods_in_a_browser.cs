using Antui.Tests.Api;
using Antui.Tests.EndToEnd;
using Antui.Tests.Gateways.Qimen;
using Microsoft.Playwright;

namespace Antui.Tests.Browser;

/// <summary>The tab of the stock page where goods of an ERP of others are counted in.</summary>
[Collection(Processes.Name)]
public sealed class Announced_goods_in_a_browser
{
    [Fact]
    public async Task They_are_counted_in_part_by_part_and_the_erp_hears_of_each()
    {
        await using var erp = await WarehouseStandIn.StartAsync();
        await using var node = await Entry_orders_of_a_desk.StartAsync(erp);
        await Entry_orders_of_a_desk.AnnounceAsync(node, "CG20300520001");
        await Entry_orders_of_a_desk.AnnounceAsync(node, "CG20300520002");
        await using var console = await ConsolePage.OpenAsync(node.Address, "#key=" + TestNode.Admin);
        var page = console.Page;
        await page.EvaluateAsync("location.hash = '#/stock?tab=entries'");
        await console.SeeAsync("CG20300520002");
        await ReceiveAsync(console, "收货", "良品 SKU-A", 4);
        await console.SeeAsync("4/10");
        await console.SeeAsync("对方已确认");
        await console.PictureAsync("entries.zh");
        await console.SpeakAsync("English");
        await ReceiveAsync(console, "Count in", "Good SKU-A", 6);
        await page.Locator(".ant-segmented-item", new PageLocatorOptions { HasText = "Done" }).ClickAsync();
        await console.SeeAsync("10/10");
        await console.SeeAsync("ERP knows");
        await console.PictureAsync("entries.en");
        Assert.Equal(["0", "1"], erp.Entries.Values
            .Select(e => e.Element("entryOrder")!.Element("confirmType")!.Value).Order(StringComparer.Ordinal));
        Assert.Empty(console.Wrongs);
    }

    private static async Task ReceiveAsync(ConsolePage console, string button, string field, int pieces)
    {
        // Newest first: the second row is the first document.
        var row = console.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "CG20300520001" });
        await row.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        var dialog = console.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel(field, new() { Exact = true }).FillAsync(pieces.ToString());
        await console.Page.Locator(".ant-modal:not(.ant-zoom-appear)").First.WaitForAsync();
        await console.PictureAsync("entries.dialog." + pieces);
        await dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await dialog.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
    }
}
