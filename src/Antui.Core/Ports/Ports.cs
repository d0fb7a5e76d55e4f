using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Refunds;

namespace Antui.Core.Ports;

/// <summary>
/// What a connected platform or ERP can do, one small interface a capability. A connector implements those it has; one
/// that is missing is a fact the workflow sees, not a method that throws. Reading throws on failure (the cursor then
/// stays); effects answer with an <see cref="Outcome"/> and never throw for what the other side said or did not say.
/// </summary>
public interface IReadOrders
{
    /// <summary>
    /// Orders changed in the window, a page at a time, each page complete or the enumeration throws; a row that cannot
    /// be understood is among the page's unread ones and keeps no other from being read. Both ends inclusive; the
    /// connector cuts the window to what the platform allows and pages by a stable way.
    /// </summary>
    IAsyncEnumerable<ReadPage<OrderSnapshot>> ChangedOrdersAsync(Instant from, Instant to, CancellationToken stop);

    /// <returns>Null when the platform says there is no such order.</returns>
    Task<OrderSnapshot?> ReadOrderAsync(string orderNo, CancellationToken stop);
}

/// <summary>A refund as read, with the order it belongs to.</summary>
public sealed record RefundRead(string OrderNo, Claim Claim);

public interface IReadRefunds
{
    /// <inheritdoc cref="IReadOrders.ChangedOrdersAsync"/>
    IAsyncEnumerable<ReadPage<RefundRead>> ChangedRefundsAsync(Instant from, Instant to, CancellationToken stop);

    Task<RefundRead?> ReadRefundAsync(string refundNo, CancellationToken stop);
}

/// <summary>
/// Says which refunds an order has by asking for the order: a refund whose time of change never moved is in no window.
/// </summary>
public interface IFindRefunds
{
    /// <returns>Null when the platform says there is no such order.</returns>
    Task<IReadOnlyList<RefundRead>?> RefundsOfAsync(string orderNo, CancellationToken stop);
}

/// <summary>One instruction with everything a connector needs to carry it out.</summary>
/// <param name="Lines">What the request covers, with the quantities.</param>
/// <param name="Head">The order, for effects of the order itself.</param>
/// <param name="Reason">For refusals: the reason given by the person.</param>
/// <param name="Found">Of a return: what the warehouse received so far, by line and grade.</param>
public sealed record Effect(
    OrderKey Order, string RefundNo, Instruction Instruction, Claim? Claim, ImmutableArray<LineQuantity> Lines,
    string Reason = "", Tracking? Waybill = null, ImmutableArray<Inspected> Found = default,
    OrderSnapshot? Head = null);

/// <summary>Reports evidence to the platform's after-sale assistant.</summary>
public interface IReportEvidence
{
    Task<Outcome> ReportAsync(Effect effect, CancellationToken stop);

    Task<Outcome> FindOutReportAsync(Effect effect, CancellationToken stop);
}

/// <summary>Answers requests on the platform. Agreeing is done in batches; each item has its own outcome.</summary>
public interface IAnswerRefunds
{
    /// <returns>One outcome for each effect, in the same order.</returns>
    Task<IReadOnlyList<Outcome>> AgreeRefundsAsync(IReadOnlyList<Effect> effects, CancellationToken stop);

    Task<Outcome> AgreeReturnAsync(Effect effect, CancellationToken stop);

    Task<Outcome> RefuseAsync(Effect effect, CancellationToken stop);

    /// <summary>For all three: what does the platform know of it?</summary>
    Task<Outcome> FindOutAnswerAsync(Effect effect, CancellationToken stop);
}

/// <summary>Asks a remote ERP to stop a shipment. Done means: certainly will not leave (it was read again).</summary>
public interface IStopShipments
{
    Task<Outcome> StopAsync(Effect effect, CancellationToken stop);

    Task<Outcome> FindOutStopAsync(Effect effect, CancellationToken stop);
}

/// <summary>Pays the buyer of a hosted shop. One key pays once, whatever repeats.</summary>
public interface IPayOut
{
    Task<Outcome> PayOutAsync(Effect effect, CancellationToken stop);

    Task<Outcome> FindOutPayOutAsync(Effect effect, CancellationToken stop);
}

/// <summary>Tells the platform that goods were shipped.</summary>
public interface IPushShipments
{
    Task<Outcome> PushShipmentAsync(Effect effect, CancellationToken stop);

    Task<Outcome> FindOutPushAsync(Effect effect, CancellationToken stop);
}

/// <summary>A push said that something changed. It is never acted on by itself: what it names is read again.</summary>
/// <param name="RefundNo">Empty when the hint is about the order.</param>
public sealed record Hint(string OrderNo, string RefundNo);

/// <summary>Listens to the platform's pushes until stopped; reconnects by itself.</summary>
public interface IListen
{
    Task ListenAsync(Func<Hint, CancellationToken, Task> onHint, CancellationToken stop);
}

/// <summary>What a shop is connected to, asked by "is my shop connected?".</summary>
public interface IProbe
{
    /// <returns>Done, or what is wrong in words a merchant can act on.</returns>
    Task<Outcome> ProbeAsync(CancellationToken stop);
}
