using System.Text.Json;

namespace Antui.Server.Json;

/// <summary>The public spelling of an enum's members.</summary>
public static class Words
{
    public static IEnumerable<string> All<T>() where T : struct, Enum => Of<T>.Known.Keys;

    public static T? Parse<T>(string text) where T : struct, Enum =>
        Of<T>.Known.TryGetValue(text, out var value) ? value : null;

    public static string Text<T>(T value) where T : struct, Enum => Spelled(value.ToString());

    public static string Spelled(string member) => JsonNamingPolicy.KebabCaseLower.ConvertName(member);

    private static class Of<T> where T : struct, Enum
    {
        public static readonly Dictionary<string, T> Known = Enum.GetValues<T>().ToDictionary(Text);
    }
}
