using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Simulation.Kernel;
using Antui.Simulation.Run;

namespace Antui.Simulation.Oracle;

/// <summary>
/// What the goods side truly did, by key: a key stands for one content, a content for one key, and what we call done
/// was done.
/// </summary>
internal sealed class OnceChecks(Sim sim)
{
    private readonly Dictionary<string, string> _contents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);

    /// <returns>False when this key did it before.</returns>
    public bool Does(Effect.OfOrder effect, string content)
    {
        var i = effect.Instruction;
        var about = $"{effect.Order} {effect.RefundNo} {i.Action} version {i.Version}";
        content = $"{about}: {content}";
        if (_contents.TryGetValue(i.Key, out var known))
        {
            if (known != content) sim.World.Break("K1", $"one key stands for '{known}' and for '{content}'");
            return false;
        }
        if (!_keys.TryAdd(about, i.Key)) sim.World.Break("K1", $"{about} is done under two keys");
        _contents[i.Key] = content;
        return true;
    }

    public Outcome Find(Effect.OfOrder effect) =>
        _contents.ContainsKey(effect.Key) ? new Outcome.Done("found") : new Outcome.Absent();

    /// <summary>What of the goods side is still open at the end; null when nothing is.</summary>
    public Breach? FirstOpen()
    {
        foreach (var (key, order) in sim.Mirror.Orders)
        {
            foreach (var refund in order.Cases)
                if (refund.IsSettled && refund.Instructions.FirstOrDefault(i => IsOurs(i) && i.IsLive) is { } open)
                    return new Breach("K3", $"{key} {refund.RefundNo}: {open.Action} is {open.State}");
        }
        return null;
    }

    public void Final()
    {
        foreach (var (key, order) in sim.Mirror.Orders)
        {
            foreach (var i in order.Cases.SelectMany(c => c.Instructions).Concat(order.Instructions).Where(IsOurs))
                if (i.State is InstructionState.Done && !_contents.ContainsKey(i.Key))
                    sim.World.Break("K2", $"{key}: {i.Action} is called done, and never was");
        }
    }

    private static bool IsOurs(Instruction i) => i.Action is InstructionAction.ExpectReturn
        or InstructionAction.CloseDocument or InstructionAction.SendOrder or InstructionAction.Recall;
}
