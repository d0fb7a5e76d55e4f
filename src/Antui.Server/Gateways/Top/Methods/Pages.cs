using Antui.Core;
using Antui.Core.Orders;

namespace Antui.Server.Gateways.Top.Methods;

/// <summary>Which page of which window a list call wants.</summary>
/// <param name="UseHasNext">The caller wants to know only whether there is more, not how much.</param>
public readonly record struct PageAsk(int No, int Size, bool UseHasNext)
{
    public int Skip => (int)Math.Min((long)(No - 1) * Size, int.MaxValue - 1_000);
}

/// <summary>What the lists of the gateway have in common.</summary>
public static class Pages
{
    private const int ChunkRows = 500;

    public static TopAnswer.Error? Ask(GatewayCall call, int sizeOtherwise, out PageAsk ask)
    {
        ask = default;
        if (call.Whole("page_no", 1, 1, 10_000_000, out var no) is { } badNo) return badNo;
        if (call.Whole("page_size", sizeOtherwise, 1, 100, out var size) is { } badSize) return badSize;
        if (call.Flag("use_has_next", out var hasNext) is { } badFlag) return badFlag;
        ask = new PageAsk(no, size, hasNext);
        return null;
    }

    /// <summary>
    /// One page of a window. The store pages by itself unless rows have to be left out here: then the window is looked
    /// through in chunks, so that totals and pages fit together.
    /// </summary>
    /// <param name="read">Rows from, how many: and the total.</param>
    public static async Task<(IReadOnlyList<T> Rows, long Total)> ReadAsync<T>(
        GatewayCall call, PageAsk ask, Func<T, bool>? keep,
        Func<int, int, Task<(IReadOnlyList<T> Rows, long Total)>> read)
    {
        if (keep is null) return await read(ask.Skip, ask.Size);
        var page = new List<T>(ask.Size);
        var (at, kept) = (0, 0);
        while (at < call.Services.Options.ScanMost)
        {
            var (rows, _) = await read(at, ChunkRows);
            foreach (var row in rows.Where(keep))
            {
                if (kept >= ask.Skip && page.Count < ask.Size) page.Add(row);
                kept++;
            }
            if (rows.Count < ChunkRows) break;
            at += rows.Count;
        }
        return (page, kept);
    }

    /// <summary>The orders of the rows, read in one go and folded side by side.</summary>
    public static async Task<IReadOnlyDictionary<OrderKey, Order>> OrdersAsync(
        GatewayCall call, IEnumerable<OrderKey> keys, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return await call.Engine.ReadAllAsync([.. keys.Distinct()]);
    }

    public static TopObject Answer(string list, string item, IReadOnlyList<TopValue> items, PageAsk ask, long total)
    {
        var body = new TopObject();
        if (ask.UseHasNext) body.Add("has_next", (long)ask.Skip + ask.Size < total);
        else body.Add("total_results", total);
        return body.Add(list, new TopList(item, items));
    }

    /// <summary>Times on the wire are whole seconds, so the end of a window includes its whole last second.</summary>
    public static Instant EndOf(Instant at) => at + TimeSpan.FromMilliseconds(999);
}
