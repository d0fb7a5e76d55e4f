using Antui.Core.Orders;
using Antui.Core.Strategies;

namespace Antui.Core.Guards;

/// <summary>While the platform's service decides, nobody else does.</summary>
public sealed class NoArbitration : Guard
{
    public override string Name => "no-arbitration";

    public override Answer Ask(in Question q) =>
        q.Case.Claim.InArbitration ? Answer.Person(Name, Code.InArbitration) : Answer.Pass(Name);
}
