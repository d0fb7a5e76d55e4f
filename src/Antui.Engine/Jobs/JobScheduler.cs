using System.Collections.Concurrent;
using System.Collections.Immutable;
using Antui.Core;
using Antui.Engine.Documents;
using Antui.Engine.Shops;

namespace Antui.Engine.Jobs;

/// <summary>
/// Runs the jobs whose time has come, each on one node at a time. It has no timer: the host's step starts what is due
/// and renews the leases of what runs. Nobody waits for a run here, so that a slow one keeps no other waiting. What is
/// remembered lies in documents; what this node knows of them only saves reading them.
/// </summary>
public sealed class JobScheduler
{
    /// <summary>How often a paused job, or one that another node has, is looked at again.</summary>
    private static readonly TimeSpan NoShopBackOff = TimeSpan.FromMinutes(1);

    /// <summary>How soon a run that was asked for, and could not begin, is tried again.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(1);

    private readonly EngineContext _engine;
    private readonly RefundEngine _door;
    private readonly JobBook _book;
    private readonly JobKinds _kinds = new();
    private readonly ConcurrentDictionary<string, Slot> _slots = new();
    private readonly ConcurrentDictionary<string, Task> _standing = new();

    internal JobScheduler(EngineContext engine, RefundEngine door) =>
        (_engine, _door, _book) = (engine, door, new JobBook(engine));

    /// <summary>A job of the whole installation.</summary>
    public void Add(IJobKind kind, string plan) => Add(kind, plan, _ => [null]);

    /// <summary>A job for each shop that meets the condition.</summary>
    public void Add(IJobKind kind, string plan, Func<Shop, bool> shops) => Add(kind, plan, all => all.Where(shops));

    /// <summary>One job of the installation, as soon as a shop meets the condition.</summary>
    public void AddOnce(IJobKind kind, string plan, Func<Shop, bool> shops) =>
        Add(kind, plan, all => all.Any(shops) ? [null] : []);

    internal void Add(IJobKind kind, Func<Shop, JobPlan> plan, Func<Shop, bool> shops) =>
        _kinds.Add(kind, shop => plan(shop!), all => all.Where(shops));

    public JobDefinition? Find(string id) => All.FirstOrDefault(d => d.Id == id);

    /// <summary>All jobs with their state, in order of their ids.</summary>
    public async Task<IReadOnlyList<JobView>> ListAsync(CancellationToken stop)
    {
        var views = new List<JobView>();
        foreach (var job in All.OrderBy(d => d.Id, StringComparer.Ordinal)) views.Add(await ViewAsync(job, stop));
        return views;
    }

    public async Task<JobView> ViewAsync(JobDefinition job, CancellationToken stop)
    {
        var kept = await _book.Settings.ReadAsync(job.Id, stop);
        var settings = kept?.Value ?? new JobSettings();
        var log = await _book.LogAsync(job.Id, stop);
        var slot = _slots.GetValueOrDefault(job.Id);
        var paused = IsPaused(job, settings) || ShopPaused(job);
        return new JobView(
            job, settings.Plan ?? job.Plan.Text, paused, slot is { Running: true },
            paused ? null : slot is { Asked: not null } ? _engine.Now : slot is { Quiet: not null } ? slot.Next : log.NextAt,
            slot?.Quiet is { } quiet ? [quiet, .. log.Runs] : log.Runs, kept?.Version ?? 0);
    }

    /// <summary>Another plan (null keeps the one there is), paused or not. The author is kept.</summary>
    public async Task<Saved<JobSettings>> SetAsync(
        JobDefinition job, JobPlan? plan, bool? paused, string author, CancellationToken stop, Seen seen = default)
    {
        var saved = await _book.Settings.ChangeAsync(
            job.Id, s => new JobSettings(plan?.Text ?? s?.Value.Plan, paused ?? s?.Value.Paused ?? false), author, stop,
            seen, _ => paused is true && !MayPause(job) ? new Refusal.JobNeeded() : null);
        if (saved.Refusal is null) await PlannedAsync(job, plan, stop);
        return saved;
    }

