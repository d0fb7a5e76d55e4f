using System.Diagnostics;
using Antui.Core.Desk;
using Antui.Core.Orders;
using Antui.Core.Ways;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Refunds;

/// <summary>
/// A shop that lives here: requests come from the store's buyers and are answered by its seller or his ERP. Here we are
/// the platform, so every change makes the request's next version.
/// </summary>
public static class HostedShop
{
    public static Decision Decide(
        Order order, Fact fact, Channel.PayOut shop, ShopPolicy policy, Instant now) => fact switch
        {
            Fact.BuyerAsks f => Asks(order, f, shop, now),
            Fact.BuyerChanges f => order.Case(f.RefundNo) is { } c ? Changes(order, c, f, shop, now) : Unknown(),
            Fact.SellerAnswers f => order.Case(f.RefundNo) is { } c ? Answers(order, c, f, shop, policy, now) : Unknown(),
            Fact.PayOutFailed f => order.Case(f.RefundNo) is { } c ? Failed(c, f, shop, now) : Unknown(),
            _ => throw new UnreachableException(fact.GetType().Name),
        };

    private static Decision Asks(Order order, Fact.BuyerAsks f, Channel.PayOut shop, Instant now)
    {
        if (order.Case(f.RefundNo) is { } known)
        {
            return known.Claim.Amount == f.Amount && known.Claim.Kind == f.Kind
                ? Decision.Nothing
                : new Refusal.RequestExists();
        }
        if (Fault(order, f.Amount, f.Freight, f.Lines) is { } fault) return fault;
        if (!order.IsPaid) return new Refusal.NotPaid();
        var aftersale = order.Head.Status is OrderStatus.Finished;
        var claim = new Claim(
            f.RefundNo, now.Ms, f.Kind, ClaimStatus.AwaitingSeller, "", f.Amount, f.Freight,
            f.Lines.IsDefault ? [] : f.Lines, f.Reason, aftersale ? "aftersale" : "onsale", now, now);
        return Decision.Events([new Asked(shop.Begin(claim, ClaimStatus.AwaitingSeller, now), now)]);
    }

    private static Decision Changes(Order order, RefundCase c, Fact.BuyerChanges f, Channel.PayOut shop, Instant now)
    {
        if (c.IsSettled) return new Refusal.RefundMade();
        if (c.Instructions.Any(i => i.MayLand)) return new Refusal.BeingPaid();
        switch (f.Change)
        {
            case BuyerChange.Modify:
                var amount = f.Amount ?? c.Claim.Amount;
                var kind = f.Kind ?? c.Claim.Kind;
                if (amount == c.Claim.Amount && kind == c.Claim.Kind) return Decision.Nothing;
                if (Fault(order, amount, c.Claim.Freight, c.Claim.Lines) is { } fault) return fault;
                return One(c, now, x => shop.Begin(x, ClaimStatus.AwaitingSeller, now) with
                {
                    Amount = amount,
                    Kind = kind,
                });
            case BuyerChange.Withdraw:
                return c.Claim.Status is ClaimStatus.Closed ? Decision.Nothing : Decision.Events([
                    c.Changed(now, x => shop.Begin(x, ClaimStatus.Closed, now)),
                    .. Release.Of(order, c),
                ]);
            case BuyerChange.AskAgain:
                if (c.Claim.Status is not (ClaimStatus.Closed or ClaimStatus.SellerRefused)) return Decision.Nothing;
                return Fault(order, f.Amount ?? c.Claim.Amount, c.Claim.Freight, c.Claim.Lines) is { } wrong ? wrong
                    : One(c, now, x => shop.Begin(x, ClaimStatus.AwaitingSeller, now) with
                    {
                        Kind = f.Kind ?? x.Kind,
                        Amount = f.Amount ?? x.Amount,
                    });
            case BuyerChange.SendBack:
                if (c.Claim.Status is ClaimStatus.AwaitingReceipt && c.Claim.Tracking == f.Tracking) return Decision.Nothing;
                if (c is { Claim.Status: ClaimStatus.Closed, StandsBySilence: true })
                    return new Refusal.TermOver(c.Lapse!.Deadline);
                if (c.Claim.Status is not (ClaimStatus.AwaitingBuyerReturn or ClaimStatus.AwaitingReceipt))
                    return new Refusal.ReturnNotAgreed();
                if (f.Tracking is null) return new Refusal.TrackingMissing();
                var sent = One(c, now, x => shop.Begin(x, ClaimStatus.AwaitingReceipt, now) with
                {
                    Tracking = f.Tracking,
                });
                // The warehouse finds the return by its parcel's number.
                return order.Returns.FirstOrDefault(r => r.RefundNo == c.RefundNo) is { } expected && expected.Tracking != f.Tracking
                    ? Decision.Events([.. sent.Happened, new OrderEvent.ReturnTracked(expected.ReturnNo, f.Tracking)])
                    : sent;
            default: throw new UnreachableException();
        }
    }

