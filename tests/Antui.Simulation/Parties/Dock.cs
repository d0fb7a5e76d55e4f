using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Returns;
using Antui.Engine;
using Antui.Simulation.Oracle;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>
/// Boxes on their way to the built-in desk. Buyers put the goods of several requests into one, only a part of them may
/// be in it, and whoever finds a box on the table scans it again, under a step of his own.
/// </summary>
internal sealed class Dock(Sim sim)
{
    public const string Author = "person:dock";

    private const int MostTries = 60;

    private readonly Dictionary<string, List<Inside>> _underWay = [];
    private readonly HashSet<string> _opened = [];
    private readonly Dictionary<string, int> _held = [];
    private readonly Dictionary<string, int> _counted = [];
    private readonly Dictionary<string, int> _unsettled = [];
    private readonly HashSet<string> _scanned = [];
    private string _last = "";
    private int _steps;

    /// <summary>What somebody at the table knows of one request's goods in a box.</summary>
    private sealed record Inside(
        OrderKey Order, string RefundNo, ImmutableArray<LineQuantity> Lines, ImmutableArray<LineQuantity> Later);

    private sealed record Found(OrderKey Order, string RefundNo, ImmutableArray<Inspected> Pieces);

    /// <summary>The number under which goods are sent back; now and then others are in that box.</summary>
    public string Number(OrderKey order, string refundNo)
    {
        if (_underWay.ContainsKey(_last) && sim.World.Random.Chance(0.5)) return _last;
        return _last = $"T{order.Shop}{refundNo}".ToUpperInvariant();
    }

    /// <param name="later">Lies at the bottom, and is found when somebody empties the box.</param>
    public void Arrives(
        string number, OrderKey order, string refundNo, ImmutableArray<LineQuantity> lines,
        ImmutableArray<LineQuantity> later)
    {
        var inside = new Inside(order, refundNo, lines, later);
        if (_underWay.TryGetValue(number, out var others))
        {
            others.Add(inside);
            return;
        }
        _underWay[number] = [inside];
        sim.World.After(sim.World.Random.Between(20_000, 900_000), () => Opens(number));
    }

    /// <summary>The oracle: every piece of a box once, over all orders.</summary>
    public void Counted(string number, ImmutableArray<Inspected> pieces)
    {
        var sum = _counted[number] = _counted.GetValueOrDefault(number) + pieces.Sum(p => p.Quantity);
        if (sum > _held.GetValueOrDefault(number))
            sim.World.Break("G5", $"box {number} held {_held.GetValueOrDefault(number)} pieces, {sum} are counted");
    }

    private void Opens(string number)
    {
        if (_scanned.Contains(number))
        {
            sim.World.After(60_000, () => Opens(number));
            return;
        }
        _underWay.Remove(number, out var inside);
        var (first, more, bottom) = (new List<Found>(), new List<Found>(), new List<Found>());
        foreach (var one in inside!)
        {
            var parts = sim.Warehouse.Sides(one.Lines);
            if (!IsFirst(one)) continue;
            first.Add(new Found(one.Order, one.RefundNo, parts[0]));
            if (one.Later.Length > 0) bottom.Add(new Found(one.Order, one.RefundNo, Warehouse.Whole(one.Later)));
            // What lies underneath is found later, or was never sent.
            if (parts.Count > 1 && sim.World.Random.Chance(0.3)) more.Add(new Found(one.Order, one.RefundNo, parts[1]));
        }
        if (first.Count == 0) return;
        if (first.Count > 1) sim.Seen.Hit("box-of-several");
        // Whoever joined a box that was opened meanwhile sends another one under its number, and a person says so.
        Look(number, first, _opened.Add(number) ? BoxAgain.No : BoxAgain.More, () =>
        {
            if (sim.World.Random.Chance(0.7)) ScansAgain(number, first);
            if (more.Count > 0) Look(number, more, BoxAgain.More, () => sim.Seen.Hit("box-counted-more"));
            if (bottom.Count == 0) return;
            sim.World.After(
                sim.World.Random.Between(60_000, 1_200_000), () => Look(number, bottom, BoxAgain.More, () => { }));
        });
    }