    /// <summary>The job has the plan it comes with again, and is not paused.</summary>
    /// <returns>Null when it is so.</returns>
    public async Task<Refusal?> ResetAsync(
        JobDefinition job, string author, CancellationToken stop, Seen seen = default)
    {
        var wrong = await _book.Settings.RemoveAsync(job.Id, author, stop, seen);
        if (wrong is null) await PlannedAsync(job, job.Plan, stop);
        return wrong;
    }

    /// <param name="plan">Null: the one it has.</param>
    private async Task PlannedAsync(JobDefinition job, JobPlan? plan, CancellationToken stop)
    {
        if (plan is not null) await _book.PlanAsync(job.Id, plan.IsCron ? plan.Next(_engine.Now) : _engine.Now, stop);
        SlotOf(job).Next = _engine.Now;
    }

    /// <summary>Runs it as soon as it is free, also while it is paused.</summary>
    /// <param name="full">The whole window, for kinds that read windows.</param>
    public void RunNow(JobDefinition job, string author, bool full = false) => SlotOf(job).IsAsked(author, full);

    /// <summary>There is something for this job to do: it need not wait for its time. One that is paused stays
    /// so.</summary>
    internal void Hurry(string id)
    {
        if (Find(id) is { } job) SlotOf(job).Hurry(default);
    }

    /// <summary>As a hurry, and now: not with the host's next step.</summary>
    /// <param name="author">Who asks for it, also while it is paused; null: nobody does.</param>
    internal void Begin(string id, string? author, CancellationToken stop)
    {
        if (Find(id) is not { } job) return;
        var slot = SlotOf(job);
        if (author is null) slot.Hurry(default);
        else slot.IsAsked(author, full: false);
        if (!ShopPaused(job) && slot.TryBegin()) _ = RunAsync(job, slot, stop);
    }

    /// <summary>Completes when no run stands any more, after they were told to end.</summary>
    public Task EndedAsync() => Task.WhenAll(_standing.Values);

    internal Instant NextAt()
    {
        var next = Instant.Never;
        foreach (var job in All)
        {
            var slot = SlotOf(job);
            if (slot.Asked is null && ShopPaused(job)) continue;
            next = Instant.Min(next, slot.Running ? slot.RenewAt : slot.Asked is null ? slot.Next : slot.AskedAgainAt);
        }

        return next;
    }

    internal void Step(CancellationToken stop)
    {
        foreach (var job in All)
        {
            var slot = SlotOf(job);
            if (slot.Running && _engine.Now >= slot.RenewAt) _ = RenewAsync(job, slot);
            if (slot.Asked is null ? ShopPaused(job) || _engine.Now < slot.Next
                : _engine.Now < slot.AskedAgainAt) continue;
            if (!slot.TryBegin()) continue;
            var run = RunAsync(job, slot, stop);
            if (IsStanding(job)) _standing[job.Id] = run;
        }
    }

    private bool IsStanding(JobDefinition job) => _kinds.Find(job.Kind) is { IsStanding: true };

    private void Add(IJobKind kind, string plan, Func<IReadOnlyCollection<Shop>, IEnumerable<Shop?>> shops)
    {
        var parsed = JobPlan.Parse(plan)
            ?? throw new ArgumentException($"'{plan}' is no plan. {JobPlan.Forms}", nameof(plan));
        _kinds.Add(kind, _ => parsed, shops);
    }

    private IReadOnlyList<JobDefinition> All => _kinds.Of(_engine.Shops.All);

    private Slot SlotOf(JobDefinition job) => _slots.GetOrAdd(job.Id, _ => new Slot());

    private bool MayPause(JobDefinition job) => _kinds.Find(job.Kind) is not { MayPause: false };