    private static Decision Answers(
        Order order, RefundCase c, Fact.SellerAnswers f, Channel.PayOut shop, ShopPolicy policy, Instant now)
    {
        if (c.IsSettled) return f.Answer is SellerAnswer.AgreeRefund
            ? Decision.Nothing : new Refusal.RefundMade();
        if (c.StandsBySilence && f.Answer is SellerAnswer.Refuse or SellerAnswer.RefuseReturn)
            return new Refusal.TermOver(c.Lapse!.Deadline);
        if (f.Version != 0 && f.Version != c.Claim.Version) return new Refusal.StaleVersion();
        if (f.Amount is { } amount && amount != c.Claim.Amount) return new Refusal.AmountDiffers();
        return f.Answer switch
        {
            SellerAnswer.AgreeReturn => c.Claim.Status switch
            {
                ClaimStatus.AwaitingSeller when c.Claim.Kind is RefundKind.Return =>
                    One(c, now, x => shop.Begin(x, ClaimStatus.AwaitingBuyerReturn, now)),
                ClaimStatus.AwaitingBuyerReturn or ClaimStatus.AwaitingReceipt => Decision.Nothing,
                _ => WrongState(c),
            },
            SellerAnswer.AgreeRefund => c.Claim.Status is ClaimStatus.AwaitingSeller or ClaimStatus.AwaitingReceipt
                ? Agreed(order, c, f, policy, now) : WrongState(c),
            SellerAnswer.Refuse or SellerAnswer.RefuseReturn => c.Claim.Status is ClaimStatus.SellerRefused ? Decision.Nothing
                : !c.Claim.IsOpen ? WrongState(c)
                : c.Instructions.Any(i => i.MayLand)
                    ? new Refusal.PaidMeanwhile()
                : One(c, now, x => shop.Begin(x, ClaimStatus.SellerRefused, now)),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The seller's own agreement: his word for goods and strategies; the money rules stay.</summary>
    private static Decision Agreed(Order order, RefundCase c, Fact.SellerAnswers f, ShopPolicy policy, Instant now)
    {
        if (c.IsApproved || c.IsAgreedBySilence) return Decision.Nothing;
        if (c.Person?.Action is PersonAction.Hold or PersonAction.Refuse or PersonAction.SetHandled)
            return new Refusal.HeldByPerson(c.Person.Author, c.Person.Action);
        return Approval.Decide(order, c, new PersonSay(
            PersonAction.Approve, f.Source, f.Reason == "" ? "agreed on the platform" : f.Reason, now, c.Claim.Version,
            ["shipment-stopped", "goods-received", "gifts-returned", "kind-is-automatic"]), policy, now);
    }

    private static Decision Failed(RefundCase c, Fact.PayOutFailed f, Channel.PayOut shop, Instant now)
    {
        // Taken back before we knew that it was paid: kept until the question about it is answered.
        if (c.Find(f.InstructionKey) is { IsLive: true }) return Decision.Park("PAY_OUT_OPEN");
        if (!c.IsSettled || c.Find(f.InstructionKey) is not { State: InstructionState.Done }) return Decision.Nothing;
        return Decision.Events([
            new RefundFailed(c.RefundNo, f.Reason, now),
            c.Changed(now, x => shop.Begin(x, x.Kind is RefundKind.Return
                ? ClaimStatus.AwaitingReceipt : ClaimStatus.AwaitingSeller, now)),
        ]);
    }

    private static Refusal? Fault(Order order, Money amount, Money? freight, ImmutableArray<LineQuantity> lines)
    {
        if (!amount.IsPositive) return new Refusal.AmountNotPositive();
        if (freight is { } part && (part.Minor < 0 || part.Minor > amount.Minor)) return new Refusal.FreightWrong();
        if (amount.Currency != order.Head.Paid.Currency)
            return new Refusal.CurrencyDiffers(order.Head.Paid.Currency);
        if (amount > order.Head.Paid) return new Refusal.AbovePaid(order.Head.Paid);
        foreach (var line in lines.IsDefault ? [] : lines)
        {
            if (order.Line(line.LineNo) is not { } known) return new Refusal.ItemNotInOrder(line.LineNo);
            if (line.Quantity < 1 || line.Quantity > known.Quantity)
                return new Refusal.AboveOrdered(line.LineNo, known.Quantity);
        }
        return null;
    }

    private static Decision One(RefundCase c, Instant now, Func<Claim, Claim> change) =>
        Decision.Events([c.Changed(now, change)]);

    private static Decision WrongState(RefundCase c) => new Refusal.WrongState(c.Claim.RawStatus);

    private static Decision Unknown() => Decision.Park("REFUND_UNKNOWN");
}
