using Antui.Core;
using Antui.Core.Ports;
using static Antui.Storage.Tests.Sample;

namespace Antui.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_number_is_found_in_every_spelling_and_kept_as_it_was_written()
    {
        const string Wide = "ＪＤＶＡ０１２３４５６７-1-2-";
        var (a, b) = (Key("a"), Key("b"));
        await Store.CommitAsync(
            Batch(
                Ships(a, 1, Parcel(a, "S1") with { Waybill = "jdva 0123-4567" }),
                Ships(b, 1) with { Returns = [Back(b, "R1") with { Tracking = Wide }] }),
            default);

        string[] spellings = ["JDVA01234567", "jdva01234567-2-2-", "JDVA\u00A00123 4567", "JDVA-0123-4567-1-1-"];
        foreach (var spelling in spellings)
        {
            var (returns, shipments) = await Store.FindParcelAsync(spelling, default);

            Assert.Equal(Wide, Assert.Single(returns).Tracking);
            Assert.Equal("jdva 0123-4567", Assert.Single(shipments).Waybill);
            Assert.Single((await Store.ShipmentsAsync(new(Search: spelling), null, 9, default)).Rows);
            Assert.Single((await Store.ReturnsAsync(new(Search: spelling), null, 9, default)).Rows);
        }
        var moved = Ships(a, 2, Parcel(a, "S1") with { Waybill = "sf 778899001" });
        Assert.Equal([CommitResult.Written], await Store.CommitAsync(Batch(moved), default));
        Assert.Empty((await Store.FindParcelAsync("JDVA01234567", default)).Shipments);
        Assert.Single((await Store.FindParcelAsync("SF778899001", default)).Shipments);
    }
}
