using System.Text.Json;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Connectors.Qimen;

/// <summary>Our own orders as the journal has them: messages to a warehouse name goods codes that an effect does not
/// carry, and what it reported is the first thing to look at before it is asked.</summary>
public sealed class QimenOrders(IJournal journal)
{
    public async Task<Order?> ReadAsync(OrderKey key, CancellationToken stop)
    {
        Order? order = null;
        foreach (var entry in (await journal.LoadAsync([key], stop))[0])
        {
            var events = JsonSerializer.Deserialize(entry.Events.Span, CoreJson.Default.OrderEventArray) ?? [];
            order = Fold.Evolve(order, events);
        }
        return order;
    }
}
