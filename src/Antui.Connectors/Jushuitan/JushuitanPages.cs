using System.Runtime.CompilerServices;
using Antui.Core;

namespace Antui.Connectors.Jushuitan;

/// <summary>
/// Paging that misses nothing while rows change: a row that changes leaves the window and moves the later ones a page
/// forward, so a window of several pages is read again until a round shows nothing new.
/// </summary>
public static class JushuitanPages
{
    public delegate Task<(IReadOnlyList<T> Rows, bool More)> Fetch<T>(int page, CancellationToken stop);

    /// <summary>The window cut to what the ERP allows; neighbours share their boundary second.</summary>
    public static IEnumerable<(string Begin, string End)> Windows(Instant from, Instant to, int maxSeconds)
    {
        for (var start = from; start <= to;)
        {
            var end = Instant.Min(to, start + TimeSpan.FromSeconds(maxSeconds));
            yield return (ChinaTime.Text(start), ChinaTime.Text(end));
            if (end >= to) yield break;
            start = end;
        }
    }

    public static async IAsyncEnumerable<IReadOnlyList<T>> ReadAsync<T>(
        Fetch<T> fetch, Func<T, string> identity, int maxPages, [EnumeratorCancellation] CancellationToken stop)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pages = 0;
        while (true)
        {
            var news = false;
            for (var page = 1; ; page++)
            {
                if (++pages > maxPages) throw new ReadFailedException("The window has more pages than MaxPages.");
                var (rows, more) = await fetch(page, stop);
                var fresh = rows.Where(row => seen.Add(identity(row))).ToList();
                news |= fresh.Count > 0;
                if (fresh.Count > 0) yield return fresh;
                if (more) continue;
                // A single page is the whole window at one moment.
                if (page == 1) yield break;
                break;
            }
            if (!news) yield break;
        }
    }

    public static bool More(bool? hasNext, long? index, long? count) => hasNext ?? index < count;
}
