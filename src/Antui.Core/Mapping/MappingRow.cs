namespace Antui.Core.Mapping;

/// <summary>
/// One line of a mapping table: the platform's code and ours. A star at the end of <paramref name="From"/> stands for
/// any rest, and at the end of <paramref name="To"/> for that same rest; "*" to "*" lets everything else through as it
/// is.
/// </summary>
/// <param name="Note">For people.</param>
public sealed record MappingRow(string From, string To, string Note = "")
{
    public bool IsPrefix => From.EndsWith('*');

    private string Start => From[..^1];

    public bool Takes(string code) => IsPrefix ? code.StartsWith(Start, StringComparison.Ordinal) : code == From;

    public string Of(string code) => IsPrefix && To.EndsWith('*') ? To[..^1] + code[Start.Length..] : To;

    /// <summary>The platform's code for ours; null when this line does not lead to it, or for several at once.</summary>
    public string? BackFrom(string ours)
    {
        if (!IsPrefix) return ours == To ? From : null;
        return To.EndsWith('*') && ours.StartsWith(To[..^1], StringComparison.Ordinal)
            ? Start + ours[(To.Length - 1)..] : null;
    }
}

/// <summary>A value after mapping, with everything in it that had no line of its table.</summary>
public sealed record Mapped<T>(T Value, ImmutableArray<Refusal.Unmapped> Problems);

/// <summary>The names of the four tables.</summary>
public enum MappingTable
{
    Goods,
    Carriers,
    Reasons,
    Statuses,
}
