using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Simulation.Kernel;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>
/// Brings parcels back that left too early, when it is asked in time. That it takes the request says nothing of where
/// the parcel is.
/// </summary>
internal sealed class Courier(Sim sim, SplitMix random)
{
    public const string Kind = "sim";

    private readonly Moods _moods = new(sim, random);
    private readonly Dictionary<(OrderKey, string), List<LineQuantity>> _parcels = [];
    private readonly HashSet<string> _tooLate = [];
    private int _count;

    public Tracking NewNumber() => new("SF", $"P{++_count}");

    /// <summary>It has the parcel.</summary>
    public void Takes(OrderKey order, Tracking? parcel, IEnumerable<LineQuantity> lines)
    {
        if (parcel is null) return;
        var name = (order, parcel.Number);
        if (!_parcels.TryGetValue(name, out var inside)) _parcels[name] = inside = [];
        inside.AddRange(lines);
    }

    public Outcome Recall(Effect.Recall effect)
    {
        if (_moods.Refuses() is { } no) return no;
        var (where, number) = ($"{effect.Order} {effect.RefundNo}", effect.Parcel!.Number);
        if (!_parcels.TryGetValue((effect.Order, number), out var inside))
            sim.World.Break("K5", $"{where}: parcel {number} is asked back, and it never left");
        else if (!effect.Lines.Any(l => Quantities.Of([.. inside], l.LineNo) > 0))
            sim.World.Break("K5", $"{where}: parcel {number} is asked back, and holds nothing of the request");
        if (sim.Once.Find(effect) is not Outcome.Done && (_tooLate.Contains(number) || random.Chance(0.2)))
        {
            _tooLate.Add(number);
            sim.Seen.Hit("recall-refused");
            return new Outcome.Refused("SIGNED_FOR", "the addressee has it");
        }
        if (sim.Once.Does(effect, number)) sim.Seen.Hit("recall-taken");
        return new Outcome.Done("recall-" + number);
    }
}

/// <summary>A node's connector to the courier.</summary>
internal sealed class CourierPorts(Sim sim, SimNode node) : EffectPorts(sim, node), IPerform<Effect.Recall>
{
    public Connector Ports => new Connector().Can<IPerform<Effect.Recall>>(this);

    public Task<Outcome> PerformAsync(Effect.Recall effect, CancellationToken stop) =>
        SendAsync(effect, e => Sim.Courier!.Recall(e));

    public Task<Outcome> FindOutAsync(Effect.Recall effect, CancellationToken stop) =>
        AskAsync(effect, () => Sim.Once.Find(effect));
}
