using Antui.Core.Orders;
using Antui.Core.Strategies;

namespace Antui.Core.Guards;

/// <summary>Money the platform already advanced (极速退款) must not be paid by us again; the goods go on.</summary>
public sealed class NotAdvanced : Guard
{
    public override string Name => "not-advanced";

    public override Answer Ask(in Question q) =>
        q.Case.Claim.Advanced ? Answer.Person(Name, Code.AdvancedByPlatform) : Answer.Pass(Name);
}
