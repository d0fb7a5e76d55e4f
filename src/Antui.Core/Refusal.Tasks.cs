namespace Antui.Core;

/// <content>Work that is begun and ended: actions over many records, and work orders.</content>
public abstract partial record Refusal
{
    public sealed record TaskUnknown(string Task) : Refusal(
        "NOT_FOUND", RefusalKind.Unknown, $"There is no task '{Task}'.");

    public sealed record TaskFinished() : Refusal(
        "TASK_FINISHED", RefusalKind.NotNow, "It is finished: what it did stays done. Undo is an action of its own.");

    public sealed record WorkOrderUnknown(string Id) : Refusal(
        "NOT_FOUND", RefusalKind.Unknown, $"There is no work order '{Id}'.");

    public sealed record WorkOrderClosed(string By) : Refusal(
        "WORK_ORDER_CLOSED", RefusalKind.NotNow, $"{By} closed it: reopen it first.");
}
