using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Engine.Lanes;
using Antui.Simulation.Run;

namespace Antui.Simulation.Oracle;

/// <summary>
/// What is durable, seen at the instant it becomes so: the knowable oracle. Every commit is folded and every intent that
/// moves money is judged by rules written again here, on purpose without the product's guards.
/// </summary>
internal sealed class Mirror(Sim sim)
{
    private readonly Dictionary<OrderKey, Kept> _orders = [];
    private readonly SortedDictionary<string, string> _parked = new(StringComparer.Ordinal);
    private readonly HashSet<(OrderKey, string)> _overridden = [];
    private readonly Dictionary<string, (OrderKey Order, string RefundNo, Money Amount)> _keys = [];

    public IEnumerable<(OrderKey Key, Order Order)> Orders =>
        _orders.OrderBy(o => o.Key.Shop, StringComparer.Ordinal).ThenBy(o => o.Key.OrderNo, StringComparer.Ordinal)
            .Select(o => (o.Key, o.Value.Order!));

    /// <summary>What people were told holds, until they say otherwise.</summary>
    public Dictionary<(OrderKey Order, string RefundNo), PersonAction> Promised { get; } = [];

    public Order? Find(OrderKey key) => KeptOf(key)?.Order;

    public Kept? KeptOf(OrderKey key) => _orders.GetValueOrDefault(key);

    public bool Overridden(OrderKey key, string refundNo) => _overridden.Contains((key, refundNo));

    public string ParkedFirst =>

        _parked.Values.FirstOrDefault(p => p.StartsWith("ORDER_UNKNOWN", StringComparison.Ordinal) || p.StartsWith("INSTR", StringComparison.Ordinal), "");

    public bool IsParked(string id) => _parked.ContainsKey(id);

    public void Committed(CommitBatch batch, IReadOnlyList<long>? decidedOn, CommitResult[] results)
    {
        for (var i = 0; i < results.Length; i++)
            if (results[i] is CommitResult.Written) Written(batch.Orders[i], decidedOn?[i]);
        foreach (var fact in batch.Park) _parked[fact.Id] = $"{fact.Reason} {fact.Key} {System.Text.Encoding.UTF8.GetString(fact.Fact.Span)}";
        foreach (var id in batch.Unpark) _parked.Remove(id);
    }

    private void Written(OrderCommit commit, long? decidedOn)
    {
        if (!_orders.TryGetValue(commit.Key, out var kept)) _orders[commit.Key] = kept = new Kept();
        if (decidedOn is not null && decidedOn != kept.Version + 1)
            sim.World.Break("C1", $"{commit.Key}: written as {decidedOn} over version {kept.Version}");
        kept.Version++;
        var entry = new JournalEntry(commit.Version, commit.At, commit.Source, commit.Events);
        var events = Journal.Read(entry, sim.Words.KeyOf(commit));
        sim.Words.Stored($"journal of {commit.Key}", commit.Events.Span);
        sim.Words.Erasing(kept.Order, commit, events);
        sim.World.Mix((ulong)commit.Events.Length);
        foreach (var happened in events)
        {
            if (sim.World.Tracing) sim.World.Say($"  {commit.Key} #{commit.Version} {Short(happened)}");
            if (kept.Order is not null) Before(kept, happened);
            kept.Order = Fold.Evolve(kept.Order, happened);
            After(kept, happened);
        }
    }

    private void Before(Kept kept, OrderEvent happened)
    {
        var order = kept.Order!;
        switch (happened)
        {
            case OrderEvent.Changed e: KnowableChecks.Changed(sim, order, e.Claim); break;
            case OrderEvent.Asked e: KnowableChecks.Changed(sim, order, e.Claim); break;
            case OrderEvent.Started { Instruction.MovesMoney: true } e: Authorised(kept, e.RefundNo, e.Instruction, first: true); break;
            case OrderEvent.Dispatched { State: InstructionState.Dispatching } e
                when order.Case(e.RefundNo)?.Find(e.Key) is { MovesMoney: true } i:
                Authorised(kept, e.RefundNo, i, first: false); break;
            case OrderEvent.Answered e when order.Case(e.RefundNo)?.Find(e.Key) is { MovesMoney: true } i: Answered(kept, e, i); break;
            case OrderEvent.Started { Instruction.Action: InstructionAction.CloseDocument } e
                when order.Case(e.RefundNo) is { IsSettled: false }:
                sim.World.Break("K4", $"{order.Key} {e.RefundNo}: its document is closed, and it is not paid"); break;
            case OrderEvent.Dispatched { RefundNo: "", State: InstructionState.Dispatching } e
                when order.Instructions.Any(i => i.Key == e.Key && i.Action is InstructionAction.SendOrder):
                SendChecks.Marked(sim, order); break;
            case OrderEvent.Updated e: sim.Sayings.Updating(kept, e.Head); break;
            case OrderEvent.Lapsed e: sim.Silence.Decided(order, e); break;
            case OrderEvent.EvidenceGiven e: Given(kept, e.Evidence); break;
            case OrderEvent.EvidenceWithdrawn: sim.Seen.Hit("evidence-withdrawn"); break;
            case OrderEvent.AlarmRaised e: sim.Seen.Hit("alarm-" + e.Code); break;
            default: break;
        }
        if (happened is OrderEvent.Changed { Claim.Status: ClaimStatus.Closed } closed)
            kept.ClearedAt[closed.Claim.RefundNo] = kept.Evidence.Count;
    }

