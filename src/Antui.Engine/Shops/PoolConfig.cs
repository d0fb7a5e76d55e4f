namespace Antui.Engine.Shops;

/// <summary>Who turns what waits in the pool into orders and refunds.</summary>
public enum Converting
{
    /// <summary>The machine, as soon as it was read.</summary>
    Auto,
    /// <summary>A person, one or many at a time.</summary>
    Manual,
}

/// <summary>How a shop's orders and refunds come in.</summary>
public sealed record IntakeConfig
{
    /// <summary>In two stages through the pool: heads first, details at a pace of our own. False: straight.</summary>
    public bool Pool { get; init; }

    public Converting ConvertOrders { get; init; } = Converting.Auto;

    public Converting ConvertRefunds { get; init; } = Converting.Auto;
}
