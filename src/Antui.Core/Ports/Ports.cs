using Antui.Core.Effects;
using Antui.Core.Orders;

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
