using Antui.Tests.Api;
using Antui.Tests.EndToEnd;

namespace Antui.Tests.Browser;

/// <summary>The API's page works under the content policy, and asks nobody elsewhere for anything.</summary>
[Collection(Processes.Name)]
public sealed class The_page_of_the_API
{
    [Fact]
    public async Task Shows_every_room_and_fetches_nothing_from_elsewhere()
    {
        await using var node = await TestNode.StartAsync();
        await using var page = await ConsolePage.OpenAsync(node.Address, "docs/");
        await page.SeeAsync("Antui 安退");
        await page.SeeAsync("Refunds");
        await page.SeeAsync("Hosted shops");
        await page.PictureAsync("api");
        Assert.Empty(page.Wrongs);
    }
}
