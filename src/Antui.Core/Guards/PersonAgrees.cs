using Antui.Core.Orders;
using Antui.Core.Strategies;

namespace Antui.Core.Guards;

/// <summary>A person's hold or refusal beats every strategy.</summary>
public sealed class PersonAgrees : Guard
{
    public override string Name => "person-agrees";

    public override Answer Ask(in Question q) => q.Case.Person?.Action switch
    {
        null or PersonAction.Release when q.Case.Claim.RestOf is not null => Answer.Person(Name, Code.RestOpen),
        null or PersonAction.Release or PersonAction.Approve => Answer.Pass(Name),
        PersonAction.Hold => Answer.Person(Name, Code.HeldByPerson),
        PersonAction.Refuse => Answer.Stop(Name, Code.RefusedByPerson),
        PersonAction.SetHandled => Answer.Stop(Name, Code.HandledByPerson),
        _ => Answer.Stop(Name, Code.HeldByPerson),
    };
}
