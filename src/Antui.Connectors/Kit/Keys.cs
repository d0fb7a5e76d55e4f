namespace Antui.Connectors;

/// <summary>Texts of other sides, which may repeat our keys.</summary>
internal static class Keys
{
    /// <param name="shortest">Shorter keys stay: they are words of every text.</param>
    public static string Scrub(string text, IEnumerable<string?> keys, int shortest = 6)
    {
        foreach (var key in keys)
            if (key is not null && key.Length >= shortest)
                text = text.Replace(key, "***", StringComparison.OrdinalIgnoreCase);
        return text;
    }
}
