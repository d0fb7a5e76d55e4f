using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Reconciliation;
using Antui.Engine.Shops;

namespace Antui.Engine.Reconciliation;

/// <summary>
/// Refunds that the platform made without a new time of change, so that no window ever showed them: the goods of such
/// an order would still go out. Orders that have not left, and requests that are open, are asked about one by one; what
/// comes back is taken like any other reading, which holds the shipment.
/// </summary>
public sealed class SilentRefunds(RefundEngine engine, Instant now)
{
    /// <summary>The other side of such a finding; a person resolves it: the next run finds it no more.</summary>
    public const string Against = "platform-late";

    /// <summary>Before the hours in a finding's evidence.</summary>
    public const string LateHours = "late-hours:";

    private const int PageSize = 200, MostAsked = 1_000, MostLooked = 10_000, MostUnanswered = 10;

    /// <summary>What changed lately is read by the polls anyway.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromHours(1);

    private readonly List<Difference> _found = [];
    private int _unanswered;

    public async Task<List<Difference>> OfAsync(Shop shop, CancellationToken stop)
    {
        if (shop.Config.Paused) return _found;
        if (shop.Port<IFindRefunds>() is { } finder) await OrdersAsync(shop, finder, stop);
        if (shop.Port<IReadRefunds>() is { } reader) await RequestsAsync(shop, reader, stop);
        return _found;
    }

    private async Task OrdersAsync(Shop shop, IFindRefunds finder, CancellationToken stop)
    {
        var (asked, looked) = (0, 0);
        string? cursor = null;
        do
        {
            var page = await engine.Lists.OrdersAsync(shop.Config.Id, null, cursor, PageSize, stop);
            foreach (var row in page.Rows)
            {
                var isHere = row.Status is OrderStatus.Paid or OrderStatus.PaidOnHold or OrderStatus.PartlyShipped;
                if (!isHere || now - row.ModifiedAt < Settled) continue;
                if (++asked > MostAsked) return;
                foreach (var read in await AskAsync(() => finder.RefundsOfAsync(row.OrderNo, stop)) ?? [])
                    await TakeAsync(shop, read, stop);
            }
            cursor = page.Next;
        }
        while (cursor is not null && (looked += PageSize) < MostLooked);
    }

    private async Task RequestsAsync(Shop shop, IReadRefunds reader, CancellationToken stop)
    {
        var filter = new RefundFilter(shop.Config.Id, [RefundPhase.Waiting, RefundPhase.Person]);
        string? cursor = null;
        var asked = 0;
        do
        {
            var page = await engine.Lists.RefundsAsync(filter, cursor, PageSize, stop);
            foreach (var row in page.Rows)
            {
                if (now - row.ModifiedAt < Settled) continue;
                if (++asked > MostAsked) return;
                if (await AskAsync(() => reader.ReadRefundAsync(row.RefundNo, stop)) is { } read)
                    await TakeAsync(shop, read, stop);
            }
            cursor = page.Next;
        }
        while (cursor is not null);
    }

    /// <summary>
    /// A record that cannot be understood, and a few questions that get no answer, keep none of the others from being
    /// asked: the next run asks again. A platform that answers nothing ends the run.
    /// </summary>
    private async Task<T?> AskAsync<T>(Func<Task<T?>> ask) where T : class
    {
        try
        {
            return await ask();
        }
        catch (PortReadException bad) when (bad.IsOfOneRecord || ++_unanswered <= MostUnanswered)
        {
            return null;
        }
    }

    private async Task TakeAsync(Shop shop, RefundRead read, CancellationToken stop)
    {
        if (read.Claim.Status is not ClaimStatus.Refunded) return;
        var key = new OrderKey(shop.Config.Id, read.OrderNo);
        if (await engine.ReadAsync(key, stop) is not { } order) return;
        if (order.Case(read.Claim.RefundNo) is { IsSettled: true }) return;
        await engine.SeeRefundAsync(shop, read, "compare", stop);
        var hours = (long)(now - read.Claim.Modified).TotalHours;
        _found.Add(new Difference(
            StandingList.AmountsDiffer, key, read.Claim.RefundNo, 0, read.Claim.Amount.Minor, Against,
            [read.Claim.RefundNo, $"{LateHours}{hours}"]));
    }
}
