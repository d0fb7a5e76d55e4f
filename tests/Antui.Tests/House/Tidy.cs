using System.Text.RegularExpressions;

namespace Antui.Tests.House;

/// <summary>STYLE.md as a test: plain text rules over everything that is tracked.</summary>
public sealed partial class Tidy
{
    private const int LineMost = 120, FileMost = 400, MethodMost = 60;

    /// <summary>A ratchet: how many longer lines a folder had when the rule came. The numbers only go down.</summary>
    private static readonly Dictionary<string, int> LongLines = new()
    {
        ["src/Antui"] = 26,
        ["src/Antui.Sandbox"] = 73,
        ["src/Antui.Server"] = 107,
        ["src/Antui.Core"] = 131,
        ["src/Antui.Engine"] = 89,
        ["console/src"] = 4,
        ["tests/Antui.Core.Tests"] = 147,
        ["tests/Antui.Tests"] = 43,
        ["bench/Antui.Bench"] = 70,
        ["tests/Antui.Simulation"] = 150,
    };

    /// <summary>Methods that were longer when the rule came: they may shrink, never grow; new ones may not join.</summary>
    private static readonly Dictionary<string, int> LongMethods = [];

    private static readonly string[] Hosts = ["registry.npmjs.org", "www.npmjs.com", "api.nuget.org", "www.nuget.org"];

    private static IEnumerable<string> Code => Repository.Under("src/", ".cs").Concat(Repository.Under("tests/", ".cs"))
        .Concat(Repository.Under("bench/", ".cs")).Concat(Repository.Under("console/src/", ".ts")).Concat(Repository.Under("console/src/", ".tsx"))
        .Where(f => !IsGenerated(f));

    [Fact]
    public void Lines_are_short() => Repository.None(
        from file in Code
        group file by string.Join('/', file.Split('/')[..2]) into folder
        let longer = folder.SelectMany(f => Repository.Lines(f).Select((text, i) => (f, text, no: i + 1)))
            .Where(l => l.text.Length > LineMost).ToList()
        where longer.Count > LongLines.GetValueOrDefault(folder.Key)
        select $"{folder.Key}: {longer.Count} lines above {LineMost}, {LongLines.GetValueOrDefault(folder.Key)} at most; "
            + string.Join(", ", longer.OrderByDescending(l => l.text.Length).Take(3).Select(l => $"{l.f}:{l.no}")));

    [Fact]
    public void Files_are_short() => Repository.None(
        from file in Code
        where !file.Contains("/i18n/", StringComparison.Ordinal)
        let count = Repository.Lines(file).Length
        where count > FileMost
        select $"{file}: {count} lines, {FileMost} at most");

    [Fact]
    public void Methods_are_short() => Repository.None(
        from file in Code.Where(f => f.EndsWith(".cs", StringComparison.Ordinal))
        from method in Blocks(Repository.Lines(file))
        let most = LongMethods.GetValueOrDefault($"{file}: {method.Name}", MethodMost)
        where method.Length > most
        select $"{file}: {method.Name} has {method.Length} lines, {most} at most");

    [Fact]
    public void Nothing_is_left_for_later() => Repository.None(
        from file in Code.Where(f => !f.EndsWith("House/Tidy.cs", StringComparison.Ordinal))
        from line in Repository.Lines(file).Select((text, i) => (text, no: i + 1))
        where Leftover().IsMatch(line.text)
        select $"{file}:{line.no}: {line.text.Trim()}");

    [Fact]
    public void A_warning_is_switched_off_only_with_its_reason() => Repository.None(
        from file in Code.Where(f => !f.EndsWith("House/Tidy.cs", StringComparison.Ordinal))
        let lines = Repository.Lines(file)
        from i in Enumerable.Range(0, lines.Length)
        where lines[i].Contains("#pragma warning disable", StringComparison.Ordinal)
            && !lines[i].Contains("//", StringComparison.Ordinal)
            && !(i > 0 && lines[i - 1].TrimStart().StartsWith("//", StringComparison.Ordinal))
        select $"{file}:{i + 1}");

    [Fact]
    public void Every_source_folder_is_on_the_map()
    {
        if (!Repository.Has("ARCHITECTURE.md")) return;
        var map = Repository.Read("ARCHITECTURE.md");
        Repository.None(
            from folder in Repository.Under("src/", ".cs").Select(f => f.Split('/')).Where(p => p.Length > 3).Select(p => p[2])
                .Concat(Repository.Under("src/", ".csproj").Select(f => f.Split('/')[1])).Distinct()
            where !Regex.IsMatch(map, $@"(?<!\w){Regex.Escape(folder)}(?!\w)")
            select $"ARCHITECTURE.md does not name {folder}");
    }

