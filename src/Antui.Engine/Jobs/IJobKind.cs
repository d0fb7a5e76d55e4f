using Antui.Core;
using Antui.Engine.Shops;

namespace Antui.Engine.Jobs;

/// <summary>
/// What a kind of scheduled job does. It is registered once, with its plan; when and where it runs, and what of it is
/// remembered, is the scheduler's business. A fault it throws is the run's error; a run that dies with its node is
/// repeated, so it must be harmless twice.
/// </summary>
public interface IJobKind
{
    /// <summary>The word that names it in the API, e.g. "fetch".</summary>
    string Kind { get; }

    /// <summary>It begins nothing outside (it reads, or takes facts in), and so runs for a paused shop too.</summary>
    bool RunsWhilePaused => false;

    /// <summary>False: gates and policies take effect by it, so nobody can pause it.</summary>
    bool MayPause => true;

    /// <summary>A run that found nothing is written down this often at most: for duties of seconds.</summary>
    TimeSpan QuietFor => TimeSpan.Zero;

    /// <summary>
    /// False: whoever has something to do here does it at once, also while another node runs it. Twice is harmless, and
    /// waiting for the other one, who may be dead, is not.
    /// </summary>
    bool WaitsForOthers => true;

    /// <summary>A run lasts until it is told to end: nobody waits for it to come to rest.</summary>
    bool IsStanding => false;

    Task<JobCounts> RunAsync(JobContext context, CancellationToken stop);
}

/// <summary>One run of a job.</summary>
/// <param name="Shop">Null for a job of the whole installation.</param>
/// <param name="Author">"clock", or the person who asked for this run.</param>
/// <param name="Full">The person asked for the whole window, not only for what is new.</param>
public sealed record JobContext(
    JobDefinition Job, Shop? Shop, RefundEngine Engine, string Author, bool Full, Instant Now);

/// <summary>What a run did, by names of its own ("orders", "parked").</summary>
public sealed class JobCounts
{
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>There is more to do: the next run begins at once.</summary>
    public bool More { get; set; }

    /// <summary>There is something to do then, before the plan's next time.</summary>
    public Instant? Again { get; set; }

    /// <summary>There is something to do at this time at the latest; null: nothing that has one.</summary>
    public void AgainBy(Instant? at)
    {
        if (at is { } time) Again = Instant.Min(Again ?? Instant.Never, time);
    }

    /// <summary>What went wrong, though the run did what else there was to do.</summary>
    public string? Fault { get; set; }

    public IReadOnlyDictionary<string, long> All
    {
        get
        {
            lock (_counts) return new SortedDictionary<string, long>(_counts, StringComparer.Ordinal);
        }
    }

    public long this[string name]
    {
        get
        {
            lock (_counts) return _counts.GetValueOrDefault(name);
        }
    }

    public JobCounts Add(string name, long by = 1)
    {
        lock (_counts) _counts[name] = _counts.GetValueOrDefault(name) + by;
        return this;
    }
}
