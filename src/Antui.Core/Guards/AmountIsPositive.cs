using Antui.Core.Orders;
using Antui.Core.Strategies;

namespace Antui.Core.Guards;

/// <summary>Zero or less stops with a code; it never means "all".</summary>
public sealed class AmountIsPositive : Guard
{
    public override string Name => "amount-is-positive";

    public override Answer Ask(in Question q) =>
        q.Case.Claim.Amount.IsPositive && q.Case.Claim.Freight is not { Minor: < 0 }
        ? Answer.Pass(Name, 1, q.Case.Claim.Amount.Minor)
        : Answer.Person(Name, Code.AmountNotPositive, 1, q.Case.Claim.Amount.Minor);
}
