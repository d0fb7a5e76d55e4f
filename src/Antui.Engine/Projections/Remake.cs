using Antui.Core;

namespace Antui.Engine.Projections;

/// <summary>
/// All rows made anew, page by page: marks are left for the orders, and the lists follow them as ever. Then figures and
/// books, which add up, are added up anew beside those that are read.
/// </summary>
public sealed class Remake
{
    private const int Page = 500;

    private long _orders;

    /// <summary>How many orders' rows were made anew so far.</summary>
    public long Orders => Interlocked.Read(ref _orders);

    public bool IsDone => Ended.IsCompleted;

    /// <summary>Completes when it has ended, well or with a fault.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <summary>Why it ended before its end; empty when it did not.</summary>
    public string Fault { get; private set; } = "";

    /// <param name="rows">False: only figures and books, where a renewal was left behind.</param>
    internal void Start(EngineContext engine, Lists lists, bool rows) => Ended = RunAsync(engine, lists, rows);

    private async Task RunAsync(EngineContext engine, Lists lists, bool rows)
    {
        await Task.Yield();
        try
        {
            OrderKey? last = null;
            while (rows && await engine.Store.KeysAsync(last, Page, CancellationToken.None) is { Count: > 0 } keys)
            {
                await engine.Store.MarkAsync(keys, engine.Now, CancellationToken.None);
                await lists.SettledAsync(CancellationToken.None);
                last = keys[^1];
                Interlocked.Add(ref _orders, keys.Count);
            }
            await new Renewing(engine, lists).RunAsync();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            Fault = fault.Message;
        }
    }
}