    [Fact]
    public void Every_migration_is_there_for_both_databases()
    {
        string[] Of(string dialect) =>
            [.. Repository.Under("src/Antui.Storage/Schema/", ".sql").Where(f => f.Contains($"/{dialect}/", StringComparison.OrdinalIgnoreCase))
                .Select(f => Path.GetFileName(f)).Where(f => char.IsAsciiDigit(f[0])).Order(StringComparer.Ordinal)];
        Assert.Equal(Of("sqlite"), Of("postgres"));
    }

    [Fact]
    public void No_machine_path_stands_in_a_tracked_file() => Repository.None(
        from file in Texts()
        from line in Repository.Lines(file).Select((text, i) => (text, no: i + 1))
        where MachinePath().IsMatch(line.text)
        select $"{file}:{line.no}: {Short(line.text)}");

    [Fact]
    public void No_private_registry_stands_in_a_tracked_file() => Repository.None(
        from file in Texts()
        from line in Repository.Lines(file).Select((text, i) => (text, no: i + 1))
        from Match host in Registry().Matches(line.text)
        where !Hosts.Contains(host.Groups[1].Value)
        select $"{file}:{line.no}: {host.Value}");

    [Fact]
    public void Both_readmes_give_the_same_commands()
    {
        if (!Repository.Has("README.md") || !Repository.Has("README.zh-CN.md")) return;
        Assert.Equal(Commands("README.md"), Commands("README.zh-CN.md"));
    }

    /// <summary>Lines of fenced blocks without their comments, which are in the reader's language.</summary>
    private static List<string> Commands(string file)
    {
        var inside = false;
        var commands = new List<string>();
        foreach (var line in Repository.Lines(file))
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal)) inside = !inside;
            else if (inside && Comment().Replace(line, "").Trim() is { Length: > 0 } command) commands.Add(command);
        }
        return commands;
    }

    /// <summary>
    /// Blocks with braces of their own line at member depth. A switch expression is a table, not a way through the code,
    /// and counts as none.
    /// </summary>
    private static IEnumerable<(string Name, int Length)> Blocks(string[] lines)
    {
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i] is not ("    {" or "        {")) continue;
            var indent = lines[i][..^1];
            var head = i - 1;
            while (head > 0 && (!lines[head].StartsWith(indent, StringComparison.Ordinal)
                || lines[head].StartsWith(indent + " ", StringComparison.Ordinal)))
                head--;
            if (TypeHead().IsMatch(lines[head])) continue;
            var end = Array.FindIndex(lines, i, l => l.StartsWith(indent + "}", StringComparison.Ordinal));
            var table = end > i && lines[end].Length > indent.Length + 1 && lines[end][indent.Length + 1] is ';' or '.';
            if (end > i && !table) yield return (lines[head].Trim(), end - i - 1);
        }
    }

    private static IEnumerable<string> Texts() => Repository.Files.Where(f =>
        Path.GetExtension(f) is ".cs" or ".csproj" or ".props" or ".md" or ".json" or ".yml" or ".ts" or ".tsx" or ".sql" or ".txt" or ".slnx" or ""
        && !f.EndsWith("House/Tidy.cs", StringComparison.Ordinal) && new FileInfo(Path.Combine(Repository.Root, f)).Length < 2_000_000);

    private static bool IsGenerated(string file) =>
        file.Contains("generated", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".d.ts", StringComparison.Ordinal);

    private static string Short(string text) => text.Trim() is { Length: > 100 } trimmed ? trimmed[..100] : text.Trim();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|^\s*#region|NotImplementedException")]
    private static partial Regex Leftover();

    [GeneratedRegex(@"(?<![\w.])/(work|root|home/\w+|Users/\w+)/[\w.]|(?<!\w)[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"https?://((?:[\w-]+\.)*(?:registry|nuget|npm|npmjs|artifactory|nexus|mirrors?|verdaccio)[\w-]*(?:\.[\w-]+)+(?::\d+)?)")]
    private static partial Regex Registry();

    [GeneratedRegex(@"\s*#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum|namespace)\b")]
    private static partial Regex TypeHead();
}
