using System.Collections.Immutable;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Engine.Shops;
using Antui.Simulation.Kernel;
using Antui.Simulation.Run;

namespace Antui.Simulation.Oracle;

/// <summary>A gate: of a shop, or of all of them.</summary>
internal readonly record struct Gate(string Kind, string About)
{
    public const string Pause = "pause", Breaker = "breaker";

    public static Gate Everything { get; } = new(Pause, ShopBook.Everywhere);

    public override string ToString() => $"{Kind} of {About}";
}

/// <summary>
/// What was said of gates and is durable, and who looked when. A call may begin behind a shut gate only when its last
/// look was before that: its answer came this moment, or the node stood still since.
/// </summary>
internal sealed class GateBook(Sim sim)
{
    private readonly Dictionary<Gate, List<Saying>> _said = [];
    private readonly Dictionary<(NodeContext Node, string Shop), List<Look>> _looks = [];
    private readonly Dictionary<string, bool> _capped = [];
    private long _count;

    /// <summary>Counts what happens, so that two things of one moment have an order.</summary>
    public long Now => _count;

    public long LastSaid { get; private set; }

    public static bool Holds(string? code) =>
        code is "ALL_STOPPED" or "SHOP_PAUSED" or "BREAKER_OPEN" or "GATES_UNREAD";

    public bool IsShut(Gate gate) => Newest(gate) is { Shut: true };

    /// <summary>No effect of the shop may begin.</summary>
    public bool IsHeld(string shop) => IsShut(Gate.Everything) || IsShut(new Gate(Gate.Pause, shop));

    /// <summary>Somebody closed the breaker, or it never opened.</summary>
    public bool LetsMachinesPay(string shop) => !IsShut(new Gate(Gate.Breaker, shop));

    public void Written(Document document)
    {
        if (document.Kind is not (Gate.Pause or Gate.Breaker)) return;
        var gate = new Gate(document.Kind, document.Id);
        if (!_said.TryGetValue(gate, out var said)) _said[gate] = said = [];
        said.Add(new Saying(document.Json.Contains("true", StringComparison.Ordinal), LastSaid = ++_count));
        if (sim.World.Tracing) sim.World.Say($"  {gate} {(said[^1].Shut ? "SHUT" : "OPEN")} by {document.Author}");
    }

    /// <summary>Somebody was told that it is so: it is, or was since she asked.</summary>
    public void Acknowledged(Gate gate, bool shut, long asked)
    {
        var said = _said.GetValueOrDefault(gate) ?? [];
        var atFirst = said.LastOrDefault(w => w.Order <= asked)?.Shut ?? false;
        var isSo = atFirst == shut || said.Any(w => w.Shut == shut && w.Order > asked);
        if (!isSo) sim.World.Break("B2", $"{gate}: acknowledged as {(shut ? "shut" : "open")}, and never was");
    }

    /// <summary>The store was read for these shops just now; the node has the answer at that time.</summary>
    public void Looked(NodeContext node, IEnumerable<string> shops, long answeredMs)
    {
        _count++;
        foreach (var shop in shops)
        {
            if (!_looks.TryGetValue((node, shop), out var looks)) _looks[(node, shop)] = looks = [];
            looks.RemoveAll(l => !MayJustAnswer(node, l));
            looks.Add(new Look(_count, answeredMs));
        }
    }

    /// <summary>Before it is marked: is it money by machine that nobody approved and no call moved yet?</summary>
    public void Marked(RefundCase refund, Instruction i) =>
        _capped[i.Key] = IsMachine(i) && !refund.IsApproved && !refund.Instructions.Any(x =>
            x.Key != i.Key && x.MovesMoney && IsMachine(x) && x.Amount >= refund.Claim.Amount
            && x.State is not (InstructionState.Void or InstructionState.Refused));

    /// <summary>The last moment before a call: from here on it is on its way.</summary>
    public void FirstByte(Effect.OfOrder effect, NodeContext node)
    {
        Check(Gate.Everything);
        Check(new Gate(Gate.Pause, effect.Order.Shop));
        if (_capped.GetValueOrDefault(effect.Instruction.Key)) Check(new Gate(Gate.Breaker, effect.Order.Shop));

        void Check(Gate gate)
        {
            if (Newest(gate) is not { Shut: true } said) return;
            var looks = _looks.GetValueOrDefault((node, effect.Order.Shop)) ?? [];
            if (looks.Any(l => l.Order < said.Order && MayJustAnswer(node, l)))
            {
                sim.Seen.Hit("gate-shut-after-the-last-look");
                return;
            }
            var what = $"{effect.Order} {effect.RefundNo}: {effect.Instruction.Action}";
            sim.World.Break("B1", $"{what} begins on {node.Name} behind the {gate}");
        }
    }

    /// <summary>What became of an effect is asked: goes on behind every gate.</summary>
    public void Asked(Effect.OfOrder effect, Outcome answer)
    {
        if (effect.Instruction.State is not InstructionState.Dispatching) return;
        sim.Seen.Hit("asked-while-held");
        if (answer is Outcome.Done) sim.Seen.Hit("landed-while-held");
    }

    /// <summary>Effects that are held back although nothing holds them any more.</summary>
    public Breach? FirstHeld()
    {
        foreach (var (key, order) in sim.Mirror.Orders)
        {
            if (IsHeld(key.Shop)) return new Breach("L8", $"{key.Shop} is still held back");
            foreach (var refund in order.Cases)
            {
                if (refund.IsSettled || !refund.Claim.IsOpen) continue;
                if (Forgotten(refund.Instructions) is { } held) return Is($"{key} {refund.RefundNo}", held);
            }
            if (Forgotten(order.Instructions) is { } own) return Is($"{key}", own);

            Instruction? Forgotten(ImmutableArray<Instruction> all) => all.FirstOrDefault(i =>
                i.State is InstructionState.Prepared && (i.Code is "ALL_STOPPED" or "SHOP_PAUSED"
                    || (i.Code == "BREAKER_OPEN" && LetsMachinesPay(key.Shop))));
        }
        return null;

        static Breach Is(string where, Instruction i) =>
            new("L8", $"{where}: {i.Action} is held by {i.Code}, which is over");
    }

    private Saying? Newest(Gate gate) => _said.TryGetValue(gate, out var said) ? said[^1] : null;

    /// <summary>What follows from its answer may be happening at this very moment.</summary>
    private bool MayJustAnswer(NodeContext node, Look look) =>
        look.AnsweredMs >= sim.World.NowMs || node.StoodStill(look.AnsweredMs);

    private static bool IsMachine(Instruction i) => !i.Author.StartsWith("person:", StringComparison.Ordinal);

    private sealed record Saying(bool Shut, long Order);

    private readonly record struct Look(long Order, long AnsweredMs);
}
