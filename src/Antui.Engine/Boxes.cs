using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Ports;
using Antui.Core.Returns;

namespace Antui.Engine;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(InboundBox))]
internal sealed partial class BoxJson : JsonSerializerContext;

/// <summary>What became of one part of a count.</summary>
public sealed record BoxResult(OrderKey Order, string ReturnNo, Accepted Answer);

/// <summary>
/// Boxes that came in. What was counted is durable first; the returns learn of their pieces under the step's own id, so
/// that a node that dies in between loses nothing and counts nothing twice.
/// </summary>
public sealed class Boxes : IPerform<Effect.KeepGoods>
{
    private const int WritesMost = 16, DueMost = 100;

    /// <summary>Whoever counted tells the returns himself; after this time any node does.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly RefundEngine _engine;
    private readonly BoxParts _parts;
    private readonly TimeSpan _pace;
    private Instant _look;

    /// <param name="pace">How often a node looks for boxes that another one left behind.</param>
    internal Boxes(RefundEngine engine, TimeSpan pace)
    {
        (_engine, _pace) = (engine, pace);
        _parts = new BoxParts(engine);
    }

    /// <summary>
    /// When returns are told again that this node could not tell. It wakes for nothing else: boxes that others left
    /// behind are looked for at its pace while it is awake.
    /// </summary>
    internal Instant NextAt { get; private set; } = Instant.Never;

    private Instant Now => Instant.From(_engine.Clock.GetUtcNow());

    /// <summary>
    /// Somebody opened a box and graded what is in it. A part whose return does not come under this number is refused
    /// and counted nowhere.
    /// </summary>
    /// <param name="warehouse">Empty: the one where a box of this number is known, if any.</param>
    public async Task<IReadOnlyList<BoxResult>> InspectAsync(
        string number, string warehouse, BoxCount count, CancellationToken stop)
    {
        var parts = ImmutableArray.CreateBuilder<BoxPart>();
        foreach (var part in count.Parts) parts.Add(await _parts.ReadAsync(number, warehouse, count, part, stop));
        var read = ParcelNumber.Read(number);
        // What is not known here at all is in no box: its goods codes are nobody's.
        count = count with
        {
            Part = read.Part,
            Parts = [.. parts.Where(p => p.Why is not (Refusal.OrderUnknown or Refusal.LineUnknown))],
        };
        var taken = ImmutableArray<BoxAllotment>.Empty;
        var (box, refused) = await ChangeAsync(
            read.Key, warehouse, number,
            (b, elsewhere) =>
            {
                taken = [.. b.Allotments.Where(a => a.State is AllotmentState.Taken)];
                return b.Count(count, elsewhere);
            },
            stop);
        var heard = Refused(box);
        if (refused is null) box = await TellAsync(box, heard, stop);
        return
        [
            .. parts.Select(p => new BoxResult(
                p.Order, p.ReturnNo,
                (p.Why ?? refused) is { } no ? new Accepted.Refused(no)
                    : AnswerOf(box, count.StepId, p, taken.Any(a => a.IsOf(count.StepId, p)), heard))),
        ];
    }

    /// <summary>Whether a return comes under this number; one that a person claimed is told to its order.</summary>
    public Task<bool> AwaitsAsync(
        string number, OrderKey key, string returnNo, string author, CancellationToken stop) =>
        _parts.AwaitsAsync(number, key, returnNo, author, stop);

    /// <summary>Boxes with goods that belong to nobody, newest first.</summary>
    public async Task<Page<InboundBox>> LooseAsync(string? cursor, int limit, CancellationToken stop)
    {
        var page = await _engine.Store.BoxesWithRestAsync(cursor, limit, stop);
        return new Page<InboundBox>([.. page.Rows.Select(Read)], page.Next);
    }

    /// <summary>A person says to which return or refund pieces belong that are nobody's.</summary>
    public async Task<Accepted> ClaimAsync(
        string key, string warehouse, string stepId, BoxPart part, string author, CancellationToken stop)
    {
        if (await _parts.FaultAsync(part, stop) is { } wrong) return new Accepted.Refused(wrong);
        if (await FindAsync(key, warehouse, stop) is null) return Unknown(key);
        var (box, refused) = await ChangeAsync(key, warehouse, key, (b, _) => b.Claim(stepId, part, author, Now), stop);
        if (refused is not null) return new Accepted.Refused(refused);
        var heard = Refused(box);
        return AnswerOf(await TellAsync(box, heard, stop), stepId, part, isRepeat: false, heard);
    }

    /// <summary>A person says that pieces belong to no refund.</summary>
    public async Task<Accepted> DismissAsync(
        string key, string warehouse, string stepId, BoxGoods goods, string reason, string author,
        CancellationToken stop)
    {
        if (await FindAsync(key, warehouse, stop) is null) return Unknown(key);
        var (_, refused) = await ChangeAsync(
            key, warehouse, key, (b, _) => b.Dismiss(stepId, goods, reason, author, Now), stop);
        return refused is { } no ? new Accepted.Refused(no) : new Accepted.Applied(1);
    }

    /// <summary>The box of exactly this key and warehouse.</summary>
    public async Task<InboundBox?> FindAsync(string key, string warehouse, CancellationToken stop) =>
        (await _engine.Store.BoxesAsync(key, stop)).FirstOrDefault(b => b.Warehouse == warehouse) is { } stored
            ? Read(stored) : null;

