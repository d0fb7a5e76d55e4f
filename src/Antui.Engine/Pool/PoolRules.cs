using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Pool;

namespace Antui.Engine.Pool;

/// <summary>Why one record was not done.</summary>
public sealed record PoolFault(string No, Refusal Why);

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
