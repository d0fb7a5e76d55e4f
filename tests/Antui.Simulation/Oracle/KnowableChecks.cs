using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Engine.Shops;
using Antui.Simulation.Parties;
using Antui.Simulation.Run;

namespace Antui.Simulation.Oracle;

/// <summary>What may be decided on what is durable. Written from the invariants, without the product's own rules.</summary>
internal static class KnowableChecks
{
    /// <summary>A request never goes back, and says what the platform said at that version.</summary>
    public static void Changed(Sim sim, Order order, Claim claim)
    {
        if (order.Case(claim.RefundNo) is { } known && claim.Version < known.Claim.Version)
            sim.World.Break("E3", $"{order.Key} {claim.RefundNo}: version {claim.Version} over {known.Claim.Version}");
        if (sim.PlatformOf(order.Key.Shop)?.Refunds.GetValueOrDefault(claim.RefundNo) is not { } truth) return;
        if (!truth.History.TryGetValue(claim.Version, out var told) || told.Status != claim.Status || told.Amount != claim.Amount
            || told.Kind != claim.Kind)
            sim.World.Break("E3", $"{order.Key} {claim.RefundNo}: known as {claim.Status} {claim.Amount}, never told so");
    }

    public static void Authorised(Sim sim, Order order, RefundCase refund, Instruction i, bool first)
    {
        var where = $"{order.Key} {refund.RefundNo}: {i.Action}";
        if (i.Version != refund.Claim.Version || i.Amount != refund.Claim.Amount)
            sim.World.Break("S5", $"{where} for version {i.Version} {i.Amount}, known is {refund.Claim.Version} {refund.Claim.Amount}");
        if (refund.IsSettled) sim.World.Break("S1", $"{where} although it is refunded");
        if (refund.Person?.Action is PersonAction.Hold or PersonAction.Refuse or PersonAction.SetHandled)
            sim.World.Break("H1", $"{where} although a person said {refund.Person.Action}");
        if (refund.Claim.Status is not (ClaimStatus.AwaitingSeller or ClaimStatus.AwaitingReceipt))
            sim.World.Break("E3", $"{where} while the request is {refund.Claim.RawStatus}");
        if (refund.Claim.Kind is not (RefundKind.Unshipped or RefundKind.Return) && !refund.IsApproved
            && !refund.IsAgreedBySilence)
            sim.World.Break("G3", $"{where}: a {refund.Claim.Kind} without a person");
        if (first && refund.Instructions.Any(x => x.MovesMoney && Open(x)))
            sim.World.Break("S6", $"{where} while another one is open");
        Conserved(sim, order, refund, i, where);
        if (sim.CapsOf(order.Key.Shop).RefundFen is { } cap && i.Amount.Minor > cap && !refund.IsApproved)
            sim.World.Break("S8", $"{where} above the cap of one refund");
    }

    /// <summary>
    /// Money is told to move: no ship event that contradicts it may have been durable for longer than a slow store or a
    /// node that stands still can explain.
    /// </summary>
    public static void StillStands(Sim sim, Mirror.Kept kept, Effect.OfOrder effect)
    {
        var refund = kept.Order!.Case(effect.RefundNo)!;
        if (refund.Claim.Kind is not RefundKind.Unshipped || refund.Accepts("shipment-stopped")) return;
        if (sim.Swarm.PausesPerHour > 0 || sim.Swarm.Store.Slow > 0) return;
        foreach (var need in kept.Order.Covered(refund.Claim))
        {
            var shipped = kept.Evidence.Where(e => e.Kind is EvidenceKind.Shipped
                && kept.DurableAt[e.Id] < sim.World.NowMs - 50)
                .Sum(e => Quantities.Of(kept.Order.Covered(e), need.LineNo));
            if (kept.Order.Line(need.LineNo)!.Quantity - shipped < need.Quantity)
                sim.World.Break("G10",
                    $"{effect.Order} {effect.RefundNo}: {effect.Instruction.Action} sent, "
                        + $"{need.LineNo} was known to have left");
        }
    }

    /// <summary>No shop of the simulation trusts a stop of its ERP longer.</summary>
    public const int StopLeaseMostMs = 90_000;

    /// <summary>
    /// Money is told to move on an old word of an ERP: the ERP was asked again, not longer ago than looks and a busy
    /// node take.
    /// </summary>
    public static void AskedAgain(Sim sim, Mirror.Kept kept, Effect.OfOrder effect)
    {
        const int slackMs = 30_000, looksMs = 150_000;
        var refund = kept.Order!.Case(effect.RefundNo)!;
        if (refund.Claim.Kind is not RefundKind.Unshipped || refund.Accepts("shipment-stopped")) return;
        var shop = sim.ShapeOf(effect.Order.Shop).Config;
        if (sim.Shapes.Leases is null || shop.Fulfilment is not Fulfilment.RemoteErp) return;
        if (sim.Swarm.PausesPerHour > 0 || sim.Swarm.Store.Slow > 0) return;
        var word = kept.Order.Evidence.LastOrDefault(e => e is { Kind: EvidenceKind.Stopped, Holds: true }
            && e.Source != "builtin" && e.RefundNo == effect.RefundNo);
        if (word is null || sim.World.NowMs - kept.DurableAt[word.Id] <= StopLeaseMostMs + slackMs) return;
        sim.Seen.Hit("money-on-an-old-stop");
        if (sim.World.NowMs - kept.StopAsked.GetValueOrDefault(effect.RefundNo) <= looksMs) return;
        sim.World.Break(
            "G13", $"{effect.Order} {effect.RefundNo}: {effect.Instruction.Action} sent on an old word of the ERP");
    }

