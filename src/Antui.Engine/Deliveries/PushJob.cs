using System.Collections.Immutable;
using Antui.Core.Effects;
using Antui.Engine.Jobs;
using Antui.Engine.Shops;

namespace Antui.Engine.Deliveries;

/// <summary>
/// Calls a shop's subscriber with what he is owed. Who does not answer is left alone for a while that grows; what was
/// told and not recorded, because this node died in between, is told once more.
/// </summary>
internal sealed class PushJob(
    string kind, Subscriptions deliveries, Func<Shop, IPush?> of, bool whilePaused) : IJobKind
{
    /// <summary>Recorded together; so many at most are told twice after a crash.</summary>
    private const int RecordedAtOnce = 20;

    private const int RunMost = 200;

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500), Longest = TimeSpan.FromMinutes(5);

    public string Kind => kind;

    public bool RunsWhilePaused => whilePaused;

    public TimeSpan QuietFor => TimeSpan.FromMinutes(10);

    public async Task<JobCounts> RunAsync(JobContext context, CancellationToken stop)
    {
        var counts = new JobCounts();
        if (of(context.Shop!) is not { } to) return counts;
        var box = await deliveries.FollowAsync(to, stop);
        for (var told = 0; told < RunMost && counts.Fault is null; told += RecordedAtOnce)
        {
            var due = box.Due(to, deliveries.Now, RecordedAtOnce);
            if (due.Length == 0) break;
            box = await TellAsync(to, due, counts, stop) ?? box;
        }
        counts.Add("waiting", box.Waiting.Length);
        counts.More = counts["told"] + counts["refused"] > 0 && counts.Fault is null;
        if (box.Waiting.Length > 0) counts.Again = box.NextAt(to);
        return counts;
    }

    private async Task<Mailbox?> TellAsync(
        IPush to, ImmutableArray<Note> due, JobCounts counts, CancellationToken stop)
    {
        var told = new List<(Note Note, Told Result)>();
        foreach (var note in due)
        {
            var result = await TellAsync(to, note, counts, stop);
            told.Add((note, result));
            counts.Add(result is Told.Taken ? "told" : result is Told.Refused ? "refused" : "again");
            if (result is Told.Unanswered) break;
        }
        // Between here and the record lies what a crash repeats.
        await deliveries.Buggify();
        return await deliveries.ChangeAsync(to.Name, box => Record(box, told), CancellationToken.None);
    }

    private static async Task<Told> TellAsync(IPush to, Note note, JobCounts counts, CancellationToken stop)
    {
        try
        {
            var result = await to.PushAsync(note, stop);
            if (result is Told.Unanswered) counts.Fault = $"{to.Name}: no answer to {note.What} of {note.Order}.";
            return result;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            counts.Fault = $"{to.Name}: {note.What} of {note.Order}: {fault.Message}";
            return Told.Unanswered;
        }
    }

    private Mailbox Record(Mailbox box, List<(Note Note, Told Result)> told)
    {
        var now = deliveries.Now;
        long[] done = [.. told.Where(t => t.Result is Told.Taken or Told.Refused).Select(t => t.Note.Id)];
        long[] again = [.. told.Where(t => t.Result is Told.Later or Told.Unanswered).Select(t => t.Note.Id)];
        var next = box.Taken(done).Told(again, n => now + BackOff.After(First, Longest, n.Attempts));
        return told[^1].Result is Told.Unanswered
            ? next with { Failures = box.Failures + 1, RestsUntil = now + BackOff.After(First, Longest, box.Failures) }
            : next with { Failures = 0, RestsUntil = default };
    }
}
