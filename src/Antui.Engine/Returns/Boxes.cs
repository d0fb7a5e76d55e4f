using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Returns;
using Antui.Core.Subjects;
using Antui.Engine.Subjects;

namespace Antui.Engine.Returns;

/// <summary>What became of one part of a count.</summary>
public sealed record BoxResult(OrderKey Order, string ReturnNo, Accepted Answer);

/// <summary>
/// Boxes that came in, for whoever opens them. What was counted is durable first; the returns learn of their pieces under
/// the step's own id, so that a node that dies in between loses nothing and counts nothing twice.
/// </summary>
public sealed class Boxes : IPerform<Effect.KeepGoods>
{
    private readonly RefundEngine _engine;
    private readonly SubjectLane<InboundBox, BoxFact, BoxEvent> _boxes;
    private readonly BoxParts _parts;

    internal Boxes(RefundEngine engine, SubjectLanes lanes) =>
        (_engine, _boxes, _parts) = (engine, lanes.Add(new BoxesIn()), new BoxParts(engine));

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
        var (box, before) = await CountAsync(new BoxFact.Counted(read.Key, warehouse, number, count, false), stop);
        return [.. parts.Select(p => new BoxResult(p.Order, p.ReturnNo, AnswerOf(box, count.StepId, p, before)))];
    }

    /// <summary>Whether a return comes under this number; one that a person claimed is told to its order.</summary>
    public Task<bool> AwaitsAsync(
        string number, OrderKey key, string returnNo, string author, CancellationToken stop) =>
        _parts.AwaitsAsync(number, key, returnNo, author, stop);

    /// <summary>Boxes with goods that belong to nobody, newest first.</summary>
    public Task<Page<InboundBox>> LooseAsync(string? cursor, int limit, CancellationToken stop) =>
        _boxes.NewestAsync("", open: true, cursor, limit, stop);

    /// <summary>A person says to which return or refund pieces belong that are nobody's.</summary>
    public async Task<Accepted> ClaimAsync(
        string key, string warehouse, string stepId, BoxPart part, string author, CancellationToken stop)
    {
        if (await _parts.FaultAsync(part, stop) is { } wrong) return new Accepted.Refused(wrong);
        if (await FindAsync(key, warehouse, stop) is null) return Unknown(key);
        var box = await _boxes.AcceptAsync(
            "", BoxesIn.IdOf(key, warehouse), new BoxFact.Claimed(stepId, part, author), author, stop);
        return box.Accepted is Accepted.Refused ? box.Accepted : AnswerOf(box, stepId, part, null);
    }

    /// <summary>A person says that pieces belong to no refund.</summary>
    public async Task<Accepted> DismissAsync(
        string key, string warehouse, string stepId, BoxGoods goods, string reason, string author,
        CancellationToken stop)
    {
        if (await FindAsync(key, warehouse, stop) is null) return Unknown(key);
        var box = await _boxes.AcceptAsync(
            "", BoxesIn.IdOf(key, warehouse), new BoxFact.Dismissed(stepId, goods, reason, author), author, stop);
        return box.Accepted is Accepted.Refused ? box.Accepted : new Accepted.Applied(1);
    }

    /// <summary>The box of exactly this key and warehouse.</summary>
    public Task<InboundBox?> FindAsync(string key, string warehouse, CancellationToken stop) =>
        _boxes.ReadAsync("", BoxesIn.IdOf(key, warehouse), stop);

    /// <summary>Boxes under a number, in whatever warehouse.</summary>
    public async Task<IReadOnlyList<InboundBox>> UnderAsync(string number, CancellationToken stop) =>
        ParcelNumber.KeyOf(number) is { Length: > 0 } key ? await OfAsync(key, stop) : [];

    /// <summary>Goods that a receipt names and the order does not have; the receipt's id is the step.</summary>
    public async Task<Outcome> PerformAsync(Effect.KeepGoods effect, CancellationToken stop)
    {
        var order = await _engine.ReadAsync(effect.Order, stop);
        if (order?.Unmatched.FirstOrDefault(u => u.Id == effect.ReceiptId) is not { } loose)
            return new Outcome.Refused("RECEIPT_UNKNOWN", "The order has no such receipt.");
        var said = order.Evidence.FirstOrDefault(e => e.Id == loose.Id);
        var now = Instant.From(_engine.Clock.GetUtcNow());
        var count = new BoxCount(
            loose.Id, 0, BoxAgain.No, [], said?.Source ?? "", said?.At ?? now, Loose: loose.Goods);
        await CountAsync(
            new BoxFact.Counted(
                KeptKey(effect), "", loose.Waybill?.Number ?? loose.Id, count, false, effect.Order, loose.RefundNo),
            stop);
        return new Outcome.Done();
    }

    public async Task<Outcome> FindOutAsync(Effect.KeepGoods effect, CancellationToken stop) =>
        (await OfAsync(KeptKey(effect), stop)).Count > 0 ? new Outcome.Done() : new Outcome.Absent();

    /// <summary>The box of this warehouse, or the one that nobody named a warehouse for; a new one where there is
    /// none.</summary>
    /// <returns>Also how the box stood before.</returns>
    private async Task<(Stands<InboundBox> Box, InboundBox? Before)> CountAsync(
        BoxFact.Counted said, CancellationToken stop)
    {
        var all = await OfAsync(said.Key, stop);
        var before = all.FirstOrDefault(b => b.Warehouse == said.Warehouse)
            ?? all.FirstOrDefault(b => said.Warehouse == "" || b.Warehouse == "");
        said = said with { Warehouse = before?.Warehouse ?? said.Warehouse, Elsewhere = all.Any(b => b != before) };
        return (
            await _boxes.AcceptAsync("", BoxesIn.IdOf(said.Key, said.Warehouse), said, said.Count.Author, stop), before);
    }

    private async Task<IReadOnlyList<InboundBox>> OfAsync(string key, CancellationToken stop) =>
        [.. (await _boxes.AllAsync("", BoxesIn.Prefix(key), stop)).Where(b => b.Key == key)];

    /// <param name="before">What a return took before is known.</param>
    private static Accepted AnswerOf(
        Stands<InboundBox> box, string stepId, BoxPart part, InboundBox? before)
    {
        if (part.Why is { } wrong) return new Accepted.Refused(wrong);
        if (box.Accepted is Accepted.Refused) return box.Accepted;
        var isRepeat = before?.Allotments.Any(a => a.State is AllotmentState.Taken && a.IsOf(stepId, part)) ?? false;
        return box.State?.Allotments.LastOrDefault(a => a.IsOf(stepId, part)) switch
        {
            { State: AllotmentState.Refused } no => new Accepted.Refused(
                no.Why ?? box.WhyOf(no.Key, no.Code, no.Text)),
            { } when !isRepeat => new Accepted.Applied(1),
            _ => new Accepted.Duplicate(),
        };
    }

    private static Accepted.Refused Unknown(string key) => new(new Refusal.BoxUnknown(key));

    /// <summary>Not a number of a label: a box that is counted at the desk is never the same.</summary>
    private static string KeptKey(Effect.KeepGoods effect) => $"receipt:{effect.Order}/{effect.ReceiptId}";
}
