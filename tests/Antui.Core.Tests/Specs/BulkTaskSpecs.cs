using System.Text.Json;
using Antui.Core.Effects;
using Antui.Core.Pool;
using Antui.Core.Subjects;

namespace Antui.Core.Tests.Specs;

/// <summary>An action over all records that match is done batch by batch, each record once, till it ends or is stopped.</summary>
public sealed class BulkTaskSpecs
{
    private static readonly BulkTasks Kind = new();

    [Fact]
    public void Records_are_found_then_worked_on_and_the_next_batch_begins_where_the_last_one_ended()
    {
        var task = Found(Begun(), "c1", "1", "2");
        var works = Assert.IsType<Effect.WorkOnRecords>(Kind.Next(task)!.Effect);
        Assert.Equal(["1", "2"], works.Records.Select(r => r.No));
        task = Did(task);
        Assert.Equal("c1", Assert.IsType<Effect.FindRecords>(Kind.Next(task)!.Effect).Cursor);
        task = Did(Found(task, null, "3"), "3");
        Assert.Equal((BulkState.Finished, 2L, 1L), (task.State, task.Done, task.Failed));
        Assert.Equal("HANDLED", Assert.Single(task.Faults).Code);
        Assert.Null(Kind.Next(task));
    }

    [Fact]
    public void Where_nothing_matches_it_is_finished_at_once() =>
        Assert.Equal(BulkState.Finished, Found(Begun(), null).State);

    [Fact]
    public void A_batch_that_two_nodes_bring_counts_once()
    {
        var found = Found(Begun(), "c1", "1", "2");
        var late = Kind.Went(Kind.Next(Begun())!.Effect.Key, Done(new BulkFound([new("s1", "9")], null)));
        Assert.Equal(found, Kind.Evolve(found, late));
        var did = Kind.Went(Kind.Next(found)!.Effect.Key, Done(new BulkDid([])));
        var once = Kind.Evolve(found, did);
        Assert.Equal(2, once.Done);
        Assert.Equal(once, Kind.Evolve(once, did));
    }

    [Fact]
    public void A_person_stops_it_and_what_was_under_way_is_still_counted()
    {
        var working = Found(Begun(), "c1", "1", "2");
        var key = Kind.Next(working)!.Effect.Key;
        var stopped = Kind.Evolve(working, Assert.Single(Kind.Decide(working, Stop, T0).Happened));
        Assert.Null(Kind.Next(stopped));
        Assert.Equal("person:li", stopped.EndedBy);
        var after = Kind.Evolve(stopped, Kind.Went(key, Done(new BulkDid([]))));
        Assert.Equal((BulkState.Stopped, 2L), (after.State, after.Done));
        Assert.Null(Kind.Next(after));
        Assert.Empty(Kind.Decide(after, Stop, T0).Happened);
    }

    [Fact]
    public void What_is_finished_or_unknown_cannot_be_stopped_and_nothing_is_begun_twice()
    {
        var finished = Found(Begun(), null);
        Assert.Equal("TASK_FINISHED", Kind.Decide(finished, Stop, T0).Refused?.Code);
        Assert.Equal("NOT_FOUND", Kind.Decide(null, Stop, T0).Refused?.Code);
        Assert.Empty(Kind.Decide(finished, Begin, T0).Happened);
    }

    [Fact]
    public void Only_so_many_faults_are_kept_and_all_are_counted()
    {
        string[] all = [.. Enumerable.Range(0, BulkTask.MostFaults + 7).Select(n => $"{n}")];
        var task = Did(Found(Begun(), null, all), all);
        Assert.Equal((BulkTask.MostFaults, (long)all.Length, 0L), (task.Faults.Length, task.Failed, task.Done));
    }

    private static BulkTaskFact Begin => new BulkTaskFact.Begun(
        "t1", new BulkWork.Pooled(PoolAction.Handle, new PoolFilter(PoolKind.Order)), "", "person:li", 3);

    private static BulkTaskFact Stop => new BulkTaskFact.Stopped("t1", "person:li");

    private static BulkTask Begun() => Kind.Evolve(null, Assert.Single(Kind.Decide(null, Begin, T0).Happened));

    private static BulkTask Found(BulkTask task, string? next, params string[] numbers) => Kind.Evolve(
        task, Kind.Went(
            Assert.IsType<Effect.FindRecords>(Kind.Next(task)!.Effect).Key,
            Done(new BulkFound([.. numbers.Select(no => new BulkRecord("s1", no))], next))));

    private static BulkTask Did(BulkTask task, params string[] faults) => Kind.Evolve(
        task, Kind.Went(
            Kind.Next(task)!.Effect.Key,
            Done(new BulkDid([.. faults.Select(no => KeptFault.Of(no, new Refusal.HandledElsewhere()))]))));

    private static Course Done<T>(T answer) =>
        default(Course).Done(T0, JsonSerializer.Serialize(answer, BulkTaskJson.Default.Options));
}
