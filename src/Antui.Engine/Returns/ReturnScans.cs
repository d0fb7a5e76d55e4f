using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Returns;

namespace Antui.Engine.Returns;

/// <summary>A line of a parcel at the door.</summary>
public readonly record struct ScannedLine(OrderKey Order, string ReturnNo, string LineNo, int Quantity);

/// <param name="Wrong">Refused as a whole: nothing was booked.</param>
public sealed record ScanDone(IReadOnlyList<BoxResult> Results, Refusal? Wrong = null);

/// <summary>Parcels that come back, for whoever opens them: a person with a scanner, or a program.</summary>
public sealed class ReturnScans(RefundEngine engine)
{
    /// <summary>A step of one return. Goods of a parcel whose number is known are counted in its box, whoever counts
    /// them.</summary>
    /// <param name="again">Of an inspection: how it relates to what was counted in the box before.</param>
    public async Task<Accepted> StepAsync(Fact.ReturnStep step, BoxAgain again, CancellationToken stop)
    {
        if (step.Action is not ReturnAction.Inspect || step.RefundNo == ""
            || await engine.ReadAsync(step.Key, stop) is not { } order
            || order.Returns.FirstOrDefault(r => r.RefundNo == step.RefundNo) is not { } back
            || (step.Tracking ?? back.Tracking) is not { } parcel)
            return await engine.HearAsync(step, stop);
        var part = new BoxPart(
            step.Key, back.ReturnNo, "",
            [.. step.Inspected.Select(i => new BoxLine(i.LineNo, "", i.Quantity, i.Grade))]);
        var count = new BoxCount(
            step.StepId, 0, again, [part], step.Source, Instant.From(engine.Clock.GetUtcNow()));
        return (await engine.Boxes.InspectAsync(parcel.Number, "", count, stop))[0].Answer;
    }

    /// <summary>The parcel arrived; nobody has looked inside yet.</summary>
    /// <param name="lines">Empty: everything that is still awaited of the one return it belongs to.</param>
    /// <param name="again">A person says that more came in a box that was scanned before.</param>
    public async Task<ScanDone> ReceiveAsync(
        string number, ImmutableArray<ScannedLine> lines, string stepId, bool again, string author,
        CancellationToken stop)
    {
        if (lines.IsEmpty)
        {
            if (ParcelNumber.Read(number).IsOneOfSeveral) return new ScanDone([], new Refusal.ParcelOfSeveral(number));
            // A rejected parcel has no return of its own yet: it is made when its goods are inspected.
            var parcel = await ScannedParcel.FindAsync(number, engine, stop);
            if (parcel.Kind != "return" || parcel.Rows.Count == 0)
                return new ScanDone([], new Refusal.NothingExpected(number));
            if (parcel.Rows.Count > 1) return new ScanDone([], new Refusal.SeveralReturns());
            lines = await ExpectedAsync(parcel.Rows[0], stop);
            if (lines.IsEmpty)
                return new ScanDone([new(parcel.Rows[0].Key, parcel.Rows[0].ReturnNo, new Accepted.Duplicate())]);
        }
        var results = new List<BoxResult>();
        foreach (var part in lines.GroupBy(l => (l.Order, l.ReturnNo)))
        {
            var fact = new Fact.ReturnStep(
                part.Key.Order, ReturnAction.Receive, "", stepId, author,
                [.. part.Select(l => new LineQuantity(l.LineNo, l.Quantity))], ReturnNo: part.Key.ReturnNo,
                Parcel: number, Again: again);
            await engine.Boxes.AwaitsAsync(number, part.Key.Order, part.Key.ReturnNo, author, stop);
            results.Add(new BoxResult(part.Key.Order, part.Key.ReturnNo, await AtOnceAsync(fact, stop)));
        }
        return new ScanDone(results);
    }

    /// <summary>What has not arrived of a return so far.</summary>
    private async Task<ImmutableArray<ScannedLine>> ExpectedAsync(ReturnRow row, CancellationToken stop)
    {
        var order = (await engine.ReadAsync(row.Key, stop))!;
        var known = order.Returns.First(r => r.ReturnNo == row.ReturnNo);
        return
        [
            .. Quantities.Minus(known.Expected, known.Received)
                .Select(l => new ScannedLine(row.Key, row.ReturnNo, l.LineNo, l.Quantity)),
        ];
    }

    /// <summary>A step for nothing known would be parked; a person with a scanner wants to know at once.</summary>
    private async Task<Accepted> AtOnceAsync(Fact.ReturnStep fact, CancellationToken stop) =>
        await engine.ReadAsync(fact.Key, stop) is not { } order
            ? new Accepted.Refused(new Refusal.OrderUnknown(fact.Key))
        : order.Returns.All(r => r.ReturnNo != fact.ReturnNo)
            ? new Accepted.Refused(new Refusal.ReturnUnknown(fact.ReturnNo ?? ""))
        : await engine.AcceptAsync(fact, stop);
}
