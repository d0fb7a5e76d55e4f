using Antui.Connectors.Hosted;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Ports;
using Antui.Core.Strategies;
using Antui.Engine.Shops;
using Antui.Server.Shops;
using Antui.Tests.Gateways;

namespace Antui.Tests.Inside;

public sealed class Probing_a_shop
{
    [Fact]
    public async Task Platform_and_erp_are_both_asked_and_one_does_not_hide_the_other()
    {
        await using var site = await Site.StartAsync();
        var state = new ConnectionState();
        var shop = new Shop(
            site.Engine.Shops.Find(Site.Taobao)!.Config, new StrategySet(1, "", default, []), default,
            new Parties(
                HostedConnector.Offer, Ports(new Outcome.Refused("27", "session ended")),
                Ports(new Outcome.Done())),
            state);

        await ShopsApi.ProbeAsync(shop, site.Engine, TestContext.Current.CancellationToken);

        Assert.Contains("session ended", state.Platform.Error, StringComparison.Ordinal);
        Assert.Equal((true, (Instant?)site.Now), (state.Erp.Ok, state.Erp.LastOk));
    }

    private static Connector Ports(Outcome outcome) => new Connector().Can<IProbe>(new Party(outcome));

    private sealed class Party(Outcome outcome) : IProbe
    {
        public Task<Outcome> ProbeAsync(CancellationToken stop) => Task.FromResult(outcome);
    }
}
