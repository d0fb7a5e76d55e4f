using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Ports;
using Antui.Engine.Lanes;

namespace Antui.Engine.Desk;

/// <summary>
/// To whom shipments go, by the pseudonym of the address. The rows of lists do not have it, so the orders are read, and
/// only those of buyers with several.
/// </summary>
public sealed class Receivers
{
    private const int Part = 500;

    private readonly Dictionary<OrderKey, string> _of = [];

    /// <summary>Empty where the order's source did not say.</summary>
    public string Of(ShipmentRow row) => _of.GetValueOrDefault(row.Key, "");

    public static async Task<Receivers> ReadAsync(
        IJournal journal, IEnumerable<ShipmentRow> rows, CancellationToken stop)
    {
        var receivers = new Receivers();
        var keys = rows.Where(r => r.BuyerRef != "").GroupBy(r => (r.Shop, r.BuyerRef))
            .Select(g => g.Select(r => r.Key).Distinct().ToList()).Where(g => g.Count > 1).SelectMany(g => g);
        foreach (var some in keys.Chunk(Part))
        {
            var loaded = await journal.LoadAsync(some, stop);
            for (var i = 0; i < some.Length; i++)
                if (Journal.Fold(loaded[i]) is { } order) receivers._of[some[i]] = order.Head.ReceiverRef ?? "";
        }
        return receivers;
    }
}
