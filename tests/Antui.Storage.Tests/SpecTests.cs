namespace Antui.Storage.Tests;

public sealed class SpecTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("sqlite:")]
    [InlineData("mongo")]
    [InlineData("Hots=db;Password=secret-word")]
    [InlineData("Password=secret-word")]
    public async Task A_specification_that_is_none_is_explained_without_repeating_it(string spec)
    {
        var error = await Assert.ThrowsAsync<StorageException>(() =>
            Stores.OpenAsync(spec, StoreOptions.Default, default));
        Assert.Equal(StorageFault.BadSpec, error.Fault);
        Assert.Contains("sqlite:PATH", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_form_opens_its_store()
    {
        await using var memory = await Stores.OpenAsync("memory", StoreOptions.Default, default);
        await using var sqlite = await Stores.OpenAsync(_folder.Sqlite, StoreOptions.Default, default);
        Assert.Equal(("memory", "sqlite"), (memory.Name, sqlite.Name));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_clear_error()
    {
        var error = await Assert.ThrowsAsync<StorageException>(
            () => Stores.OpenAsync("Host=127.0.0.1;Port=1;Password=secret-word", StoreOptions.Default, default));
        Assert.Equal(StorageFault.Unavailable, error.Fault);
        Assert.DoesNotContain("secret-word", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_cannot_be_is_a_clear_error()
    {
        await File.WriteAllTextAsync(_folder.File,
            "not a database, but long enough to be looked at as one " + new string('x', 200));
        var damaged = await Assert.ThrowsAsync<StorageException>(() =>
            Stores.OpenAsync(_folder.Sqlite, StoreOptions.Default, default));
        Assert.Equal(StorageFault.Broken, damaged.Fault);
        var beneath = await Assert.ThrowsAsync<StorageException>(
            () => Stores.OpenAsync($"sqlite:{_folder.File}/x.db", StoreOptions.Default, default));
        Assert.Equal(StorageFault.Unavailable, beneath.Fault);
    }
}
