using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;

namespace Antui.Simulation.Mutants;

/// <summary>Sayings that are read where they should not be.</summary>
internal static class Reading
{
    /// <summary>As a door would that reads the order, makes the facts, and then brings them.</summary>
    public sealed class BeforeTheLane : Mutant
    {
        public override async Task<(Accepted Accepted, T? Answer)> SayingAsync<T>(
            RefundEngine engine, OrderKey key, Func<Order?, Meant<T>> means)
            where T : class
        {
            var meant = means(await engine.ReadAsync(key, CancellationToken.None));
            Accepted accepted = new Accepted.Duplicate();
            foreach (var fact in meant.Facts) accepted = await engine.HearAsync(fact, CancellationToken.None);
            return (accepted, meant.Answer);
        }
    }

    /// <summary>What needs no fact is answered by the order as this node knew it last.</summary>
    public sealed class FromMemory : Mutant
    {
        private readonly Dictionary<(RefundEngine, OrderKey), Order> _known = [];

        public override async Task<(Accepted Accepted, T? Answer)> SayingAsync<T>(
            RefundEngine engine, OrderKey key, Func<Order?, Meant<T>> means)
            where T : class
        {
            if (_known.TryGetValue((engine, key), out var known) && means(known) is { Facts.IsEmpty: true } meant)
                return (new Accepted.Duplicate(), meant.Answer);
            var said = await base.SayingAsync(engine, key, means);
            if (await engine.ReadAsync(key, CancellationToken.None) is { } order) _known[(engine, key)] = order;
            return said;
        }
    }
}
