namespace Antui.Tests.Api;

public sealed class Parked_facts
{
    [Fact]
    public async Task People_see_retry_assign_and_dismiss_them()
    {
        await using var node = await TestNode.StartAsync();
        await node.AskAsync("r3", "none-3", 31);
        await node.AskAsync("r4", "none-4", 41);
        var list = (await node.GetAsync("parked")).Body;
        Assert.Equal((2L, 2), ((long)list["total"]!, list["items"]!.AsArray().Count));
        var (first, id) = (list["items"]![0]!, (string)list["items"]![0]!["id"]!);
        Assert.Equal(((string)first["at"]!, "", true, true),
            ((string)list["oldest"]!, (string)first["assignee"]!, first["nextTryAt"] is not null,
                first["dismissed"] is null));

        var (status, taken) = await node.PostAsync($"parked/{id}/assign", """{"to":"仓库小陈"}""");
        Assert.Equal((200, "仓库小陈"), (status, (string)taken["assignee"]!));
        var mine = (await node.GetAsync("parked?assignee=" + Uri.EscapeDataString("仓库小陈"))).Body;
        Assert.Single(mine["items"]!.AsArray());
        var (_, tried) = await node.PostAsync($"parked/{id}/retry", "{}");
        Assert.Equal(("parked", "ORDER_UNKNOWN"), ((string)tried["result"]!, (string)tried["reason"]!));

        Assert.Equal(422, (await node.PostAsync($"parked/{id}/dismiss", """{"reason":" "}""")).Status);
        var (_, gone) = await node.PostAsync($"parked/{id}/dismiss", """{"reason":"平台测试单"}""");
        Assert.Equal(("person:Li", "平台测试单"),
            ((string)gone["dismissed"]!["by"]!, (string)gone["dismissed"]!["reason"]!));
        foreach (var action in (string[])["retry", "assign", "dismiss"])
        {
            var body = action switch { "assign" => """{"to":"x"}""", "dismiss" => """{"reason":"x"}""", _ => "{}" };
            var (code, problem) = await node.PostAsync($"parked/{id}/{action}", body);
            Assert.Equal((409, "PARKED_DISMISSED"), (code, (string)problem["code"]!));
            Assert.Equal(404, (await node.PostAsync($"parked/nothing/{action}", body)).Status);
        }
        list = (await node.GetAsync("parked")).Body;
        Assert.Equal((1L, "none-4"), ((long)list["total"]!, (string)list["items"]![0]!["orderNo"]!));
        Assert.Equal(id, (string)(await node.GetAsync("parked?state=dismissed")).Body["items"]![0]!["id"]!);
        Assert.Equal(400, (await node.GetAsync("parked?state=gone")).Status);
    }

    [Fact]
    public async Task A_page_says_where_the_next_one_begins()
    {
        await using var node = await TestNode.StartAsync();
        for (var i = 0; i < 5; i++) await node.AskAsync($"r{i}", $"none{i}", 100 + i);
        var first = (await node.GetAsync("parked?limit=3")).Body;
        var second = (await node.GetAsync("parked?limit=3&cursor=" + (string)first["next"]!)).Body;
        Assert.Equal((3, 2, true),
            (first["items"]!.AsArray().Count, second["items"]!.AsArray().Count, second["next"] is null));
    }
}
