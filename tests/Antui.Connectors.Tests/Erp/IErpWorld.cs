using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Connectors.Tests.Erp;

/// <summary>Where an order line stands inside the ERP, in the words all of them share.</summary>
public enum ErpState
{
    ToAudit,
    /// <summary>Kept back (异常, 挂起): it goes on when somebody lets it.</summary>
    Held,
    InWarehouse,
    Shipped,
    Cancelled,
}

public sealed record ErpLine(string LineNo, string Sku, int Quantity);

/// <summary>Goods that came back for a refund.</summary>
public sealed record ErpArrival(string LineNo, string Sku, int Quantity, Grade Grade = Grade.Good);

/// <summary>What goes wrong with one writing call.</summary>
public enum ErpFault
{
    /// <summary>The call is lost on its way: nothing happens, and no answer comes within the time-out.</summary>
    LostRequest,
    /// <summary>It is carried out, but no answer comes.</summary>
    LostAnswer,
    /// <summary>Turned away by the flow limit, in the ERP's own code.</summary>
    Throttled,
    /// <summary>Success on the outside, the failure inside, as this ERP does it; where its calls have no inside, a
    /// refusal in its own code. Nothing happens.</summary>
    FailsInside,
    /// <summary>Success all through, and yet nothing happens to the order.</summary>
    AcceptedOnly,
    /// <summary>Not carried out; the answer is a proxy's error page.</summary>
    Gibberish,
}

/// <summary>
/// A stand-in of one ERP on the wire, as the contract sees it: it checks signatures like the real one, keeps orders,
/// after-sale documents and stock, and does on demand what goes wrong in the field. Times are those of
/// <see cref="Now"/>.
/// </summary>
public interface IErpWorld : IAsyncDisposable
{
    /// <summary>
    /// The connector under test: pages of <see cref="PageSize"/>, and a time-out that comes soon where a call is lost:
    /// by <see cref="HangingClock"/>, or by about a second of real time.
    /// </summary>
    object Connect();

    /// <summary>The same with a secret the ERP does not accept.</summary>
    object ConnectWithWrongSecret();

    /// <summary>Keys, secrets and tokens, also the wrong ones: they may appear in no text.</summary>
    IReadOnlyList<string> Secrets { get; }

    int PageSize { get; }

    Instant Now { get; }

    /// <summary>How many writing calls stopping one unaudited order takes.</summary>
    int StopWrites => 1;

    /// <summary>The grades this ERP's receipts can tell apart.</summary>
    IReadOnlyCollection<Grade> Grades => [Grade.Good, Grade.Defective];

    /// <summary>An order, modified now. A shipped one has its shipment document.</summary>
    void Seed(string orderNo, ErpState state, params ErpLine[] lines);

    /// <summary>Released to the warehouse; it can still be stopped only if the real ERP could do that.</summary>
    void Audit(string orderNo);

    /// <summary>A parcel leaves with these lines; without lines: all that is left.</summary>
    void Ship(string orderNo, params ErpLine[] lines);

    ErpState StateOf(string orderNo, string lineNo);

    /// <summary>The truth: false only when this line is certain not to leave.</summary>
    bool Ships(string orderNo, string lineNo);

    /// <summary>How often the ERP really cancelled this order, or held it for good.</summary>
    int StopsOf(string orderNo);

    /// <summary>Goods of a refund arrive and are booked; the refund's document is made if there is none.</summary>
    void Receive(string refundNo, string orderNo, params ErpArrival[] arrivals);

    /// <summary>What the refund's document expects back; null when there is none.</summary>
    IReadOnlyList<ErpLine>? Expected(string refundNo);

    int DocumentsOf(string refundNo);

    bool IsClosed(string refundNo);

    void PutStock(StockSaid stock);

    /// <summary>Once, for the nth writing call from now on.</summary>
    void Fault(ErpFault fault, int write = 1);

    /// <summary>Runs just before the next writing call is looked at: what people did meanwhile.</summary>
    void Meanwhile(Action happens);

    /// <summary>Once: the nth page of a list of several pages cannot be read.</summary>
    void FailPage(int page);
}
