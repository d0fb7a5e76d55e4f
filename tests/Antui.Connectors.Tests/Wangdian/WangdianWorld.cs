using System.Globalization;
using Antui.Connectors.Tests.Erp;
using Antui.Connectors.Wangdian;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Connectors.Tests.Wangdian;

/// <summary>
/// Wangdian flagship as far as the connector sees it: system orders that are split when a part of them leaves, raw
/// refunds, after-sale documents, receipts, stock. With <paramref name="scene"/> its shop is on Taobao, and the
/// standard queries leave it out.
/// </summary>
internal sealed class WangdianWorld(bool scene) : IErpWorld
{
    public const string ShopNo = "S01", SignSecret = "wdt-secret-part", Salt = "wdt-salt-part", Key = "wdt-app-key";
    public const string SceneKey = "23000001-scene", SceneSecret = "scene-secret-0001", Sid = "demo3";

    private WangdianStandIn _wire = null!;
    private int _numbers;

    public List<Trade> Trades { get; } = [];
    public List<Raw> RawRefunds { get; } = [];
    public List<Document> Documents { get; } = [];
    public List<Receipt> Receipts { get; } = [];
    public List<StockSaid> Stock { get; } = [];
    public FaultyWrites Faults { get; } = new();

    public bool OnTaobao => scene;

    public string Gateway => _wire.Address + "/openapi";

    public IEnumerable<string> Calls => _wire.Calls;

    public IReadOnlyList<string> Secrets => [SignSecret, Salt, Key, SceneKey, SceneSecret, "wrong-secret-part"];

    public int PageSize => 3;

    public Instant Now => Instant.From(TimeProvider.System.GetUtcNow());

    public static async Task<WangdianWorld> OpenAsync(bool scene)
    {
        var world = new WangdianWorld(scene);
        world._wire = await WangdianStandIn.StartAsync(world);
        return world;
    }

    public WangdianSettings Settings() => new()
    {
        Gateway = Gateway,
        Sid = Sid,
        Key = Key,
        Secret = $"{SignSecret}:{Salt}",
        ShopNo = ShopNo,
        UploadRefunds = true,
        PageSize = PageSize,
        CallsPerMinute = 0,
        CallTimeoutSeconds = 1,
        Qimen = scene
            ? new WangdianQimen { Gateway = _wire.Address + "/router/qm", AppKey = SceneKey, AppSecret = SceneSecret }
            : null,
    };

    public WangdianErp Connect(Func<WangdianSettings, WangdianSettings> change) =>
        WangdianErp.Create("shop", change(Settings()), _wire.Http, TimeProvider.System);

    public object Connect() => Connect(s => s);

    public object ConnectWithWrongSecret() => Connect(s => s with { Secret = $"wrong-secret-part:{Salt}" });

    public void Seed(string orderNo, ErpState state, params ErpLine[] lines)
    {
        Trades.RemoveAll(t => t.Lines.Exists(l => l.Tid == orderNo));
        List<Line> all = [.. lines.Select(l => new Line(orderNo, l.LineNo, l.Sku, l.Quantity))];
        Trades.Add(new Trade(Number("JY"), StatusOf(state), all)
        {
            Modified = Now,
            Consigned = state is ErpState.Shipped ? Now : null,
        });
    }