    private bool IsFirst(Inside one)
    {
        var returned = sim.Goods.Of(one.Order).Returned;
        if (returned.ContainsKey(one.RefundNo)) return false;
        returned[one.RefundNo] = [];
        return true;
    }

    /// <summary>What is found becomes true with the step that writes it down.</summary>
    private void Look(string number, List<Found> found, BoxAgain again, Action done)
    {
        var step = $"B{++_steps}";
        foreach (var one in found) sim.Goods.Of(one.Order).Returned[one.RefundNo][step] = [.. one.Pieces];
        _held[number] = _held.GetValueOrDefault(number) + found.Sum(f => f.Pieces.Sum(p => p.Quantity));
        sim.World.Say($"  box {number}: {step} {again} of {found.Count}");
        foreach (var one in found.Where(_ => sim.World.Random.Chance(0.5))) Receives(number, step, one, again);
        _unsettled[number] = _unsettled.GetValueOrDefault(number) + 1;
        Counts(number, step, found, again, MostTries, isBooked =>
        {
            if (!isBooked) return;
            _unsettled[number]--;
            done();
        });
    }

    /// <summary>At the door, before anybody looks inside.</summary>
    private void Receives(string number, string step, Found found, BoxAgain again) =>
        sim.Cluster.Deliver(new Fact.ReturnStep(
            found.Order, ReturnAction.Receive, found.RefundNo, "scan" + step, Author,
            [.. found.Pieces.Select(i => new LineQuantity(i.LineNo, i.Quantity))], Parcel: number,
            Again: again is not BoxAgain.No));

    /// <summary>
    /// Whoever finds the box on the table does not know that it was counted. While pieces of it are nobody's it would
    /// give him those, in truth and not twice: then nobody scans it.
    /// </summary>
    private void ScansAgain(string number, List<Found> found) =>
        sim.World.After(sim.World.Random.Between(1_000, 600_000), () =>
        {
            if (_unsettled[number] > 0 || !_scanned.Add(number)) return;
            sim.Seen.Hit("box-scanned-again");
            Counts(number, $"B{++_steps}", found, BoxAgain.No, 1, _ => _scanned.Remove(number));
        });

    /// <summary>
    /// Until every return is known here that the goods belong to, and has taken them: what was turned away may have
    /// left without being scanned yet.
    /// </summary>
    private void Counts(string number, string step, List<Found> found, BoxAgain again, int left, Action<bool> done)
    {
        var parts = found.Select(f => (Found: f, No: ReturnOf(f))).ToList();
        if (parts.Any(p => p.No is null))
        {
            Later();
            return;
        }
        var count = new BoxCount(
            step, 0, again,
            [
                .. parts.Select(p => new BoxPart(
                    p.Found.Order, p.No!, "",
                    [.. p.Found.Pieces.Select(i => new BoxLine(i.LineNo, "", i.Quantity, i.Grade))])),
            ],
            Author, new Instant(sim.World.NowMs));
        var known = found.Select(f => f.Pieces.Select(i => i.LineNo).Distinct()
            .ToDictionary(no => no, no => DeskChecks.KnownLeft(sim, f.Order, no))).ToList();
        sim.Cluster.Count(number, count, results =>
        {
            var isLater = false;
            for (var i = 0; i < found.Count; i++)
            {
                if (results[i].Answer is not Accepted.Refused refused) continue;
                sim.Seen.Hit("turned-away-" + refused.Why.Code);
                DeskChecks.TurnedAway(sim, FactOf(step, found[i]), known[i], refused);
                isLater |= refused.Why is Refusal.OtherParcel or Refusal.NothingUnder or Refusal.NotShipped;
            }
            if (isLater) Later();
            else done(true);
        });

        void Later()
        {
            if (left == 1) done(false);
            else
            {
                sim.World.After(
                    sim.World.Random.Between(10_000, 200_000),
                    () => Counts(number, step, found, again, left - 1, done));
            }
        }
    }

    private static Fact.ReturnStep FactOf(string step, Found found) => new(
        found.Order, ReturnAction.Inspect, found.RefundNo, step, Author, Inspected: found.Pieces);

    private string? ReturnOf(Found found) =>
        sim.Mirror.Find(found.Order)?.Returns.FirstOrDefault(r => r.RefundNo == found.RefundNo)?.ReturnNo;
}