    private bool IsPaused(JobDefinition job, JobSettings settings) => settings.Paused && MayPause(job);

    private bool ShopPaused(JobDefinition job) =>
        job.Shop is { } id && _engine.Shops.Find(id) is var shop
        && (shop is null || (shop.Paused && _kinds.Find(job.Kind) is not { RunsWhilePaused: true }));

    private async Task RunAsync(JobDefinition job, Slot slot, CancellationToken stop)
    {
        if (!IsStanding(job)) _engine.Activity.Begin();
        var (asked, hurried, started) = (slot.Asked, slot.TakeHurry(), _engine.Now);
        // Whatever goes wrong before the plan is known, it is tried again at its usual pace.
        slot.Begins(Instant.Min(job.Plan.Next(started), started + _engine.Options.JobsLook), started + AskAgain);
        slot.RenewAt = started + _engine.Options.Lease / 3;
        try
        {
            if (await IsDueAsync(job, slot, asked is not null, hurried, stop) is null) return;
            var leased = await LeaseAsync(job, stop);
            if (!leased && !(hurried && _kinds.Find(job.Kind) is { WaitsForOthers: false }))
            {
                if (hurried) slot.Hurry(_engine.Now + AskAgain);
                return;
            }
            try
            {
                // Another node may have run it between our look and the lease.
                if (await IsDueAsync(job, slot, asked is not null, hurried, stop) is { } plan)
                    await PerformAsync(job, slot, plan, asked, stop);
            }
            finally
            {
                if (leased) await _engine.Store.ReleaseAsync(job.Lease, _engine.Options.Node, CancellationToken.None);
            }
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The store was not there, or the node stops: the run's work is durable or will be done again.
            if (hurried) slot.Hurry(_engine.Now + AskAgain);
        }
        finally
        {
            slot.End();
            if (!IsStanding(job)) _engine.Activity.End();
        }
    }

    /// <returns>The plan when it is to run now; null when it is paused, or its time has not come.</returns>
    private async Task<JobPlan?> IsDueAsync(
        JobDefinition job, Slot slot, bool asked, bool hurried, CancellationToken stop)
    {
        var (settings, log) = await _book.ReadAsync(job.Id, stop);
        var now = _engine.Now;
        var plan = JobPlan.Parse(settings.Plan) ?? job.Plan;
        var isPaused = IsPaused(job, settings);
        if (asked || (hurried && !isPaused)) return plan;
        var next = isPaused ? now + _engine.Options.JobsLook : await NextAsync(job, plan, log, now, stop);
        if (next <= now) return plan;
        slot.Next = Instant.Min(next, now + _engine.Options.JobsLook);
        return null;
    }

    /// <summary>
    /// A time further away than the plan allows was written by a clock that went wrong, or by another plan; a nightly
    /// job of a new installation waits for its night.
    /// </summary>
    private async Task<Instant> NextAsync(
        JobDefinition job, JobPlan plan, JobLog log, Instant now, CancellationToken stop)
    {
        if (!plan.IsCron) return log.NextAt is { } at && at <= now + plan.Interval ? at : now;
        var planned = plan.Next(now);
        if (log.NextAt is { } night && night <= planned) return night;
        await _book.PlanAsync(job.Id, planned, stop);
        return planned;
    }

    private async Task PerformAsync(
        JobDefinition job, Slot slot, JobPlan plan, Ask? asked, CancellationToken stop)
    {
        var started = _engine.Now;
        slot.Next = plan.Next(started);
        var counts = new JobCounts();
        string? error = null;
        try
        {
            var shop = job.Shop is { } id ? _engine.Shops.Find(id) : null;
            counts = await _kinds.Find(job.Kind)!.RunAsync(
                new JobContext(job, shop, _door, asked?.Author ?? "clock", asked?.Full ?? false, started), stop);
            error = counts.Fault;
            if (counts.More) slot.Next = _engine.Now;
            else if (counts.Again is { } again) slot.Next = Instant.Min(slot.Next, again);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException && !stop.IsCancellationRequested)
        {
            error = fault.Message;
            if (!plan.IsCron) slot.Next = Instant.Min(slot.Next, started + BackOff(job));
        }

        slot.Done(asked);
        var run = new JobRun(
            started, (long)(_engine.Now - started).TotalMilliseconds, counts.All.ToImmutableSortedDictionary(), error,
            asked?.Author ?? "clock");
        if (slot.IsQuiet(run, asked is not null || counts.Again is not null, QuietFor(job))) return;
        await _book.EndedAsync(job.Id, run, slot.Next, stop);
    }

