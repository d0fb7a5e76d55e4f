using System.Diagnostics;
using Antui.Connectors.Ascp;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Stock;
using Antui.Engine;
using Antui.Engine.Lanes;
using Antui.Sandbox.Months;

namespace Antui.Sandbox.Demo;

/// <summary>Adds up what really happened, from the marketplace's ledger and the parcels that left, and checks it.</summary>
internal sealed class Audit(RefundEngine market, RefundEngine merchant, IReadOnlyList<OrderPlan> plans, string ownStore)
{
    private const int MostOpen = 50, MostAsked = 10_000;

    private readonly Dictionary<string, long> _paidByRefund = [];
    private readonly Dictionary<string, long> _paidByOrder = [];
    private int _orders, _refunds, _refunded, _automatic, _withPerson, _stopped, _received, _stopRefused, _documents, _shippedToo;
    private int _keptWrong, _amountWrong, _forgotten, _openInFlight;

    public async Task<DemoResult> RunAsync(TimeSpan simulated, TimeSpan wall, bool perfect, CancellationToken stop)
    {
        foreach (var node in new[] { market, merchant })
        {
            await foreach (var entry in node.Store.AllAsync(null, stop))
            {
                _paidByRefund[entry.RefundNo] = _paidByRefund.GetValueOrDefault(entry.RefundNo) + entry.Fen;
                var order = entry.Order.ToString();
                _paidByOrder[order] = _paidByOrder.GetValueOrDefault(order) + entry.Fen;
            }
        }
        foreach (var chunk in plans.Chunk(500)) await CountAsync(chunk, stop);
        var parked = await merchant.Store.ParkedCountAsync(null, stop) + await market.Store.ParkedCountAsync(null,
            stop);
        var result = Result(parked, simulated, wall, perfect) with
        {
            ReportsSent = await ReportsAsync(stop),
            StockPushed = await PushedAsync(stop),
        };
        var invariants = new Dictionary<string, bool>(result.Invariants)
        {
            ["stock_never_negative"] = await StockHoldsAsync(stop),
            ["books_balance"] = (await merchant.Lists.TrialBalanceAsync(null, null, null, stop))
                .GroupBy(s => s.Currency).All(g => g.Sum(s => s.DebitFen) == g.Sum(s => s.CreditFen)),
        };
        return result with { Invariants = invariants, Open = await OpenAsync(stop) };
    }

    /// <summary>What did not end and is with nobody, and facts that found no place; a few of each node.</summary>
    private async Task<IReadOnlyList<OpenItem>> OpenAsync(CancellationToken stop)
    {
        var items = new List<OpenItem>();
        var withPeople = new HashSet<string>();
        foreach (var node in new[] { merchant, market })
        {
            var person = new RefundFilter(Phases: [RefundPhase.Person]);
            var asked = await node.Lists.RefundsAsync(person, null, MostAsked, stop);
            withPeople.UnionWith(asked.Rows.Select(r => r.RefundNo));
        }
        var filter = new RefundFilter(
            Phases: [RefundPhase.Waiting, RefundPhase.Running, RefundPhase.Uncertain], Sort: RefundSort.Deadline);
        foreach (var node in new[] { merchant, market })
        {
            var refunds = await node.Lists.RefundsAsync(filter, null, MostOpen, stop);
            items.AddRange(refunds.Rows.Where(r => !withPeople.Contains(r.RefundNo)).Select(r => new OpenItem(
                node.Node, r.Shop, r.OrderNo, r.RefundNo, r.Phase.ToString().ToLowerInvariant(), r.Code)));
            var parked = await node.Store.ParkedAsync(null, MostOpen, stop);
            items.AddRange(parked.Select(p => new OpenItem(
                node.Node, p.Key.Shop, p.Key.OrderNo, "", "parked", p.Reason)));
        }
        return items;
    }

    private async Task<bool> StockHoldsAsync(CancellationToken stop)
    {
        const int most = 10_000;
        var rows = new List<StockRow>();
        foreach (var shop in merchant.Shops.All)
            rows.AddRange(await merchant.Lists.StockAsync(shop.Config.Id, null, most, stop));
        return rows.TrueForAll(row => row is { OnHand: >= 0, Occupied: >= 0, Defective: >= 0 });
    }

    /// <summary>SKUs whose stock a platform was told and took.</summary>
    private async Task<int> PushedAsync(CancellationToken stop)
    {
        var pushed = 0;
        foreach (var shop in merchant.Shops.All)
            pushed += (await merchant.Publications.AllAsync(shop.Config.Id, stop)).Count(p => p.Done);
        return pushed;
    }

    private async Task CountAsync(OrderPlan[] chunk, CancellationToken stop)
    {
        OrderKey[] keys = [.. chunk.Select(p => new OrderKey(p.Shop, p.OrderNo))];
        var there = await market.Store.LoadAsync(keys, stop);
        var here = await merchant.Store.LoadAsync(keys, stop);
        for (var i = 0; i < chunk.Length; i++)
        {
            var mine = Journal.Fold(here[i]);
            var hosted = chunk[i].Shop == ownStore ? mine : Journal.Fold(there[i]);
            if (hosted is null) continue;
            _orders++;
            CountOrder(chunk[i], hosted, mine);
        }
    }

