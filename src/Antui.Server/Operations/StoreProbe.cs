using Antui.Core;
using Antui.Core.Ports;
using Antui.Engine;
using Antui.Storage;

namespace Antui.Server.Operations;

/// <summary>
/// Whether the store takes writes, by writing: a full disk still reads. One small row a node, written over, and asked
/// anew only after a few seconds, however often somebody wants to know.
/// </summary>
public sealed class StoreProbe(RefundEngine engine)
{
    private const string Kind = "store-probe";

    /// <summary>How long an answer holds.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private Task<string?>? _answer;
    private Instant _askedAt;

    /// <returns>Null when a write was durable; otherwise what is wrong and what to do.</returns>
    public Task<string?> AskAsync()
    {
        var now = Instant.From(engine.Clock.GetUtcNow());
        lock (_lock)
        {
            // One that hangs is waited for, not repeated.
            if (_answer is { } known && (!known.IsCompleted || now - _askedAt < Holds)) return known;
            _askedAt = now;
            return _answer = WriteAsync(now);
        }
    }

    private async Task<string?> WriteAsync(Instant now)
    {
        try
        {
            var stored = await engine.Store.ReadAsync(Kind, engine.Node, CancellationToken.None);
            var next = new Document(Kind, engine.Node, (stored?.Version ?? 0) + 1, "clock", now, "{}");
            // False: another node of this name wrote it just now, so writing works.
            await engine.Store.WriteAsync(next, keepHistory: false, CancellationToken.None);
            return null;
        }
        catch (StorageException fault)
        {
            return fault.Fault switch
            {
                StorageFault.Full => "the disk of the store is full: make room; nothing is lost, senders repeat",
                StorageFault.Busy => "the store is busy: wait, or allow more connections",
                StorageFault.Unavailable => "the store cannot be reached: look at the database and the network",
                _ => $"the store takes no writes ({fault.Fault}): {fault.Message}",
            };
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return "the store takes no writes: " + fault.GetType().Name;
        }
    }
}