    private TimeSpan QuietFor(JobDefinition job) =>
        _kinds.Find(job.Kind) is { QuietFor: var own } && own > _engine.Options.QuietRuns
            ? own : _engine.Options.QuietRuns;

    private TimeSpan BackOff(JobDefinition job) =>
        job.Shop is { } id && _engine.Shops.Find(id) is { } shop ? shop.Config.Timing.BackOff : NoShopBackOff;

    private Task<bool> LeaseAsync(JobDefinition job, CancellationToken stop) =>
        _engine.Store.TryLeaseAsync(job.Lease, _engine.Options.Node, _engine.Options.Lease, _engine.Now, stop);

    private async Task RenewAsync(JobDefinition job, Slot slot)
    {
        slot.RenewAt = _engine.Now + _engine.Options.Lease / 3;
        try
        {
            await LeaseAsync(job, CancellationToken.None);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The next step tries again; what runs twice is harmless.
        }
    }

    /// <summary>Somebody wants a run; each is another one, whoever asks again.</summary>
    private sealed record Ask(string Author, bool Full);

    /// <summary>What this node knows of a job.</summary>
    private sealed class Slot
    {
        private readonly Lock _lock = new();

        /// <summary>Said during a run, it is for the next one.</summary>
        private Instant? _hurried;

        public Instant Next { get; set; }

        public Instant RenewAt { get; set; }

        public bool Running { get; private set; }

        public Instant AskedAgainAt { get; private set; }

        public Ask? Asked { get; private set; }

        private Instant _written;

        /// <summary>The last run when it found nothing and was not written down.</summary>
        public JobRun? Quiet { get; private set; }

        /// <summary>Where it is set so, a run that found nothing is written down now and then only.</summary>
        /// <param name="needed">Somebody asked for the run, or the next one has a time of its own.</param>
        public bool IsQuiet(JobRun run, bool needed, TimeSpan quietFor)
        {
            var quiet = !needed && run.Error is null && run.Counts.Values.All(c => c == 0) && run.At - _written < quietFor;
            if (!quiet) _written = run.At;
            Quiet = quiet ? run : null;
            return quiet;
        }

        /// <param name="at">When it is tried, if nobody says sooner.</param>
        public void Hurry(Instant at)
        {
            lock (_lock)
            {
                _hurried = _hurried is { } sooner ? Instant.Min(sooner, at) : at;
                Next = _hurried.Value;
            }
        }

        public bool TakeHurry()
        {
            lock (_lock)
            {
                var was = _hurried is not null;
                _hurried = null;
                return was;
            }
        }

        public bool TryBegin()
        {
            lock (_lock) return !Running && (Running = true);
        }

        public void End()
        {
            lock (_lock)
            {
                Running = false;
                if (_hurried is { } at) Next = at;
            }
        }

        public void IsAsked(string author, bool full)
        {
            lock (_lock) (Asked, AskedAgainAt) = (new Ask(author, full), default);
        }

        public void Begins(Instant next, Instant askedAgainAt) => (Next, AskedAgainAt) = (next, askedAgainAt);

        /// <summary>Who asked during the run is answered by another one.</summary>
        public void Done(Ask? asked)
        {
            lock (_lock)
            {
                if (ReferenceEquals(Asked, asked)) Asked = null;
            }
        }
    }
}
