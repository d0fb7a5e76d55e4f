using Antui.Core.Effects;
using Antui.Core.Ports;

namespace Antui.Connectors;

/// <summary>How far the recall of a parcel (拦截快递) has come, as its own trace shows.</summary>
public enum RecallStanding
{
    /// <summary>Nothing of it is to be seen yet: the parcel goes on.</summary>
    Asked,
    /// <summary>The parcel turned back: refused at the door, or on its way to the sender.</summary>
    Accepted,
    /// <summary>The addressee has it.</summary>
    Failed,
    /// <summary>The courier says that the sender signed for it. The warehouse's receipt is another matter.</summary>
    CameBack,
}

/// <summary>Pure: what a trace says of a recall. Couriers tell what became of a parcel, not of the question.</summary>
public static class Recalls
{
    public static RecallStanding Of(ParcelTrace? trace) => trace?.State switch
    {
        ParcelState.Refused or ParcelState.Returning => RecallStanding.Accepted,
        ParcelState.Returned => RecallStanding.CameBack,
        ParcelState.SignedFor => RecallStanding.Failed,
        _ => RecallStanding.Asked,
    };

    /// <summary>
    /// Of a recall nobody knows about. Absent asks again: to a courier two recalls of one parcel are one.
    /// </summary>
    public static Outcome FoundOut(ParcelTrace? trace) => Of(trace) switch
    {
        RecallStanding.Accepted or RecallStanding.CameBack => new Outcome.Done(trace!.RawState),
        RecallStanding.Failed => new Outcome.Refused("SIGNED_FOR", "已签收，拦截未成 · The addressee has signed for it."),
        RecallStanding.Asked => new Outcome.Absent(),
    };

    /// <summary>The words couriers use for a recall they have already; their codes differ and change.</summary>
    internal static bool SaysAlready(string? text) => text is not null
        && (text.Contains("重复", StringComparison.Ordinal) || text.Contains("已拦截", StringComparison.Ordinal)
            || text.Contains("已存在", StringComparison.Ordinal) || text.Contains("已申请", StringComparison.Ordinal));
}
