using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Engine.Documents;

/// <summary>
/// All documents of one kind: what people configure, or what is only remembered. Two writers who saw the same version
/// cannot both save: the store compares and writes in one transaction, whichever node they are on.
/// </summary>
/// <param name="kind">Stands in the store, as ids and values do: none of them changes.</param>
/// <param name="read">A value as it is stored; also one of long ago.</param>
/// <param name="write">Its text, which is never empty.</param>
/// <param name="keepsHistory">Old versions stay readable, also those of what was removed.</param>
/// <param name="outdated">What a writer is told who saw another version.</param>
public sealed class DocumentSet<T>(
    IDocuments documents, TimeProvider clock, string kind, Func<string, T> read, Func<T, string> write,
    bool keepsHistory = true, Refusal? outdated = null)
{
    private const int Attempts = 8;

    public DocumentSet(
        IDocuments documents, TimeProvider clock, string kind, JsonTypeInfo<T> type, bool keepsHistory = true,
        Refusal? outdated = null)
        : this(
            documents, clock, kind, json => JsonSerializer.Deserialize(json, type)!,
            value => JsonSerializer.Serialize(value, type), keepsHistory, outdated)
    {
    }

    /// <summary>Where they stand in the store, for a question about several kinds.</summary>
    public string Kind => kind;

    /// <returns>Null when there is none, or no more.</returns>
    public async Task<Kept<T>?> ReadAsync(string id, CancellationToken stop) =>
        Of(await documents.ReadAsync(kind, id, stop));

    /// <summary>What was read of the store together with documents of other kinds.</summary>
    public Kept<T>? Of(Document? stored) => stored is null or { IsRemoved: true } ? null : new Kept<T>(
        stored.Id, read(stored.Json), stored.Version, stored.Author, stored.At);

    /// <summary>All of them, in order of their ids.</summary>
    public Task<IReadOnlyList<Kept<T>>> ListAsync(CancellationToken stop) => ListAsync("", stop);

    /// <summary>Those whose ids begin so: with a shop and a slash, those of the shop.</summary>
    public async Task<IReadOnlyList<Kept<T>>> ListAsync(string prefix, CancellationToken stop) =>
        [.. (await documents.ListAsync(kind, prefix, stop)).Select(d => Of(d)!)];

    /// <summary>Every version that was kept, newest first.</summary>
    public async Task<IReadOnlyList<Past<T>>> HistoryAsync(string id, CancellationToken stop) =>
        [.. (await documents.HistoryAsync(kind, id, stop))
            .Select(d => new Past<T>(d.Version, d.Author, d.At, Of(d))).Reverse()];

    /// <summary>A new version, unless it says what is kept already.</summary>
    /// <param name="change">What is to be kept, given what is; asked again when somebody was faster.</param>
    /// <param name="refuse">What speaks against changing what is kept; null for nothing.</param>
    public async Task<Saved<T>> ChangeAsync(
        string id, Func<Kept<T>?, T> change, string author, CancellationToken stop, Seen seen = default,
        Func<Kept<T>?, Refusal?>? refuse = null)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var stored = await documents.ReadAsync(kind, id, stop);
            var known = Of(stored);
            if ((seen.Holds(known?.Version ?? 0) ? refuse?.Invoke(known) : Outdated) is { } why)
                return new Saved<T>.Refused(why);
            var value = change(known);
            if (known is not null && ReferenceEquals(known.Value, value)) return new Saved<T>.Done(known);
            var next = Next(stored, id, author, write(value));
            if (known is not null && stored!.Json == next.Json) return new Saved<T>.Done(known);
            if (await documents.WriteAsync(next, keepsHistory, stop))
                return new Saved<T>.Done(new Kept<T>(id, value, next.Version, author, next.At));
        }

        throw Crowded(id);
    }

    /// <summary>Takes it away; under its id something new can be kept. What is gone already stays so.</summary>
    /// <returns>Null when it is gone.</returns>
    public async Task<Refusal?> RemoveAsync(string id, string author, CancellationToken stop, Seen seen = default)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var stored = await documents.ReadAsync(kind, id, stop);
            var isGone = stored is null or { IsRemoved: true };
            if (!seen.Holds(isGone ? 0 : stored!.Version)) return Outdated;
            if (isGone || await documents.WriteAsync(Next(stored, id, author, ""), keepsHistory, stop)) return null;
        }

        throw Crowded(id);
    }

    private Refusal Outdated => outdated ?? new Refusal.ChangedMeanwhile();

    private Document Next(Document? stored, string id, string author, string json) =>
        new(kind, id, (stored?.Version ?? 0) + 1, author, Instant.From(clock.GetUtcNow()), json);

    private InvalidOperationException Crowded(string id) =>
        new($"The {kind} '{id}' is being changed by others again and again.");
}
