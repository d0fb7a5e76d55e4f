using Antui.Core;
using Antui.Core.Ports;
using Antui.Engine.Lanes;

namespace Antui.Engine.Projections;

/// <summary>
/// What this node committed and lists do not show yet, as it was folded then: lists follow from memory and read the
/// journal only for what others wrote, or for what found no room here.
/// </summary>
internal sealed class Backlog(int most)
{
    private readonly Queue<(long Place, OrderKey Key, long Version)> _places = new();
    private readonly Dictionary<(OrderKey Key, long Version), Followed> _entries = [];
    private long _newest;

    public int Count
    {
        get
        {
            lock (_places) return _places.Count;
        }
    }

    /// <summary>When lists have come so far, about half of this is done.</summary>
    public long MiddlePlace
    {
        get
        {
            lock (_places) return _places.TryPeek(out var oldest) ? (oldest.Place + _newest) / 2 : 0;
        }
    }

    public void Add(long place, Work work, OrderCommit commit)
    {
        lock (_places)
        {
            _places.Enqueue((place, commit.Key, commit.Version));
            _newest = Math.Max(_newest, place);
            if (_entries.Count >= most) return;
            _entries[(commit.Key, commit.Version)] = new Followed(
                commit.Version, commit.At, commit.Source, commit.Facts, work.Before?.Order, work.After!.Order,
                work.Events);
        }
    }

    public Followed? Find(OrderKey key, long version)
    {
        lock (_places) return _entries.GetValueOrDefault((key, version));
    }

    /// <summary>Places come nearly in order: a commit may hear of its own a little later than another one.</summary>
    public void Trim(long reached)
    {
        lock (_places)
        {
            while (_places.TryPeek(out var oldest) && oldest.Place <= reached)
            {
                _places.Dequeue();
                _entries.Remove((oldest.Key, oldest.Version));
            }
        }
    }
}
