using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Evidence;
using Antui.Core.Orders;

namespace Antui.Connectors.Qimen;

/// <summary>orderprocess.report and the status of a confirmation: only words that prove something about the goods
/// become evidence; DELIVERED by itself does not, because the confirmation names what left.</summary>
public static class QimenSteps
{
    public static QimenRead Read(QimenNode message, Order order, QimenSettings settings, Instant now)
    {
        var process = message.Child("process") ?? message;
        return OfStatus(order, settings, process["processStatus"] ?? "", process["operateTime"],
            process["operateInfo"], now);
    }

    public static QimenRead OfStatus(
        Order order, QimenSettings settings, string status, string? time, string? note, Instant now)
    {
        if (status.Length == 0) return new QimenRead.Refused("status-missing", "The status is missing.");
        if (!QimenReports.TryTime(now, out var at, time)) return QimenReports.TimeWrong;
        if (Means(settings, status) is not { } meaning) return new QimenRead.Nothing(status);
        // Said for each request that waits for it, so that a later refusal can take it back; without one, for the
        // goods.
        var waiting = order.Cases.Where(c => c.Claim is { Kind: RefundKind.Unshipped, IsOpen: true })
            .Select(c => c.RefundNo).ToList();
        // A warehouse that cancels lines may mean any of them: only with one request is it certain which.
        if ((settings.PartialCancel && waiting.Count != 1)
            || (waiting.Count == 0 && meaning.Kind is EvidenceKind.StopRefused))
            return new QimenRead.Nothing(status);
        var said = (waiting.Count == 0 ? [""] : waiting).Select(refundNo => new GoodsSaid(
            order.Key.OrderNo,
            $"{QimenReports.Prefix}step:{order.Key.OrderNo}:{status}:{refundNo}:{time}", meaning.Kind, refundNo, [], [],
            meaning.Level, at, note ?? status));
        var fresh = said.Where(s => order.Evidence.All(e => e.Id != s.Id)).ToImmutableArray();
        return fresh.IsEmpty ? new QimenRead.Nothing("repeat") : new QimenRead.Said(fresh);
    }

    /// <summary>Whether this word says anything about where the goods are.</summary>
    public static bool Proves(QimenSettings settings, string status) => Means(settings, status) is not null;

    private static (EvidenceKind Kind, StopLevel Level)? Means(QimenSettings settings, string status) =>
        settings.StoppedStatuses.Contains(status) ? (EvidenceKind.Stopped, StopLevel.Released)
        : status switch
        {
            QimenProcess.TmsCanceled => (EvidenceKind.Stopped, StopLevel.Recalled),
            QimenProcess.CanceledFail => (EvidenceKind.StopRefused, StopLevel.Unknown),
            QimenProcess.TmsCancelFailed => (EvidenceKind.StopRefused, StopLevel.HandedOver),
            _ => null,
        };
}
