using Antui.Cli;
using Antui.Tests.Api;

namespace Antui.Tests.Cli;

/// <summary>What the command line says to a running server and prints of its answers.</summary>
[Collection(nameof(Commands_of_a_server))]
[CollectionDefinition(nameof(Commands_of_a_server), DisableParallelization = true)]
public sealed class Commands_of_a_server
{
    [Fact]
    public async Task Stops_all_shops_and_lets_them_go_on()
    {
        await using var node = await TestNode.StartAsync();
        var (code, said) = await RunAsync(node, "stop-all", "--reason", "数据库恢复");
        Assert.Equal(0, code);
        Assert.StartsWith("all shops stopped", said, StringComparison.Ordinal);
        Assert.Contains("person:Li: 数据库恢复", said, StringComparison.Ordinal);
        (_, said) = await RunAsync(node, "shop", "gates", "h1");
        Assert.StartsWith("all shops stopped", said, StringComparison.Ordinal);
        Assert.Contains("409", (await RunAsync(node, "stop-all", "--reason", "x")).Said, StringComparison.Ordinal);
        (code, said) = await RunAsync(node, "resume-all", "--reason", "已核对");
        Assert.Equal(0, code);
        Assert.StartsWith("shops not stopped", said, StringComparison.Ordinal);
    }

    /// <summary>The commands write to the console of the process: one at a time.</summary>
    private static async Task<(int Code, string Said)> RunAsync(TestNode node, params string[] words)
    {
        string[] line = [.. words, "--server", node.Address.ToString(), "--key", TestNode.Admin];
        var (output, error) = (Console.Out, Console.Error);
        using var said = new StringWriter();
        Console.SetOut(said);
        Console.SetError(said);
        try
        {
            var code = await CliApp.Create().Parse(line).InvokeAsync(
                cancellationToken: TestContext.Current.CancellationToken);
            return (code, said.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
