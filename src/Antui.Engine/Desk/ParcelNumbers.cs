using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Engine.Desk;

/// <summary>
/// Numbers for parcels that are made here. What moves a parcel moves all its parts, so two parcels never share one: the
/// store gives each number out once, whatever the clock says and however many are made in a minute.
/// </summary>
public static class ParcelNumbers
{
    private const string Kind = "parcel";
    private const int Bits = 16, MoreBits = 4;

    /// <summary>Short enough to be read aloud: the minute and an end that grows while short ones are taken.</summary>
    /// <param name="roll">A number from 0 to below the given one.</param>
    public static async Task<string> NewAsync(IStore store, Instant now, Func<long, long> roll, CancellationToken stop)
    {
        for (var bits = Bits; ; bits += MoreBits)
        {
            var end = roll(1L << bits).ToString($"X{bits / MoreBits}");
            var no = $"P{now.ToDateTimeOffset():yyMMddHHmm}{end}";
            if (await store.TakeNumberAsync(Kind, no, stop) && await IsFreeAsync(store, no, stop)) return no;
        }
    }

    /// <summary>A number that somebody wrote himself is not made here any more.</summary>
    public static Task KeepAsync(IStore store, string no, CancellationToken stop) =>
        store.TakeNumberAsync(Kind, no, stop);

    private static async Task<bool> IsFreeAsync(IStore store, string no, CancellationToken stop) =>
        (await store.FindNumberAsync(NumberKind.Parcel, no, null, stop)).Count == 0;
}