    private static void Conserved(Sim sim, Order order, RefundCase refund, Instruction i, string where)
    {
        long taken = 0;
        foreach (var other in order.Cases)
            if (other.RefundNo != refund.RefundNo) taken += Taken(other);
        if (taken + i.Amount.Minor > order.Head.Paid.Minor)
            sim.World.Break("S2", $"{where} of {i.Amount}, {taken} taken of {order.Head.Paid}");
        if (refund.Claim.Lines is not [var only]) return;
        // By money, not by pieces: after one of three pieces was refunded, "all" means what is left of the line's payment.
        var line = order.Line(only.LineNo)!;
        var others = order.Cases.Where(c => c.RefundNo != refund.RefundNo);
        var ofLine = others.Where(c => c.Claim.Lines.Length > 0 && c.Claim.Lines.All(l => l.LineNo == only.LineNo))
            .Sum(Taken);
        if (ofLine + i.Amount.Minor > line.Paid.Minor + order.Head.Freight.Minor + order.Head.OddFen)
            sim.World.Break("S2", $"{where}: line {only.LineNo} gives back more than its share and the postage");
    }

    /// <summary>
    /// Requests that together ask for just what was paid stand in nobody's way: a person is asked about money only when
    /// somebody asked for more.
    /// </summary>
    public static bool FitsWithin(Sim sim, Order order, RefundCase refund)
    {
        // What was reported for another open request may be paid by the platform at any time.
        var others = order.Cases.Where(c => c.RefundNo != refund.RefundNo).Sum(c => Math.Max(Taken(c), Reported(c)));
        if (refund.Claim.Amount.Minor + others > order.Head.Paid.Minor) return false;
        foreach (var c in order.Cases)
        {
            if (c.RefundNo != refund.RefundNo && Taken(c) == 0) continue;
            if (!sim.Money.Whole.TryGetValue((order.Key, c.RefundNo), out var asked)) return false;
            if (c.Claim.Amount.Minor > asked) return false;
        }
        return true;
    }

    private static long Taken(RefundCase refund) => refund.Settlement?.Amount.Minor
        ?? refund.Instructions.Where(i => i.MovesMoney && Open(i)).Select(i => i.Amount.Minor).DefaultIfEmpty().Max();

    private static long Reported(RefundCase refund) => !refund.Claim.IsOpen ? 0 : refund.Instructions
        .Where(i => i.MovesMoney && i.State is InstructionState.Done or InstructionState.Prepared)
        .Select(i => i.Amount.Minor).DefaultIfEmpty().Max();

    private static bool Open(Instruction i) =>
        i.State is InstructionState.Dispatching or InstructionState.Unknown or InstructionState.FindingOut;

    /// <summary>The proof of the goods side as it is known, from the raw evidence in order.</summary>
    public static void Goods(Sim sim, Mirror.Kept kept, RefundCase refund)
    {
        var (order, claim) = (kept.Order!, refund.Claim);
        if (claim.Kind is not RefundKind.Unshipped) return;
        var from = kept.ClearedAt.GetValueOrDefault(refund.RefundNo);
        foreach (var need in order.Covered(claim))
        {
            var shipped = kept.Evidence.Where(e => e.Kind is EvidenceKind.Shipped)
                .Sum(e => Quantities.Of(order.Covered(e), need.LineNo));
            if (order.Line(need.LineNo)!.Quantity - shipped < need.Quantity)
                sim.World.Break("G1", $"{order.Key} {refund.RefundNo}: refund as unshipped, line {need.LineNo} is known to have left");
            var word = kept.Evidence.Skip(from)
                .Where(e => e.RefundNo == refund.RefundNo && e.Kind is EvidenceKind.Stopped or EvidenceKind.StopRefused)
                .Where(e => Quantities.Of(order.Covered(e), need.LineNo) >= need.Quantity)
                .MaxBy(e => e.At.Ms);
            if (word?.Kind is not EvidenceKind.StopRefused && StoppedBefore(kept, refund, need)) continue;
            if (word is null) sim.World.Break("G2", $"{order.Key} {refund.RefundNo}: no proof names {need}");
            else if (word.Kind is EvidenceKind.StopRefused)
                sim.World.Break("G4", $"{order.Key} {refund.RefundNo}: the proof of {need.LineNo} was taken back");
        }
    }

