namespace Antui.Server.Json;

/// <summary>The words that a text, or each text of a list, may be, where it is no enum.</summary>
/// <param name="words">All of them, as they are written.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneOfAttribute(params string[] words) : Attribute
{
    /// <summary>All of them, as they are written.</summary>
    public IReadOnlyList<string> Words { get; } = words;
}
