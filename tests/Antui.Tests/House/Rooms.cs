using System.Text.RegularExpressions;

namespace Antui.Tests.House;

/// <summary>
/// Folders are in the order in which data flows: whoever follows what a folder uses never comes back to it. Read from
/// namespaces, using directives and names written with a folder before them. What lies beside the folders is seen by
/// all of them without a word, and is looked at as no folder.
/// </summary>
public sealed partial class Rooms
{
    private static readonly IReadOnlyList<Source> Sources = [.. Repository.Under("src/", ".cs").Select(Source.Read)];

    /// <summary>Every folder of the sources that holds folders with code.</summary>
    private static IEnumerable<string> Parents => Sources
        .SelectMany(s => Enumerable.Range(2, Math.Max(0, s.Parts.Length - 3))
            .Select(n => string.Join('/', s.Parts[..n])))
        .Distinct();

    public static TheoryData<string> Folders => [.. Parents.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Folders))]
    public void No_folder_comes_back_to_itself(string folder)
    {
        var uses = UsesWithin(folder);
        var found = uses.Keys.Order(StringComparer.Ordinal).Select(k => WayBack(uses, k)).OfType<string>().ToList();
        Assert.True(found.Count == 0, $"{folder}: these folders lie on a circle:\n{string.Join('\n', found)}");
    }

    /// <summary>What is read from namespaces holds for folders only then.</summary>
    [Fact]
    public void Namespaces_are_called_as_their_folders() => Repository.None(
        from source in Sources
        where source.Parts[1] is not ("Antui.Storage" or "Antui.Connectors")
        where source.Namespace != "" && source.Namespace != string.Join('.', source.Parts[1..^1])
        select $"{source.File} says {source.Namespace}");

    [Fact]
    public void A_circle_is_found_wherever_it_closes()
    {
        var uses = new Dictionary<string, Dictionary<string, string>>
        {
            ["A"] = new() { ["B"] = "a.cs" },
            ["B"] = new() { ["C"] = "b.cs" },
            ["C"] = new() { ["B"] = "c.cs" },
        };
        Assert.Null(WayBack(uses, "A"));
        Assert.Equal("B → C (b.cs) → B (c.cs)", WayBack(uses, "B"));
        Assert.Equal("C → B (c.cs) → C (b.cs)", WayBack(uses, "C"));
    }

    [Fact]
    public void A_use_is_seen_in_a_directive_and_in_a_name()
    {
        var room = Source.Of("src/P/A/x.cs", "using Q.B;\n\nnamespace P.A;\n\npublic sealed class X;\n");
        var directive = Source.Of("src/P/B/y.cs", "using static P.A.X;\n\nnamespace P.B;\n\npublic sealed class Y;\n");
        var name = Source.Of("src/P/C/z.cs", "namespace P.C;\n\npublic sealed class Z\n{\n    private A.X? _x;\n}\n");
        var other = Source.Of(
            "src/P/D/w.cs",
            "namespace P.D;\n\npublic sealed class W\n{\n    private int _a = A.Y + q.A.X;\n}\n");
        Assert.True(directive.Uses("P.A", room.Types));
        Assert.True(name.Uses("P.A", room.Types));
        Assert.False(other.Uses("P.A", room.Types));
        Assert.False(room.Uses("P.B", directive.Types));
    }

    /// <summary>Which folder inside this one uses which, and a file that does.</summary>
    private static Dictionary<string, Dictionary<string, string>> UsesWithin(string folder)
    {
        var depth = folder.Split('/').Length;
        var rooms = Sources
            .Where(s => s.File.StartsWith(folder + "/", StringComparison.Ordinal) && s.Parts.Length > depth + 1)
            .GroupBy(s => s.Parts[depth]).ToDictionary(r => r.Key, r => r.ToList());
        var home = string.Join('.', folder.Split('/')[1..]);
        var types = rooms.ToDictionary(r => r.Key, r => r.Value.SelectMany(s => s.Types).ToHashSet());
        return rooms.ToDictionary(r => r.Key, r => rooms.Keys.Where(k => k != r.Key)
            .Select(k => (Room: k, File: r.Value.Find(s => s.Uses($"{home}.{k}", types[k]))?.File))
            .Where(u => u.File is not null).ToDictionary(u => u.Room, u => Path.GetFileName(u.File!)));
    }

    /// <returns>The shortest way from a folder back to it; null when there is none.</returns>
    private static string? WayBack(Dictionary<string, Dictionary<string, string>> uses, string start)
    {
        var ways = new Queue<(string At, string Way)>([(start, start)]);
        var seen = new HashSet<string>();
        while (ways.TryDequeue(out var here))
        {
            foreach (var (next, file) in uses[here.At])
            {
                var way = $"{here.Way} → {next} ({file})";
                if (next == start) return way;
                if (seen.Add(next)) ways.Enqueue((next, way));
            }
        }
        return null;
    }

    private sealed record Source(
        string File, string Namespace, string Text, IReadOnlyList<string> Used, IReadOnlyList<string> Types)
    {
        public string[] Parts { get; } = File.Split('/');

        public static Source Read(string file) => Of(file, Repository.Read(file));

        public static Source Of(string file, string text) => new(
            file, Space().Match(text).Groups[1].Value, Directive().Replace(text, ""),
            [.. Directive().Matches(text).Select(m => m.Groups[1].Value)],
            [.. TypeName().Matches(text).Select(m => m.Groups[1].Value)]);

        /// <summary>Whether this file uses a namespace that is not its own.</summary>
        public bool Uses(string space, IReadOnlyCollection<string> types)
        {
            if (Used.Any(u => (u + ".").StartsWith(space + ".", StringComparison.Ordinal))) return true;
            // Whole, or without what stands around both.
            var words = space.Split('.');
            var names = Enumerable.Range(0, words.Length).Select(n => Regex.Escape(string.Join('.', words[n..])));
            return Text.Contains(words[^1] + ".", StringComparison.Ordinal)
                && Regex.Matches(Text, $@"(?<![\w.])(?:{string.Join('|', names)})\.(\w+)")
                    .Any(m => types.Contains(m.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Space();

    [GeneratedRegex(@"^using (?:static )?(?:\w+ = )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex(
        @"^(?:public|internal|file)[\w ]* (?:class|record struct|record|struct|interface|enum) (\w+)",
        RegexOptions.Multiline)]
    private static partial Regex TypeName();
}
