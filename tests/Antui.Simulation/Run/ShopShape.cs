using System.Collections.Immutable;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Strategies;
using Antui.Core.Ways;
using Antui.Engine.Shops;
using Antui.Simulation.Kernel;
using Antui.Simulation.Parties;

namespace Antui.Simulation.Run;

/// <summary>A shop of this seed: where its money is, where its goods are, and how strict it is.</summary>
internal sealed class ShopShape
{
    /// <summary>The platform of shops that live here.</summary>
    public const string Hosted = "hosted";

    public required string Id { get; init; }

    public required Fulfilment Fulfilment { get; init; }

    public required WayToMoney Way { get; init; }

    public required ShopConfig Config { get; init; }

    /// <summary>Its strategy lets gifts stay in refunds up to this; -1: in none.</summary>
    public long GiftsStayUpToFen { get; private init; } = -1;

    /// <summary>What nobody answers in time is decided as a platform does.</summary>
    public bool SilenceDecides { get; private init; }

    /// <summary>Null when the shop lives here.</summary>
    public Platform? Platform { get; set; }

    public static ShopShape Draw(Sim sim, string id, Timing timing)
    {
        var random = sim.World.Random;
        var hosted = random.Chance(0.35);
        var fulfilment = hosted
            ? random.Of(Fulfilment.BuiltIn, Fulfilment.Reports)
            : random.Of(Fulfilment.BuiltIn, Fulfilment.RemoteErp, Fulfilment.Reports);
        var way = hosted ? WayToMoney.PayOut : random.Of(WayToMoney.Direct, WayToMoney.Direct, WayToMoney.Assistant);
        var caps = random.Chance(0.12)
            ? new Caps { MinuteFen = random.Between(8_000, 20_000), HourFen = random.Between(15_000, 60_000) }
            : random.Chance(0.1) ? new Caps { RefundFen = random.Between(2_000, 20_000) } : new Caps();
        Condition[] limit = random.Chance(0.15) ? [new AmountAtMost(random.Between(3_000, 15_000))] : [];
        var stay = sim.Shapes.Gifts?.Chance(0.25) is true;
        Condition[] back = stay ? [.. limit, new GiftsMayStay()] : limit;
        var config = new ShopConfig
        {
            Id = id,
            Platform = hosted ? Hosted : fulfilment is Fulfilment.RemoteErp ? "sim-erp" : "sim",
            Fulfilment = fulfilment,
            Way = way,
            Reports = random.Chance(0.6),
            Timing = timing,
            Caps = caps,
            Poll = new PollConfig
            {
                Interval = TimeSpan.FromSeconds(random.Of(20, 60, 120)),
                Overlap = TimeSpan.FromMinutes(10),
                Backfill = TimeSpan.FromHours(1),
            },
            Strategies =
            [
                new Strategy { Id = "u", Name = "unshipped", Template = StrategyTemplate.UnshippedStopped, Conditions = [.. limit] },
                new Strategy
                {
                    Id = "r", Name = "return", Template = StrategyTemplate.ReturnReceived, Conditions = [.. back],
                },
            ],
            Connection = JsonDocument.Parse("{}").RootElement,
        };
        if (sim.Shapes.Gates is { } gates && gates.Chance(0.4))
            config = config with { Caps = new Caps { HourFen = gates.Between(8_000, 60_000) } };
        var silent = hosted && sim.Shapes.Silence is not null;
        if (silent) config = Silent(config, sim.Shapes.Silence!);
        config = Partners(config, sim.Shapes);
        var most = !stay ? -1 : limit is [AmountAtMost at] ? at.Fen : long.MaxValue;
        var shape = new ShopShape
        {
            Id = id,
            Fulfilment = fulfilment,
            Way = way,
            Config = sim.Mutant.Config(config),
            GiftsStayUpToFen = most,
            SilenceDecides = silent,
        };
        if (!hosted) shape.Platform = new Platform(sim, id, assistantPays: way is WayToMoney.Assistant || random.Chance(0.1));
        return shape;
    }

    /// <summary>Who else has to do with its goods.</summary>
    private static ShopConfig Partners(ShopConfig config, Shapes shapes)
    {
        if (config.Fulfilment is Fulfilment.RemoteErp && shapes.Papers is { } papers)
        {
            var kind = papers.Of(Papers.Kind, OtherWarehouse.Kind);
            config = config with { Erp = new ErpConfig { Kind = kind, Connection = config.Connection } };
        }
        return shapes.Courier is null ? config
            : config with { Courier = new CourierConfig { Kind = Courier.Kind, Connection = config.Connection } };
    }

    /// <summary>Terms so short that they end within a run, and sellers who leave much to people.</summary>
    private static ShopConfig Silent(ShopConfig config, SplitMix random) => config with
    {
        HostedWhenSilent = WhenSilent.Decide,
        HostedDeadline = TimeSpan.FromSeconds(random.Between(240, 1_200)),
        Strategies = random.Chance(0.5) ? [] : config.Strategies,
        AgreeReturns = random.Chance(0.5),
    };

    public void Inspects(Sim sim, OrderKey key, string refundNo, ImmutableArray<LineQuantity> lines, string number)
    {
        var (now, later) = sim.Gifts?.SentBack(key, lines) ?? ([], []);
        if (Fulfilment is Fulfilment.BuiltIn) sim.Dock.Arrives(number, key, refundNo, [.. lines, .. now], later);
        else sim.Erp.Inspects(key, refundNo, [.. lines, .. now], later, number);
    }

    public void Order(Sim sim, string orderNo)
    {
        if (Platform is null) sim.HostedBuyers.Order(this, orderNo);
        else sim.Buyers.Order(this, orderNo);
    }
}
