using System.Text.Json.Serialization;

namespace Antui.Core.Subjects;

/// <summary>What somebody said in a work order.</summary>
/// <param name="Id">Brought twice, it is said once.</param>
/// <param name="IsInternal">Only those who work on it see it.</param>
public sealed record WorkReply(string Id, string By, string Text, bool IsInternal, Instant At);

/// <summary>A question or complaint that a team answers within a promised time (工单).</summary>
/// <param name="OrderNo">Empty where it is about no order.</param>
/// <param name="RefundNo">Empty where it is about no refund.</param>
/// <param name="PromisedAt">It is overdue after this.</param>
/// <param name="Assignee">Who works on it; empty while nobody does.</param>
/// <param name="Cause">What was wrong at root, as whoever closed it says.</param>
public sealed record WorkOrder(
    string Id, string Shop, string OrderNo, string RefundNo, string Title, string OpenedBy, Instant OpenedAt,
    Instant PromisedAt, string Assignee, ImmutableArray<WorkReply> Replies, Instant? ClosedAt = null,
    string ClosedBy = "", string Cause = "")
{
    [JsonIgnore]
    public bool IsOpen => ClosedAt is null;

    public bool IsOverdue(Instant now) => IsOpen && now > PromisedAt;
}
