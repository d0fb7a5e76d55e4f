using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Antui.Core.Ports;

namespace Antui.Engine.Projections;

/// <summary>
/// Refunds as they change on this node, for screens. Bounded and lossy: whoever reads too slowly misses rows, and reads
/// the list for the truth.
/// </summary>
public sealed class Feed
{
    private const int MostWaiting = 1_024;
    private readonly List<Channel<RefundRow>> _readers = [];

    internal bool HasReaders => _readers.Count > 0;

    public async IAsyncEnumerable<RefundRow> SubscribeAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var channel = Channel.CreateBounded<RefundRow>(
            new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_readers) _readers.Add(channel);
        try
        {
            await foreach (var row in channel.Reader.ReadAllAsync(stop)) yield return row;
        }
        finally
        {
            lock (_readers) _readers.Remove(channel);
        }
    }

    internal void Publish(RefundRow row)
    {
        if (_readers.Count == 0) return;
        lock (_readers)
            foreach (var reader in _readers) reader.Writer.TryWrite(row);
    }
}
