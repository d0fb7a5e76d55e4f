namespace Antui.Tests.Api;

public sealed class Strategies_as_versions
{
    [Fact]
    public async Task A_change_is_a_version_with_its_author_and_can_be_taken_back()
    {
        await using var node = await TestNode.StartAsync();
        const string path = "shops/h1/strategies";
        const string mine = """
            {"items":[{"id":"n","name":"Night","template":"unshipped-stopped",
                       "conditions":[{"fromHour":22,"toHour":6,"is":"between"}]}]}
            """;
        var (status, made) = await node.SendAsync(HttpMethod.Put, path, mine);
        Assert.Equal((200, 2, "person:Li"), (status, (int)made["version"]!, (string)made["author"]!));
        Assert.True((bool)made["items"]![0]!["enabled"]!);
        Assert.Equal(2, (await node.GetAsync(path + "/history")).Body["items"]!.AsArray().Count);
        var (_, back) = await node.PostAsync(path + "/rollback", """{"version":1}""");
        Assert.Equal((3, "u"), ((int)back["version"]!, (string)back["items"]![0]!["id"]!));
    }

    [Fact]
    public async Task Faults_are_listed_at_once()
    {
        await using var node = await TestNode.StartAsync();
        var (status, problem) = await node.SendAsync(HttpMethod.Put, "shops/h1/strategies",
            """
            {"items":[
              {"id":"a","name":"A","template":"unshipped-stopped","conditions":[{"is":"amount-at-most","fen":0}]},
              {"id":"a","name":"B","template":"unshipped-stopped",
               "conditions":[{"is":"between","fromHour":30,"toHour":1}]}]}
            """);
        Assert.Equal((422, 3), (status, problem["errors"]!.AsArray().Count));
    }

    [Fact]
    public async Task The_catalogue_names_every_condition()
    {
        await using var node = await TestNode.StartAsync();
        var (_, catalogue) = await node.GetAsync("strategies/catalogue");
        var known = typeof(Core.Strategies.Condition)
            .GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonDerivedTypeAttribute), false)
            .Cast<System.Text.Json.Serialization.JsonDerivedTypeAttribute>().Select(a => (string)a.TypeDiscriminator!);
        Assert.Equal(known.Order(), catalogue["conditions"]!.AsArray().Select(c => (string)c!["is"]!).Order());
    }
}
