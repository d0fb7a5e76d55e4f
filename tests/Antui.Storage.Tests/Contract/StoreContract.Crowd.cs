using Antui.Core;
using Antui.Core.Ports;
using static Antui.Storage.Tests.Sample;

namespace Antui.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Three_hundred_readers_at_once_all_get_their_answer_and_writing_goes_on_beside_them()
    {
        var keys = Enumerable.Range(0, 30).Select(x => Key($"o{x}")).ToArray();
        await Store.CommitAsync(Batch([.. keys.Select(x => Commit(x, 1, Now))]), default);

        var lists = Enumerable.Range(0, 100).Select(
            _ => Task.Run(() => Store.OrdersAsync(null, null, null, 50, default)));
        var parked = Enumerable.Range(0, 100).Select(_ => Task.Run(() => Store.ParkedAsync(null, 50, default)));
        var loads = Enumerable.Range(0, 100).Select(x => Task.Run(() => Store.LoadAsync(keys[x % keys.Length])));
        var writes = keys.Select(x => Task.Run(() => Store.CommitAsync(Commit(x, 2))));
        var (listed, waiting, loaded, written) = (
            Task.WhenAll(lists), Task.WhenAll(parked), Task.WhenAll(loads), Task.WhenAll(writes));

        Assert.All(await listed, page => Assert.Equal(keys.Length, page.Rows.Count));
        Assert.All(await waiting, Assert.Empty);
        Assert.All(await loaded, entries => Assert.NotEmpty(entries));
        Assert.All(await written, result => Assert.Equal(CommitResult.Written, result));
    }
}
