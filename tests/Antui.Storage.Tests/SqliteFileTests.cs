using System.Diagnostics;
using Antui.Core.Ports;
using Antui.Core.Stock;
using static Antui.Storage.Tests.Sample;

namespace Antui.Storage.Tests;

public sealed class SqliteFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_acknowledged_is_there_after_opening_again()
    {
        var key = Key("a");
        await using (var store = await OpenAsync())
        {
            await store.CommitAsync(Commit(key, 1, Now, null, Refund(key, "r"))
                with
            { Stock = [new("sku", 0, 3, 0)] });
            await store.WriteAsync(new Document("shop", "s1", 1, "ann", Now, "{}"), true, default);
        }

        await using var again = await OpenAsync();
        Assert.Single(await again.LoadAsync(key));
        Assert.Equal(CommitResult.Conflict, await again.CommitAsync(Commit(key, 1)));
        Assert.Equal(1, (await again.CountByPhaseAsync(null, default))[RefundPhase.Waiting]);
        await again.CommitAsync(Commit(Key("b"), 1) with { Stock = [new("sku", -2, -2, 1)] });
        Assert.Equal([new StockRow("s1", "sku", -2, 1, 1)], await again.StockAsync("s1", null, 9, default));
        Assert.NotNull(await again.ReadAsync("shop", "s1", default));
        Assert.Equal(Now, await again.NextDueAsync(Now, default));
    }

    [Fact]
    public async Task A_copy_of_the_files_under_way_holds_everything_acknowledged()
    {
        await using var store = await OpenAsync();
        for (var i = 0; i < 50; i++) await store.CommitAsync(Commit(Key($"o{i}"), 1));

        Directory.CreateDirectory(Path.Combine(_folder.Path, "copy"));
        foreach (var name in new[] { "antui.db", "antui.db-wal" })
            File.Copy(Path.Combine(_folder.Path, name), Path.Combine(_folder.Path, "copy", name));

        await using var copy = await Stores.OpenAsync($"sqlite:{_folder.Path}/copy/antui.db", StoreOptions.Default,
            default);
        Assert.Equal(50, (await copy.OrdersAsync(null, null, null, 100, default)).Rows.Count);
    }

    [Fact]
    public async Task A_second_store_over_one_file_is_refused_with_the_file_named()
    {
        await using var store = await OpenAsync();

        var error = await Assert.ThrowsAsync<StorageException>(OpenAsync);

        Assert.Equal(StorageFault.InUse, error.Fault);
        Assert.Contains(_folder.File, error.Message, StringComparison.Ordinal);
        Assert.Contains("stop the other one", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_held_by_another_process_is_refused_until_that_process_is_gone()
    {
        using var other = Process.Start(new ProcessStartInfo("flock", ["-o", $"{_folder.File}.lock", "sleep", "30"]));
        Assert.SkipWhen(other is null, "SKIPPED, NOT TESTED: no flock program.");
        for (var i = 0; i < 100 && !File.Exists($"{_folder.File}.lock"); i++) await Task.Delay(20);
        await Task.Delay(50);

        Assert.Equal(StorageFault.InUse, (await Assert.ThrowsAsync<StorageException>(OpenAsync)).Fault);

        other.Kill(entireProcessTree: true);
        await other.WaitForExitAsync();
        await using var store = await OpenAsync();
    }

    [Fact]
    public async Task A_full_disk_fails_the_batch_and_nothing_else()
    {
        var small = StoreOptions.Default with { MaxPages = 120 };
        await using var store = await Stores.OpenAsync(_folder.Sqlite, small, default);
        var large = Commit(Key("large"), 1) with { Events = new byte[2_000_000] };
        await store.CommitAsync(Commit(Key("a"), 1));

        var error = await Assert.ThrowsAsync<StorageException>(() => store.CommitAsync(large));

        Assert.Equal(StorageFault.Full, error.Fault);
        Assert.Contains("Make room", error.Message, StringComparison.Ordinal);
        Assert.Empty(await store.LoadAsync(Key("large")));
        Assert.Equal(CommitResult.Written, await store.CommitAsync(Commit(Key("a"), 2)));
        Assert.Equal(2, (await store.LoadAsync(Key("a"))).Count);
    }

    [Fact]
    public async Task The_files_are_for_their_owner_alone()
    {
        await using var store = await OpenAsync();
        await store.CommitAsync(Commit(Key("a"), 1));
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in Directory.GetFiles(_folder.Path).Where(x => !x.EndsWith("-shm", StringComparison.Ordinal)))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        var store = await OpenAsync();
        await store.DisposeAsync();
        await store.DisposeAsync();
        Assert.Equal(
            StorageFault.Unavailable,
            (await Assert.ThrowsAsync<StorageException>(() => store.CommitAsync(Commit(Key("a"), 1)))).Fault);
    }

    [Fact]
    public async Task An_old_library_is_warned_of_once()
    {
        List<string> warnings = [];
        await using var store = await Stores.OpenAsync(
            _folder.Sqlite, StoreOptions.Default with { Warn = warnings.Add }, default);
        Assert.True(warnings.Count <= 1);
    }

    private Task<IStore> OpenAsync() => Stores.OpenAsync(_folder.Sqlite, StoreOptions.Default, default);
}