    private void Authorised(Kept kept, string refundNo, Instruction i, bool first)
    {
        var order = kept.Order!;
        var refund = order.Case(refundNo)!;
        if (Accepted(refund)) _overridden.Add((order.Key, refundNo));
        // A node that stood still after it decided sends nothing any more once its lease is over.
        kept.Sent[i.Key] = Math.Min(sim.World.NowMs, i.DueAt.Ms);
        if (first) sim.Seen.Hit("instructed-" + i.Action);
        sim.Gates.Marked(refund, i);
        if (Promised.TryGetValue((order.Key, refundNo), out var said))
            sim.World.Break("H1", $"{order.Key} {refundNo}: {i.Action} authorised although a person was told that {said} holds");
        KnowableChecks.Authorised(sim, order, refund, i, first);
        if (!Accepted(refund)) KnowableChecks.Goods(sim, kept, refund);
        GiftChecks.Authorised(sim, order, refund);
        // One refund's money is spent once: with the first call that may move it, not with its report and again later.
        var spent = refund.Instructions.Any(x => x.MovesMoney && x.Amount >= i.Amount && ByMachine(x)
            && x.State is not (InstructionState.Void or InstructionState.Refused));
        if (first && ByMachine(i) && !spent) sim.Spending.Add(order.Key.Shop, refundNo, i.Amount.Minor);
    }

    private void Answered(Kept kept, OrderEvent.Answered e, Instruction i)
    {
        if (e.Code == "DECIDED_ON_OLDER") sim.Seen.Hit("given-back-unsent");
        if (e.State is InstructionState.Unknown && i.State is InstructionState.Dispatching)
        {
            kept.Uncertain[i.Key] = Math.Max(kept.Uncertain.GetValueOrDefault(i.Key), kept.Sent.GetValueOrDefault(i.Key));
            sim.Seen.Hit("unknown");
        }
        if (e.State is InstructionState.Done && kept.Uncertain.ContainsKey(i.Key)) sim.Seen.Hit("time-out-then-success");
        // The platform fences by version: what it called old cannot land any more, whoever sent it.
        if (e.Code == OutcomeCodes.StaleVersion) kept.Uncertain.Remove(i.Key);
        if (e.State is not InstructionState.Void || e.Code == OutcomeCodes.StaleVersion) return;
        if (kept.Uncertain.TryGetValue(i.Key, out var sent) && sim.World.NowMs < sent + sim.LateMostMs)
            sim.World.Break("S7", $"{kept.Order!.Key} {e.RefundNo}: {i.Action} given up while it may still land");
    }

    private void Given(Kept kept, GoodsEvidence evidence)
    {
        var shop = kept.Order!.Key.Shop;
        if (evidence.Source.StartsWith("erp:", StringComparison.Ordinal) && evidence.Source != "erp:" + shop)
            sim.World.Break("S10", $"{kept.Order.Key}: evidence of {evidence.Source} counted here");
        if (evidence.RefundNo != "" && kept.Order.Case(evidence.RefundNo) is null) sim.Seen.Hit("evidence-before-refund");
        if (evidence.Kind is EvidenceKind.Received) KnowableChecks.Received(sim, kept, evidence);
    }

    private void After(Kept kept, OrderEvent happened)
    {
        var order = kept.Order!;
        if (happened is OrderEvent.Placed or OrderEvent.Updated) sim.Sayings.Stands(order);
        if (happened is OrderEvent.Answered a && GateBook.Holds(a.Code)) sim.Seen.Hit("held-by-" + a.Code);
        if (happened is OrderEvent.ShipmentMoved { Level: StopLevel.HandedOver } moved)
        {
            var parcel = order.Shipments.First(s => s.ShipmentNo == moved.ShipmentNo);
            sim.Goods.Ship(order.Key, parcel.Lines, sim.Money);
            sim.Courier?.Takes(order.Key, parcel.Waybill, parcel.Lines);
            DeskChecks.HandedOver(sim, order, parcel);
        }
        if (happened is OrderEvent.LinesStopped)
            foreach (var s in order.Shipments.Where(s => s.Lines.Any(l => l.Quantity < 0)))
                sim.World.Break("G2", $"{order.Key} {s.ShipmentNo}: stopped more than it has");
        if (happened is OrderEvent.Started or OrderEvent.Dispatched) sim.Switches?.Marked(order.Key.Shop);
        if (happened is not OrderEvent.EvidenceGiven given) return;
        kept.Evidence.Add(given.Evidence);
        kept.DurableAt[given.Evidence.Id] = sim.World.NowMs;
        if (given.Evidence is { Kind: EvidenceKind.Stopped, Source: "builtin" }) KnowableChecks.DeskStopped(sim, order, given.Evidence);
        if (given.Evidence.Kind is EvidenceKind.Shipped) kept.Alarming = KnowableChecks.MustAlarm(order);
    }

