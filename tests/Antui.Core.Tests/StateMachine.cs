using System.Text;
using Antui.Core.Effects;
using Antui.Core.Guards;

namespace Antui.Core.Tests;

/// <summary>
/// docs/state-machine.md is printed from the code: every state of an instruction is put before every outcome and every
/// passing of time, and what becomes of it is written down. TEST_UPDATE_GOLDEN=1 rewrites the file.
/// </summary>
public sealed class StateMachine
{
    private static readonly (string Name, Outcome Outcome)[] Outcomes =
    [
        ("done", new Outcome.Done()), ("refused", new Outcome.Refused("X", "")),
        ("refused, retry later", new Outcome.Refused("X", "", TimeSpan.FromSeconds(1))),
        ("stale version", new Outcome.Refused(OutcomeCodes.StaleVersion, "")),
        ("uncertain", new Outcome.Uncertain("")), ("absent", new Outcome.Absent()),
    ];

    private static Order With(InstructionState state, bool proved)
    {
        var key = EffectLife.KeyOf(Key, Reporting.Platform, R, "onsale", 1, InstructionAction.AgreeRefund);
        var i = new Instruction(key, InstructionAction.AgreeRefund, state, Money.Fen(9_900), 1, "onsale", [], "", 1, T0, T0);
        OrderEvent[] events = [new Placed(Head()), new Asked(Asks(), T0), new Sufficed(R, T0), new Started(R, i)];
        var order = Fold.Evolve(null, events)!;
        return proved ? Fold.Evolve(order, new EvidenceGiven(Given(Says(EvidenceKind.Stopped)))) : order;
    }

    private static string StateAfter(Order order) => order.Case(R)!.Instructions[0].State.ToString();

    private static IEnumerable<(string From, string To, string Because)> ByOutcome()
    {
        foreach (var state in Enum.GetValues<InstructionState>())
        {
            foreach (var (name, outcome) in Outcomes)
            {
                var order = With(state, true);
                var key = order.Case(R)!.Instructions[0].Key;
                var decision = Decider.Decide(order, new Fact.OutcomeKnown(Key, R, key, 1, outcome, ""), Reporting, T0);
                var to = StateAfter(Fold.Evolve(order, decision.Happened)!);
                if (to != state.ToString()) yield return (state.ToString(), to, name);
            }
        }
    }

    private static IEnumerable<(string From, string To, string Because)> ByTime()
    {
        foreach (var state in Enum.GetValues<InstructionState>())
        {
            foreach (var (name, proved, at) in new[]
            {
                ("due, still wanted", true, T0 + Minute), ("due, no longer wanted", false, T0 + Minute),
                ("no longer wanted, horizon passed", false, T0 + Hour),
            })
            {
                var order = With(state, proved);
                var step = Workflow.Next(order, order.Case(R)!, Reporting with { Timing = new Timing { UnknownPatience = Hour * 9 } }, at);
                var to = step switch
                {
                    Step.SendAgain => InstructionState.Dispatching,
                    Step.FindOut => InstructionState.FindingOut,
                    Step.MarkUnknown => InstructionState.Unknown,
                    Step.Drop => InstructionState.Void,
                    _ => state,
                };
                if (to != state) yield return (state.ToString(), to.ToString(), name);
            }
        }
    }

    private static string Print()
    {
        var text = new StringBuilder();
        text.Append("# State machine of an instruction\n\nPrinted from the code by `StateMachine.cs` in the Core tests; a test compares it.\n");
        text.Append("`Prepared` and everything in flight keep their amount reserved; `Refused` and `Void` hold nothing.\n\n```mermaid\n");
        text.Append("stateDiagram-v2\n    [*] --> Dispatching: intent committed\n");
        var edges = ByOutcome().Concat(ByTime()).GroupBy(e => (e.From, e.To));
        foreach (var edge in edges)
            text.Append($"    {edge.Key.From} --> {edge.Key.To}: {string.Join(" / ", edge.Select(e => e.Because).Distinct())}\n");
        text.Append("```\n\n## What is asked of a person, and whose turn it is otherwise\n\n| code | turn |\n| --- | --- |\n");
        foreach (var code in Enum.GetValues<Code>()) text.Append($"| `{code.Text()}` | {Codes.TurnOf(code)} |\n");
        text.Append("\n## First step of a request, by kind, place of the goods and way to the money\n\n| kind | goods | way | first effect | waits for |\n");
        text.Append("| --- | --- | --- | --- | --- |\n");
        foreach (var kind in Enum.GetValues<RefundKind>())
            foreach (var goods in EveryWay.OfGoods)
                foreach (var channel in EveryWay.OfMoney)
                    text.Append(First(kind, goods, channel));
        text.Append(Silent());
        return text.ToString();
    }

    private static string Silent()
    {
        var text = new StringBuilder("\n## What a hosted shop makes of silence\n\n");
        text.Append("With `hostedWhenSilent` set to `decide`, when the term of a state ends and nobody answered.\n");
        text.Append("A person's hold, arbitration, and a rule that no person can pass keep the clock from deciding;\n");
        text.Append("then it stays with a person.\n\n");
        text.Append("| state | kind | becomes |\n| --- | --- | --- |\n");
        var shop = Hosted with { Channel = House with { WhenSilent = WhenSilent.Decide } };
        foreach (var status in Enum.GetValues<ClaimStatus>())
            foreach (var same in Enum.GetValues<RefundKind>().GroupBy(kind => Decided(status, kind)))
                if (same.Key is { } to) text.Append($"| {status} | {string.Join(", ", same)} | {to} |\n");
        return text.ToString();

        LapseTo? Decided(ClaimStatus status, RefundKind kind)
        {
            var claim = Asks(kind: kind, status: status) with { Deadline = T0 };
            var order = Fold.Evolve(null, [new Placed(Head()), new Asked(claim, T0)])!;
            return Silence.DecidesOn(order, order.Case(R)!, shop, T0);
        }
    }

    private static string First(RefundKind kind, Goods goods, Channel channel)
    {
        var world = World.With(AtDesk with { Goods = goods, Channel = channel }, Seen(Asks(kind: kind)));
        var verdict = Verdict.Judge(new Question(world.Order!, world.Case, world.Policy, world.Now));
        var effect = world.Sent.FirstOrDefault()?.Action.ToString() ?? "none";
        var (place, way) = (goods.GetType().Name, channel.GetType().Name);
        return $"| {kind} | {place} | {way} | {effect} | `{verdict.Blocking.Code.Text()}` |\n";
    }

    [Fact]
    public void The_document_is_what_the_code_does() =>
        Golden.Is(Golden.InRepository("docs", "state-machine.md"), Print());

    [Fact]
    public void What_is_done_stays_done_and_what_is_void_only_becomes_known_as_done()
    {
        var edges = ByOutcome().Concat(ByTime()).ToList();
        Assert.DoesNotContain(edges, e => e.From == "Done");
        Assert.All(edges.Where(e => e.From == "Void"), e => Assert.Equal("Done", e.To));
        Assert.DoesNotContain(edges, e => e.From == "Unknown" && e.To == "Dispatching");
    }
}