    /// <summary>All pieces of the line were stopped for other requests, so these are among them.</summary>
    private static bool StoppedBefore(Mirror.Kept kept, RefundCase refund, LineQuantity need)
    {
        var (order, stopped) = (kept.Order!, 0);
        foreach (var other in order.Cases.Where(c => c.RefundNo != refund.RefundNo))
        {
            var word = kept.Evidence.Skip(kept.ClearedAt.GetValueOrDefault(other.RefundNo))
                .Where(e => e.RefundNo == other.RefundNo && e.Kind is EvidenceKind.Stopped or EvidenceKind.StopRefused)
                .Where(e => Quantities.Of(order.Covered(e), need.LineNo) > 0).MaxBy(e => e.At.Ms);
            if (word?.Kind is EvidenceKind.Stopped) stopped += Quantities.Of(order.Covered(word), need.LineNo);
        }
        return stopped >= order.Line(need.LineNo)!.Quantity;
    }

    /// <summary>The built-in desk says "stopped": then that quantity is in no shipment that can still leave.</summary>
    public static void DeskStopped(Sim sim, Order order, GoodsEvidence evidence)
    {
        var truth = sim.Goods.Of(order.Key);
        foreach (var line in order.Head.Lines) truth.Ordered.TryAdd(line.LineNo, line.Quantity);
        truth.Stopped.Clear();
        foreach (var e in order.Evidence.Where(e => e is { Holds: true, Kind: EvidenceKind.Stopped, Source: "builtin" }))
            truth.Stopped[e.RefundNo] = [.. order.Covered(e)];
        foreach (var line in order.Covered(evidence))
        {
            var inShipments = order.Shipments.Sum(s => s.Remaining(line.LineNo));
            var all = order.Line(line.LineNo)!.Quantity;
            if (inShipments + Math.Min(truth.StoppedOf(line.LineNo), all) > all)
                sim.World.Break("G2", $"{order.Key}: line {line.LineNo} proved stopped while {inShipments} can still leave");
        }
    }

    /// <summary>A receipt counts what the warehouse really wrote down, once.</summary>
    public static void Received(Sim sim, Mirror.Kept kept, GoodsEvidence evidence)
    {
        if (!evidence.Holds)
        {
            sim.Seen.Hit("told-twice");
            return;
        }
        var truth = sim.Goods.Of(kept.Order!.Key);
        if (evidence.Source == Dock.Author) sim.Dock.Counted(evidence.Waybill?.Number ?? "", evidence.Inspected);
        var document = Document(evidence);
        if (!truth.Returned.TryGetValue(evidence.RefundNo, out var documents)
            || !documents.TryGetValue(document, out var wrote) || !wrote.SequenceEqual(evidence.Inspected))
        {
            sim.World.Break("G7", $"{kept.Order.Key} {evidence.RefundNo}: receipt {evidence.Id} is none of the warehouse");
        }
        else if (kept.Evidence.Any(e => e is { Kind: EvidenceKind.Received, Holds: true }
            && e.RefundNo == evidence.RefundNo && Document(e) == document))
        {
            sim.World.Break("G5", $"{kept.Order.Key} {evidence.RefundNo}: receipt {document} counted twice");
        }
    }

    /// <summary>The warehouse's document, whichever of its two numbers it is told under.</summary>
    private static string Document(GoodsEvidence evidence) =>
        evidence.Id[(evidence.Id.LastIndexOf(':') + 1)..].Replace(Erp.Again, "", StringComparison.Ordinal);

    /// <summary>Refunds that are made or under way for goods which have left by now: each needs an alarm.</summary>
    public static IReadOnlyList<string> MustAlarm(Order order)
    {
        var refunds = new List<string>();
        foreach (var refund in order.Cases)
        {
            if (refund.Claim.Kind is not RefundKind.Unshipped || refund.Claim.Status is ClaimStatus.Closed) continue;
            if (!refund.IsSettled && !refund.Instructions.Any(i => i.MovesMoney && Open(i))) continue;
            foreach (var line in order.Covered(refund.Claim))
            {
                var shipped = order.Evidence.Where(e => e.Kind is EvidenceKind.Shipped).Sum(e => Quantities.Of(order.Covered(e), line.LineNo));
                if (shipped + line.Quantity <= (order.Line(line.LineNo)?.Quantity ?? 0)) continue;
                refunds.Add(refund.RefundNo);
                break;
            }
        }
        return refunds;
    }
}

/// <summary>What the machine instructed of late, against the caps (S8).</summary>
internal sealed class SpendingOracle(Sim sim)
{
    private readonly List<(string Shop, string RefundNo, long Fen, long AtMs)> _spent = [];

    public void Add(string shop, string refundNo, long fen)
    {
        _spent.Add((shop, refundNo, fen, sim.World.NowMs));
        var caps = sim.CapsOf(shop);
        Within(shop, caps.MinuteFen, 60_000);
        Within(shop, caps.HourFen, 3_600_000);
        Within(shop, caps.DayFen, 86_400_000);
    }

    private void Within(string shop, long? cap, long windowMs)
    {
        if (cap is not { } most) return;
        var sum = _spent.Where(s => s.Shop == shop && s.AtMs > sim.World.NowMs - windowMs)
            .GroupBy(s => s.RefundNo).Sum(g => g.Last().Fen);
        if (sum > most) sim.World.Break("S8", $"{shop}: {sum} instructed by machine in {windowMs / 1000} s, cap {most}");
    }
}
