using Antui.Core;
using Antui.Engine.Desk;
using Antui.Storage.Memory;

namespace Antui.Tests.Inside;

/// <summary>Two parcels never share a number, whatever the clock and the dice say.</summary>
public sealed class Numbers_of_parcels
{
    private static readonly Instant Noon = Instant.From(new DateTimeOffset(2030, 5, 6, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Many_parcels_of_one_minute_are_different_also_with_a_bad_dice()
    {
        await using var store = new MemoryStore();
        var stop = TestContext.Current.CancellationToken;
        var made = new HashSet<string>(StringComparer.Ordinal);
        foreach (var roll in Enumerable.Range(0, 40))
            Assert.True(made.Add(await ParcelNumbers.NewAsync(store, Noon, most => roll % 3 % most, stop)));
        Assert.All(made, no => Assert.StartsWith("P3005061200", no, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_that_a_person_wrote_is_not_made_again()
    {
        await using var store = new MemoryStore();
        var stop = TestContext.Current.CancellationToken;
        await ParcelNumbers.KeepAsync(store, "P30050612000007", stop);
        Assert.NotEqual("P30050612000007", await ParcelNumbers.NewAsync(store, Noon, _ => 7, stop));
    }
}
