using Antui.Core;
using Antui.Core.Ports;
using static Antui.Storage.Tests.Sample;

namespace Antui.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    private static readonly byte[] First = [1, 2, 3], Second = [4, 5, 6, 7];

    [Fact]
    public async Task A_key_of_words_comes_and_goes_with_the_commit_that_says_so()
    {
        var (a, b) = (Key("a", "s1"), Key("a", "s2"));
        await WriteAsync(Plain(a, 1) with { WordsKey = new KeyWrite.Add(First) }, Plain(b, 1));

        Assert.Equal([First, []], await BytesAsync(a, b));
        await WriteAsync(Plain(a, 2), Plain(b, 2) with { WordsKey = new KeyWrite.Add(Second) });
        Assert.Equal([Second, [], First], await BytesAsync(b, Key("nobody"), a));
        await WriteAsync(Plain(a, 3) with { WordsKey = new KeyWrite.Destroy() });
        Assert.Equal([[], Second], await BytesAsync(a, b));
    }

    [Fact]
    public async Task A_commit_that_conflicts_leaves_keys_as_they_are()
    {
        var (a, b) = (Key("a"), Key("b"));
        await WriteAsync(Plain(a, 1) with { WordsKey = new KeyWrite.Add(First) }, Plain(b, 1));
        var results = await WriteAsync(
            Plain(a, 1) with { WordsKey = new KeyWrite.Destroy() },
            Plain(b, 1) with { WordsKey = new KeyWrite.Add(Second) });

        Assert.Equal([CommitResult.Conflict, CommitResult.Conflict], results);
        Assert.Equal([First, []], await BytesAsync(a, b));
    }

    [Fact]
    public async Task A_key_is_wrapped_again_or_forgotten_as_long_as_it_is_what_was_read()
    {
        var keys = Enumerable.Range(0, 5).Select(x => Key($"o{x}", $"s{x % 2}")).ToArray();
        await WriteAsync([.. keys.Select(x => Plain(x, 1) with { WordsKey = new KeyWrite.Add(First) })]);
        var (all, after) = (new List<WrappedKey>(), (OrderKey?)null);
        while (await Store.AllWordsKeysAsync(after, 2, default) is { Count: > 0 } page)
        {
            all.AddRange(page);
            after = page[^1].Order;
        }

        Assert.Equal(keys.OrderBy(x => x.Shop).ThenBy(x => x.OrderNo), all.Select(x => x.Order));
        Assert.True(await Store.WrapAgainAsync(all[0], Second, default));
        Assert.False(await Store.WrapAgainAsync(all[0], First, default));
        await WriteAsync(Plain(all[1].Order, 2) with { WordsKey = new KeyWrite.Destroy() });
        Assert.False(await Store.WrapAgainAsync(all[1], Second, default));
        Assert.Equal([Second, [], First], await BytesAsync(all[0].Order, all[1].Order, all[2].Order));
        Assert.False(await Store.ForgetWordsKeyAsync(all[0], default));
        Assert.True(await Store.ForgetWordsKeyAsync(all[2], default));
        Assert.Equal([Second, []], await BytesAsync(all[0].Order, all[2].Order));
    }

    private static OrderCommit Plain(OrderKey key, long version) =>
        new(key, version, Now, "test", new byte[] { 91, 93 }, Instant.Never);

    private async Task<CommitResult[]> WriteAsync(params OrderCommit[] orders) =>
        (await ((IStore)Store).CommitAsync(new CommitBatch(Now, orders, [], [], []), default)).Results;

    private async Task<byte[][]> BytesAsync(params OrderKey[] keys) =>
        [.. (await Store.WordsKeysAsync(keys, default)).Select(x => x.ToArray())];
}
