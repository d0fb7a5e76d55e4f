using Antui.Core.Orders;
using Antui.Core.Strategies;

namespace Antui.Core.Guards;

/// <summary>
/// What is to be done with a refund now, as bits: nothing is allocated for it. <see cref="Reasons"/> says why, in
/// answers with figures, when somebody asks; bit and answer come from the same rule.
/// </summary>
/// <param name="Waiting">Guards of the panel, by place, that say "not yet".</param>
/// <param name="Refusing">Guards that ask for a person or say no.</param>
/// <param name="Accepted">Guards that do not hold and that a person knowingly passed.</param>
/// <param name="Asked">Strategies of the shop, by place, that are on and for this kind of refund.</param>
/// <param name="Approving">Strategies among them all of whose conditions hold.</param>
/// <param name="Chosen">The first strategy that approves, if one does and the guards agree.</param>
/// <param name="Blocking">What stands in the way first; <see cref="Code.Ok"/> when nothing does.</param>
public readonly record struct Verdict(
    uint Waiting, uint Refusing, uint Accepted, ulong Asked, ulong Approving, Strategy? Chosen, Answer Blocking)
{
    /// <summary>All guards pass (or a person knowingly accepted the goods side's).</summary>
    public bool Safe => (Waiting | Refusing) == 0;

    /// <summary>Judges one refund. Pure, without hidden inputs: the same question always gets the same
    /// verdict.</summary>
    public static Verdict Judge(in Question q)
    {
        var (waiting, refusing, accepted) = (0u, 0u, 0u);
        Answer worst = default;
        var panel = Panel.All;
        for (var i = 0; i < panel.Length; i++)
        {
            var answer = panel[i].Ask(q);
            if (answer.Passed) continue;
            var bit = 1u << i;
            if (IsAccepted(panel[i], q.Case))
            {
                accepted |= bit;
                continue;
            }
            if (answer.Standing is Standing.Wait) waiting |= bit;
            else refusing |= bit;
            if (answer.Standing > worst.Standing) worst = answer;
        }
        var safe = (waiting | refusing) == 0;
        var (asked, approving) = (0ul, 0ul);
        Strategy? chosen = null;
        var items = q.Policy.Strategies.Items;
        for (var i = 0; i < items.Length; i++)
        {
            if (!items[i].IsFor(q.Case)) continue;
            asked |= 1ul << i;
            if (!items[i].Approves(q)) continue;
            approving |= 1ul << i;
            chosen ??= items[i];
        }
        var blocking = !safe ? worst
            : chosen is not null || q.Case.IsApproved || q.Case.IsAgreedBySilence ? Answer.Pass("strategy")
            : Nearest(q);
        return new Verdict(waiting, refusing, accepted, asked, approving, safe ? chosen : null, blocking);
    }

    internal static bool IsAccepted(Guard guard, RefundCase refund) =>
        guard.PersonMayAccept && refund.Accepts(guard.Name);

    /// <summary>What keeps the strategy that is nearest to approving from it.</summary>
    private static Answer Nearest(in Question q)
    {
        var nearest = Answer.Person("strategy", Code.NoStrategy);
        foreach (var strategy in q.Policy.Strategies.Items)
        {
            if (!strategy.IsFor(q.Case)) continue;
            var worst = strategy.Worst(q);
            if (nearest.Code is Code.NoStrategy || worst.Standing < nearest.Standing) nearest = worst;
        }
        return nearest;
    }
}
