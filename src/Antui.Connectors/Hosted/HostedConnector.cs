using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Ports;
using Antui.Core.Ways;

namespace Antui.Connectors.Hosted;

/// <summary>
/// A shop that lives here. Paying is an entry in the pay-out ledger, which stands for the payment provider's own book:
/// one key is one entry, so whatever repeats pays once.
/// </summary>
public sealed class HostedConnector(HostedSettings settings, IPayOutLedger ledger, TimeProvider clock)
    : IPerform<Effect.PayOut>, IProbe
{
    /// <summary>Appended to the key of a pay-out that the provider took back.</summary>
    public const string Back = ":back";

    public static Offer Offer { get; } = new Offer.Here(RefundWords.Of);

    /// <summary>What it can do.</summary>
    public Connector Ports => new Connector()
        .Can<IPerform<Effect.PayOut>>(this).Can<IProbe>(this).Can(this);

    public HostedSettings Settings => settings;

    public async Task<Outcome> PerformAsync(Effect.PayOut effect, CancellationToken stop)
    {
        var i = effect.Instruction;
        if (i.Amount is not { Currency: Money.Yuan, Minor: > 0 })
            return new Outcome.Refused("BAD_AMOUNT", "A pay-out is an amount above 0 in CNY.");
        try
        {
            if (await ledger.FindAsync(i.Key, stop) is { } known) return Same(known, effect);
            var ceiling = effect.Paid.Minor;
            if (i.Amount.Minor > ceiling)
                return new Outcome.Refused("ABOVE_PAID", $"{i.Amount} is more than was paid for the order.");
            var entry = new PayOutEntry(
                i.Key, effect.Order, effect.RefundNo, i.Amount.Minor, ceiling, Instant.From(clock.GetUtcNow()));
            if (await ledger.AppendAsync(entry, stop)) return new Outcome.Done(i.Key);
            return await ledger.FindAsync(i.Key, stop) is { } other ? Same(other, effect) : AboveCeiling;
        }
        catch (InvalidOperationException fault) when (fault is not ObjectDisposedException)
        {
            // So the ledger says that all pay-outs of the order together would pass its ceiling; nothing was added.
            return AboveCeiling;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException && !stop.IsCancellationRequested)
        {
            // The entry may or may not be written; the key is looked up before anything is paid again.
            return new Outcome.Uncertain(fault.GetType().Name);
        }
    }

    public async Task<Outcome> FindOutAsync(Effect.PayOut effect, CancellationToken stop)
    {
        try
        {
            return await ledger.FindAsync(effect.Instruction.Key, stop) is { } known
                ? Same(known, effect)
                : new Outcome.Absent();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException && !stop.IsCancellationRequested)
        {
            return new Outcome.Uncertain(fault.GetType().Name);
        }
    }

    /// <summary>The provider takes a pay-out back (a closed account, say): the opposite entry, once.</summary>
    /// <returns>False when there is no such pay-out, or it was taken back before.</returns>
    public async Task<bool> TakeBackAsync(string key, CancellationToken stop) =>
        await ledger.FindAsync(key, stop) is { Fen: > 0 } paid
        && await ledger.AppendAsync(
            paid with { EntryKey = key + Back, Fen = -paid.Fen, At = Instant.From(clock.GetUtcNow()) }, stop);

    /// <summary>There is nobody on the other side; the ledger answers or throws.</summary>
    public async Task<Outcome> ProbeAsync(CancellationToken stop)
    {
        try
        {
            await ledger.FindAsync("probe", stop);
            return new Outcome.Done();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException && !stop.IsCancellationRequested)
        {
            return new Outcome.Uncertain("The pay-out ledger does not answer: " + fault.GetType().Name);
        }
    }

    private static Outcome AboveCeiling { get; } = new Outcome.Refused(
        "ABOVE_PAID", "The ledger refused: the order's refunds would exceed what was paid.");

    private static Outcome Same(PayOutEntry known, Effect.PayOut effect) =>
        known.Fen == effect.Instruction.Amount.Minor && known.RefundNo == effect.RefundNo && known.Order == effect.Order
            ? new Outcome.Done(known.EntryKey)
            : new Outcome.Refused("KEY_CONTENT", "This key paid something else before.");
}
