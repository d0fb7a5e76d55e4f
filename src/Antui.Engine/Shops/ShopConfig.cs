using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Ports;
using Antui.Core.Returns;
using Antui.Core.Strategies;
using Antui.Core.Ways;

namespace Antui.Engine.Shops;

/// <summary>How a shop is polled.</summary>
public sealed record PollConfig
{
    /// <summary>Time between two polls of orders, and of refunds. Partner platforms advise 5 minutes beside pushes.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How far each window reaches back over the last one: at least the platform's index lag.</summary>
    public TimeSpan Overlap { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How far back the very first poll of a new shop reaches.</summary>
    public TimeSpan Backfill { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How often refunds that only a newer word of the platform can move are read again.</summary>
    public TimeSpan Recheck { get; init; } = TimeSpan.FromMinutes(10);
}

/// <summary>The ERP or warehouse of others behind a shop.</summary>
public sealed record ErpConfig
{
    /// <summary>"jushuitan", "wangdian", "kuaimai", "generic" or "qimen": names the connector.</summary>
    public required string Kind { get; init; }

    /// <summary>What this ERP's connector needs: address, keys, shop number. Its shape is the connector's.</summary>
    public JsonElement Connection { get; init; }
}

/// <summary>Who brings parcels back that left before they could be stopped.</summary>
public sealed record CourierConfig
{
    /// <summary>"kuaidi100" or "sf": names the connector.</summary>
    public required string Kind { get; init; }

    /// <summary>What this courier's connector needs: address, keys, who pays.</summary>
    public JsonElement Connection { get; init; }
}

/// <summary>A shop as its owner wrote it: immutable, versioned, replaced as a whole.</summary>
public sealed record ShopConfig
{
    public required string Id { get; init; }

    public string Name { get; init; } = "";

    /// <summary>"taobao" or "hosted": names the connector.</summary>
    public required string Platform { get; init; }

    public Fulfilment Fulfilment { get; init; } = Fulfilment.BuiltIn;

    public WayToMoney Way { get; init; } = WayToMoney.Direct;

    public bool Reports { get; init; } = true;

    public bool AgreeReturns { get; init; } = true;

    public bool AutoAudit { get; init; } = true;

    /// <summary>A recalled parcel counts as stopped up to this amount, in fen; 0 never.</summary>
    public long RecalledCountsUpToFen { get; init; }

    /// <summary>
    /// How often a refund that had succeeded and failed later is made again by machine; after that a person looks.
    /// </summary>
    public int LateFailuresRetried { get; init; } = 1;

    public ImmutableArray<Strategy> Strategies { get; init; } = [];

    public Caps Caps { get; init; } = new();

    public Timing Timing { get; init; } = new();

    public PollConfig Poll { get; init; } = new();

    /// <summary>
    /// Whether orders and refunds wait in a pool before they are converted. A document from before there was one has
    /// none.
    /// </summary>
    public IntakeConfig Intake { get; init => field = value ?? new(); } = new();

    public TimeSpan HostedDeadline { get; init; } = TimeSpan.FromHours(48);

    /// <summary>What a hosted shop does when a term ends and nobody answered.</summary>
    public WhenSilent HostedWhenSilent { get; init; } = WhenSilent.Ask;

    /// <summary>
    /// No effect is begun; the shop is still read, and facts are taken. A person pauses and resumes it besides.
    /// </summary>
    public bool Paused { get; init; }

    /// <summary>What the platform's connector needs: address, keys, session. Its shape is the connector's.</summary>
    public JsonElement Connection { get; init; }

    /// <summary>With fulfilment "remote-erp": the ERP that has the goods.</summary>
    public ErpConfig? Erp { get; init; }

    /// <summary>Parcels that left too early are asked back from this courier; absent: people do it.</summary>
    public CourierConfig? Courier { get; init; }

    /// <summary>Everything that is wrong, at once, each with what to do.</summary>
    /// <param name="offer">What the platform offers; null while it is unknown.</param>
    public IReadOnlyList<string> Faults(Offer? offer)
    {
        var faults = new List<string>();
        void Need(bool good, string fault)
        {
            if (!good) faults.Add(fault);
        }
        Need(!string.IsNullOrWhiteSpace(Id) && Id.Length <= 64 && Id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'),
            "id: give 1 to 64 letters, digits, '-', '_' or '.'.");
        Need(Erp is null || Fulfilment is Fulfilment.RemoteErp, "erp: only with fulfilment \"remote-erp\"; otherwise leave it out.");
        Need(HostedDeadline >= TimeSpan.FromMinutes(1) && HostedDeadline <= TimeSpan.FromDays(90),
            "hostedDeadline: 1 minute to 90 days.");
        Need(HostedWhenSilent is WhenSilent.Ask || Way is WayToMoney.PayOut,
            "hostedWhenSilent: \"decide\" is only for a hosted shop; elsewhere the platform decides.");
        Need(LateFailuresRetried is >= 0 and <= 10, "lateFailuresRetried: 0 to 10.");
        Need(Poll.Interval >= TimeSpan.FromSeconds(1), "poll.interval: at least 1 second.");
        Need(Poll.Overlap >= TimeSpan.Zero, "poll.overlap: not negative.");
        Need(Poll.Backfill >= TimeSpan.Zero, "poll.backfill: not negative.");
        Need(Poll.Recheck >= TimeSpan.FromSeconds(1), "poll.recheck: at least 1 second.");
        Need(Timing.Lease > TimeSpan.Zero, "timing.lease: above 0, and longer than a call may take.");
        Need(Timing.BackOff > TimeSpan.Zero && Timing.BackOffMost >= Timing.BackOff, "timing.backOff: above 0 and not above backOffMost.");
        Need(Timing.UnknownHorizon >= Timing.Lease, "timing.unknownHorizon: at least the lease; a call may land that late.");
        Need(Timing.EscalationLead >= TimeSpan.Zero, "timing.escalationLead: not negative.");
        Need(Timing.StopLease >= TimeSpan.Zero, "timing.stopLease: not negative.");
        foreach (var (name, cap) in new[] { ("refundFen", Caps.RefundFen), ("minuteFen", Caps.MinuteFen), ("hourFen", Caps.HourFen), ("dayFen", Caps.DayFen) })
            Need(cap is null or > 0, $"caps.{name}: above 0, or leave it out for no cap.");
        if (offer is not null) faults.AddRange(ShopWays.Faults(this, offer));
        faults.AddRange(new StrategySet(1, "", default, Strategies).Faults());
        return faults;
    }

    /// <param name="offer">What the platform offers, this shop's choice among it.</param>
    /// <param name="erp">The connector of <see cref="Erp"/>.</param>
    /// <param name="audit">The shop's own rules of the audit; null while it has none.</param>
    public ShopPolicy ToPolicy(
        StrategySet strategies, Offer offer, Connector? erp = null, AuditRules? audit = null) => new()
        {
            Shop = Id,
            Platform = Platform,
            Channel = ShopWays.ChannelOf(this, offer)
            ?? throw new InvalidOperationException($"The platform of shop '{Id}' does not offer its way."),
            Goods = ShopWays.GoodsOf(this, offer, erp, audit),
            RecalledCountsUpToFen = RecalledCountsUpToFen,
            LateFailuresRetried = LateFailuresRetried,
            Strategies = strategies,
            Caps = Caps,
            Timing = Timing,
            Recalls = Courier is not null,
        };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    Converters = [typeof(KebabEnums)])]
[JsonSerializable(typeof(ShopConfig))]
[JsonSerializable(typeof(ShopConfig[]))]
[JsonSerializable(typeof(ImmutableArray<Strategy>))]
[JsonSerializable(typeof(StrategySet))]
[JsonSerializable(typeof(ImmutableArray<ReturnAddress>))]
[JsonSerializable(typeof(GateText))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(Instant))]
[JsonSerializable(typeof(AuditRules))]
[JsonSerializable(typeof(SortedDictionary<string, bool>))]
[JsonSerializable(typeof(JsonObject))]
public sealed partial class EngineJson : JsonSerializerContext;
