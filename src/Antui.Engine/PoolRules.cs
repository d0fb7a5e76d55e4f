using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Engine;

/// <summary>What a person may do with pooled records.</summary>
public enum PoolAction
{
    Convert,
    Remove,
    Handle,
    Undo,
    /// <summary>Refunds only: the refusal is written back to the shop.</summary>
    Reject,
}

/// <summary>Why one record was not done.</summary>
public sealed record PoolFault(string No, Refusal Why);

/// <summary>The same as a task keeps it.</summary>
/// <param name="Text">What the code speaks of.</param>
public sealed record KeptFault(string No, string Code, string Text)
{
    public Refusal Why => KeptRefusal.Of(Code, Text);

    internal static KeptFault Of(PoolFault fault) => new(fault.No, fault.Why.Code, fault.Why.Note);
}

/// <summary>From which stages each action goes, in one place.</summary>
public static class PoolRules
{
    public static readonly ImmutableArray<PoolStage> Waiting = [PoolStage.ToDownload, PoolStage.ToConvert,
        PoolStage.Parked];

    public static ImmutableArray<PoolStage> From(PoolAction action) => action switch
    {
        PoolAction.Handle => [.. Waiting, PoolStage.Removed],
        PoolAction.Undo => [PoolStage.Handled, PoolStage.Removed],
        PoolAction.Reject => [.. Waiting, PoolStage.Converted],
        _ => Waiting,
    };

    internal static PoolStage To(PoolAction action) => action switch
    {
        PoolAction.Remove => PoolStage.Removed,
        PoolAction.Handle => PoolStage.Handled,
        _ => PoolStage.ToDownload,
    };

    /// <summary>Null when the action goes from this stage.</summary>
    internal static PoolFault? Fault(PoolAction action, PoolRow row) =>
        From(action).Contains(row.Stage) ? null : new(row.No, (action, row.Stage) switch
        {
            (_, PoolStage.Converted) => new Refusal.ConvertedBefore(),
            (PoolAction.Undo, _) => new Refusal.NothingToUndo(),
            (_, PoolStage.Handled) => new Refusal.HandledElsewhere(),
            _ => new Refusal.RemovedFromPool(),
        });
}
