using System.Text.Json;
using Antui.Connectors.Ascp;
using Antui.Connectors.Hosted;
using Antui.Connectors.Qimen;
using Antui.Connectors.Taobao;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Ways;
using Antui.Engine.Shops;

namespace Antui.Tests.Inside;

/// <summary>What a shop's configuration comes to with what its platform offers.</summary>
public sealed class Ways_of_a_shop
{
    private static readonly Dictionary<string, Offer> Offers = new()
    {
        ["taobao"] = TaobaoShop.Offer,
        ["ascp"] = AscpShop.Offer,
        ["qimen"] = QimenWms.Offer,
        ["hosted"] = HostedConnector.Offer,
    };

    [Theory]
    [InlineData("taobao", WayToMoney.Assistant, typeof(Channel.Assistant), false)]
    [InlineData("taobao", WayToMoney.Direct, typeof(Channel.Direct), true)]
    [InlineData("taobao", WayToMoney.PayOut, null, false)]
    [InlineData("ascp", WayToMoney.Assistant, typeof(Channel.ReportEnds), false)]
    [InlineData("ascp", WayToMoney.Direct, typeof(Channel.ReportEnds), true)]
    [InlineData("ascp", WayToMoney.PayOut, null, false)]
    [InlineData("qimen", WayToMoney.Assistant, typeof(Channel.ReportEnds), false)]
    [InlineData("qimen", WayToMoney.Direct, typeof(Channel.ReportEnds), true)]
    [InlineData("hosted", WayToMoney.PayOut, typeof(Channel.PayOut), true)]
    [InlineData("hosted", WayToMoney.Assistant, null, false)]
    [InlineData("hosted", WayToMoney.Direct, null, false)]
    public void A_way_is_what_the_platform_makes_of_the_word(
        string platform, WayToMoney way, Type? expected, bool byStrategy)
    {
        var config = Config() with { Platform = platform, Way = way, AgreeReturns = false };
        var channel = ShopWays.ChannelOf(config, Offers[platform]);
        Assert.Equal(expected, channel?.GetType());
        var faults = config.Faults(Offers[platform]);
        Assert.Equal(expected is null, faults.Any(f => f.StartsWith("way:", StringComparison.Ordinal)));
        if (channel is not null) Assert.Equal((byStrategy, false), (channel.NeedsStrategy, channel.AgreeReturns));
    }

    [Fact]
    public void Terms_and_words_of_a_hosted_shop_are_of_its_own_way()
    {
        var config = Config() with
        {
            Way = WayToMoney.PayOut,
            HostedDeadline = TimeSpan.FromHours(7),
            HostedWhenSilent = WhenSilent.Decide,
        };
        var channel = Assert.IsType<Channel.PayOut>(ShopWays.ChannelOf(config, HostedConnector.Offer));
        Assert.Equal((TimeSpan.FromHours(7), true), (channel.SellerTerm, channel.SilenceDecides));
        Assert.Equal("WAIT_SELLER_AGREE", channel.Words(Core.Orders.ClaimStatus.AwaitingSeller));
    }

    [Fact]
    public void The_desk_stops_as_late_as_the_platform_takes_it_and_an_ERP_is_asked_what_it_can()
    {
        var desk = Assert.IsType<Goods.OurDesk>(ShopWays.GoodsOf(Config(), AscpShop.Offer, null, null));
        Assert.Equal(StopLevel.NotReleased, desk.StopsUntil);
        var remote = Config() with { Fulfilment = Fulfilment.RemoteErp };
        var sends = new Connector().Can<IPerform<Effect.SendOrder>>(new Sender());
        Assert.Equal(new Goods.RemoteErp(), ShopWays.GoodsOf(remote, TaobaoShop.Offer, null, null));
        Assert.Equal(
            new Goods.RemoteErp(Documents: true), ShopWays.GoodsOf(remote, TaobaoShop.Offer, new Connector(), null));
        Assert.Equal(
            new Goods.RemoteErp(Documents: true, SendsOrders: true),
            ShopWays.GoodsOf(remote, TaobaoShop.Offer, sends, null));
    }

    [Fact]
    public void A_port_that_was_not_declared_is_not_there_whatever_the_class_implements()
    {
        var connector = new Connector().Can(new Sender());
        Assert.Null(connector.Port<IPerform<Effect.SendOrder>>());
        Assert.NotNull(connector.Port<Sender>());
    }

    private static ShopConfig Config() => new()
    {
        Id = "s",
        Platform = "p",
        Connection = JsonSerializer.SerializeToElement(new { }),
    };

    private sealed class Sender : IPerform<Effect.SendOrder>
    {
        public Task<Outcome> PerformAsync(Effect.SendOrder effect, CancellationToken stop) =>
            Task.FromResult<Outcome>(new Outcome.Done());

        public Task<Outcome> FindOutAsync(Effect.SendOrder effect, CancellationToken stop) =>
            Task.FromResult<Outcome>(new Outcome.Absent());
    }
}
