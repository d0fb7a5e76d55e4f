namespace Antui.Storage;

/// <summary>
/// How many may use a store's connections at once; who comes later waits in turn. A burst of readers then takes longer
/// and gets its answers, where one connection a reader would take all that the server has and fail everybody.
/// </summary>
internal sealed class Places(int count, TimeSpan wait) : IDisposable
{
    private readonly SemaphoreSlim _free = new(count, count);

    /// <summary>A place until it is disposed. Completes at once when one is free.</summary>
    public async ValueTask<Place> TakeAsync(CancellationToken stop)
    {
        if (!_free.Wait(0, CancellationToken.None) && !await _free.WaitAsync(wait, stop))
            throw new StorageException(
                StorageFault.Busy,
                $"No connection of the store became free within {wait.TotalSeconds:0} s. Allow more (`connections`) or "
                + "ask for less at once.");
        return new Place(_free);
    }

    public void Dispose() => _free.Dispose();

    /// <summary>Given back when it is disposed, once.</summary>
    internal readonly struct Place(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
