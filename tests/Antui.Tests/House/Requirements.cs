using System.Globalization;
using System.Text.RegularExpressions;

namespace Antui.Tests.House;

/// <summary>docs/requirements.md says of every row how it stands; what it says is shown must be there.</summary>
public sealed partial class Requirements
{
    private const string Document = "docs/requirements.md";

    private static readonly (char Letter, int Rows)[] Groups =
        [('A', 16), ('B', 12), ('C', 9), ('D', 11), ('E', 7), ('F', 17), ('G', 15)];

    [Fact]
    public void Every_row_stands_in_its_order() => Assert.Equal(
        Groups.SelectMany(g => Enumerable.Range(1, g.Rows).Select(n => Id(g.Letter, n))),
        Rows().Select(r => r.Id));

    [Fact]
    public void What_works_is_shown_and_what_does_not_says_what_is_missing() => Repository.None(
        from row in Rows()
        where row.State switch
        {
            "works" => row.ShownBy.Count == 0,
            "open" => false,
            var state => !Begun().IsMatch(state),
        }
        select $"{row.Id}: '{row.State}' shown by {row.ShownBy.Count} tests");

    [Fact]
    public void Tests_that_are_named_are_there()
    {
        var files = Repository.Under("tests/", ".cs").Select(f => Path.GetFileNameWithoutExtension(f)).ToHashSet();
        Repository.None(
            from row in Rows()
            from test in row.ShownBy
            where !files.Contains(test)
            select $"{row.Id} names {test}, and there is no such test");
    }

    private static List<(string Id, string State, List<string> ShownBy)> Rows() =>
    [
        .. Repository.Lines(Document).Select(line => line.Split('|'))
            .Where(cells => cells.Length == 6 && RowId().IsMatch(cells[1].Trim()))
            .Select(cells => (cells[1].Trim(), cells[3].Trim(), Names(cells[4]))),
    ];

    private static string Id(char letter, int number) => letter + number.ToString(CultureInfo.InvariantCulture);

    private static List<string> Names(string cell) => [.. Named().Matches(cell).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("^(partly|open): .+")]
    private static partial Regex Begun();

    [GeneratedRegex("^[A-G][0-9]+$")]
    private static partial Regex RowId();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Named();
}
