using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;

namespace Antui.Simulation.Oracle;

/// <summary>
/// What the engine was told and what it did, by its own meters: every kind of fact is taken in some seed, every effect is
/// performed in some, and both also go wrong. A kind that is new and that no party draws is named.
/// </summary>
internal sealed class Drawn : IDisposable
{
    /// <summary>Not drawn yet: what no party does so far. Nothing is added here.</summary>
    private static readonly string[] NotYet = [];

    /// <summary>
    /// Kinds that are never asked for, each by design: nobody sends the passing of time, it is no news that is taken or
    /// known already; and a word of stopped goods is no call, it rides with one.
    /// </summary>
    private static readonly string[] ByDesign = [nameof(Fact.TimePassed), nameof(Effect.StopWord)];

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);

    public Drawn()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Antui" && instrument.Name is "antui_facts" or "antui_effects")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, by, tags, _) =>
        {
            var name = tags.Length == 2 ? $"{tags[0].Value} {tags[1].Value}" : "";
            _counts.AddOrUpdate(name, by, (_, known) => known + by);
        });
        _listener.Start();
    }

    public List<string> Missing() =>
    [
        .. Facts().SelectMany(fact => new[] { $"{fact} applied", $"{fact} duplicate" }).Append("Saying applied")
            .Concat(Outside().SelectMany(effect => new[] { $"{effect} Done", $"{effect} Uncertain" }))
            .Concat(Inside().Select(effect => $"{effect} Done"))
            .Where(what => !_counts.ContainsKey(what) && !NotYet.Contains(what)).Order(StringComparer.Ordinal),
    ];

    public void Dispose() => _listener.Dispose();

    private static IEnumerable<string> Facts() =>
        typeof(Fact).GetNestedTypes().Where(t => t.BaseType == typeof(Fact))
            .Select(t => t.Name).Except(ByDesign);

    /// <summary>Those of orders go by the instruction that stands for them.</summary>
    private static IEnumerable<string> Outside() =>
        Enum.GetValues<InstructionAction>().Where(a => a.Party() is not PartyOfEffect.Inside).Select(a => $"{a}")
            .Concat([nameof(Effect.ConfirmEntry), nameof(Effect.TellStock), nameof(Effect.AskOccupied)]);

    private static IEnumerable<string> Inside() =>
        Enum.GetValues<InstructionAction>().Where(a => a.Party() is PartyOfEffect.Inside).Select(a => $"{a}")
            .Concat(typeof(Effect).GetNestedTypes()
                .Where(t => t.BaseType == typeof(Effect) && !t.IsAbstract).Select(t => t.Name)
                .Except(Outside()).Except(ByDesign));
}
