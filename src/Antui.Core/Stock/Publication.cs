using Antui.Core.Effects;

namespace Antui.Core.Stock;

/// <summary>What a platform was last told of one SKU in one of our warehouses.</summary>
/// <param name="Number">Counts the figures told; it stands in the key of a call and its repeats.</param>
/// <param name="Wanted">What our stock said then: on hand, and never less than what is occupied.</param>
/// <param name="Quantity">What was told: more than wanted where the platform has more occupied.</param>
/// <param name="Told">How far the word to the platform is.</param>
/// <param name="Note">The platform's refusal in its own words; empty when there was none.</param>
public sealed record Publication(
    string Warehouse, string Sku, long Number, long Wanted, long Quantity, Course Told, Instant At, string Note = "")
{
    /// <summary>The platform took it. False while nobody knows, or when it was refused.</summary>
    public bool Done => Told.IsDone;

    /// <summary>A figure is told again so often, because orders and other programs move the platform's own.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromDays(1);

    /// <summary>A figure that was not taken as wanted is tried again so often: it may be free by then.</summary>
    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(30);

    /// <summary>Never below what is occupied, and a stock that was oversold is none.</summary>
    public static long Of(long onHand, long occupied) => Math.Max(0, Math.Max(onHand, occupied));

    /// <summary>
    /// What to tell now, or null. A figure whose outcome nobody knows goes on under its own number.
    /// </summary>
    public static Publication? Next(
        Publication? last, string warehouse, string sku, long wanted, Instant now, bool again)
    {
        if (last is null) return new Publication(warehouse, sku, 1, wanted, wanted, Course.Prepared(now), now);
        if (last.Wanted == wanted && last.Told.NeedAt(now) is var need and not Need.Nothing)
            return need is Need.Time ? null : last with { At = now };
        var tried = last.At + (last.Done && last.Quantity == last.Wanted ? Again : Retry);
        return again || last.Wanted != wanted || now >= tried
            ? new Publication(warehouse, sku, last.Number + 1, wanted, wanted, Course.Prepared(now), now) : null;
    }

    /// <summary>After a refusal because the platform has more occupied: that much, under a number of its own.</summary>
    /// <returns>Null when what it has occupied does not explain the refusal.</returns>
    public Publication? RaisedTo(long occupied, string note, Instant now) => occupied <= Quantity ? null
        : this with { Number = Number + 1, Quantity = occupied, Told = Course.Prepared(now), Note = note };
}
