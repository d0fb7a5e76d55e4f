using Antui.Core.Orders;

namespace Antui.Core.Strategies;

/// <summary>The refund is no larger than this.</summary>
public sealed record AmountAtMost(long Fen) : Condition
{
    public override string Rule => "amount-at-most";

    public override Answer Ask(in Question q) => q.Case.Claim.Amount.Minor <= Fen
        ? Answer.Pass(Rule, Fen, q.Case.Claim.Amount.Minor)
        : Answer.Person(Rule, Code.AboveStrategyLimit, Fen, q.Case.Claim.Amount.Minor);

    public override string? Fault() => Fen > 0 ? null : "amount-at-most needs an amount above 0 fen.";
}

/// <summary>The buyer's reason is one of these.</summary>
public sealed record ReasonIn(ImmutableArray<string> Reasons) : Condition
{
    public override string Rule => "reason-in";

    public override Answer Ask(in Question q) => Reasons.Contains(q.Case.Claim.Reason)
        ? Answer.Pass(Rule)
        : Answer.Person(Rule, Code.ReasonNotCovered);

    public override string? Fault() => Reasons.IsDefaultOrEmpty ? "reason-in needs at least one reason." : null;
}

/// <summary>The buyer's reason is none of these; what was erased may have been one.</summary>
public sealed record ReasonNotIn(ImmutableArray<string> Reasons) : Condition
{
    public override string Rule => "reason-not-in";

    public override Answer Ask(in Question q) =>
        q.Case.Claim.Reason is FreeText.Erased || Reasons.Contains(q.Case.Claim.Reason)
        ? Answer.Person(Rule, Code.ReasonNotCovered)
        : Answer.Pass(Rule);

    public override string? Fault() => Reasons.IsDefaultOrEmpty ? "reason-not-in needs at least one reason." : null;
}

/// <summary>The shop is one of these; for strategies shared between shops.</summary>
public sealed record ShopIn(ImmutableArray<string> Shops) : Condition
{
    public override string Rule => "shop-in";

    public override Answer Ask(in Question q) => Shops.Contains(q.Policy.Shop)
        ? Answer.Pass(Rule)
        : Answer.Person(Rule, Code.ShopNotCovered);

    public override string? Fault() => Shops.IsDefaultOrEmpty ? "shop-in needs at least one shop." : null;
}

/// <summary>Every claimed line is of these goods (SKU).</summary>
public sealed record GoodsIn(ImmutableArray<string> Skus) : Condition
{
    public override string Rule => "goods-in";

    public override Answer Ask(in Question q)
    {
        foreach (var line in q.Needs)
            if (q.Order.Line(line.LineNo) is not { } known || !Skus.Contains(known.Sku))
                return Answer.Person(Rule, Code.GoodsNotCovered);
        return Answer.Pass(Rule);
    }

    public override string? Fault() => Skus.IsDefaultOrEmpty ? "goods-in needs at least one SKU." : null;
}

/// <summary>No claimed line is of these goods (SKU).</summary>
public sealed record GoodsNotIn(ImmutableArray<string> Skus) : Condition
{
    public override string Rule => "goods-not-in";

    public override Answer Ask(in Question q)
    {
        foreach (var line in q.Needs)
            if (q.Order.Line(line.LineNo) is { } known && Skus.Contains(known.Sku))
                return Answer.Person(Rule, Code.GoodsNotCovered);
        return Answer.Pass(Rule);
    }

    public override string? Fault() => Skus.IsDefaultOrEmpty ? "goods-not-in needs at least one SKU." : null;
}

/// <summary>
/// Only at these hours of the day in UTC+8, from (inclusive) to (exclusive); over midnight when from is after to.
/// Outside them the refund waits for the next window; it is not a matter for a person.
/// </summary>
public sealed record Between(int FromHour, int ToHour) : Condition
{
    public override string Rule => "between";

    public override Answer Ask(in Question q)
    {
        var hour = (int)((q.Now.Ms / 3_600_000 + 8) % 24);
        var inside = FromHour <= ToHour ? hour >= FromHour && hour < ToHour : hour >= FromHour || hour < ToHour;
        return inside ? Answer.Pass(Rule, FromHour, hour) : Answer.Wait(Rule, Code.OutsideHours, FromHour, hour);
    }

    public override string? Fault() =>
        FromHour is < 0 or > 23 || ToHour is < 0 or > 24 || FromHour == ToHour
            ? "between needs two different hours from 0 to 24." : null;
}

/// <summary>Gifts that came with the goods need not come back with them.</summary>
public sealed record GiftsMayStay : Condition
{
    public override string Rule => "gifts-may-stay";

    public override Answer Ask(in Question q) => Answer.Pass(Rule);
}
