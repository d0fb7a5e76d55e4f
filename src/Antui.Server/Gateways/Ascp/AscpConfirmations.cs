using Antui.Connectors.Ascp;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Engine.Deliveries;
using Antui.Engine.Shops;
using Antui.Server.Texts;

namespace Antui.Server.Gateways.Ascp;

/// <summary>
/// Tells the platform that an order arrived (notify.received), until it knows. One that it refuses is its own matter,
/// because the order is here.
/// </summary>
public sealed class AscpConfirmations(RefundEngine engine)
{
    public const string Job = "confirm-orders", Plan = "every 1m";

    private const string Received = "received";

    /// <summary>Takes part in the engine's deliveries.</summary>
    public void Begin() => engine.Deliveries.Push(
        Job, Plan, shop => shop.Port<AscpShop>() is { } ascp ? new Platform(engine, shop, ascp) : null,
        whilePaused: false);

    private sealed class Platform(RefundEngine engine, Shop shop, AscpShop ascp) : IPush
    {
        public string Name => "ascp-received:" + shop.Config.Id;

        public bool Hears(string other) => other == shop.Config.Id;

        public IEnumerable<Owed> Owed(Order? before, Order after) =>
            before is null ? [new Owed(after.Key, Received)] : [];

        public async Task<Told> PushAsync(Note note, CancellationToken stop)
        {
            // What did not come by a push waits for no answer.
            if (await ascp.Book.OrderAsync(note.OrderNo, stop) is not { } pushed) return Told.Taken;
            var outcome = await ascp.TellReceivedAsync(note.OrderNo, note.At, pushed.BusinessModel, stop);
            var now = Instant.From(engine.Clock.GetUtcNow());
            if (outcome is Outcome.Done) shop.State.PlatformSpoke(now);
            else shop.State.PlatformFailed(now, OutcomeTexts.Of(outcome));
            return outcome switch
            {
                Outcome.Done => Told.Taken,
                Outcome.Refused { RetryAfter: null } => Told.Refused,
                Outcome.Refused => Told.Later,
                _ => Told.Unanswered,
            };
        }
    }
}
