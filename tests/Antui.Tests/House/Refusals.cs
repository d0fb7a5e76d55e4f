using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Strategies;
using Antui.Server.Texts;

namespace Antui.Tests.House;

/// <summary>
/// Whatever is refused is a case of one hierarchy, and is said in both languages with its figures: the console shows it
/// to people who read no English. docs/refusals.md is printed from the table; TEST_UPDATE_GOLDEN=1 writes it anew.
/// </summary>
public sealed partial class Refusals
{
    private const string Document = "docs/refusals.md";

    public static TheoryData<Type> Cases =>
        [.. typeof(Refusal).GetNestedTypes().OrderBy(t => t.Name, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_case_has_words_in_both_languages_with_all_its_figures(Type type)
    {
        Assert.True(RefusalTexts.Knows(type), $"{type.Name} has no row in RefusalTexts.");
        foreach (var (refusal, figures) in Samples(type))
        {
            var (status, code, text) = RefusalTexts.Of(refusal);
            Assert.InRange(status, 400, 499);
            if (refusal is not Refusal.InWords) Assert.Matches("^[A-Z][A-Z_]+$", code);
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", text.Zh);
            Assert.NotEqual("", text.En);
            foreach (var figure in figures.Where(f => f != code))
            {
                Assert.Contains(figure, text.Zh, StringComparison.Ordinal);
                Assert.Contains(figure, text.En, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Sentences_of_one_code_have_one_status()
    {
        // As callers know it: a line of an announced document is refused like everything else of that document.
        string[] split = ["LINE_UNKNOWN"];
        Repository.None(
            from same in AllSamples().Select(RefusalTexts.Of).GroupBy(t => t.Code)
            where same.Select(t => t.Status).Distinct().Count() > 1 && !split.Contains(same.Key)
            select $"{same.Key} is answered with {string.Join(" and ", same.Select(t => t.Status).Distinct())}");
    }

    [Fact]
    public void Too_late_speaks_of_goods_only_where_goods_are_meant()
    {
        Refusal[] money = [new Refusal.Instructed(new Instant(0)), new Refusal.PaidMeanwhile()];
        foreach (var refusal in money)
        {
            var text = RefusalTexts.Words(refusal);
            Assert.Equal("TOO_LATE", refusal.Code);
            Assert.DoesNotMatch("发货|仓库|包裹|发出", text.Zh);
            Assert.DoesNotMatch("ship|parcel|warehouse|left", text.En);
        }
    }

    [Fact]
    public void A_rule_that_forbids_speaks_in_its_own_words()
    {
        var refusal = new Refusal.RuleForbids(Answer.Stop("within-lines", Code.AboveLine, 9_900, 9_901));
        Assert.Equal(AnswerTexts.Of(refusal.By), RefusalTexts.Words(refusal));
        Assert.Contains("99.01", RefusalTexts.Words(refusal).Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_is_printed_as_it_is()
    {
        var text = new StringBuilder("""
            # Refusals

            What the house refuses, with the code that programs read, the HTTP status of the REST API, and the words
            people see. Printed from the code by a test: `{…}` is a figure of the case, and numbers, amounts and times
            are examples.

            | code | status | 中文 | English |
            | --- | --- | --- | --- |

            """.ReplaceLineEndings("\n"));
        foreach (var refusal in Named().OrderBy(r => r.Code, StringComparer.Ordinal).ThenBy(r => r.GetType().Name))
        {
            var (status, code, words) = RefusalTexts.Of(refusal);
            text.Append(CultureInfo.InvariantCulture, $"| `{code}` | {status} | {words.Zh} | {words.En} |\n");
        }
        var file = Path.Combine(Repository.Root, Document);
        if (Environment.GetEnvironmentVariable("TEST_UPDATE_GOLDEN") is "1") File.WriteAllText(file, text.ToString());
        Assert.Equal(File.ReadAllText(file), text.ToString());
    }

    /// <summary>What the HTTP interface itself refuses by a code in a string: each has its words.</summary>
    [Fact]
    public void Every_code_of_the_interface_itself_has_chinese_words()
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in Repository.Under("src/Antui.Server/", ".cs"))
            foreach (Match match in CodeInString().Matches(Repository.Read(file)))
                codes.Add(match.Groups[1].Value);
        Assert.Contains("BAD_JSON", codes);
        Repository.None(codes.Where(c => !ProblemTexts.Knows(c)).Select(c => $"{c}: ProblemTexts has no words for it."));
        var house = AllSamples().Select(r => r.Code).Except(["INVALID", "NOT_FOUND"]).ToHashSet();
        Repository.None(codes.Where(house.Contains).Select(c => $"{c} is a refusal of the house: give the case."));
    }

    [Fact]
    public void A_code_of_a_newer_version_is_said_as_it_came() =>
        Assert.Equal(new Both("No.", "No."), ProblemTexts.Of("NOBODY_KNOWS", "No."));

    private static IEnumerable<Refusal> AllSamples() =>
        Cases.SelectMany(row => Samples(row.Data)).Select(s => s.Refusal).Where(r => r is not Refusal.InWords);

    /// <summary>One of each case, its figures by name.</summary>
    private static IEnumerable<Refusal> Named() =>
        from type in Cases.Select(row => row.Data)
        where type != typeof(Refusal.InWords) && type != typeof(Refusal.RuleForbids)
        from refusal in Samples(type, byName: true).Select(s => s.Refusal)
        select refusal;

    /// <summary>A case with figures that are found again in a text; where a word is enumerated, one for each.</summary>
    private static IEnumerable<(Refusal Refusal, List<string> Figures)> Samples(Type type, bool byName = false)
    {
        var make = type.GetConstructors()[0];
        var words = make.GetParameters().FirstOrDefault(p => p.ParameterType.IsEnum || p.ParameterType == typeof(bool));
        var values = words is null ? [null] : words.ParameterType.IsEnum
            ? Enum.GetValues(words.ParameterType).Cast<object?>() : [false, true];
        foreach (var value in values)
        {
            var figures = new List<string>();
            var given = make.GetParameters().Select(p => p == words ? value : Figure(p, figures, byName)).ToArray();
            yield return ((Refusal)make.Invoke(given), figures);
        }
    }

    private static object Figure(ParameterInfo p, List<string> figures, bool byName)
    {
        var number = 7_000 + p.Position;
        object value = p.ParameterType switch
        {
            var t when t == typeof(string) => byName ? $"{{{p.Name}}}" : $"X{number}",
            var t when t == typeof(int) => number,
            var t when t == typeof(long) => (long)number,
            var t when t == typeof(Money) => Money.Fen(number),
            var t when t == typeof(Instant) => new Instant(1_700_000_000_000 + number),
            var t when t == typeof(OrderKey) => byName ? new OrderKey("{Shop}", "{OrderNo}") : new OrderKey("Xs", "Xo"),
            var t when t == typeof(Answer) => Answer.Stop("within-lines", Code.AboveLine, 9_900, 9_901),
            var t => throw new NotSupportedException($"Teach this test a figure of {t.Name}."),
        };
        if (value is OrderKey order) figures.AddRange([order.Shop, order.OrderNo]);
        else if (value is Answer) figures.AddRange(["99.00", "99.01"]);
        else figures.Add(value.ToString()!);
        return value;
    }

    [GeneratedRegex("""
        (?: Problems\.Of\( | Problems\.WriteAsync\( | new\sProblem\( | , | \? ) \s* (?:http,\s*)?
        (?: [45]\d\d, | StatusCodes\.Status[45]\w+, ) \s* "([A-Z_]+)"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex CodeInString();
}
