using System.Text.Json;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Core.Returns;
using Antui.Core.Subjects;

namespace Antui.Simulation.Mutants;

/// <summary>Faults in the lives of subjects beside the order.</summary>
internal static class Beside
{
    /// <summary>What was counted in a box is forgotten as soon as its returns have it.</summary>
    internal sealed class CountsAgain : Mutant
    {
        public override StoredSubject Reading(StoredSubject subject)
        {
            if (subject.Key.Kind != BoxesIn.KindName) return subject;
            var known = JsonSerializer.Deserialize(subject.State, BoxJson.Default.InboundBox)!;
            var forgotten = known with
            {
                Counts = [],
                Allotments = [.. known.Allotments.Where(a => a.State is AllotmentState.Pending)],
            };
            return subject with { State = JsonSerializer.Serialize(forgotten, BoxJson.Default.InboundBox) };
        }
    }

    /// <summary>A merge goes on only while its node lives.</summary>
    internal sealed class HalfMerges : Mutant
    {
        public override StoredSubject Writing(StoredSubject subject) =>
            subject.Key.Kind == new Merges().Name ? subject with { DueAt = Instant.Never } : subject;
    }

    /// <summary>Whoever closes a work order writes over what was said to it meanwhile.</summary>
    internal sealed class LosesReplies : Mutant
    {
        public override StoredSubject Writing(StoredSubject subject)
        {
            if (subject.Key.Kind != new WorkOrders().Name || subject.Open > 0) return subject;
            var order = JsonSerializer.Deserialize(subject.State, WorkOrderJson.Default.WorkOrder)!;
            var empty = order with { Replies = [] };
            return subject with { State = JsonSerializer.Serialize(empty, WorkOrderJson.Default.WorkOrder) };
        }
    }

    /// <summary>A task goes on only while its node lives.</summary>
    internal sealed class HalfTasks : Mutant
    {
        public override StoredSubject Writing(StoredSubject subject) =>
            subject.Key.Kind == new BulkTasks().Name ? subject with { DueAt = Instant.Never } : subject;
    }

    /// <summary>Whoever takes a task over begins with the records after those it was working on.</summary>
    internal sealed class SkipsRecords : Mutant
    {
        public override StoredSubject Reading(StoredSubject subject)
        {
            if (subject.Key.Kind != new BulkTasks().Name) return subject;
            var task = JsonSerializer.Deserialize(subject.State, BulkTaskJson.Default.BulkTask)!;
            if (task.Records.Length < 2) return subject;
            var skips = task with { Records = [.. task.Records.Skip(1)] };
            return subject with { State = JsonSerializer.Serialize(skips, BulkTaskJson.Default.BulkTask) };
        }
    }

    /// <summary>A difference that a person resolved is found again.</summary>
    internal sealed class FindsAgain : Mutant
    {
        public override StoredSubject Writing(StoredSubject subject) =>
            subject.Key.Kind == new Findings().Name && subject.Open == 0 && subject.State.Contains("person:", StringComparison.Ordinal)
                ? subject with { State = subject.State.Replace("\"resolvedAt\":", "\"before\":", StringComparison.Ordinal), Open = 1 }
                : subject;
    }

    /// <summary>Only the node that decided acts on it.</summary>
    internal sealed class LeavesBehind : Mutant
    {
        public override StoredSubject Writing(StoredSubject subject) => subject with { DueAt = Instant.Never };
    }
}
