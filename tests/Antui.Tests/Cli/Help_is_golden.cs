using System.CommandLine;
using System.Runtime.CompilerServices;
using Antui.Cli;

namespace Antui.Tests.Cli;

/// <summary>The help of every command, as one file. TEST_UPDATE_GOLDEN=1 writes it anew.</summary>
public sealed class Help_is_golden
{
    [Fact]
    public void Every_command_has_the_help_that_was_reviewed()
    {
        var text = string.Join("\n", Commands(CliApp.Create(), []).Select(Help));
        var golden = Path.Combine(Path.GetDirectoryName(Here())!, "help.txt");
        if (Environment.GetEnvironmentVariable("TEST_UPDATE_GOLDEN") is "1") File.WriteAllText(golden, text);
        Assert.Equal(File.ReadAllText(golden), text);
    }

    [Theory]
    [InlineData("serve --config nowhere.json", 2)]
    [InlineData("serve --store mysql", 2)]
    [InlineData("refund", 1)]
    [InlineData("fly", 1)]
    [InlineData("key create --scopes everything --store memory", 1)]
    [InlineData("refund show R1 --store memory", 1)]
    [InlineData("doctor --store memory", 0)]
    [InlineData("serve --check --store memory", 0)]
    [InlineData("version --json", 0)]
    public async Task Exit_codes_tell_what_happened(string line, int code) =>
        Assert.Equal(code, await CliApp.Create().Parse(line.Split(' ')).InvokeAsync(
            new InvocationConfiguration { Output = TextWriter.Null, Error = TextWriter.Null },
            TestContext.Current.CancellationToken));

    private static IEnumerable<string[]> Commands(Command command, string[] path)
    {
        yield return path;
        foreach (var inner in command.Subcommands.Where(s => !s.Hidden))
            foreach (var one in Commands(inner, [.. path, inner.Name])) yield return one;
    }

    private static string Help(string[] path)
    {
        using var output = new StringWriter();
        CliApp.Create().Parse([.. path, "--help"]).Invoke(new InvocationConfiguration { Output = output });
        var lines = output.ToString().Replace(RootCommand.ExecutableName, "antui", StringComparison.Ordinal)
            .ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd());
        return $"$ antui {string.Join(' ', path)}".TrimEnd() + " --help\n" + string.Join("\n", lines).TrimEnd() + "\n";
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
