using Antui.Core.Orders;
using Antui.Core.Strategies;

namespace Antui.Core.Guards;

/// <summary>Asked for and paid must be in the same currency before any amount is compared.</summary>
public sealed class CurrencyMatches : Guard
{
    public override string Name => "currency-matches";

    public override Answer Ask(in Question q) =>
        q.Case.Claim.Amount.Currency == q.Order.Head.Paid.Currency
        && (q.Case.Claim.Freight is not { } freight || freight.Currency == q.Order.Head.Paid.Currency)
            ? Answer.Pass(Name)
            : Answer.Person(Name, Code.CurrencyDiffers);
}
