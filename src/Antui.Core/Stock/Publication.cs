using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Antui.Core.Orders;

namespace Antui.Core.Stock;

/// <summary>What a platform was last told of one SKU in one of our warehouses.</summary>
/// <param name="Number">Counts the figures told; it stands in the key of a call and its repeats.</param>
/// <param name="Wanted">What our stock said then: on hand, and never less than what is occupied.</param>
/// <param name="Quantity">What was told: more than wanted where the platform has more occupied.</param>
/// <param name="Told">How far the word to the platform is.</param>
/// <param name="Note">The platform's refusal in its own words; empty when there was none.</param>
/// <param name="Theirs">What the platform calls the SKU; empty: as we do.</param>
/// <param name="Asking">How far the question is how much the platform has occupied; null: nobody asks.</param>
public sealed record Publication(
    string Warehouse, string Sku, long Number, long Wanted, long Quantity, Course Told, Instant At, string Note = "",
    string Shop = "", string Theirs = "", Course? Asking = null)
{
    private const int KeyBytes = 10;

    /// <summary>A figure is told again so often, because orders and other programs move the platform's own.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromDays(1);

    /// <summary>A figure that was not taken as wanted is tried again so often: it may be free by then.</summary>
    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(30);

    /// <summary>The platform took it. False while nobody knows, or when it was refused.</summary>
    public bool Done => Told.IsDone;

    /// <summary>The platform recognises a repeat by it; a SKU may have characters that its keys may not.</summary>
    [JsonIgnore]
    public string Key
    {
        get
        {
            var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{Shop}/{Warehouse}/{Sku}"));
            return $"{Convert.ToHexStringLower(digest.AsSpan(0, KeyBytes))}-{Number}";
        }
    }

    /// <summary>Never below what is occupied, and a stock that was oversold is none.</summary>
    public static long Of(long onHand, long occupied) => Math.Max(0, Math.Max(onHand, occupied));

    /// <summary>Whether a figure is to be told now. One that is under way goes on under its own number.</summary>
    /// <param name="again">All are told, also what was told before.</param>
    public static bool IsWanted(Publication? last, long wanted, Instant now, bool again)
    {
        if (last is null || last.Wanted != wanted) return true;
        if (last.Told.NeedAt(now) is not Need.Nothing) return false;
        return again || now >= last.At + (last.Done && last.Quantity == last.Wanted ? Again : Retry);
    }

    /// <summary>Where the platform has more occupied than it was told: that much, under a number of its own.</summary>
    public Publication RaisedTo(long occupied, Instant now) => occupied <= Quantity ? this
        : this with { Number = Number + 1, Quantity = occupied, Told = Course.Prepared(now) };
}
