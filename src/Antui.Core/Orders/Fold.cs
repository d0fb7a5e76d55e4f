using System.Diagnostics;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Orders;

/// <summary>The state after an event: total, without decisions, the same for ever.</summary>
public static class Fold
{
    public static Order Evolve(Order? order, OrderEvent happened)
    {
        var after = happened is Placed placed ? Order.From(placed.Head)
            : Step(order ?? throw new UnreachableException(), happened);
        return BuyersWords.Any(happened) && !after.HasWords ? after with { HasWords = true } : after;
    }

    public static Order? Evolve(Order? order, IEnumerable<OrderEvent> events)
    {
        foreach (var happened in events) order = Evolve(order, happened);
        return order;
    }

    private static Order Step(Order order, OrderEvent happened) => happened switch
    {
        Placed => throw new UnreachableException(),
        Updated e => order with { Head = e.Head },
        ShipmentMade e => order with
        {
            Shipments = order.Shipments.Add(new Shipment(
                e.ShipmentNo, e.Audited, StopLevel.NotReleased, e.Lines, [], "", null, e.Warehouse ?? "", e.Kind, e.StepId ?? "", [])),
        },
        ShipmentAudited e => WithShipment(order, e.ShipmentNo, e, static (s, _) => s with { Audited = true }),
        ShipmentMoved e => WithShipment(order, e.ShipmentNo, e, static (s, e) => s with { Level = e.Level, Waybill = e.Waybill ?? s.Waybill }),
        ShipmentSplit e => Split(order, e),
        ShipmentMerged e => WithShipment(order, e.ShipmentNo, e, static (s, e) => s with { ParcelNo = e.ParcelNo }),
        ShipmentUnmerged e => WithShipment(order, e.ShipmentNo, e, static (s, e) => s with
        {
            ParcelNo = "",
            TakenBack = e.StepId is { } step ? s.TakenBack.Add(step) : s.TakenBack,
        }),
        ShipmentRouted e => WithShipment(order, e.ShipmentNo, e, static (s, e) => s with { Warehouse = e.Warehouse ?? "" }),
        LinesStopped e => WithShipment(order, e.ShipmentNo, e, static (s, e) => s with
        {
            Lines = Quantities.Minus(s.Lines, e.Lines),
            Stopped = Quantities.Plus(s.Stopped, e.Lines),
            StoppedFor = s.Kind is ShipmentKind.Sale ? s.StoppedFor : s.HeldBack(e),
        }),
        LinesResumed e => WithShipment(order, e.ShipmentNo, e, static (s, e) => s with
        {
            Level = s.Lines.IsEmpty ? StopLevel.NotReleased : s.Level,
            Lines = Quantities.Plus(s.Lines, e.Lines),
            Stopped = Quantities.Minus(s.Stopped, e.Lines),
            StoppedFor = [.. s.StoppedFor.Where(p => p.RefundNo != e.RefundNo)],
        }),
        EvidenceGiven e => order with { Evidence = order.Evidence.Add(e.Evidence) },
        EvidenceWithdrawn e => order with
        {
            Evidence = Replace(order.Evidence, e, static (x, e) => x.Id == e.Id, static (x, e) => x with { WithdrawnBecause = e.Why }),
        },
        ReturnExpected e => order with
        {
            Returns = order.Returns.Add(new ReturnOrder(
                e.ReturnNo, e.RefundNo ?? "", e.Lines, null, [], [], Scans: e.StepId is { } step ? [step] : [], Closed: false,
                e.Warehouse ?? "", e.AddressId ?? "", e.Note ?? "", 0, [], e.At, [])),
        },
        ReturnEdited e => WithReturn(order, e.ReturnNo, e, static (r, e) => r with
        {
            RefundNo = e.RefundNo ?? r.RefundNo,
            Expected = e.Lines.IsDefault ? r.Expected : e.Lines,
            Warehouse = e.Warehouse ?? r.Warehouse,
            AddressId = e.AddressId ?? r.AddressId,
            Note = e.Note ?? r.Note,
            Scans = e.StepId is { } step ? r.Scans.Add(step) : r.Scans,
            Edited = r.Edited + 1,
        }),
        ReturnTracked e => WithReturn(order, e.ReturnNo, e, static (r, e) => r with { Tracking = e.Tracking }),
        ReturnReceived e => WithReturn(order, e.ReturnNo, e, static (r, e) => r with
        {
            Received = Quantities.Plus(r.Received, e.Lines),
            Scans = [.. r.Scans, e.StepId ?? "", .. ReturnOrder.Marks(e.Parcel, e.Lines)],
        }),
        ReturnInspected e => WithReturn(order, e.ReturnNo, e, static (r, e) => r with
        {
            Inspected = r.Inspected.AddRange(e.Lines),
            Details = e.Details is { } details ? r.Details.Add(details) : r.Details,
            Scans = e.StepId is { } step ? r.Scans.Add(step) : r.Scans,
        }),
        ReturnParcelClaimed e => WithReturn(
            order, e.ReturnNo, e, static (r, e) => r with { Parcels = r.Parcels.Add(e.Parcel) }),
        GoodsUnmatched e => order with { Unmatched = order.Unmatched.Add(e) },
        Asked e => order with { Cases = order.Cases.Add(new RefundCase(e.Claim, e.KnownAt, [])) },
        Changed e => WithCase(order, e.Claim.RefundNo, e, static (c, e) => c with { Claim = e.Claim }),
        Sufficed e => WithCase(order, e.RefundNo, e, static (c, e) => c with { SufficientAt = e.At }),
        Started e => WithInstructions(order, e.RefundNo, e, static (list, e) => list.Add(e.Instruction)),
        Dispatched e => WithInstruction(order, e.RefundNo, e.Key, e, static (i, e) =>
            i.With(i.Course.Sent(e.State, e.Attempt, e.At, e.DueAt))),
        Answered e => WithInstruction(order, e.RefundNo, e.Key, e, static (i, e) =>
            i.With(i.Course.To(e.State, e.DueAt, e.Code ?? "", e.Text ?? ""))),
        PersonSaid { Say.Action: PersonAction.Acknowledge } e =>
            WithCase(order, e.RefundNo, e, static (c, e) => c with { LossRead = e.Say }),
        PersonSaid e => WithCase(order, e.RefundNo, e, static (c, e) => c with
        {
            Person = e.Say.Action is PersonAction.Release ? null : e.Say,
        }),
        HandedToPerson e => WithCase(order, e.RefundNo, e, static (c, e) => c with { WithPerson = new Handed(e.Code, e.At) }),
        TakenBack e => WithCase(order, e.RefundNo, e, static (c, _) => c with { WithPerson = null }),
        Refunded e => WithCase(order, e.RefundNo, e, static (c, e) => c with
        {
            Settlement = new Settlement(e.Amount, e.At, e.By, e.FreightFen),
            WithPerson = null,
        }),
        RefundFailed e => WithCase(order, e.RefundNo, e, static (c, e) => c with
        {
            Settlement = null,
            Reopened = c.Reopened + 1,
            Instructions = [.. c.Instructions.Select(i => i.MovesMoney && i.State is InstructionState.Done
                ? i with { State = InstructionState.Void, Code = OutcomeCodes.TakenBack } : i)],
        }),
        Lapsed e => WithCase(order, e.RefundNo, e, static (c, e) => c with
        {
            Lapse = new Lapse(e.To, e.Version, e.Deadline, e.At),
        }),
        DocumentClosed e => WithCase(order, e.RefundNo, e, static (c, _) => c with { DocumentClosed = true }) with
        {
            Returns = Replace(order.Returns, e, static (r, e) => r.RefundNo == e.RefundNo, static (r, _) => r with { Closed = true }),
        },
        WordsShown e => order with { Shown = e },
        WordsErased e => BuyersWords.Gone(order) with { Erased = e },
        AlarmRaised e => order with { Alarms = order.Alarms.Add(new Alarm(e.Code, e.Ref, e.At)) },
        _ => throw new UnreachableException(happened.GetType().Name),
    };

