using System.Globalization;
using Antui.Connectors.Kuaimai;
using Antui.Connectors.Tests.Erp;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Connectors.Tests.Kuaimai;

/// <summary>
/// Kuaimai as far as the connector sees it: system orders that are split when a part of them leaves, work orders,
/// receipts, stock.
/// </summary>
internal sealed class KuaimaiWorld : IErpWorld
{
    public const string AppKey = "km-app-key-01", AppSecret = "km-app-secret-01", Session = "km-session-01";
    public const string UserId = "900017676", Warehouse = "70001";

    private KuaimaiStandIn _wire = null!;
    private long _numbers = 5_248_307_509_112_000;

    public List<Trade> Trades { get; } = [];
    public List<Work> Works { get; } = [];
    public List<Receipt> Receipts { get; } = [];
    public List<StockSaid> Stock { get; } = [];
    public FaultyWrites Faults { get; } = new();

    public IEnumerable<string> Calls => _wire.Calls;

    public IReadOnlyList<string> Secrets => [AppKey, AppSecret, Session, "km-wrong-secret"];

    public int PageSize => 20;

    public Instant Now => Instant.From(TimeProvider.System.GetUtcNow());

    public static async Task<KuaimaiWorld> OpenAsync()
    {
        var world = new KuaimaiWorld();
        world._wire = await KuaimaiStandIn.StartAsync(world);
        return world;
    }

    public KuaimaiSettings Settings() => new()
    {
        Gateway = _wire.Address + "/router",
        AppKey = AppKey,
        AppSecret = AppSecret,
        Session = Session,
        UserId = UserId,
        CreateWorkOrders = true,
        RefundWarehouseId = Warehouse,
        PageSize = PageSize,
        CallsPerMinute = 0,
        CallTimeoutSeconds = 1,
    };

    public KuaimaiErp Connect(Func<KuaimaiSettings, KuaimaiSettings> change) =>
        KuaimaiErp.Create("shop", change(Settings()), _wire.Http, TimeProvider.System);

    public object Connect() => Connect(s => s);

    public object ConnectWithWrongSecret() => Connect(s => s with { AppSecret = "km-wrong-secret" });

    public void Seed(string orderNo, ErpState state, params ErpLine[] lines)
    {
        Trades.RemoveAll(t => t.Lines.Exists(l => l.Tid == orderNo));
        Trades.Add(new Trade(Number(), [.. lines.Select(l => new Line(orderNo, l.LineNo, l.Sku, l.Quantity))])
        {
            Status = state switch
            {
                ErpState.ToAudit or ErpState.Held => "WAIT_AUDIT",
                ErpState.InWarehouse => "WAIT_SEND_GOODS",
                ErpState.Shipped => "SELLER_SEND_GOODS",
                _ => "CLOSED",
            },
            Halted = state is ErpState.Held,
            Modified = Now,
            Consigned = state is ErpState.Shipped ? Now : null,
        });
    }

    public void Audit(string orderNo)
    {
        foreach (var trade in Of(orderNo).Where(t => t.Status == "WAIT_AUDIT"))
            (trade.Status, trade.Modified) = ("WAIT_EXPRESS_PRINT", Now);
    }

    public void Ship(string orderNo, params ErpLine[] lines)
    {
        foreach (var trade in Of(orderNo).Where(t => t.Consigned is null).ToList())
        {
            var leaving = trade.Lines.Where(l => lines.Length == 0 || lines.Any(w => w.LineNo == l.Oid)).ToList();
            if (leaving.Count == 0) continue;
            var parcel = trade;
            if (leaving.Count < trade.Lines.Count)
            {
                trade.Lines.RemoveAll(leaving.Contains);
                Trades.Add(parcel = new Trade(Number(), leaving));
            }
            (parcel.Status, parcel.Consigned, parcel.Modified, trade.Modified) = ("SELLER_SEND_GOODS", Now, Now, Now);
        }
    }

    public ErpState StateOf(string orderNo, string lineNo) =>
        Of(orderNo).Where(t => t.Lines.Exists(l => l.Oid == lineNo)).Select(t => t switch
        {
            { Status: "SELLER_SEND_GOODS" } => ErpState.Shipped,
            { Status: "CLOSED" } => ErpState.Cancelled,
            { Halted: true } => ErpState.Held,
            { Status: "WAIT_AUDIT" } => ErpState.ToAudit,
            _ => ErpState.InWarehouse,
        }).First();

    // A suspended order goes on as soon as somebody lets it; only a void one is certain.
    public bool Ships(string orderNo, string lineNo) => StateOf(orderNo, lineNo) is not ErpState.Cancelled;

    public int StopsOf(string orderNo) => Of(orderNo).Sum(t => t.Stops);

    public void Receive(string refundNo, string orderNo, params ErpArrival[] arrivals)
    {
        var work = Works.Find(w => w.RefundNo == refundNo);
        if (work is null)
        {
            Works.Add(work = new Work(
                Number(), refundNo, Of(orderNo).First().Sid, orderNo, [.. arrivals.Select(a => (a.Sku, a.Quantity))]));
        }
        Receipts.Add(new Receipt(Number(), work, arrivals, Now));
    }

    public IReadOnlyList<ErpLine>? Expected(string refundNo) => Works.Find(w => w.RefundNo == refundNo) is { } work
        ? [.. work.Items.Select(i => new ErpLine("", i.Sku, i.Quantity))]
        : null;

    public int DocumentsOf(string refundNo) => Works.Count(w => w.RefundNo == refundNo);

    public bool IsClosed(string refundNo) => Works.Exists(w => w.RefundNo == refundNo && w.Status == "9");

    public void PutStock(StockSaid stock) => Stock.Add(stock);

    public void Fault(ErpFault fault, int write = 1) => Faults.Fault(fault, write);

    public void Meanwhile(Action happens) => Faults.Meanwhile(happens);

    public void FailPage(int page) => Faults.FailPage(page);

    public ValueTask DisposeAsync() => _wire.DisposeAsync();

    public string Number() => (++_numbers).ToString(CultureInfo.InvariantCulture);

    private IEnumerable<Trade> Of(string orderNo) => Trades.Where(t => t.Lines.Exists(l => l.Tid == orderNo));

    public sealed record Line(string Tid, string Oid, string Sku, int Num);

    public sealed class Trade(string sid, List<Line> lines)
    {
        public string Sid => sid;
        public List<Line> Lines => lines;
        public string Status { get; set; } = "WAIT_AUDIT";
        public bool Halted { get; set; }
        public Instant? Consigned { get; set; }
        public Instant Modified { get; set; }
        public int Stops { get; set; }
    }

    public sealed record Work(
        string Id, string RefundNo, string Sid, string Tid, List<(string Sku, int Quantity)> Items)
    {
        public string Status { get; set; } = "4";
        public IReadOnlyDictionary<string, string>? Told { get; init; }
    }

    public sealed record Receipt(string Id, Work Work, IReadOnlyList<ErpArrival> Arrivals, Instant At)
    {
        public int Status { get; init; } = 2;
        /// <summary>Some receipts come without lines of their own.</summary>
        public bool Bare { get; init; }
    }
}
