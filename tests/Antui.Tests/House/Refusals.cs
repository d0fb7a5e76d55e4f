using System.Text.RegularExpressions;
using Antui.Texts;

namespace Antui.Tests.House;

/// <summary>Whatever is refused is said in Chinese, too: the console shows it to people who read no English.</summary>
public sealed partial class Refusals
{
    [Fact]
    public void Every_code_that_the_api_can_answer_has_chinese_words()
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var folder in (string[])["src/Antui.Core/", "src/Antui.Engine/", "src/Antui/Api/"])
            foreach (var file in Repository.Under(folder, ".cs"))
                foreach (Match match in Code().Matches(Repository.Read(file)))
                    codes.Add(match.Groups[1].Value);
        Assert.Contains("ABOVE_ORDER", codes);
        Assert.Contains("WAREHOUSE_IN_USE", codes);
        Repository.None(codes.Where(c => !ProblemTexts.Knows(c)).Select(c => $"{c}: ProblemTexts has no words for it."));
    }

    [Fact]
    public void A_code_of_a_newer_version_is_said_as_it_came() =>
        Assert.Equal(new Both("No.", "No."), ProblemTexts.Of("NOBODY_KNOWS", "No."));

    [GeneratedRegex("""
        (?: \bRefuse\( | Accepted\.Refused\( | [45]\d\d, | Status[45]\w+, ) \s* "([A-Z_]+)"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Code();
}
