using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Engine;

/// <summary>Which version of a configuration its writer saw. Saved is only over that one.</summary>
/// <param name="Versions">Those that will do; default: the writer did not say, and whatever is there is
/// replaced.</param>
public readonly record struct Seen(ImmutableArray<int> Versions)
{
    public static Seen Any => default;

    public bool IsAny => Versions.IsDefault;

    public static Seen Version(int version) => new([version]);

    /// <param name="stored">0 while nothing is stored.</param>
    public bool Holds(int stored) => IsAny || Versions.Contains(stored);
}

/// <summary>
/// The one way in which configuration that people change is saved. Two writers who saw the same version cannot both
/// save: the store compares and writes in one transaction, whichever node they are on.
/// </summary>
public static class Versioned
{
    private const int Attempts = 5;

    /// <param name="content">What is to be stored, given what is stored.</param>
    /// <param name="isSame">Says the same as what is stored: then no version is made. By default letter by
    /// letter.</param>
    /// <returns>What is stored now; null when the writer saw another version.</returns>
    public static async Task<Document?> SaveAsync(
        this IDocuments documents, string kind, string id, Seen seen, string author, Instant now,
        Func<Document?, string> content, CancellationToken stop, Func<string, string, bool>? isSame = null)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var stored = await documents.ReadAsync(kind, id, stop);
            if (!seen.Holds(stored?.Version ?? 0)) return null;
            var json = content(stored);
            if (stored is not null && (isSame?.Invoke(stored.Json, json) ?? stored.Json == json)) return stored;
            var next = new Document(kind, id, (stored?.Version ?? 0) + 1, author, now, json);
            if (await documents.WriteAsync(next, keepHistory: true, stop)) return next;
        }

        throw new InvalidOperationException($"The {kind} '{id}' is being changed by others again and again.");
    }
}
