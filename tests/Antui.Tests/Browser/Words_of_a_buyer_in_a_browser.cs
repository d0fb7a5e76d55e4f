using Antui.Tests.Api;
using Antui.Tests.EndToEnd;
using Microsoft.Playwright;

namespace Antui.Tests.Browser;

/// <summary>What a buyer wrote: how it begins, whole for a reason, and gone.</summary>
[Collection(Processes.Name)]
public sealed class Words_of_a_buyer_in_a_browser
{
    private const string Words = "打给张测试零一 13900001111，送秘密路911号";

    [Fact]
    public async Task They_are_read_for_a_reason_and_erased_for_good()
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("O1", "h2");
        await node.PostAsync(
            "shops/h2/refunds",
            $$"""{"refundNo":"R1","orderNo":"O1","kind":"return","amountFen":100,"reason":"{{Words}}"}""");
        await using var console = await ConsolePage.OpenAsync(node.Address, "#key=" + TestNode.Admin);
        await console.Page.EvaluateAsync("location.hash = '#/refunds/h2/R1'");
        await console.SeeAsync("打给…");
        await AskedAsync(console, "查看原文", "买家来电");
        await console.SeeAsync(Words);
        await console.Page.Keyboard.PressAsync("Escape");
        await console.SeeAsync("买家来电");
        await AskedAsync(console, "删除留言", "买家要求");
        await console.SeeAsync("买家要求");
        Assert.DoesNotContain("打给", await console.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal("erased", (string?)(await node.GetAsync("refunds/h2/R1")).Body["words"]);
        Assert.Empty(console.Wrongs);
    }

    /// <summary>The button, then the dialog's own with the same name, once a reason is given.</summary>
    private static async Task AskedAsync(ConsolePage console, string button, string reason)
    {
        var page = console.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Textbox).FillAsync(reason);
        await dialog.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
    }
}
