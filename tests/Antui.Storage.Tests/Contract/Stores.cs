using Antui.Core.Ports;
using Antui.Storage.Memory;
using Antui.Tests.Shared;

namespace Antui.Storage.Tests.Contract;

public sealed class MemoryContract : StoreContract
{
    protected override Task<IStore> OpenAsync() => Task.FromResult<IStore>(new MemoryStore());
}

/// <summary>As the simulator uses it: no thread, every call completes before it returns.</summary>
public sealed class SqliteInMemoryContract : StoreContract
{
    protected override Task<IStore> OpenAsync() => Stores.OpenAsync("sqlite::memory:", StoreOptions.Default, default);
}

public sealed class SqliteContract : StoreContract
{
    private readonly TempFolder _folder = new();

    protected override Task<IStore> OpenAsync() => Stores.OpenAsync(_folder.Sqlite, StoreOptions.Default, default);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}

public sealed class PostgresContract : StoreContract
{
    protected override async Task<IStore> OpenAsync() => await Stores.OpenAsync(
        await PrivatePostgres.NewDatabaseAsync(), StoreOptions.Default with { NodeClock = true }, default);
}
