using System.Collections.Immutable;
using Antui.Core.Orders;

namespace Antui.Connectors.Generic;

/// <summary>What an order, read again, says of the lines that were to be stopped.</summary>
public enum GenericStanding
{
    /// <summary>Every line is held for good.</summary>
    Stopped,
    /// <summary>At least one line has left in a quantity that cannot be stopped any more.</summary>
    Ships,
    /// <summary>The warehouse was asked and has not answered.</summary>
    Pending,
    /// <summary>Some lines are stopped, others go on.</summary>
    Mixed,
    /// <summary>No line is stopped, and nobody is asked.</summary>
    Nothing,
    /// <summary>It cannot be told: a line is missing, or a state is a word we do not know.</summary>
    Unclear,
}

/// <summary>Pure: "accepted" is not "will not ship", so a stop counts only when the order shows it.</summary>
public static class GenericStandings
{
    private static readonly string[] States = ["waiting", "picking", "packed", "stopping", "stopped", "shipped"];

    public static GenericStanding Of(GenericOrder order, ImmutableArray<LineQuantity> asked, string refundNo)
    {
        var all = (asked.IsDefault ? [] : asked).Select(need => Of(order, need, refundNo)).ToList();
        if (all.Count == 0 || all.Contains(GenericStanding.Unclear)) return GenericStanding.Unclear;
        if (all.Contains(GenericStanding.Ships)) return GenericStanding.Ships;
        if (all.TrueForAll(s => s is GenericStanding.Stopped)) return GenericStanding.Stopped;
        if (all.Contains(GenericStanding.Pending)) return GenericStanding.Pending;
        return all.Contains(GenericStanding.Stopped) ? GenericStanding.Mixed : GenericStanding.Nothing;
    }

    private static GenericStanding Of(GenericOrder order, LineQuantity need, string refundNo)
    {
        long total = 0, stopped = 0, mine = 0, gone = 0, pending = 0;
        foreach (var part in order.Lines)
        {
            if (part.LineNo != need.LineNo) continue;
            if (part.Quantity < 0 || !States.Contains(part.State))
                return GenericStanding.Unclear;
            total += part.Quantity;
            if (part.State is "shipped") gone += part.Quantity;
            if (part.State is "stopping" && (part.RefundNo ?? "") is var whose && (whose == "" || whose == refundNo))
                pending += part.Quantity;
            if (part.State is not "stopped") continue;
            stopped += part.Quantity;
            if (part.RefundNo == refundNo) mine += part.Quantity;
        }
        if (total == 0) return GenericStanding.Unclear;
        // Of several refunds of a line each needs parts stopped in its own name, unless nothing of the line goes.
        if (mine >= need.Quantity || stopped == total) return GenericStanding.Stopped;
        if (gone + need.Quantity > total) return GenericStanding.Ships;
        if (pending > 0) return GenericStanding.Pending;
        return mine > 0 ? GenericStanding.Mixed : GenericStanding.Nothing;
    }
}
