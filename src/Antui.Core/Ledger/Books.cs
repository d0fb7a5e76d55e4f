using Antui.Core.Orders;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Ledger;

/// <summary>The accounts that an order's money moves between. Names are stored.</summary>
public enum BookAccount
{
    /// <summary>What the platform or the payment provider owes the shop (应收平台款).</summary>
    Receivable,
    /// <summary>Goods sold (商品销售收入).</summary>
    SalesGoods,
    /// <summary>Freight that buyers paid (运费收入).</summary>
    SalesFreight,
    /// <summary>Goods paid back (销售退回).</summary>
    Returns,
    /// <summary>Freight paid back (运费退回).</summary>
    FreightRefunds,
    /// <summary>Paid back without goods: compensation and price protection (赔付).</summary>
    Compensation,
    /// <summary>What couriers charge for parcels called back (拦截费).</summary>
    CourierFees,
    /// <summary>What the shop owes couriers for it (应付快递费).</summary>
    CourierPayable,
}

/// <summary>One side of a booking, in fen of the order's currency.</summary>
/// <param name="Ref">The refund's number; empty for the sale itself.</param>
public sealed record Posting(
    BookAccount Account, long DebitFen, long CreditFen, string Ref, string Text, string Currency = Money.Yuan);

/// <summary>
/// Double entry: what an order's events moved. It is the difference between how the sale and each refund stand before
/// and after an event, so it balances and agrees with <see cref="OrderLedger"/> whatever happened in between.
/// </summary>
public static class Books
{
    /// <param name="before">The order before the events; null when they begin with its placing.</param>
    public static List<Posting> Of(Order? before, IReadOnlyCollection<OrderEvent> events)
    {
        var postings = new List<Posting>();
        if (!events.Any(Moves)) return postings;
        var order = before;
        foreach (var happened in events)
        {
            var after = Fold.Evolve(order, happened);
            switch (happened)
            {
                case Placed or Updated:
                    Sale(order, after, postings);
                    break;
                case Refunded e:
                    Refund(order, after, e.RefundNo, "refund", postings);
                    break;
                case RefundFailed e:
                    Refund(order, after, e.RefundNo, "refund taken back", postings);
                    break;
                case Changed e:
                    Refund(order, after, e.Claim.RefundNo, "refund changed", postings);
                    break;
                case Answered { FeeFen: > 0 } e:
                    postings.Add(new Posting(BookAccount.CourierFees, e.FeeFen, 0, e.RefundNo, "recall"));
                    postings.Add(new Posting(BookAccount.CourierPayable, 0, e.FeeFen, e.RefundNo, "recall"));
                    break;
            }
            order = after;
        }
        return postings;
    }

    private static bool Moves(OrderEvent happened) =>
        happened is Placed or Updated or Refunded or RefundFailed or Changed or Answered { FeeFen: > 0 };

    private static void Sale(Order? before, Order after, List<Posting> into)
    {
        var (goodsWas, freightWas) = before is null ? (0, 0) : Sold(before);
        var (goods, freight) = Sold(after);
        var text = goods + freight >= goodsWas + freightWas ? "sale" : "sale cancelled";
        Book(BookAccount.SalesGoods, goods - goodsWas, "", text, after, into);
        Book(BookAccount.SalesFreight, freight - freightWas, "", text, after, into);
    }

    private static void Refund(Order? before, Order after, string refundNo, string text, List<Posting> into)
    {
        var was = before?.Case(refundNo);
        var now = after.Case(refundNo);
        foreach (var account in (ReadOnlySpan<BookAccount>)[BookAccount.Returns, BookAccount.FreightRefunds,
            BookAccount.Compensation])
            Book(account, Share(was, account) - Share(now, account), refundNo, text, after, into);
    }

    /// <summary>Goods and freight of a sale that stands; a word we do not know leaves a paid order a sale.</summary>
    private static (long Goods, long Freight) Sold(Order order)
    {
        var head = order.Head;
        if (!order.IsPaid && (head.Status is not OrderStatus.Unknown || head.PaidAt is null)) return (0, 0);
        var freight = Math.Min(head.Freight.Minor, head.Paid.Minor);
        return (head.Paid.Minor - freight, freight);
    }

    /// <summary>What of a settled refund stands on this account.</summary>
    private static long Share(RefundCase? refund, BookAccount account)
    {
        if (refund?.Settlement is not { } settled) return 0;
        var fen = settled.Amount.Minor;
        if (refund.Claim is { RestOf: null, Kind: RefundKind.Compensation or RefundKind.PriceProtection })
            return account is BookAccount.Compensation ? fen : 0;
        var freight = Math.Clamp(settled.FreightFen, 0, fen);
        return account switch
        {
            BookAccount.Returns => fen - freight,
            BookAccount.FreightRefunds => freight,
            _ => 0,
        };
    }

    /// <summary>A positive amount is credited to the account and debited to what is owed to the shop.</summary>
    private static void Book(BookAccount account, long fen, string no, string text, Order order, List<Posting> into)
    {
        if (fen == 0) return;
        var currency = order.Head.Paid.Currency;
        var (debit, credit) = fen > 0 ? (fen, 0L) : (0L, -fen);
        into.Add(new Posting(BookAccount.Receivable, debit, credit, no, text, currency));
        into.Add(new Posting(account, credit, debit, no, text, currency));
    }
}
