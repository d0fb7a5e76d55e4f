using Antui.Core.Orders;

namespace Antui.Core;

/// <summary>Why something is refused, as far as its sender must know to go on.</summary>
public enum RefusalKind : byte
{
    /// <summary>What is named is not here.</summary>
    Unknown,
    /// <summary>The content is wrong, and stays wrong however often it is sent.</summary>
    Wrong,
    /// <summary>Not allowed as things stand now.</summary>
    NotNow,
    /// <summary>Saved over something that its writer did not see.</summary>
    Changed,
}

/// <summary>
/// Something that was asked for is not allowed; nothing changed. Each case has its figures, its public code, which
/// programs of others read, and its English sentence. The Chinese one stands in the server's table beside it.
/// </summary>
public abstract partial record Refusal
{
    private Refusal(string code, RefusalKind kind, string text) => (Code, Kind, Text) = (code, kind, text);

    public string Code { get; }

    public RefusalKind Kind { get; }

    public string Text { get; }

    /// <summary>What is kept beside the code where no more is kept: what the code speaks of, or the sentence. The
    /// format in which rows of the pool are stored; <see cref="KeptRefusal"/> reads it.</summary>
    public virtual string Note => Text;

    public sealed record ShopUnknown(string Shop)
        : Refusal("SHOP_UNKNOWN", RefusalKind.NotNow, $"There is no shop '{Shop}' here.");

    public sealed record ShopGone() : Refusal(
        "SHOP_UNKNOWN", RefusalKind.NotNow, "The shop is not configured any more.");

    public sealed record ShopLeftWarehouse() : Refusal(
        "SHOP_UNKNOWN", RefusalKind.NotNow, "The shop has this warehouse no more.");

    public sealed record OrderUnknown(OrderKey Order) : Refusal(
        "ORDER_UNKNOWN", RefusalKind.NotNow, $"The shop '{Order.Shop}' has no order '{Order.OrderNo}'.");

    public sealed record LineUnknown(string LineNo)
        : Refusal("LINE_UNKNOWN", RefusalKind.Wrong, $"The order has no line '{LineNo}'.");

    public sealed record RefundUnknown() : Refusal(
        "REFUND_UNKNOWN", RefusalKind.Unknown, "The order has no such refund.");

    public sealed record RefundNotOpen(string RefundNo) : Refusal(
        "REFUND_UNKNOWN", RefusalKind.Unknown, $"The order has no open refund '{RefundNo}'.");

    public sealed record OrderInvalid(OrderFault Fault) : Refusal("ORDER_INVALID", RefusalKind.Wrong, Fault switch
    {
        OrderFault.NegativeAmount => "Amounts are not negative.",
        OrderFault.NoLine => "An order has at least one line.",
        OrderFault.BadLine => "Lines have a quantity of at least 1 and no negative amount.",
        OrderFault.LineTwice => "Line numbers are unique in an order.",
    });

    public sealed record OrderExists() : Refusal(
        "ORDER_EXISTS", RefusalKind.NotNow,
        "An order with this number and other content exists; what was paid does not change.");

    public sealed record OrdersOnPlatform() : Refusal(
        "NOT_HOSTED", RefusalKind.NotNow, "This shop is on a platform: its orders are read from there.");

    public sealed record NotPaid() : Refusal("NOT_PAID", RefusalKind.NotNow, "The order is not paid.");
}
