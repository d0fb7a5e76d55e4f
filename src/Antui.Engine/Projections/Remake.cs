using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Engine.Projections;

/// <summary>All rows made anew, page by page: marks are left for the orders, and the lists follow them as ever.</summary>
public sealed class Remake
{
    private const int Page = 500;

    private long _orders;

    /// <summary>How many orders' rows were made anew so far.</summary>
    public long Orders => Interlocked.Read(ref _orders);

    public bool IsDone { get; private set; }

    /// <summary>Why it ended before its end; empty when it did not.</summary>
    public string Fault { get; private set; } = "";

    internal async Task RunAsync(IStore store, Lists lists, TimeProvider clock)
    {
        await Task.Yield();
        try
        {
            OrderKey? last = null;
            while (await store.KeysAsync(last, Page, CancellationToken.None) is { Count: > 0 } keys)
            {
                await store.MarkAsync(keys, Instant.From(clock.GetUtcNow()), CancellationToken.None);
                await lists.SettledAsync(CancellationToken.None);
                last = keys[^1];
                Interlocked.Add(ref _orders, keys.Count);
            }
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            Fault = fault.Message;
        }
        IsDone = true;
    }
}
