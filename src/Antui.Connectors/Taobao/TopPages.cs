using System.Runtime.CompilerServices;
using Antui.Core;

namespace Antui.Connectors.Taobao;

/// <summary>One page of a list; the platform gives a total or a "has next", not both.</summary>
public sealed record TopPage<T>(IReadOnlyList<T> Items, long? Total, bool? HasNext);

/// <summary>A span of modification times, both ends inclusive.</summary>
/// <param name="Live">It reaches the present, so rows may still enter it while it is read.</param>
public sealed record TopWindow(string Start, string End, bool Live);

/// <summary>
/// Paging that misses nothing while rows change. The lists are sorted by the last change, newest first. In a window
/// that is over, a row that changes leaves and moves the later ones towards the first page: read from the last page to
/// the first, they move into pages that are still to come. In a window that reaches the present rows enter, too, and
/// move others the opposite way; that one is read in rounds until a round shows nothing new.
/// </summary>
public static class TopPages
{
    /// <summary>How long after its end a window still counts as live: more than the clocks usually differ.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);

    /// <summary>A live window longer than this is cut, so that only its last minutes are read in rounds.</summary>
    private static readonly TimeSpan MostLive = TimeSpan.FromMinutes(30);

    public delegate Task<TopPage<T>> Fetch<T>(int page, bool useHasNext, CancellationToken stop);

    /// <summary>The window cut to what the platform allows; neighbours share their boundary second.</summary>
    public static IEnumerable<TopWindow> Windows(Instant from, Instant to, Instant now, int maxSeconds)
    {
        if (to < from) yield break;
        var start = from;
        while (true)
        {
            var end = Instant.Min(to, start + TimeSpan.FromSeconds(maxSeconds));
            var live = end > now - Settling;
            if (live && end - start > MostLive)
            {
                end -= MostLive;
                live = end > now - Settling;
            }
            yield return new TopWindow(ChinaTime.Text(start), ChinaTime.Text(end), live);
            if (end >= to) yield break;
            start = end;
        }
    }

    public static async IAsyncEnumerable<IReadOnlyList<T>> ReadAsync<T>(
        Fetch<T> fetch,
        Func<T, string> identity,
        bool live,
        int pageSize,
        int maxPages,
        [EnumeratorCancellation] CancellationToken stop)
    {
        var first = await fetch(1, false, stop);
        if (first.Items.Count == 0 && (first.Total > 0 || first.HasNext == true))
        {
            throw new TaobaoReadException("The first page is empty although there are rows.");
        }
        // A platform may cap the page below what was asked; its first page shows the size it really uses.
        var size = Math.Clamp(first.Items.Count, 1, pageSize);
        if (!More(first, 1, size))
        {
            // A single page is the whole window at one moment.
            if (first.Items.Count > 0) yield return first.Items;
            yield break;
        }
        var pages = first.Total is { } total && !live
            ? BackwardAsync(fetch, Count(total, size, maxPages), stop)
            : RoundsAsync(fetch, identity, first, size, maxPages, stop);
        await foreach (var page in pages) yield return page;
    }

    private static async IAsyncEnumerable<IReadOnlyList<T>> BackwardAsync<T>(
        Fetch<T> fetch, int pages, [EnumeratorCancellation] CancellationToken stop)
    {
        for (var page = pages; page >= 1; page--)
        {
            var answer = await fetch(page, false, stop);
            if (answer.Items.Count > 0) yield return answer.Items;
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<T>> RoundsAsync<T>(
        Fetch<T> fetch,
        Func<T, string> identity,
        TopPage<T> first,
        int size,
        int maxPages,
        [EnumeratorCancellation] CancellationToken stop)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var useHasNext = first.Total is null;
        var fetched = 1;
        var answer = first;
        while (true)
        {
            var news = false;
            for (var page = 1; ; page++)
            {
                if (page > 1) answer = await fetch(page, useHasNext, stop);
                var fresh = answer.Items.Where(item => seen.Add(identity(item))).ToList();
                news |= fresh.Count > 0;
                if (fresh.Count > 0) yield return fresh;
                if (!More(answer, page, size)) break;
                if (++fetched > maxPages) throw new TaobaoReadException("The window has more pages than MaxPages.");
            }
            if (!news) yield break;
            answer = await fetch(1, useHasNext, stop);
        }
    }

    private static bool More<T>(TopPage<T> answer, int page, int size) =>
        answer.HasNext ?? (answer.Total is { } total && (long)page * size < total);

    private static int Count(long total, int size, int maxPages)
    {
        var pages = (total + size - 1) / size;
        return pages <= maxPages
            ? (int)pages
            : throw new TaobaoReadException($"The window has {pages} pages, more than MaxPages.");
    }
}
