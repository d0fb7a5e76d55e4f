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
/// <param name="Text">What the code speaks of.</param>
public sealed record PoolFault(string No, string Code, string Text)
{
    public static PoolFault Of(string no, Refusal why) => new(no, why.Code, why.Text);
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
    internal static PoolFault? Fault(PoolAction action, PoolRow row) => From(action).Contains(row.Stage) ? null
        : row.Stage is PoolStage.Converted ? new PoolFault(row.No, "ALREADY_CONVERTED", "It was converted before.")
        : action is PoolAction.Undo ? new PoolFault(row.No, "NOTHING_TO_UNDO", "It is neither handled nor removed.")
        : row.Stage is PoolStage.Handled ? new PoolFault(row.No, "HANDLED", "It is marked as handled: undo that first.")
        : new PoolFault(row.No, "REMOVED", "It was removed: undo that first.");
}
