using Antui.Connectors.Jushuitan;

namespace Antui.Connectors.Tests.Jushuitan;

public sealed class JushuitanPagesTests
{
    [Fact]
    public async Task A_row_that_leaves_the_window_while_it_is_read_hides_no_other()
    {
        var rows = Enumerable.Range(1, 6).ToList();
        var reads = new List<int>();
        Task<(IReadOnlyList<int>, bool)> Fetch(int page, CancellationToken stop)
        {
            // The first row changes after the first page was read: it leaves, and the later ones move forward.
            if (reads.Count == 1) rows.Remove(1);
            reads.Add(page);
            return Task.FromResult<(IReadOnlyList<int>, bool)>((
                [.. rows.Skip((page - 1) * 2).Take(2)], rows.Count > page * 2));
        }
        var seen = await AllAsync(Fetch, maxPages: 100);
        Assert.Equal([1, 2, 3, 4, 5, 6], seen.Order());
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_single_page_is_read_once()
    {
        var reads = 0;
        await AllAsync(
            (_, _) => Task.FromResult<(IReadOnlyList<int>, bool)>(([++reads], false)), maxPages: 100);
        Assert.Equal(1, reads);
    }

    [Fact]
    public async Task A_list_that_never_ends_is_not_read_for_ever() => await Assert.ThrowsAsync<ReadFailedException>(
        () => AllAsync((page, _) => Task.FromResult<(IReadOnlyList<int>, bool)>(([page], true)), maxPages: 10));

    [Theory]
    [InlineData(true, 1L, 1L, true)]
    [InlineData(false, 1L, 9L, false)]
    [InlineData(null, 1L, 2L, true)]
    [InlineData(null, 2L, 2L, false)]
    [InlineData(null, null, null, false)]
    public void The_flag_says_whether_there_is_more_and_the_count_where_it_is_missing(
        bool? hasNext, long? index, long? count, bool more) =>
        Assert.Equal(more, JushuitanPages.More(hasNext, index, count));

    private static async Task<List<int>> AllAsync(JushuitanPages.Fetch<int> fetch, int maxPages)
    {
        var all = new List<int>();
        var pages = JushuitanPages.ReadAsync(fetch, i => $"{i}", maxPages, TestContext.Current.CancellationToken);
        await foreach (var page in pages) all.AddRange(page);
        return all;
    }
}