    /// <summary>Boxes under a number, in whatever warehouse.</summary>
    public async Task<IReadOnlyList<InboundBox>> UnderAsync(string number, CancellationToken stop) =>
        ParcelNumber.KeyOf(number) is { Length: > 0 } key
            ? [.. (await _engine.Store.BoxesAsync(key, stop)).Select(Read)] : [];

    /// <summary>Goods that a receipt names and the order does not have; the receipt's id is the step.</summary>
    public async Task<Outcome> PerformAsync(Effect.KeepGoods effect, CancellationToken stop)
    {
        var order = await _engine.ReadAsync(effect.Order, stop);
        if (order?.Unmatched.FirstOrDefault(u => u.Id == effect.ReceiptId) is not { } loose)
            return new Outcome.Refused("RECEIPT_UNKNOWN", "The order has no such receipt.");
        var said = order.Evidence.FirstOrDefault(e => e.Id == loose.Id);
        var count = new BoxCount(loose.Id, 0, BoxAgain.No, [], said?.Source ?? "", said?.At ?? Now, Loose: loose.Goods);
        await ChangeAsync(
            KeptKey(effect), "", loose.Waybill?.Number ?? loose.Id,
            (b, _) => (b with { About = effect.Order, AboutRefundNo = loose.RefundNo }).Count(count, elsewhere: false),
            stop);
        return new Outcome.Done();
    }

    public async Task<Outcome> FindOutAsync(Effect.KeepGoods effect, CancellationToken stop) =>
        (await _engine.Store.BoxesAsync(KeptKey(effect), stop)).Count > 0 ? new Outcome.Done() : new Outcome.Absent();

    /// <summary>Boxes whose returns were not told, because whoever counted them died or could not.</summary>
    internal async Task StepAsync(CancellationToken stop)
    {
        var now = Now;
        if (now < Instant.Min(_look, NextAt)) return;
        (_look, NextAt) = (now + _pace, Instant.Never);
        var due = await LaterAsync(() => _engine.Store.DueBoxesAsync(now, DueMost, stop));
        if (due.Count == DueMost) NextAt = now;
        foreach (var stored in due) await TellAsync(Read(stored), [], stop);
    }

    private static List<BoxAllotment> Refused(InboundBox box) => [.. box.Allotments.Where(a => a.Why is not null)];

    /// <summary>Brings pieces to their returns, and writes down what these said.</summary>
    /// <param name="heard">Takes what was refused, with its figures: a box keeps only the sentence.</param>
    private Task<InboundBox> TellAsync(
        InboundBox box, List<BoxAllotment> heard, CancellationToken stop) => LaterAsync(async () =>
    {
        while (box.Allotments.FirstOrDefault(a => a.State is AllotmentState.Pending) is { } given)
        {
            var answer = await _engine.AcceptAsync(BoxParts.FactOf(box, given), stop);
            var why = (answer as Accepted.Refused)?.Why;
            if (why is not null) heard.Add(given with { Why = why });
            (box, _) = await ChangeAsync(
                box.Key, box.Warehouse, box.Number, (b, _) => (b.Settle(given, why), null), stop);
        }
        return box;
    });

    /// <summary>What fails here is due again when its patience is over.</summary>
    private async Task<T> LaterAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch
        {
            NextAt = Now + Patience;
            throw;
        }
    }

    private static Accepted AnswerOf(
        InboundBox box, string stepId, BoxPart part, bool isRepeat, List<BoxAllotment> heard) =>
        box.Allotments.LastOrDefault(a => a.IsOf(stepId, part)) switch
        {
            { State: AllotmentState.Refused } no => new Accepted.Refused(
                heard.LastOrDefault(h => h.IsOf(stepId, part))?.Why ?? new Refusal.InWords(no.Code, no.Text)),
            { } when !isRepeat => new Accepted.Applied(1),
            _ => new Accepted.Duplicate(),
        };

    private async Task<(InboundBox Box, Refusal? Refused)> ChangeAsync(
        string key, string warehouse, string number,
        Func<InboundBox, bool, (InboundBox Next, Refusal? Wrong)> change, CancellationToken stop)
    {
        for (var attempt = 0; attempt < WritesMost; attempt++)
        {
            var all = await _engine.Store.BoxesAsync(key, stop);
            var stored = all.FirstOrDefault(b => b.Warehouse == warehouse)
                ?? all.FirstOrDefault(b => warehouse == "" || b.Warehouse == "");
            var box = stored is null ? InboundBox.Open(key, warehouse, number, Now) : Read(stored);
            var (next, wrong) = change(box, all.Any(b => b != stored));
            if (wrong is not null || ReferenceEquals(next, box)) return (box, wrong);
            var due = next.HasPending ? Now + Patience : Instant.Never;
            if (await _engine.Store.WriteBoxAsync(
                new StoredBox(
                    key, next.Warehouse, (stored?.Version ?? 0) + 1, next.OpenedAt,
                    next.Rest().Sum(g => (long)g.Quantity), due,
                    JsonSerializer.Serialize(next, BoxJson.Default.InboundBox)),
                stop)) return (next, null);
        }
        throw new InvalidOperationException("The box is written by too many at once.");
    }

    private static Accepted.Refused Unknown(string key) => new(new Refusal.BoxUnknown(key));

    /// <summary>Not a number of a label: a box that is counted at the desk is never the same.</summary>
    private static string KeptKey(Effect.KeepGoods effect) => $"receipt:{effect.Order}/{effect.ReceiptId}";

    private static InboundBox Read(StoredBox stored) =>
        JsonSerializer.Deserialize(stored.Json, BoxJson.Default.InboundBox)!;
}
