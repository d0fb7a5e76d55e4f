using Antui.Core.Ledger;

namespace Antui.Core.Tests.Specs;

/// <summary>What is booked, as "account debit/credit". The order: 20,500 paid, 600 of it freight.</summary>
public sealed class BookSpecs
{
    [Fact]
    public void A_sale_is_booked_when_it_is_paid_and_once()
    {
        var world = new World(AtDesk);
        world.Accept(Seen(Head(OrderStatus.AwaitingPayment)));
        Assert.Equal("", Booked(world));
        world.Accept(Seen(Head(OrderStatus.Paid, 5)));
        world.Accept(Seen(Head(OrderStatus.Shipped, 9)));
        Assert.Equal("Receivable 20500/0, SalesGoods 0/19900, SalesFreight 0/600", Booked(world));
    }

    [Fact]
    public void An_order_cancelled_after_payment_is_no_sale() =>
        Assert.Equal(
            "Receivable 20500/20500, SalesGoods 19900/19900, SalesFreight 600/600",
            Booked(World.With(AtDesk, Seen(Head(OrderStatus.Cancelled, 5)))));

    [Fact]
    public void A_refund_books_goods_and_freight_and_a_late_failure_takes_them_back()
    {
        var world = World.With(Manual, Seen(Asks(10_500, freight: 600, status: ClaimStatus.Refunded)));
        Assert.Equal(
            "Receivable 20500/10500, SalesGoods 0/19900, SalesFreight 0/600, Returns 9900/0, FreightRefunds 600/0",
            Booked(world));
        world.Accept(Seen(Asks(10_500, freight: 600, version: 2)));
        Assert.Equal(
            "Receivable 31000/10500, SalesGoods 0/19900, SalesFreight 0/600, Returns 9900/9900, FreightRefunds 600/600",
            Booked(world));
    }

    [Fact]
    public void A_compensation_is_booked_as_such() =>
        Assert.EndsWith(
            "Compensation 500/0",
            Booked(World.With(Manual,
                Seen(Asks(500, RefundKind.Compensation, status: ClaimStatus.Refunded)))), StringComparison.Ordinal);

    private static string Booked(World world) => string.Join(", ",
        from p in Books.Of(null, world.Journal)
        group p by p.Account into account
        orderby account.Key
        select $"{account.Key} {account.Sum(p => p.DebitFen)}/{account.Sum(p => p.CreditFen)}");
}
