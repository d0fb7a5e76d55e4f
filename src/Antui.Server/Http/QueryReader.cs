using Antui.Core;
using Antui.Server.Json;

namespace Antui.Server.Http;

/// <summary>Reads query parameters and collects every fault, so that all are told at once.</summary>
public sealed class QueryReader
{
    public const int MostLimit = 200, DefaultLimit = 50;

    public List<ProblemError> Errors { get; } = [];

    /// <summary>A parameter that may be left out, without blanks around it; null when nothing else is there.</summary>
    public static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public T? Word<T>(string name, string? text) where T : struct, Enum
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (Words.Parse<T>(text) is { } value) return value;
        Errors.Add(new ProblemError(name, $"{name}: '{Cut(text)}' is none of {string.Join(", ", Words.All<T>())}."));
        return null;
    }

    public Instant? Time(string name, string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (InstantText.Parse(text) is { } at) return at;
        Errors.Add(new ProblemError(name, $"{name}: give a time like 2026-03-01T08:00:00Z."));
        return null;
    }

    public long? Fen(string name, string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (long.TryParse(text, out var fen) && fen >= 0) return fen;
        Errors.Add(new ProblemError(name, $"{name}: give a whole number of fen, 0 or more."));
        return null;
    }

    public bool? Flag(string name, string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (bool.TryParse(text, out var flag)) return flag;
        Errors.Add(new ProblemError(name, $"{name}: true or false."));
        return null;
    }

    public int Limit(string? text)
    {
        if (string.IsNullOrEmpty(text)) return DefaultLimit;
        if (int.TryParse(text, out var limit) && limit is >= 1 and <= MostLimit) return limit;
        Errors.Add(new ProblemError("limit", $"limit: 1 to {MostLimit}."));
        return DefaultLimit;
    }

    private static string Cut(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