    private static Order Split(Order order, ShipmentSplit e)
    {
        var from = order.Shipments.First(s => s.ShipmentNo == e.ShipmentNo);
        var order2 = WithShipment(order, e.ShipmentNo, e, static (s, e) => s with { Lines = Quantities.Minus(s.Lines, e.Lines) });
        return order2 with
        {
            Shipments = order2.Shipments.Add(new Shipment(
                e.NewShipmentNo, from.Audited, from.Level, e.Lines, [], "", null, from.Warehouse, from.Kind, e.StepId ?? "", [])),
        };
    }

    // The changes are static and take their event as an argument: a closure in any arm of the switch above would be
    // made for every event of every order, with a field for each arm.
    private static Order WithShipment<E>(Order order, string no, E e, Func<Shipment, E, Shipment> change) => order with
    {
        Shipments = Replace(
            order.Shipments, (no, e, change), static (s, with) => s.ShipmentNo == with.no, static (s, with) => with.change(s, with.e)),
    };

    private static Order WithReturn<E>(Order order, string no, E e, Func<ReturnOrder, E, ReturnOrder> change) =>
        order with
        {
            Returns = Replace(
            order.Returns, (no, e, change), static (r, with) => r.ReturnNo == with.no, static (r, with) => with.change(r, with.e)),
        };

    private static Order WithCase<E>(Order order, string no, E e, Func<RefundCase, E, RefundCase> change) => order with
    {
        Cases = Replace(
            order.Cases, (no, e, change), static (c, with) => c.RefundNo == with.no, static (c, with) => with.change(c, with.e)),
    };

    private static Order WithInstruction<E>(
        Order order, string refundNo, string key, E e, Func<Instruction, E, Instruction> change) =>
        WithInstructions(order, refundNo, (key, e, change), static (list, with) => Replace(
            list, with, static (i, with) => i.Key == with.key, static (i, with) => with.change(i, with.e)));

    private static Order WithInstructions<E>(
        Order order, string refundNo, E e, Func<ImmutableArray<Instruction>, E, ImmutableArray<Instruction>> change) =>
        string.IsNullOrEmpty(refundNo)
            ? order with { Instructions = change(order.Instructions, e) }
            : WithCase(order, refundNo, (e, change), static (c, with) => c with
            {
                Instructions = with.change(c.Instructions, with.e),
            });

    /// <summary>Changes the last element that matches: ids are unique but for an instruction that was void and came
    /// again.</summary>
    private static ImmutableArray<T> Replace<T, E>(ImmutableArray<T> list, E e, Func<T, E, bool> which, Func<T, E, T> change)
    {
        for (var i = list.Length - 1; i >= 0; i--)
            if (which(list[i], e)) return list.SetItem(i, change(list[i], e));
        return list;
    }
}