    private void CountOrder(OrderPlan plan, Order hosted, Order? mine)
    {
        var paid = _paidByOrder.GetValueOrDefault(hosted.Key.ToString());
        if (plan.Refund is not { } refund)
        {
            if (paid != 0) _amountWrong++;
            return;
        }
        _refunds++;
        var got = _paidByRefund.GetValueOrDefault(refund.RefundNo);
        if (hosted.Case(refund.RefundNo) is not { } there || mine is null || CaseIn(mine, refund) is not { } known)
        {
            _forgotten++;
            return;
        }
        if (got == refund.Amount.Minor && there.IsSettled && known.IsSettled) Refunded(plan, refund, there, known, mine, paid);
        else if (got != 0) _amountWrong++;
        else if (known.WithPerson is not null || there.WithPerson is not null) _withPerson++;
        else _forgotten++;
        if (known.Instructions.Any(i => i.IsInFlight)) _openInFlight++;
        foreach (var e in mine.Evidence.Concat(hosted.Evidence).Where(e => e.RefundNo == refund.RefundNo).DistinctBy(e => e.Kind))
        {
            if (e.Kind is EvidenceKind.StopRefused) _stopRefused++;
            if (e is { Kind: EvidenceKind.Stopped, Holds: true } && there.Claim.Kind is RefundKind.Unshipped) _stopped++;
            if (e.Kind is EvidenceKind.Received) _received++;
        }
    }

    /// <summary>Tmall Global direct calls a cancel by the order's number, and a return by the request's.</summary>
    private static RefundCase? CaseIn(Order mine, RefundPlan refund)
    {
        var own = mine.Case(refund.RefundNo);
        return own is { IsSettled: true } ? own : mine.Case(AscpMap.CancelNo(mine.Key.OrderNo)) is { } cancel && (own is null || cancel.IsSettled)
            ? cancel : own;
    }

    private void Refunded(OrderPlan plan, RefundPlan refund, RefundCase there, RefundCase known, Order mine, long paid)
    {
        _refunded++;
        if (known.Person is null && !there.Instructions.Any(i => i.Author.StartsWith("person:", StringComparison.Ordinal))) _automatic++;
        if (known.DocumentClosed) _documents++;
        if (plan.Row.Total.Minor - paid != plan.Row.Kept.Minor) _keptWrong++;
        if (there.Claim.Kind is not RefundKind.Unshipped) return;
        foreach (var need in mine.Covered(known.Claim))
        {
            var left = mine.Evidence.Where(e => e is { Kind: EvidenceKind.Shipped, Holds: true })
                .Sum(e => Quantities.Of(mine.Covered(e), need.LineNo));
            if (left + need.Quantity > (mine.Line(need.LineNo)?.Quantity ?? 0))
            {
                _shippedToo++;
                return;
            }
        }
    }

    private DemoResult Result(long parked, TimeSpan simulated, TimeSpan wall, bool perfect)
    {
        var doubled = plans.Count(p => p.Refund is { } r && _paidByRefund.GetValueOrDefault(r.RefundNo) > r.Amount.Minor);
        var over = plans.Count(p => _paidByOrder.GetValueOrDefault(new OrderKey(p.Shop, p.OrderNo).ToString()) > p.Row.Total.Minor);
        var owed = plans.Sum(p => p.Refund?.Amount.Minor ?? 0);
        var sum = _paidByRefund.Values.Sum();
        return new DemoResult
        {
            Orders = _orders,
            PaidOrders = plans.Count(p => p.Row.Paid is not null),
            Refunds = _refunds,
            Refunded = _refunded,
            RefundedFen = sum,
            Automatic = _automatic,
            WithPerson = _withPerson,
            Parked = parked,
            StoppedBeforeShipment = _stopped,
            ReturnedAndReceived = _received,
            StopRefused = _stopRefused,
            ReportsSent = 0,
            Doubled = doubled,
            OverCeiling = over,
            RefundedButShipped = _shippedToo,
            ErpDocumentsClosed = _documents,
            Facts = market.Meters.Received + merchant.Meters.Received,
            SimulatedSeconds = (long)simulated.TotalSeconds,
            WallSeconds = Math.Round(wall.TotalSeconds, 2),
            LifecyclesPerSecond = Math.Round(_refunded / Math.Max(0.001, wall.TotalSeconds), 1),
            EvidenceToRefundMs = new Percentiles(
                Math.Round(merchant.Meters.EvidenceToRefund.PercentileMs(0.5), 2),
                Math.Round(merchant.Meters.EvidenceToRefund.PercentileMs(0.99), 2)),
            PeakMemoryMb = Math.Round(Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0, 1),
            Invariants = new Dictionary<string, bool>
            {
                ["never_refunded_twice"] = doubled == 0,
                ["never_above_what_was_paid"] = over == 0,
                ["never_refunded_and_shipped"] = _shippedToo == 0,
                ["every_refund_ends_or_is_with_a_person"] = _forgotten == 0,
                ["every_amount_exact"] = _amountWrong == 0,
                ["every_order_keeps_what_the_file_says"] = _keptWrong == 0,
                ["nothing_left_unknown"] = _openInFlight == 0,
                ["all_refunded_when_perfect"] = !perfect || (_refunded == _refunds && _automatic == _refunds && sum == owed),
                ["erp_documents_closed"] = _documents == _refunded,
                ["facts_accounted_for"] = Accounted(market.Meters) && Accounted(merchant.Meters),
            },
        };
    }

    private async Task<long> ReportsAsync(CancellationToken stop)
    {
        var figures = await merchant.Lists.FiguresAsync(null, new Instant(0), Instant.From(DateTimeOffset.MaxValue.AddYears(-1)), false, stop);
        return figures.Where(f => f.Name == "reports").Sum(f => f.Value);
    }

    /// <summary>E1: received = applied + duplicate + parked + refused.</summary>
    private static bool Accounted(EngineMeters m) => m.Received == m.Applied + m.Duplicate + m.Parked + m.Refused;
}
