using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Antui.Core.Desk;
using Antui.Core.Effects;

namespace Antui.Core.Tests;

/// <summary>What is stored must be readable for ever: one sample of every event and fact, as it lies in the
/// journal.</summary>
public sealed class StoredFormat
{
    private static readonly Instruction Intent = new(
        "k1", InstructionAction.PayOut, InstructionState.Dispatching, Money.Fen(9_900), 7, "onsale", ["e1"], "strategy:stop@3", 1,
        T0, T0 + Minute, "", "");

    private static readonly PersonSay Say = new(PersonAction.Approve, "person:li", "seen", T0, 7, ["shipment-stopped"]);

    private static readonly OrderEvent[] Events =
    [
        new Placed(Head()), new Updated(Head(OrderStatus.Shipped, 5)), new ShipmentMade("S1", All, true), new ShipmentAudited("S1"),
        new ShipmentMoved("S1", StopLevel.HandedOver, new Tracking("SF", "SF1"), "person:wang"),
        new ShipmentSplit("S1", "S2", [Q("A", 1)]), new ShipmentMerged("S1", "P1"), new LinesStopped("S1", [Q("B", 1)], R),
        new EvidenceGiven(Given(Says(EvidenceKind.Received, found: [Found("A", 1, Grade.Opened)]))),
        new EvidenceWithdrawn("e1", "e2"), new ReturnExpected("R1", R, [Q("A", 1)]), new ReturnTracked("R1", new Tracking("SF", "SF2")),
        new ReturnReceived("R1", [Q("A", 1)], "s1"), new ReturnInspected("R1", [Found("A", 1)]), new Asked(Asks(freight: 5), T0),
        new Changed(Asks(version: 2) with { Amount = new Money(500, "JPY"), Deadline = T0, InArbitration = true, Advanced = true }),
        new Sufficed(R, T0), new Started(R, Intent),
        new Dispatched(R, "k1", 2, InstructionState.FindingOut, T0, T0 + Minute),
        new Answered(R, "k1", InstructionState.Refused, T0, "isv.x", "no"), new PersonSaid(R, Say),
        new HandedToPerson(R, Code.GoodsShort, T0), new TakenBack(R), new Refunded(R, Money.Fen(9_900), T0, SettledBy.External),
        new RefundFailed(R, "closed", T0), new DocumentClosed(R), new AlarmRaised("POSSIBLE_LOSS", R, T0),
        new ShipmentMade("S3", [Q("sku:gift", 1)], false, ShipmentKind.Gift, "east", "add-1"),
        new ShipmentSplit("S1", "S4", [Q("A", 1)], "split-1"), new ShipmentUnmerged("S1"), new ShipmentRouted("S3", ""),
        new LinesStopped("S3", [Q("sku:gift", 1)], R), new LinesResumed("S3", [Q("sku:gift", 1)], R),
        new ReturnExpected("R2", "", [Q("B", 1)], "east", "addr-1", "by phone", "x1", T0),
        new ReturnEdited("R2", [Q("A", 1)], "west", "addr-2", "sent less", R, "buyer kept one", "x2"),
        new Answered(R, "k2", InstructionState.Done, T0, "", "C1", 1_250),
        new ReturnInspected("R2", [Found("A", 1)], new InspectionDetails(["photo-1"], ["sn-1"], 250, "box torn"), "i2"),
        new ReturnParcelClaimed("R2", "SF 9", "person:li"),
        new GoodsUnmatched("e9", R, [new BoxGoods("other", Grade.Good, 2)], new Tracking("SF", "SF9")),
        new Lapsed(R, LapseTo.ReturnAgreed, 7, T0, T0 + Minute),
        new WordsShown("person:li", "to answer him", T0), new WordsErased("person:li", "he asked for it", T0 + Minute),
    ];

