using System.Diagnostics;
using Antui.Core.Evidence;
using Antui.Core.Refunds;
using Antui.Core.Returns;
using Antui.Core.Shipments;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Orders;

/// <summary>The state after an event: total, without decisions, the same for ever.</summary>
public static class Fold
{
    public static Order Evolve(Order? order, OrderEvent happened) =>
        happened is Placed placed ? Order.From(placed.Head) : Step(order ?? throw new UnreachableException(), happened);

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
            Shipments = order.Shipments.Add(new Shipment(e.ShipmentNo, e.Audited, StopLevel.NotReleased, e.Lines, [])),
        },
        ShipmentAudited e => WithShipment(order, e.ShipmentNo, s => s with { Audited = true }),
        ShipmentMoved e => WithShipment(order, e.ShipmentNo, s => s with { Level = e.Level, Waybill = e.Waybill ?? s.Waybill }),
        ShipmentSplit e => Split(order, e),
        ShipmentMerged e => WithShipment(order, e.ShipmentNo, s => s with { ParcelNo = e.ParcelNo }),
        LinesStopped e => WithShipment(order, e.ShipmentNo, s => s with
        {
            Lines = Quantities.Minus(s.Lines, e.Lines),
            Stopped = Quantities.Plus(s.Stopped, e.Lines),
        }),
        EvidenceGiven e => order with { Evidence = order.Evidence.Add(e.Evidence) },
        EvidenceWithdrawn e => order with
        {
            Evidence = Replace(order.Evidence, x => x.Id == e.Id, x => x with { WithdrawnBecause = e.Why }),
        },
        ReturnExpected e => order with
        {
            Returns = order.Returns.Add(new ReturnOrder(e.ReturnNo, e.RefundNo, e.Lines, null, [], [])),
        },
        ReturnTracked e => WithReturn(order, e.ReturnNo, r => r with { Tracking = e.Tracking }),
        ReturnReceived e => WithReturn(order, e.ReturnNo, r => r with
        {
            Received = Quantities.Plus(r.Received, e.Lines),
            Scans = (r.Scans.IsDefault ? [] : r.Scans).Add(e.StepId ?? ""),
        }),
        ReturnInspected e => WithReturn(order, e.ReturnNo, r => r with { Inspected = r.Inspected.AddRange(e.Lines) }),
        Asked e => order with { Cases = order.Cases.Add(new RefundCase(e.Claim, e.KnownAt, [])) },
        Changed e => WithCase(order, e.Claim.RefundNo, c => c with { Claim = e.Claim }),
        Sufficed e => WithCase(order, e.RefundNo, c => c with { SufficientAt = e.At }),
        Started e => WithInstructions(order, e.RefundNo, list => list.Add(e.Instruction)),
        Dispatched e => WithInstruction(order, e.RefundNo, e.Key, i => i with
        {
            State = e.State, Attempt = e.Attempt, DueAt = e.DueAt,
            FirstSent = i.FirstSent ?? (e.State is InstructionState.Dispatching ? e.At : null),
        }),
        Answered e => WithInstruction(order, e.RefundNo, e.Key, i => i with
        {
            State = e.State, DueAt = e.DueAt, Code = e.Code ?? "", Text = e.Text ?? "",
        }),
        PersonSaid e => WithCase(order, e.RefundNo, c => c with
        {
            Person = e.Say.Action is PersonAction.Release ? null : e.Say,
        }),
        HandedToPerson e => WithCase(order, e.RefundNo, c => c with { WithPerson = new Handed(e.Code, e.At) }),
        TakenBack e => WithCase(order, e.RefundNo, c => c with { WithPerson = null }),
        Refunded e => WithCase(order, e.RefundNo, c => c with
        {
            Settlement = new Settlement(e.Amount, e.At, e.By), WithPerson = null,
        }),
        RefundFailed e => WithCase(order, e.RefundNo, c => c with
        {
            Settlement = null, Reopened = c.Reopened + 1,
            Instructions = [.. c.Instructions.Select(i =>
                i.MovesMoney && i.State is InstructionState.Done ? i with { State = InstructionState.Void } : i)],
        }),
        DocumentClosed e => WithCase(order, e.RefundNo, c => c with { DocumentClosed = true }) with
        {
            Returns = Replace(order.Returns, r => r.RefundNo == e.RefundNo, r => r with { Closed = true }),
        },
        AlarmRaised e => order with { Alarms = order.Alarms.Add(new Alarm(e.Code, e.Ref, e.At)) },
        _ => throw new UnreachableException(happened.GetType().Name),
    };

    private static Order Split(Order order, ShipmentSplit e)
    {
        var from = order.Shipments.First(s => s.ShipmentNo == e.ShipmentNo);
        var order2 = WithShipment(order, e.ShipmentNo, s => s with { Lines = Quantities.Minus(s.Lines, e.Lines) });
        return order2 with
        {
            Shipments = order2.Shipments.Add(new Shipment(e.NewShipmentNo, from.Audited, from.Level, e.Lines, [])),
        };
    }

    private static Order WithShipment(Order order, string no, Func<Shipment, Shipment> change) =>
        order with { Shipments = Replace(order.Shipments, s => s.ShipmentNo == no, change) };

    private static Order WithReturn(Order order, string no, Func<ReturnOrder, ReturnOrder> change) =>
        order with { Returns = Replace(order.Returns, r => r.ReturnNo == no, change) };

    private static Order WithCase(Order order, string refundNo, Func<RefundCase, RefundCase> change) =>
        order with { Cases = Replace(order.Cases, c => c.RefundNo == refundNo, change) };

    private static Order WithInstruction(Order order, string refundNo, string key, Func<Instruction, Instruction> change) =>
        WithInstructions(order, refundNo, list => Replace(list, i => i.Key == key, change));

    private static Order WithInstructions(
        Order order, string refundNo, Func<ImmutableArray<Instruction>, ImmutableArray<Instruction>> change) =>
        string.IsNullOrEmpty(refundNo)
            ? order with { Instructions = change(order.Instructions) }
            : WithCase(order, refundNo, c => c with { Instructions = change(c.Instructions) });

    /// <summary>Changes the last element that matches: ids are unique but for an instruction that was void and came again.</summary>
    private static ImmutableArray<T> Replace<T>(ImmutableArray<T> list, Func<T, bool> which, Func<T, T> change)
    {
        for (var i = list.Length - 1; i >= 0; i--)
            if (which(list[i])) return list.SetItem(i, change(list[i]));
        return list;
    }
}
