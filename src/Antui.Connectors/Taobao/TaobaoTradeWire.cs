namespace Antui.Connectors.Taobao;

/// <summary>A trade (main order). Receiver fields are not read: the product needs no name, phone or street.</summary>
public sealed record TaobaoTrade
{
    public long? Tid { get; init; }
    public string? TidStr { get; init; }
    public string? Status { get; init; }
    public string? Type { get; init; }
    public string? Created { get; init; }
    public string? PayTime { get; init; }
    public string? Modified { get; init; }
    public string? ConsignTime { get; init; }
    public string? EndTime { get; init; }
    /// <summary>Yuan the buyer paid, freight included.</summary>
    public string? Payment { get; init; }
    public string? TotalFee { get; init; }
    public string? PostFee { get; init; }
    public string? DiscountFee { get; init; }
    public string? AdjustFee { get; init; }
    public string? SellerNick { get; init; }
    public string? BuyerOpenUid { get; init; }
    public string? ReceiverState { get; init; }
    /// <summary>The receiver's pseudonym: the same for the same address within about a week.</summary>
    public string? Oaid { get; init; }
    public bool? IsPartConsign { get; init; }
    public string? StepTradeStatus { get; init; }
    /// <summary>1: the platform holds the order.</summary>
    public int? TopHold { get; init; }

    public IReadOnlyList<TaobaoLine>? Orders { get; init; }
}

/// <summary>A sub order: one line of a trade.</summary>
public sealed record TaobaoLine
{
    public long? Oid { get; init; }
    public string? OidStr { get; init; }
    public string? Status { get; init; }
    public string? RefundStatus { get; init; }
    public string? RefundId { get; init; }
    public long? NumIid { get; init; }
    public string? SkuId { get; init; }
    public string? OuterIid { get; init; }
    public string? OuterSkuId { get; init; }
    public string? Title { get; init; }
    public string? SkuPropertiesName { get; init; }
    public int? Num { get; init; }
    public string? Price { get; init; }
    public string? TotalFee { get; init; }
    public string? Payment { get; init; }
    public string? DiscountFee { get; init; }
    public string? AdjustFee { get; init; }
    /// <summary>
    /// The line's share after order-wide discounts; the shares and the freight add up to the payment.
    /// </summary>
    public string? DivideOrderFee { get; init; }
    public string? PartMjzDiscount { get; init; }
    public string? ConsignTime { get; init; }
    public string? InvoiceNo { get; init; }
    public string? LogisticsCompany { get; init; }
    public string? EndTime { get; init; }
    /// <summary>False on lines that need not come back, such as some gifts; absent means that they must.</summary>
    public bool? NeedReturn { get; init; }
    /// <summary>The line that this one was bought or given with.</summary>
    public long? BindOid { get; init; }
}