    public void Audit(string orderNo)
    {
        foreach (var trade in Of(orderNo).Where(t => t.Status == 30)) (trade.Status, trade.Modified) = (55, Now);
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
                parcel = new Trade(Number("JY"), 30, leaving);
                Trades.Add(parcel);
            }
            (parcel.Status, parcel.Consigned, parcel.Modified, trade.Modified) = (95, Now, Now, Now);
        }
    }

    public ErpState StateOf(string orderNo, string lineNo) =>
        Of(orderNo).Where(t => t.Lines.Exists(l => l.Oid == lineNo)).Select(t => t.Status switch
        {
            95 or 110 => ErpState.Shipped,
            5 => ErpState.Cancelled,
            23 => ErpState.Held,
            55 => ErpState.InWarehouse,
            _ => ErpState.ToAudit,
        }).First();

    // Nothing in the interface cancels: an exception is what the ERP has for "does not leave", until people let it.
    public bool Ships(string orderNo, string lineNo) =>
        StateOf(orderNo, lineNo) is not (ErpState.Cancelled or ErpState.Held);

    public int StopsOf(string orderNo) => Of(orderNo).Sum(t => t.Stops);

    public void Receive(string refundNo, string orderNo, params ErpArrival[] arrivals)
    {
        if (!RawRefunds.Exists(r => r.No == refundNo))
            RawRefunds.Add(new Raw(refundNo, orderNo, arrivals[0].LineNo, arrivals[0].Quantity, 2) { Status = 4 });
        var document = Documents.Find(d => d.RawNo == refundNo);
        if (document is null) Documents.Add(document = new Document(Number("TH"), refundNo, orderNo, []));
        foreach (var arrival in arrivals)
        {
            if (!document.Lines.Exists(l => l.Oid == arrival.LineNo))
                document.Lines.Add(new Line(orderNo, arrival.LineNo, arrival.Sku, arrival.Quantity));
        }
        Receipts.Add(new Receipt(Number("RK"), document, arrivals, Now));
    }

    public IReadOnlyList<ErpLine>? Expected(string refundNo)
    {
        var lines = RawRefunds.Where(r => WangdianReceipts.WholeNo(r.No) == refundNo).Select(r => new ErpLine(
            r.Oid, Of(r.Tid).SelectMany(t => t.Lines).First(l => l.Oid == r.Oid).Sku, (int)r.Num)).ToList();
        return lines.Count > 0 ? lines : null;
    }

    public int DocumentsOf(string refundNo) => RawRefunds.Count(r => WangdianReceipts.WholeNo(r.No) == refundNo);

    public bool IsClosed(string refundNo) => RawRefunds.Exists(r => r.No == refundNo && r.Status == 5);

    public void PutStock(StockSaid stock) => Stock.Add(stock);

    public void Fault(ErpFault fault, int write = 1) => Faults.Fault(fault, write);

    public void Meanwhile(Action happens) => Faults.Meanwhile(happens);

    public void FailPage(int page) => Faults.FailPage(page);

    public ValueTask DisposeAsync() => _wire.DisposeAsync();

    private IEnumerable<Trade> Of(string orderNo) => Trades.Where(t => t.Lines.Exists(l => l.Tid == orderNo));

    private string Number(string kind) => kind + (++_numbers).ToString("000000", CultureInfo.InvariantCulture);

    private static int StatusOf(ErpState state) => state switch
    {
        ErpState.ToAudit => 30,
        ErpState.Held => 23,
        ErpState.InWarehouse => 55,
        ErpState.Shipped => 95,
        _ => 5,
    };

    public sealed record Line(string Tid, string Oid, string Sku, decimal Num)
    {
        public int RefundStatus { get; init; }
        public int GiftType { get; init; }
        public string SuiteNo { get; init; } = "";
        public decimal SuiteNum { get; init; }
    }

    public sealed class Trade(string no, int status, List<Line> lines)
    {
        public string No => no;
        public int Status { get; set; } = status;
        public List<Line> Lines => lines;
        public Instant? Consigned { get; set; }
        public Instant Modified { get; set; }
        public int Stops { get; set; }
    }

    public sealed record Raw(string No, string Tid, string Oid, decimal Num, int Type)
    {
        public int Status { get; set; }
        public System.Text.Json.JsonElement Told { get; set; }
    }

    public sealed record Document(string No, string RawNo, string Tid, List<Line> Lines);

    public sealed record Receipt(string No, Document Document, IReadOnlyList<ErpArrival> Arrivals, Instant At);
}
