namespace GenericErp.Example;

/// <summary>The whole ERP in memory, behind one lock. A real one has tables here.</summary>
internal sealed class Erp(Webhooks webhooks, TimeProvider clock)
{
    private const int PageSize = 50, StockAtFirst = 100;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Order> _orders = [];
    private readonly Dictionary<string, (long OnHand, long Defective)> _stock = [];
    private readonly List<GoodsEvent> _events = [];

    public bool Add(NewOrder order)
    {
        lock (_lock) return _orders.TryAdd(order.OrderNo, new Order(order.OrderNo, order.Lines));
    }

    /// <returns>Null when there is no such order.</returns>
    public T? With<T>(string orderNo, Func<Order, T> use) where T : class
    {
        lock (_lock) return _orders.TryGetValue(orderNo, out var order) ? use(order) : null;
    }

    public string Ship(Order order)
    {
        var left = order.MoveAll(["waiting", "picking", "packed"], "shipped");
        foreach (var part in left) Stock(part.Sku, -part.Quantity, 0);
        return left.Count == 0 ? "nothing to ship" : Tell("SHP", "shipped", order, "", Lines(left), null);
    }

    public string Answer(Order order, WarehouseAnswer answer)
    {
        var asked = order.Answer(answer.RefundNo, answer.Stopped);
        return asked.Count == 0 ? "nobody asked"
            : answer.Stopped ? Tell("STP", "stopped", order, answer.RefundNo, Lines(asked), "picking")
            : Tell("STP", "stop-refused", order, answer.RefundNo, Lines(asked), "packed");
    }

    public string Receive(Order order, Received received)
    {
        foreach (var line in received.Lines)
        {
            var sku = order.Parts.Find(p => p.LineNo == line.LineNo)?.Sku ?? line.Sku ?? "";
            if (line.Grade is "good") Stock(sku, line.Quantity, 0);
            else if (line.Grade is "defective" or "opened") Stock(sku, 0, line.Quantity);
        }
        order.Returns[received.RefundNo] = new Document(received.RefundNo, "received", $"RET-{received.RefundNo}");
        return Tell("RCV", "received", order, received.RefundNo, received.Lines, null);
    }

    /// <summary>What happened in a window, for Antui to catch up with what its webhooks missed.</summary>
    public (GoodsEvent[] Items, string? Next) Goods(DateTimeOffset from, DateTimeOffset to, int cursor)
    {
        lock (_lock)
        {
            var all = _events.FindAll(e => e.At >= from && e.At <= to);
            var next = cursor + PageSize;
            return ([.. all.Skip(cursor).Take(PageSize)], next < all.Count ? next.ToString() : null);
        }
    }

    public object[] StockOf(string[] skus)
    {
        lock (_lock)
            return [.. skus.Where(_stock.ContainsKey).Select(sku => new
            {
                warehouse = "main", sku, onHand = _stock[sku].OnHand, defective = _stock[sku].Defective,
                occupied = _orders.Values.SelectMany(o => o.Parts)
                    .Where(p => p.Sku == sku && p.State is not ("shipped" or "stopped")).Sum(p => (long)p.Quantity),
            })];
    }

    public void Know(string sku) => Stock(sku, 0, 0);

    private void Stock(string sku, int good, int bad)
    {
        lock (_lock)
        {
            var now = _stock.GetValueOrDefault(sku, (StockAtFirst, 0));
            _stock[sku] = (now.OnHand + good, now.Defective + bad);
        }
    }

    /// <summary>First written down, then told: what a webhook loses is read with GET goods.</summary>
    private string Tell(string document, string type, Order order, string refundNo, Line[] lines, string? level)
    {
        var said = new GoodsEvent(
            $"{document}-{order.Number}-{_events.Count + 1}", type, clock.GetUtcNow(), order.Number,
            refundNo == "" ? null : refundNo, lines, level);
        _events.Add(said);
        webhooks.Send(said);
        return said.Id;
    }

    private static Line[] Lines(IEnumerable<Part> parts) =>
        [.. parts.GroupBy(p => p.LineNo).Select(g => new Line(g.Sum(p => p.Quantity), g.Key))];
}
