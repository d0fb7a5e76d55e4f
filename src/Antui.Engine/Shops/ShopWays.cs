using Antui.Core.Desk;
using Antui.Core.Effects;
using Antui.Core.Ports;
using Antui.Core.Ways;

namespace Antui.Engine.Shops;

/// <summary>Where the goods of a shop are, and so how it is proved that they will not leave or are back.</summary>
public enum Fulfilment
{
    /// <summary>The built-in order and warehouse desk.</summary>
    BuiltIn,
    /// <summary>A remote ERP that we ask to stop shipments.</summary>
    RemoteErp,
    /// <summary>An ERP that reports to us by itself, as it would to the platform's assistant.</summary>
    Reports,
}

/// <summary>How the refund comes about once the goods side has proved it.</summary>
public enum WayToMoney
{
    /// <summary>The platform's assistant refunds after our report, by the strategies set there.</summary>
    Assistant,
    /// <summary>Our own strategies decide, and we call the platform's agree.</summary>
    Direct,
    /// <summary>The shop is hosted here: our strategies decide, and we pay through its provider.</summary>
    PayOut,
}

/// <summary>
/// What a shop's configuration chooses from what its platform offers: the one place where words become ways.
/// </summary>
public static class ShopWays
{
    /// <returns>Null: the platform does not offer that.</returns>
    public static Channel? ChannelOf(ShopConfig config, Offer offer)
    {
        Channel? channel = config.Way switch
        {
            WayToMoney.Assistant => offer is Offer.Market ? new Channel.Assistant(config.Reports)
                : offer is Offer.ByReport ? new Channel.ReportEnds() : null,
            WayToMoney.Direct => offer is Offer.Market ? new Channel.Direct(config.Reports)
                : offer is Offer.ByReport ? new Channel.ReportEnds(ByStrategy: true) : null,
            WayToMoney.PayOut => offer is Offer.Here here ? new Channel.PayOut(here.Words)
            {
                SellerTerm = config.HostedDeadline,
                WhenSilent = config.HostedWhenSilent,
            } : null,
        };
        return channel is null ? null : channel with { AgreeReturns = config.AgreeReturns };
    }

    /// <param name="erp">The connector of the shop's own ERP, if it has one.</param>
    /// <param name="audit">The shop's own rules of the audit, if it has any.</param>
    public static Goods GoodsOf(ShopConfig config, Offer offer, Connector? erp, AuditRules? audit) =>
        config.Fulfilment switch
        {
            Fulfilment.BuiltIn => new Goods.OurDesk
            {
                StopsUntil = offer.StopsUntil,
                AutoAudit = config.AutoAudit,
                Audit = audit,
            },
            Fulfilment.RemoteErp => new Goods.RemoteErp(
                Documents: erp is not null, SendsOrders: erp?.Port<IPerform<Effect.SendOrder>>() is not null),
            Fulfilment.Reports => new Goods.ReportsComeIn(),
        };

    /// <summary>What the shop chose and its platform does not offer, each with what to do.</summary>
    public static IEnumerable<string> Faults(ShopConfig config, Offer offer)
    {
        if (ChannelOf(config, offer) is null)
            yield return
                "way: a hosted shop pays out (\"pay-out\"); a shop on a platform uses \"assistant\" or \"direct\".";
        if (config.Intake.Pool && offer is Offer.Here)
            yield return "intake.pool: only for a shop on a platform; a hosted shop's orders are here already.";
    }
}
