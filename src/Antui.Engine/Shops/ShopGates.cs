using System.Diagnostics;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Engine.Documents;
using Antui.Engine.Lanes;

namespace Antui.Engine.Shops;

/// <summary>What holds a shop back: a cap was reached (only money by machine), or a person paused it (every
/// effect).</summary>
public enum GateKind : byte
{
    Breaker,
    Pause,
}

/// <summary>One word about a gate; all of them are kept.</summary>
public sealed record GateWord(int Version, bool Shut, string Reason, string Author, Instant At)
{
    internal static string KindOf(GateKind kind) => kind is GateKind.Breaker ? "breaker" : "pause";

    internal static GateWord Of(Kept<GateText> d) => new(d.Version, d.Value.Shut, d.Value.Reason, d.Author, d.At);
}

/// <summary>The stored form of a word about a gate.</summary>
public sealed record GateText(bool Shut, string Reason)
{
    /// <summary>Before there were reasons a word was only "true" or "false".</summary>
    internal static GateText Read(string json) => json is "true" or "false" ? new GateText(json == "true", "")
        : JsonSerializer.Deserialize(json, EngineJson.Default.GateText)
            ?? throw new JsonException("A word about a gate cannot be read.");
}

/// <summary>Which gates hold a shop back, as they were read.</summary>
/// <param name="Stopped">All shops of the installation are stopped.</param>
/// <param name="Said">How often anything was said about them: shut and opened again is a change, too.</param>
public readonly record struct Gates(bool BreakerOpen, bool Paused, bool Stopped, int Said = 0);

public sealed partial class ShopBook
{
    /// <summary>Stands where a shop's id does, for a word about all shops at once; no shop can have it.</summary>
    public const string Everywhere = "*";

    private readonly DocumentSet<GateText> _breakers = GateSet(documents, clock, GateKind.Breaker);
    private readonly DocumentSet<GateText> _pauses = GateSet(documents, clock, GateKind.Pause);

    private static DocumentSet<GateText> GateSet(IDocuments documents, TimeProvider clock, GateKind kind) =>
        new(
            documents, clock, GateWord.KindOf(kind), GateText.Read,
            text => JsonSerializer.Serialize(text, EngineJson.Default.GateText));

    private DocumentSet<GateText> SetOf(GateKind kind) => kind is GateKind.Breaker ? _breakers : _pauses;

    private Together<string, Gates> AskedGates =>
        LazyInitializer.EnsureInitialized(ref _asked, () => new Together<string, Gates>(GatesAsync));

    /// <summary>Opens the breaker by machine: a cap was reached.</summary>
    internal Task OpenBreakerAsync(string shop, CancellationToken stop) =>
        SetGateAsync(shop, GateKind.Breaker, true, "A rolling cap was reached.", "cap", stop);

    /// <summary>
    /// Shuts or opens a gate of a shop, or stops all of them (<see cref="Everywhere"/>) and lets them go on. The word
    /// is kept with its author and reason.
    /// </summary>
    public async Task<Accepted> SetGateAsync(
        string shop, GateKind kind, bool shut, string reason, string author, CancellationToken stop)
    {
        const int longest = 500;
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > longest)
            return new Accepted.Refused(new Refusal.ReasonLength(longest));
        if (!(shop == Everywhere && kind is GateKind.Pause) && Find(shop) is null)
            return new Accepted.Refused(new Refusal.ShopUnknown(shop));
        if (kind is GateKind.Pause && !shut && Find(shop) is { Config.Paused: true })
            return new Accepted.Refused(new Refusal.PausedByConfiguration(shop));
        var saved = await SetOf(kind).ChangeAsync(
            shop, _ => new GateText(shut, reason.Trim()), author, stop,
            refuse: known => (known?.Value.Shut ?? false) == shut
                ? AlreadySo(shop, kind, shut) : null);
        foreach (var told in shop == Everywhere ? All : Find(shop) is { } one ? [one] : [])
            await GatesAsync(told.Config.Id, stop);
        return saved switch
        {
            Saved<GateText>.Done done => new Accepted.Applied(done.Now.Version),
            Saved<GateText>.Refused no => new Accepted.Refused(no.Why),
            _ => throw new UnreachableException(),
        };
    }

    private static Refusal AlreadySo(string shop, GateKind kind, bool shut) => (kind, shut) switch
    {
        (GateKind.Breaker, true) => new Refusal.BreakerOpenAlready(shop),
        (GateKind.Breaker, false) => new Refusal.BreakerNotOpen(shop),
        (_, true) when shop == Everywhere => new Refusal.AlreadyStopped(),
        (_, false) when shop == Everywhere => new Refusal.NotStopped(),
        (_, true) => new Refusal.AlreadyPaused(shop),
        _ => new Refusal.NotPaused(shop),
    };

    /// <summary>Every word about a gate, newest first.</summary>
    public async Task<IReadOnlyList<GateWord>> GateHistoryAsync(string shop, GateKind kind, CancellationToken stop) =>
        [.. (await SetOf(kind).HistoryAsync(shop, stop)).Select(p => p.Kept).OfType<Kept<GateText>>()
            .Select(GateWord.Of)];

    /// <summary>
    /// Read from the store, right before an effect begins: what was said on one node holds on every node from then on.
    /// This node decides by what was read last.
    /// </summary>
    internal Task<Gates> GatesAsync(string shop, CancellationToken stop) => AskedGates.AskAsync(shop).WaitAsync(stop);

    private async Task<IReadOnlyList<Gates>> GatesAsync(IReadOnlyList<string> shops)
    {
        var (breaker, pause) = (GateWord.KindOf(GateKind.Breaker), GateWord.KindOf(GateKind.Pause));
        var texts = await documents.ReadAllAsync(
            [(pause, Everywhere), .. shops.Select(s => (breaker, s)), .. shops.Select(s => (pause, s))],
            CancellationToken.None);
        var read = shops.Select((_, i) => Of(1 + i, 1 + shops.Count + i)).ToList();
        for (var i = 0; i < shops.Count; i++)
            if (Find(shops[i]) is { } known && known.Gates != read[i]) _shops[shops[i]] = known.With(read[i]);
        return read;

        Gates Of(int own, int paused) => new(
            Shut(own), Shut(paused), Shut(0), Said(own) + Said(paused) + Said(0));

        int Said(int i) => texts[i]?.Version ?? 0;

        bool Shut(int i) => _pauses.Of(texts[i])?.Value.Shut ?? false;
    }
}
