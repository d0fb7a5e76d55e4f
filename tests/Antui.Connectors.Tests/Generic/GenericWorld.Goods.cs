using Antui.Connectors.Generic;
using Antui.Connectors.Tests.Erp;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Microsoft.AspNetCore.Http;

namespace Antui.Connectors.Tests.Generic;

/// <summary>Its orders, documents and stock.</summary>
internal sealed partial class GenericWorld
{
    private readonly Dictionary<string, List<GenericPart>> _orders = [];
    private readonly Dictionary<string, int> _stops = [];
    private readonly Dictionary<string, (string OrderNo, string State, List<ErpLine> Lines)> _returns = [];
    private readonly List<GenericEvent> _events = [];
    private readonly List<StockSaid> _stock = [];

    public void Seed(string orderNo, ErpState state, params ErpLine[] lines)
    {
        lock (_lock)
        {
            _orders[orderNo] = [.. lines.Select(l => new GenericPart(l.LineNo, l.Quantity, "waiting"))];
            _stops.Remove(orderNo);
            if (state is ErpState.Shipped) Ship(orderNo);
            else Turn(orderNo, _ => true, state is ErpState.Cancelled ? "stopped" : "waiting");
        }
    }

    public void Audit(string orderNo) => Turn(orderNo, p => p.State == "waiting", "picking");

    public void Ship(string orderNo, params ErpLine[] lines)
    {
        lock (_lock)
        {
            var gone = _orders[orderNo].FindAll(p => p.State is not ("shipped" or "stopped")
                && (lines.Length == 0 || lines.Any(l => l.LineNo == p.LineNo)));
            Turn(orderNo, gone.Contains, "shipped");
            Say("shipped", orderNo, null, [.. gone.Select(p => new GenericLine(p.Quantity, p.LineNo))]);
        }
    }

    public ErpState StateOf(string orderNo, string lineNo) =>
        _orders[orderNo].First(p => p.LineNo == lineNo).State switch
        {
            "shipped" => ErpState.Shipped,
            "stopped" => ErpState.Cancelled,
            "waiting" => ErpState.ToAudit,
            _ => ErpState.InWarehouse,
        };

    public bool Ships(string orderNo, string lineNo) =>
        _orders[orderNo].Exists(p => p.LineNo == lineNo && p.State != "stopped");

    public int StopsOf(string orderNo) => _stops.GetValueOrDefault(orderNo);

    public void Receive(string refundNo, string orderNo, params ErpArrival[] arrivals)
    {
        lock (_lock)
        {
            _returns.TryAdd(refundNo, (orderNo, "", []));
            _returns[refundNo] = _returns[refundNo] with { State = "received" };
            Say("received", orderNo, refundNo, [.. arrivals.Select(
                a => new GenericLine(a.Quantity, a.LineNo, Grade: WordOf(a.Grade)))]);
        }
    }

    public IReadOnlyList<ErpLine>? Expected(string refundNo) =>
        _returns.TryGetValue(refundNo, out var known) ? known.Lines : null;

    public int DocumentsOf(string refundNo) => _returns.ContainsKey(refundNo) ? 1 : 0;

    public bool IsClosed(string refundNo) => _returns.TryGetValue(refundNo, out var known) && known.State == "closed";

    public void PutStock(StockSaid stock) => _stock.Add(stock with { Warehouse = "main" });

    /// <summary>An event as the ERP wrote it, good or bad.</summary>
    public void Say(GenericEvent said)
    {
        lock (_lock) _events.Add(said);
    }

    public void SetParts(string orderNo, params GenericPart[] parts) => _orders[orderNo] = [.. parts];

    private void Say(string type, string orderNo, string? refundNo, GenericLine[] lines) =>
        _events.Add(new GenericEvent($"D-{_events.Count + 1}", type, Now.ToString(), orderNo, refundNo, lines));

    private (int, object) Order(string no) => _orders.TryGetValue(no, out var parts)
        ? (200, new GenericOrder(no, [.. parts], [.. _returns.Where(r => r.Value.OrderNo == no)
            .Select(r => new GenericDocument(r.Key, r.Value.State, "RET-" + r.Key))]))
        : Unknown;

    private (int, object) StopOrder(GenericStop call)
    {
        if (!_orders.TryGetValue(call.OrderNo, out var parts)) return Unknown;
        var asked = parts.FindAll(p => call.Lines.Any(l => l.LineNo == p.LineNo));
        if (asked.Exists(p => p.State == "shipped"))
            return (200, new GenericStopAnswer("refused", "shipped", "it has left"));
        if (asked.Exists(p => p.State is "picking" or "stopping"))
        {
            Turn(call.OrderNo, p => asked.Contains(p) && p.State == "picking", "stopping");
            return (200, new GenericStopAnswer("pending"));
        }
        if (asked.Exists(p => p.State != "stopped")) _stops[call.OrderNo] = _stops.GetValueOrDefault(call.OrderNo) + 1;
        Turn(call.OrderNo, asked.Contains, "stopped", call.RefundNo);
        return (200, new GenericStopAnswer("stopped"));
    }

    private (int, object) Expect(GenericReturn call)
    {
        if (!_orders.TryGetValue(call.OrderNo, out _)) return Unknown;
        // This ERP looks up the goods codes of the platform's line numbers.
        _returns.TryAdd(call.RefundNo, (call.OrderNo, "expected", [.. call.Lines.Select(
            l => new ErpLine(
                l.LineNo!, l.LineNo!.EndsWith("18", StringComparison.Ordinal) ? "SKU-A" : "SKU-B", l.Quantity))]));
        return (200, new GenericDocument(call.RefundNo, _returns[call.RefundNo].State, "RET-" + call.RefundNo));
    }

    private (int, object) Close(GenericClose call)
    {
        if (!_returns.TryGetValue(call.RefundNo, out var known))
            return (404, new { code = "NO_DOCUMENT", detail = "None." });
        _returns[call.RefundNo] = known with { State = "closed" };
        return (200, new GenericDocument(call.RefundNo, "closed", "RET-" + call.RefundNo));
    }

    private (int, object) Goods(IQueryCollection query)
    {
        var (from, to) = (GenericMap.TimeOf(query["from"])!.Value, GenericMap.TimeOf(query["to"])!.Value);
        var start = int.TryParse(query["cursor"], out var cursor) ? cursor : 0;
        if (_failPage > 0 && start == (_failPage - 1) * PageSize)
        {
            _failPage = 0;
            return (500, "broken");
        }
        var all = _events.FindAll(e => GenericMap.TimeOf(e.At) is not { } at || (at >= from && at <= to));
        var next = start + PageSize;
        return (200, new GenericGoodsPage([.. all.Skip(start).Take(PageSize)], next < all.Count ? $"{next}" : null));
    }

    private void Turn(string orderNo, Predicate<GenericPart> which, string state, string? refundNo = null)
    {
        lock (_lock)
            _orders[orderNo] = [.. _orders[orderNo].Select(
                p => which(p) ? p with { State = state, RefundNo = refundNo ?? p.RefundNo } : p)];
    }

    private static (int, object) Unknown { get; } =
        (404, new { code = "ORDER_UNKNOWN", detail = "There is no such order." });

    private static string WordOf(Grade grade) =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(grade.ToString());
}