    /// <summary>Called when money is about to be sent: the intent must be durable, with just this content.</summary>
    public void FirstByte(Effect.OfOrder effect, string node)
    {
        var i = effect.Instruction;
        if (sim.World.Tracing) sim.World.Say($"  {node} sends {effect.Order} {effect.RefundNo} {i.Action} try {i.Attempt}");
        if (!i.MovesMoney) return;
        if (Find(effect.Order)?.Case(effect.RefundNo)?.Find(i.Key) is not { } kept)
        {
            sim.World.Break("S3", $"{effect.Order} {effect.RefundNo}: {i.Action} sent without a durable intent");
            return;
        }
        if (kept.Amount != i.Amount || kept.Version != i.Version || kept.Attempt < i.Attempt && kept.State is not InstructionState.Done)
            sim.World.Break("S3", $"{effect.Order} {effect.RefundNo}: {i.Action} sent otherwise than intended");
        KnowableChecks.StillStands(sim, _orders[effect.Order], effect);
        KnowableChecks.AskedAgain(sim, _orders[effect.Order], effect);
        if (_keys.TryGetValue(i.Key, out var known) && known != (effect.Order, effect.RefundNo, i.Amount))
            sim.World.Break("S4", $"{effect.Order} {effect.RefundNo}: the key went out before with other content");
        _keys[i.Key] = (effect.Order, effect.RefundNo, i.Amount);
        if (kept.Attempt > i.Attempt) sim.Seen.Hit("lease-stolen-mid-send");
        if (i.Attempt > 1) sim.Seen.Hit("sent-again");
    }

    /// <summary>The ERP was asked whether goods are stopped still.</summary>
    public void AskedStop(Effect.Stop effect) => _orders[effect.Order].StopAsked[effect.RefundNo] = sim.World.NowMs;

    /// <summary>States of effects that a crash meets.</summary>
    public void Crashed()
    {
        foreach (var (_, order) in Orders)
            foreach (var i in order.Cases.SelectMany(c => c.Instructions).Where(i => i.IsLive)) sim.Seen.Hit("crash-in-" + i.State);
    }

    /// <summary>Every order's end: alarms that had to be raised were.</summary>
    public void CheckAlarms()
    {
        foreach (var (key, kept) in _orders)
            foreach (var refundNo in kept.Alarming)
                if (kept.Order!.Alarms.All(a => a.Ref != refundNo))
                    sim.World.Break("G4", $"{key} {refundNo}: goods left after the refund and nobody was told");
    }

    private static bool ByMachine(Instruction i) => !i.Author.StartsWith("person:", StringComparison.Ordinal);

    private static bool Accepted(RefundCase refund) => refund.Accepts("shipment-stopped") || refund.Accepts("goods-received");

    private static string Short(OrderEvent happened) => happened switch
    {
        OrderEvent.Placed e => $"Placed {e.Head.Paid.Minor}",
        OrderEvent.Asked e => $"Asked {e.Claim.RefundNo} {e.Claim.Kind} {e.Claim.Status} {e.Claim.Amount.Minor} v{e.Claim.Version}",
        OrderEvent.Changed e => $"Changed {e.Claim.RefundNo} {e.Claim.Kind} {e.Claim.Status} {e.Claim.Amount.Minor} v{e.Claim.Version}",
        OrderEvent.Started e => $"Started {e.RefundNo} {e.Instruction.Action} {e.Instruction.Amount.Minor} by {e.Instruction.Author}",
        OrderEvent.EvidenceGiven e => $"Evidence {e.Evidence.Id} {e.Evidence.Kind} for '{e.Evidence.RefundNo}' {e.Evidence.Level}",
        OrderEvent.Answered e => $"Answered {e.RefundNo} {e.Key[..4]} {e.State} {e.Code} {e.Text}",
        OrderEvent.Dispatched e => $"Dispatched {e.RefundNo} {e.Key[..4]} {e.State} try {e.Attempt}",
        _ => happened.ToString(),
    };

    /// <summary>One order as the oracle keeps it.</summary>
    internal sealed class Kept
    {
        public Order? Order { get; set; }

        public long Version { get; set; }

        /// <summary>All evidence ever given, in order of becoming known.</summary>
        public List<GoodsEvidence> Evidence { get; } = [];

        /// <summary>How much of it was known when a request was closed: that counts no more for it.</summary>
        public Dictionary<string, int> ClearedAt { get; } = [];

        public Dictionary<string, long> Sent { get; } = [];

        public Dictionary<string, long> DurableAt { get; } = [];

        public Dictionary<string, long> Uncertain { get; } = [];

        /// <summary>When the ERP was last asked about the stop of a refund.</summary>
        public Dictionary<string, long> StopAsked { get; } = [];

        public IReadOnlyList<string> Alarming { get; set; } = [];
    }
}
