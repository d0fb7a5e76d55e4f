using System.Runtime.CompilerServices;
using Antui.Core;

namespace Antui.Connectors.Taobao;

/// <summary>One page of a list; the platform gives a total or a "has next", not both.</summary>
public sealed record TopPage<T>(IReadOnlyList<T> Items, long? Total, bool? HasNext);

/// <summary>
/// Paging that misses nothing while rows change. The lists are sorted by the last change, newest first, over a window
/// that is already over: a row that changes leaves the window and moves the later ones towards the first page. Read
/// from the last page to the first, they move into pages that are still to come.
/// </summary>
public static class TopPages
{
    public delegate Task<TopPage<T>> Fetch<T>(int page, bool useHasNext, CancellationToken stop);

    /// <summary>The window cut to what the platform allows; ends are inclusive, so neighbours share a second.</summary>
    public static IEnumerable<(string Start, string End)> Windows(Instant from, Instant to, int maxSeconds)
    {
        if (to < from) yield break;
        var start = from;
        while (true)
        {
            var end = Instant.Min(to, start + TimeSpan.FromSeconds(maxSeconds));
            yield return (TopTime.Text(start), TopTime.Text(end));
            if (end >= to) yield break;
            start = end;
        }
    }

    public static async IAsyncEnumerable<IReadOnlyList<T>> ReadAsync<T>(
        Fetch<T> fetch,
        Func<T, string> identity,
        int pageSize,
        int maxPages,
        [EnumeratorCancellation] CancellationToken stop)
    {
        var first = await fetch(1, false, stop);
        if (first.Total is not { } total)
        {
            await foreach (var page in ForwardAsync(fetch, identity, first, maxPages, stop)) yield return page;
            yield break;
        }
        // With a single page the first answer is already the whole window at one moment.
        if (first.Items.Count >= total)
        {
            if (first.Items.Count > 0) yield return first.Items;
            yield break;
        }
        if (first.Items.Count == 0) throw new TaobaoReadException("The first page is empty although there is a total.");
        // A platform may cap the page below what was asked; its first page shows the size it really uses.
        var size = Math.Min(pageSize, first.Items.Count);
        var pages = (int)Math.Min((total + size - 1) / size, int.MaxValue);
        if (pages > maxPages) throw new TaobaoReadException($"The window has {pages} pages, more than MaxPages.");
        for (var page = pages; page >= 1; page--)
        {
            var answer = await fetch(page, false, stop);
            if (answer.Items.Count > 0) yield return answer.Items;
        }
    }

    /// <summary>
    /// For a platform that gives no total: forwards, and again until a whole round shows nothing new, because a row
    /// that leaves the window moves another one over the page boundary unseen.
    /// </summary>
    private static async IAsyncEnumerable<IReadOnlyList<T>> ForwardAsync<T>(
        Fetch<T> fetch,
        Func<T, string> identity,
        TopPage<T> first,
        int maxPages,
        [EnumeratorCancellation] CancellationToken stop)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var fetched = 0;
        var answer = first;
        while (true)
        {
            var news = false;
            var page = 1;
            while (true)
            {
                var fresh = answer.Items.Where(item => seen.Add(identity(item))).ToList();
                news |= fresh.Count > 0;
                if (fresh.Count > 0) yield return fresh;
                if (answer.HasNext != true) break;
                if (++fetched > maxPages) throw new TaobaoReadException("The window has more pages than MaxPages.");
                answer = await fetch(++page, true, stop);
            }
            // One page without a successor was read whole at one moment.
            if (!news || page == 1) yield break;
            answer = await fetch(1, true, stop);
        }
    }
}
