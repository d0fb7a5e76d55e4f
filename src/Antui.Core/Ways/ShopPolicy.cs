using Antui.Core.Strategies;

namespace Antui.Core.Ways;

/// <summary>Everything the decisions about a shop's orders depend on; immutable, replaced as a whole.</summary>
public sealed record ShopPolicy : ShopRules
{
    /// <summary>Where buyer and money are.</summary>
    public required Channel Channel { get; init; }

    public required Goods Goods { get; init; }

    /// <summary>The shop lives here: we are its platform.</summary>
    public bool IsHosted => Channel is Channel.PayOut;
}
