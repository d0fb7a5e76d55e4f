using Antui.Simulation.Kernel;

namespace Antui.Simulation.Run;

/// <summary>
/// What some seeds hold besides. Each is drawn from a stream of its own, so that a seed without it runs as it did
/// before there was such a thing.
/// </summary>
internal sealed class Shapes(ulong seed, bool plain)
{
    /// <summary>Somebody has her hand on the switches; null: nobody touches a gate.</summary>
    public SplitMix? Gates { get; } = Some(seed ^ 0x6761_7465_7300, 0.3, plain);

    /// <summary>Goods come with gifts; null: with none.</summary>
    public SplitMix? Gifts { get; } = Some(seed ^ 0x6769_6674_7300, 0.25, plain);

    /// <summary>ERPs are asked again before money moves on an old stop; null: they never are.</summary>
    public SplitMix? Leases { get; } = Some(seed ^ 0x6c65_6173_6500, 0.5, plain);

    /// <summary>Somebody is told how refunds stand; null: nobody asked to be.</summary>
    public SplitMix? Subscriber { get; } = Some(seed ^ 0x7375_6273_6300, 0.3, plain);

    /// <summary>Goods of others come in, and two want to know; null: we run no warehouse for anybody.</summary>
    public SplitMix? Depot { get; } = Some(seed ^ 0x6465_706f_7400, 0.2, plain);

    /// <summary>Shops that live here decide like a platform when nobody answers; null: they ask a person.</summary>
    public SplitMix? Silence { get; } = Some(seed ^ 0x7369_6c65_6e00, 0.4, plain);

    /// <summary>Senders say things that are read where they are decided; null: they bring facts.</summary>
    public SplitMix? Sayings { get; } = Some(seed ^ 0x776f_7264_7300, 0.3, plain);

    /// <summary>Programs of a store hold its orders and let them go on; null: nobody does.</summary>
    public SplitMix? Holders { get; } = Some(seed ^ 0x686f_6c64_7300, 0.4, plain);

    /// <summary>Buyers write in their own words, and somebody has them erased; null: all choose from a list.</summary>
    public SplitMix? Writers { get; } = Some(seed ^ 0x7772_6974_6500, 0.4, plain);

    /// <summary>A clerk puts orders of one buyer into one parcel; null: each goes by itself.</summary>
    public SplitMix? Joiner { get; } = Some(seed ^ 0x6a6f_696e_6500, 0.25, plain);

    /// <summary>ERPs keep documents, and some are warehouses that must be sent orders; null: they only stop.</summary>
    public SplitMix? Papers { get; } = Some(seed ^ 0x7061_7065_7200, 0.6, plain);

    /// <summary>A courier brings parcels back; null: people ask for them.</summary>
    public SplitMix? Courier { get; } = Some(seed ^ 0x636f_7572_6900, 0.3, plain);

    /// <summary>Sellers give more than was asked and choose what becomes of bad goods; null: no seller does.</summary>
    public SplitMix? Givers { get; } = Some(seed ^ 0x6769_7665_7200, 0.3, plain);

    /// <summary>Finance compares what platform, goods and money say; null: nobody does.</summary>
    public SplitMix? Bookkeeper { get; } = Some(seed ^ 0x626f_6f6b_7300, 0.2, plain);

    /// <summary>Questions are asked and answered; null: nobody asks.</summary>
    public SplitMix? Operators { get; } = Some(seed ^ 0x6f70_6572_6100, 0.15, plain);

    /// <summary>A clerk sorts what was fetched, all that match at once; null: nothing waits to be sorted.</summary>
    public SplitMix? Sorter { get; } = Some(seed ^ 0x736f_7274_6500, 0.2, plain);

    private static SplitMix? Some(ulong seed, double often, bool plain)
    {
        var random = new SplitMix(seed);
        return random.Chance(often) && !plain ? random : null;
    }
}