    private static readonly Fact[] Facts =
    [
        Seen(Head()), Seen(Asks()), Says(EvidenceKind.Stopped), Ship(ShipmentAction.Split, "S1", [Q("A", 1)]),
        Back(ReturnAction.Inspect, "i1", found: [Found("A", 1)], tracking: new("SF", "1")), Buyer(), Buyer(BuyerChange.Modify, 5),
        Ship(ShipmentAction.Add, "", [Q("sku:gift", 1)]) with { Kind = ShipmentKind.Gift, Warehouse = "east", StepId = "add-1" },
        Back(ReturnAction.Edit, "x2", [Q("A", 1)]) with
        {
            ReturnNo = "R1", Warehouse = "west", AddressId = "addr-2", Note = "sent less", Reason = "buyer kept one",
            Details = new InspectionDetails(["photo-1"], ["sn-1"], 250, "box torn"),
        },
        new Fact.SellerGrants(Key, "X1", Money.Fen(100), "a gift was missing", "person:li"),
        Seller(SellerAnswer.Refuse, 7, 5), new Fact.PayOutFailed(Key, R, "k1", "closed", "provider"),
        new Fact.OutcomeKnown(Key, R, "k1", 2, new Outcome.Refused("X", "y", TimeSpan.FromSeconds(3)), "taobao"),
        Person(PersonAction.Hold), new Fact.TimePassed(Key),
        Ship(ShipmentAction.Split, "S1") with { Parts = [new SplitPart("east", [Q("A", 1)])], StepId = "split-2" },
        new Fact.PersonChooses(Key, R, ProposalOption.Partial, "a scratch", "person:li"),
        new Fact.PersonReads(Key, "to answer him", T0, "person:li"),
        new Fact.PersonErases(Key, "he asked for it", T0, "person:li"),
    ];

    private static IEnumerable<Type> Declared<T>() =>
        typeof(T).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(a => a.DerivedType);

    [Fact]
    public void Every_event_is_stored_as_it_always_was() =>
        Golden.Is(Golden.InRepository("tests", "Antui.Core.Tests", "Golden", "events.jsonl"), Spec.Text(Events) + "\n");

    [Fact]
    public void Every_parked_fact_is_stored_as_it_always_was() =>
        Golden.Is(Golden.InRepository("tests", "Antui.Core.Tests", "Golden", "facts.jsonl"),
            string.Concat(Facts.Select(f => JsonSerializer.Serialize(f, CoreJson.Default.Fact) + "\n")));

    [Fact]
    public void Every_event_reads_back_as_itself()
    {
        Assert.Equal(Declared<OrderEvent>().ToHashSet(), [.. Events.Select(e => e.GetType())]);
        foreach (var happened in Events)
        {
            var text = Spec.Text([happened]);
            var back = JsonSerializer.Deserialize(text, CoreJson.Default.OrderEventArray)!;
            Assert.Equal(happened.GetType(), back[0].GetType());
            Assert.Equal(text, Spec.Text(back));
        }
    }

    [Fact]
    public void Every_fact_reads_back_as_itself_and_decides_the_same()
    {
        Assert.Equal(Declared<Fact>().ToHashSet(), [.. Facts.Select(e => e.GetType())]);
        var world = World.With(Manual, Seen(Asks()));
        foreach (var fact in Facts)
        {
            var text = JsonSerializer.Serialize(fact, CoreJson.Default.Fact);
            var back = JsonSerializer.Deserialize(text, CoreJson.Default.Fact)!;
            Assert.Equal(text, JsonSerializer.Serialize(back, CoreJson.Default.Fact));
            Assert.Equal(
                Spec.Text(Decider.Decide(world.Order, fact, Manual, T0).Happened),
                Spec.Text(Decider.Decide(world.Order, back, Manual, T0).Happened));
        }
    }

    [Fact]
    public void Every_event_runs_through_the_fold()
    {
        Order? order = null;
        foreach (var happened in Events) order = Fold.Evolve(order, happened);
        Assert.Equal(1, order!.Case(R)!.Reopened);
    }

    [Fact]
    public void A_state_read_back_from_the_journal_goes_on_as_if_it_had_never_been_stored()
    {
        var world = World.With(AtDesk, Seen(Asks()), Ship(ShipmentAction.Pack));
        var back = JsonSerializer.Deserialize(
            JsonSerializer.Serialize([.. world.Journal], CoreJson.Default.OrderEventArray), CoreJson.Default.OrderEventArray)!;
        var other = World.Restarted(AtDesk, back, T0 + Minute);
        world.Pass(Minute);
        other.Accept(new Fact.TimePassed(Key));
        Assert.Equal(world.Sent[^1], other.Sent[^1]);
    }

    [Fact]
    public void Derived_values_are_not_stored()
    {
        var text = Spec.Text(Events);
        foreach (var derived in new[] { "movesMoney", "isOpen", "holds", "lane", "isLive" }) Assert.DoesNotContain($"\"{derived}\"", text);
    }
}
