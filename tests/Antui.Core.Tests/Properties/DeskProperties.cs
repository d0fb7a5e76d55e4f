using Antui.Core.Ledger;
using Antui.Core.Stock;

namespace Antui.Core.Tests.Properties;

/// <summary>What holds of stock and books in every life of an order.</summary>
public sealed class DeskProperties
{
    [Fact]
    public void What_is_occupied_is_what_audited_shipments_still_have_whatever_stops_and_comes_back() =>
        Fuzz.Check<(bool ByHand, int[] Steps)>(1_500, life =>
    {
        var moved = new Dictionary<(string, string), int>();
        var before = (Order?)null;
        var cut = 0;
        Live(life.ByHand ? AtDesk with { Goods = new Goods.OurDesk { AutoAudit = false } } : Manual, life.Steps, world =>
        {
            foreach (var move in StockMoves.Of(before, world.Journal[cut..]))
                moved[(move.Warehouse, move.Sku)] = moved.GetValueOrDefault((move.Warehouse, move.Sku)) + move.Occupied;
            (before, cut) = (world.Order, world.Journal.Count);
            var held = (from s in world.Order!.Shipments
                        where s.Audited && !s.HasLeft
                        from l in s.Lines
                        group l.Quantity by (s.WarehouseOf("s1"), world.Order.Line(l.LineNo)!.Sku))
                .ToDictionary(g => g.Key, g => g.Sum());
            foreach (var key in moved.Keys.Union(held.Keys))
                Assert.Equal(held.GetValueOrDefault(key), moved.GetValueOrDefault(key));
        });
        return true;
    });

    [Fact]
    public void What_left_and_came_back_is_what_moved_on_hand() => Fuzz.Check<(int Shop, int[] Steps)>(1_000, life =>
    {
        var world = Live(life.Shop % 2 == 0 ? Manual : Hosted, life.Steps, _ => { });
        var moves = StockMoves.Of(null, world.Journal);
        var order = world.Order!;
        var left = order.Shipments.Where(s => s.HasLeft).Sum(s => s.Lines.Sum(l => l.Quantity));
        var found = order.Returns.SelectMany(r => r.Inspected).ToList();
        var good = found.Where(f => f.Grade is Grade.Good or Grade.Opened).Sum(f => f.Quantity);
        var bad = found.Where(f => f.Grade is Grade.Defective or Grade.WrongItem or Grade.Unclear).Sum(f => f.Quantity);
        Assert.Equal(good - left, moves.Sum(m => m.OnHand));
        Assert.Equal(bad, moves.Sum(m => m.Defective));
        return true;
    });

    [Fact]
    public void What_still_goes_out_or_left_is_never_more_than_was_bought() =>
        Fuzz.Check<(int Shop, int[] Steps)>(1_000, life =>
    {
        Live(Fuzz.Shops[(int)((uint)life.Shop % Fuzz.Shops.Length)], life.Steps, world =>
        {
            foreach (var line in world.Order!.Head.Lines)
            {
                var going = world.Order.Shipments.Where(s => s.Kind is Orders.ShipmentKind.Sale).Sum(s =>
                    s.Remaining(line.LineNo));
                Assert.True(going <= line.Quantity, $"{line.LineNo}: {going}");
            }
        });
        return true;
    });

    [Fact]
    public void The_books_balance_in_every_commit_and_agree_with_the_ledger() =>
        Fuzz.Check<(int Shop, int[] Steps)>(1_500, life =>
    {
        var sums = new Dictionary<BookAccount, long>();
        var before = (Order?)null;
        var cut = 0;
        Live(Fuzz.Shops[(int)((uint)life.Shop % Fuzz.Shops.Length)], life.Steps, world =>
        {
            var booked = Books.Of(before, world.Journal[cut..]);
            (before, cut) = (world.Order, world.Journal.Count);
            Assert.Equal(booked.Sum(p => p.DebitFen), booked.Sum(p => p.CreditFen));
            Assert.All(booked, p => Assert.True(p.DebitFen >= 0 && p.CreditFen >= 0 && p.DebitFen + p.CreditFen > 0));
            foreach (var p in booked) sums[p.Account] = sums.GetValueOrDefault(p.Account) + p.DebitFen - p.CreditFen;
            var order = world.Order!;
            var refunded = order.Cases.Where(c => c.IsSettled).Sum(OrderLedger.TakenFen);
            Assert.Equal(order.Head.Paid.Minor - refunded, sums.GetValueOrDefault(BookAccount.Receivable));
            Assert.Equal(order.Head.Paid.Minor,
                -sums.GetValueOrDefault(BookAccount.SalesGoods) - sums.GetValueOrDefault(BookAccount.SalesFreight));
            Assert.Equal(refunded,
                sums.GetValueOrDefault(BookAccount.Returns) + sums.GetValueOrDefault(BookAccount.FreightRefunds)
                + sums.GetValueOrDefault(BookAccount.Compensation));
        });
        return true;
    });

    private static World Live(ShopPolicy policy, int[] steps, Action<World> each)
    {
        var world = World.With(policy);
        var market = new Market(world);
        each(world);
        foreach (var step in steps)
        {
            Fuzz.Step(world, market, step);
            each(world);
        }
        return world;
    }
}
