namespace Antui.Core.Orders;

/// <summary>
/// Why a refund stands where it stands. The names, in upper snake case, are public and stable: they are stored, shown
/// by verification, and used by the programs of others.
/// </summary>
public enum Code : short
{
    Ok,
    // What is asked.
    ClaimNotOpen, ClaimStatusUnknown, OrderStatusUnknown, KindUnknown, KindNotAutomatic, AmountNotPositive,
    CurrencyDiffers, ItemNotInOrder, QuantityAboveOrder, AboveLine, AboveFreight, AboveOrder,
    InArbitration, AdvancedByPlatform, AlreadySettled,
    // What people said.
    HeldByPerson, RefusedByPerson, HandledByPerson,
    // What is under way.
    OutcomeUnknown, UnknownTooLong, InFlight, RequestChanged,
    // The goods.
    GoodsNotStopped, StopRefused, StopTooLate, GoodsShipped, StopWithdrawn,
    ReturnNotAgreed, AwaitingBuyerReturn, GoodsNotBack, GoodsShort, GoodsDamaged,
    // The merchant's strategies.
    NoStrategy, AboveStrategyLimit, ReasonNotCovered, KindNotCovered, ShopNotCovered, GoodsNotCovered, OutsideHours,
    // Limits, deadlines and the platform.
    CapReached, DeadlineNear, AssistantSilent, ConfirmationMissing, PlatformRefused, NoPort, Stuck, ReopenedLate,
    OrderCancelled, NotShipped, SuccessTakenBack, RefundedButShipped,
    // A person's approval.
    RestOpen, AwaitingPlatform,
    // Gifts of what comes back.
    GiftNotBack,
    // Nobody answered in time.
    DecidedBySilence,
}

/// <summary>Whose turn it is.</summary>
public enum Turn
{
    Nobody,
    Machine,
    Merchant,
    Erp,
    Warehouse,
    Platform,
    Buyer,
}

/// <summary>The public spelling of codes and who can help.</summary>
public static class Codes
{
    private static readonly ImmutableArray<string> Names =
        [.. Enum.GetNames<Code>().Select(n => string.Concat(n.Select((c, i) =>
            i > 0 && char.IsUpper(c) ? "_" + c : char.ToUpperInvariant(c).ToString())))];

    public static string Text(this Code code) => Names[(int)code];

    public static Code Parse(string text)
    {
        var index = Names.IndexOf(text);
        return index >= 0 ? (Code)index : throw new FormatException($"'{text}' is no code.");
    }

    /// <summary>Who acts next when this is what stands in the way.</summary>
    public static Turn TurnOf(Code code) => code switch
    {
        Code.Ok or Code.InFlight or Code.OutsideHours => Turn.Machine,
        Code.ClaimNotOpen or Code.AlreadySettled or Code.RefusedByPerson or Code.HandledByPerson
            or Code.DecidedBySilence => Turn.Nobody,
        Code.GoodsNotStopped => Turn.Erp,
        Code.GoodsNotBack => Turn.Warehouse,
        Code.AwaitingBuyerReturn => Turn.Buyer,
        Code.OutcomeUnknown or Code.InArbitration or Code.AdvancedByPlatform or Code.ConfirmationMissing
            or Code.AwaitingPlatform => Turn.Platform,
        Code.ItemNotInOrder => Turn.Machine,
        _ => Turn.Merchant,
    };
}
