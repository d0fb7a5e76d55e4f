using Antui.Core.Orders;
using Antui.Core.Strategies;

namespace Antui.Core.Guards;

/// <summary>While a money instruction of this request is open, no other one starts: first its outcome is found
/// out.</summary>
public sealed class NothingUnknown : Guard
{
    public override string Name => "nothing-unknown";

    public override Answer Ask(in Question q)
    {
        foreach (var i in q.Case.Instructions)
        {
            if (!i.MovesMoney || !i.IsInFlight) continue;
            return i.State is InstructionState.Unknown or InstructionState.FindingOut
                ? Answer.Wait(Name, Code.OutcomeUnknown)
                : Answer.Wait(Name, Code.InFlight);
        }
        return Answer.Pass(Name);
    }
}
