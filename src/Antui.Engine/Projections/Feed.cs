using System.Globalization;
using System.Threading.Channels;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Engine.Projections;

/// <summary>How far a screen was told, and when this node last looked whether there is more.</summary>
public readonly record struct FeedMark(long Place, Instant At)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Place}-{At.Ms}");

    /// <summary>Null when it is no mark of ours.</summary>
    public static FeedMark? Parse(string? text) =>
        text?.Split('-') is [var place, var at]
        && long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var p)
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ms)
            ? new FeedMark(p, new Instant(ms)) : null;
}

/// <summary>
/// Refunds as they change on this node, for screens. Bounded: whoever reads too slowly misses rows, is told so, and
/// reads the list for the truth.
/// </summary>
public sealed class Feed
{
    private const int MostWaiting = 1_024;

    /// <summary>
    /// A screen that was away for less is told what it missed. Half of what marks of changes are kept for, so that
    /// neither a slow step nor another node's clock makes a hole.
    /// </summary>
    internal static readonly TimeSpan Absence = Screens.Remembered / 2;

    private readonly EngineContext _engine;
    private readonly List<Reader> _readers = [];
    private readonly Lock _lock = new();
    private FeedMark? _mark;

    internal Feed(EngineContext engine) => _engine = engine;

    internal bool HasReaders => _readers.Count > 0;

    /// <summary>What lies at or below it was told to every reader before this is read; null before the first
    /// look.</summary>
    public FeedMark? Mark
    {
        get
        {
            lock (_lock) return _mark;
        }
    }

    /// <summary>From now on; ends with its disposal.</summary>
    public Reader Open()
    {
        var reader = new Reader(this);
        lock (_lock) _readers.Add(reader);
        return reader;
    }

    /// <summary>
    /// Refunds that changed since a screen was told last, as they are now. What changes after the question is told to
    /// readers that were open before it.
    /// </summary>
    /// <returns>Null when it was too long ago, or too much happened: the screen is to read everything anew.</returns>
    public async Task<IReadOnlyList<RefundRow>?> SinceAsync(FeedMark told, CancellationToken stop)
    {
        var away = _engine.Now - told.At;
        if (away > Absence || away < -Absence) return null;
        var read = await _engine.Store.ChangesAsync(told.Place, MostWaiting, stop);
        return read.IsAll ? await Screens.RowsAsync(_engine, read.Changes.Select(c => c.Key), stop) : null;
    }

    internal void Publish(RefundRow row)
    {
        if (_readers.Count == 0) return;
        lock (_lock)
            foreach (var reader in _readers) reader.Add(row);
    }

    internal void Looked(long place, Instant at)
    {
        lock (_lock)
            if (_mark is not { } before || place >= before.Place) _mark = new FeedMark(place, at);
    }

    /// <summary>One screen.</summary>
    public sealed class Reader : IDisposable
    {
        private readonly Feed _feed;
        private readonly Channel<RefundRow> _rows;
        private int _missed;

        internal Reader(Feed feed)
        {
            _feed = feed;
            _rows = Channel.CreateBounded<RefundRow>(
                new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest },
                _ => Interlocked.Exchange(ref _missed, 1));
        }

        public ChannelReader<RefundRow> Rows => _rows.Reader;

        /// <summary>Whether rows were dropped since this was asked last.</summary>
        public bool TakeMissed() => Interlocked.Exchange(ref _missed, 0) == 1;

        public void Dispose()
        {
            lock (_feed._lock) _feed._readers.Remove(this);
        }

        internal void Add(RefundRow row) => _rows.Writer.TryWrite(row);
    }
}
