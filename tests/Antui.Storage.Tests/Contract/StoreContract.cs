using Antui.Core.Ports;

namespace Antui.Storage.Tests.Contract;

/// <summary>
/// What every store must do. A further store is a subclass of four lines; the facts are in the files beside this one.
/// </summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    private IStore? _store;

    protected IStore Store => _store!;

    public async ValueTask InitializeAsync() => _store = await OpenAsync();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_store is not null) await _store.DisposeAsync();
    }

    protected abstract Task<IStore> OpenAsync();
}
