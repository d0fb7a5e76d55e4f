using Antui.Tests.EndToEnd;
using Antui.Tests.Gateways.Ascp;

namespace Antui.Tests.Browser;

/// <summary>The tab of the stock page with the stock of others, and what the platform was told of ours.</summary>
[Collection(Processes.Name)]
public sealed class Stock_elsewhere_in_a_browser
{
    [Fact]
    public async Task What_the_platform_has_and_what_it_was_told_stand_together()
    {
        await using var pair = await Publishing_stock.StartAsync();
        await Publishing_stock.CountAsync(pair, "E1", ("SKU-A", 1_234), ("SKU-B", 7));
        await Publishing_stock.RunAsync(pair);
        await using var console = await ConsolePage.OpenAsync(
            pair.Address, $"#key={DirectPair.Admin}&/stock?tab=outside&sku=SKU-A");

        await console.SeeAsync("天猫国际直营 现在的库存");
        await console.SeeAsync("已推送的库存");
        Assert.Equal(4, await console.Page.GetByText("1,234", new() { Exact = true }).CountAsync());
        await console.PictureAsync("outside.zh");

        await console.SpeakAsync("English");
        await console.SeeAsync("Stock at Tmall Global direct now");
        Assert.Equal(2, await console.Page.Locator(".ant-tag").GetByText("Pushed").CountAsync());
        await console.PictureAsync("outside.en");

        pair.Mishaps.Refuses = "isv.gone";
        await console.Page.GetByLabel("SKUs, separated by spaces").FillAsync("SKU-B");
        await console.SeeAsync("The stock could not be read");
        await console.SpeakAsync("中文");
        await console.SeeAsync("对方没有给出库存");
        await console.PictureAsync("outside.failed.zh");
    }
}
