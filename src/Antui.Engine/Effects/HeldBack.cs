using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Engine.Shops;

namespace Antui.Engine.Effects;

/// <summary>
/// What a gate answers to an effect that was about to begin. Nothing was sent; it goes on when a person opened the
/// gate.
/// </summary>
internal static class HeldBack
{
    private const string Unread = "GATES_UNREAD";

    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    public static bool Is(Outcome outcome) =>
        outcome is Outcome.Refused
        {
            Code: OutcomeCodes.AllStopped or OutcomeCodes.ShopPaused or OutcomeCodes.BreakerOpen or Unread
        };

    /// <summary>The last look before the call. A store that does not answer now lets nothing begin.</summary>
    public static async Task<Outcome.Refused?> LookAsync(EngineContext engine, Shop shop, Waiting waiting)
    {
        var (gates, unread) = await ReadAsync(engine, shop);
        return unread ?? Of(shop, gates, waiting);
    }

    /// <summary>The gates as they are now; the answer when the store gives none.</summary>
    public static async Task<(Gates Gates, Outcome.Refused? Unread)> ReadAsync(EngineContext engine, Shop shop)
    {
        try
        {
            return (await engine.Shops.GatesAsync(shop.Config.Id, CancellationToken.None), null);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return (default, new Outcome.Refused(Unread, "Whether the shop is held back could not be read.", TimeSpan.Zero));
        }
    }

    public static Outcome.Refused? Of(Shop shop, Gates gates, Waiting waiting) =>
        gates.Stopped ? new Outcome.Refused(OutcomeCodes.AllStopped, "All shops are stopped.", Again)
        : gates.Paused || shop.Config.Paused
            ? new Outcome.Refused(OutcomeCodes.ShopPaused, "The shop is paused.", Again)
        : gates.BreakerOpen && waiting.Capped
            ? new Outcome.Refused(OutcomeCodes.BreakerOpen, "The shop's breaker is open.", Again)
        : null;
}
