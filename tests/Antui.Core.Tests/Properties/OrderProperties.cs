namespace Antui.Core.Tests.Properties;

/// <summary>Relations between two lives: the order of arrival, repetition, and one proof less.</summary>
public sealed class OrderProperties
{
    private static readonly ShopPolicy Quiet = Manual with { Goods = new Goods.ReportsComeIn() };

    /// <summary>What the sources say, each with a time of its own; a version of a request always says the
    /// same.</summary>
    private static List<Fact> Said(int[] numbers)
    {
        var facts = new List<Fact>();
        for (var i = 0; i < numbers.Length; i++)
        {
            var n = (int)((uint)numbers[i] % 1_000);
            var no = n % 2 == 0 ? R : "R2";
            ImmutableArray<LineQuantity> lines = (n / 2 % 3) switch { 0 => [Q("B", 1)], 1 => [Q("A", 1)], _ => [Q("A", 2)] };
            facts.Add((n % 7) switch
            {
                0 or 1 => Seen(Asks(1_000 * (n % 5 + 1), lines: lines, version: i + 1, no: no,
                    status: n % 11 == 0 ? ClaimStatus.Closed : ClaimStatus.AwaitingSeller)),
                2 => Seen(Head((OrderStatus)(2 + n % 5), i)),
                3 => Says(EvidenceKind.StopRefused, $"e{i}", no, lines, at: TimeSpan.FromSeconds(i)),
                4 when n % 5 == 0 => Says(EvidenceKind.Shipped, $"e{i}", "", lines, at: TimeSpan.FromSeconds(i)),
                5 => Says(EvidenceKind.Received, $"e{i}", no, lines, [Found("A", 1)], at: TimeSpan.FromSeconds(i)),
                _ => Says(EvidenceKind.Stopped, $"e{i}", no, lines, at: TimeSpan.FromSeconds(i)),
            });
        }
        return facts;
    }

    /// <summary>A closed request voids its own proofs when the news comes, so these lives close none.</summary>
    private static bool Closes(Fact fact) => fact is Fact.RefundSeen { Claim.Status: ClaimStatus.Closed };

    private static string End(IEnumerable<Fact> facts)
    {
        var world = World.With(Quiet);
        foreach (var fact in facts) world.Accept(fact);
        // What is parked until its order or request is known is tried again; here the order is known from the start.
        world.Pass(Hour);
        var cases = world.Order!.Cases.OrderBy(c => c.RefundNo, StringComparer.Ordinal).Select(c =>
            $"{c.RefundNo} v{c.Claim.Version} {c.Claim.Amount} {c.WithPerson?.Code}");
        var held = world.Order.Evidence.Where(e => e.Holds).Select(e => e.Id).Order(StringComparer.Ordinal);
        return $"{world.Order.Head.Status} {world.Order.Head.Modified}\n{string.Join('\n', cases)}\n{string.Join(' ', held)}";
    }

    [Fact]
    public void Any_order_of_arrival_ends_in_the_same_cases() => Fuzz.Check<(int[] Numbers, int Seed)>(600, life =>
    {
        var said = Said(life.Numbers).Where(f => !Closes(f)).ToList();
        Assert.Equal(End(said), End(Shuffled(said, life.Seed)));
        return true;
    });

    [Fact]
    public void Any_repetition_ends_in_the_same_cases() => Fuzz.Check<(int[] Numbers, int Seed)>(500, life =>
    {
        var said = Said(life.Numbers);
        Assert.Equal(End(said), End(said.SelectMany((f, i) => Enumerable.Repeat(f, 1 + ((life.Seed >> (i % 8)) & 1)))));
        return true;
    });

    [Fact]
    public void Traffic_of_the_other_request_of_another_line_changes_nothing_of_this_one()
    {
        foreach (var other in new Fact[] { Seen(Asks(5_000, lines: [Q("A", 1)], no: "R2")), Says(EvidenceKind.Stopped, "x", "R2") })
        {
            var alone = World.With(Reporting, Seen(Asks()), Says(EvidenceKind.Stopped));
            var both = World.With(Reporting, Seen(Asks()), other, Says(EvidenceKind.Stopped));
            Assert.Equal(alone.Sent[0], both.Sent[0]);
        }
    }

    /// <summary>A proof is what speaks for a refund; refusals and ship events speak against it and are not
    /// proofs.</summary>
    [Fact]
    public void One_proof_less_never_adds_a_refund() => Fuzz.Check<(int[] Numbers, int Without)>(600, life =>
    {
        var said = Said(life.Numbers);
        var proofs = said.Where(f => f is Fact.EvidenceSeen { Kind: EvidenceKind.Stopped or EvidenceKind.Received }).ToList();
        if (proofs.Count == 0) return true;
        var without = proofs[(int)((uint)life.Without % proofs.Count)];
        Assert.Subset(Refunds(said), Refunds(said.Where(f => f != without)));
        return true;
    });

    private static HashSet<string> Refunds(IEnumerable<Fact> facts)
    {
        var world = World.With(Quiet);
        foreach (var fact in facts) world.Accept(fact);
        world.Policy = Reporting;
        world.Pass(Minute);
        return [.. world.Sent.Where(s => s.Action is InstructionAction.AgreeRefund).Select(s => s.RefundNo)];
    }

    private static List<Fact> Shuffled(List<Fact> facts, int seed)
    {
        var state = (uint)seed | 1;
        return facts.Select(f =>
        {
            state = state * 1_664_525 + 1_013_904_223;
            return (f, state);
        }).OrderBy(x => x.state).Select(x => x.f).ToList();
    }
}
