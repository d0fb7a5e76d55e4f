using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Refunds;
using Antui.Engine.Shops;

namespace Antui.Engine.Effects;

/// <summary>
/// Our own state, read once more right before money is told to move: the platform's last word and the queue took their
/// time, and a ship event may have been taken meanwhile. What was decided on older knowledge is given back unsent.
/// </summary>
internal sealed class LastLooks(EngineContext engine)
{
    /// <summary>An order that moves on faster than it can be looked at is decided anew.</summary>
    public const int TriesMost = 10;

    private readonly List<Look> _open = [];

    /// <summary>From here on this node tells the look of every commit to its order.</summary>
    public Look Begin(Effect.OfOrder effect, long version)
    {
        var look = new Look(this, effect, version);
        lock (_open) _open.Add(look);
        return look;
    }

    /// <summary>Called before anybody is answered: whoever was told "taken" can rely on it.</summary>
    public void Committed(OrderKey key, long version)
    {
        lock (_open)
            foreach (var look in _open)
                if (look.Effect.Order == key) look.Newest = Math.Max(look.Newest, version);
    }

    /// <summary>One look of one effect, until its first byte has left.</summary>
    internal sealed class Look(LastLooks all, Effect.OfOrder effect, long version) : IDisposable
    {
        private long _version = version;

        public Effect.OfOrder Effect => effect;

        /// <summary>The newest version this node wrote.</summary>
        public long Newest { get; set; } = version;

        /// <summary>
        /// Nothing was written here since what was looked at: a read of memory, right before the call.
        /// </summary>
        public bool IsFresh
        {
            get
            {
                lock (all._open) return Newest <= _version;
            }
        }

        /// <returns>Null when the decision holds on everything that is durable.</returns>
        public async Task<Outcome?> HoldsAsync(Shop shop)
        {
            try
            {
                for (var tries = 0; tries == 0 || !IsFresh; tries++)
                {
                    if (tries == TriesMost) return MovedOn;
                    if (await all.IsNewestAsync(this, _version)) continue;
                    if (await all.ReadAsync(this) is not { } read) return GivenBack("the order is gone");
                    if (!Workflow.StillHolds(read.Order, effect.RefundNo, effect.Instruction.Key, shop.Policy, all.Now))
                        return GivenBack("what is known of the order changed");
                    _version = read.Version;
                }
                return null;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                return GivenBack(fault.Message);
            }
        }

        public void Dispose()
        {
            lock (all._open) all._open.Remove(this);
        }
    }

    /// <summary>Nothing was sent: the lane decides anew.</summary>
    public static Outcome.Refused GivenBack(string why) => new("DECIDED_ON_OLDER", why, TimeSpan.Zero);

    public static Outcome.Refused MovedOn { get; } = GivenBack("the order moved on");

    private Instant Now => engine.Now;

    private async Task<bool> IsNewestAsync(Look look, long version) =>
        await engine.Versions.AskAsync(look.Effect.Order) <= version;

    private async Task<(Order Order, long Version)?> ReadAsync(Look look)
    {
        var loaded = await engine.Journals.AskAsync(look.Effect.Order);
        if (loaded.Fold() is not { } order) return null;
        return (engine.Sees?.Invoke(order) ?? order, loaded.Entries.Count);
    }
}
