using System.Collections.Concurrent;
using Antui.Core;

namespace Antui.Gateways.Top.Tmc;

/// <summary>A message of the service: a hint that something changed, never the change itself.</summary>
public sealed record TmcNote(long Id, string Topic, string Content, Instant At, string Nick, long UserId);

/// <summary>
/// Messages by app. They are given out until confirmed: whoever takes one holds it for a while, and then it is given
/// out again. All groups of an app share one queue. Kept in memory, because the lists are the truth; the oldest go when
/// there are too many.
/// </summary>
public sealed class TmcQueues(TopOptions options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, TmcMailbox> _queues = new();
    private long _lastId = Instant.From(clock.GetUtcNow()).Ms * 1_000;

    public TmcMailbox Of(string appKey) => _queues.GetOrAdd(appKey, _ => new TmcMailbox(options, clock));

    public void Publish(string appKey, string topic, string content, string nick, long userId)
    {
        var id = Interlocked.Increment(ref _lastId);
        Of(appKey).Add(new TmcNote(id, topic, content, Instant.From(clock.GetUtcNow()), nick, userId));
    }
}

/// <summary>The messages of one app.</summary>
public sealed class TmcMailbox(TopOptions options, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Waiting> _waiting = [];
    private readonly Dictionary<long, LinkedListNode<Waiting>> _byId = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Count
    {
        get
        {
            lock (_gate) return _byId.Count;
        }
    }

    public void Add(TmcNote note)
    {
        lock (_gate)
        {
            _byId[note.Id] = _waiting.AddLast(new Waiting(note));
            while (_byId.Count > options.TmcQueueMost) Drop(_waiting.First!);
            _more.TrySetResult();
        }
    }

    /// <summary>The oldest messages that nobody holds, held from now on.</summary>
    public IReadOnlyList<TmcNote> Take(int most)
    {
        var now = Instant.From(clock.GetUtcNow());
        var taken = new List<TmcNote>();
        lock (_gate)
        {
            for (var node = _waiting.First; node is not null && taken.Count < most; node = node.Next)
            {
                if (node.Value.HeldUntil > now) continue;
                node.Value.HeldUntil = now + TimeSpan.FromSeconds(options.TmcRedeliverSeconds);
                taken.Add(node.Value.Note);
            }
            if (taken.Count < most && _more.Task.IsCompleted)
                _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        return taken;
    }

    /// <returns>False when the message is not here (any more): it was confirmed before, or never sent.</returns>
    public bool Confirm(long id)
    {
        lock (_gate)
        {
            if (!_byId.TryGetValue(id, out var node)) return false;
            Drop(node);
            return true;
        }
    }

    /// <summary>Completes when a message was added after the last taking found nothing.</summary>
    public Task MoreAsync()
    {
        lock (_gate) return _more.Task;
    }

    private void Drop(LinkedListNode<Waiting> node)
    {
        _waiting.Remove(node);
        _byId.Remove(node.Value.Note.Id);
    }

    private sealed class Waiting(TmcNote note)
    {
        public TmcNote Note => note;

        public Instant HeldUntil { get; set; } = new(long.MinValue);
    }
}
