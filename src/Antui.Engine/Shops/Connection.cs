using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Core.Ways;

namespace Antui.Engine.Shops;

/// <summary>Makes the connector of a platform, an ERP or a courier from a shop's configuration.</summary>
public interface IConnect
{
    /// <summary>What is wrong with the connection settings, each with what to do.</summary>
    IReadOnlyList<string> Faults(ShopConfig config);

    Connector Connect(ShopConfig config);

    /// <summary>What a shop may choose on this platform; null: it is an ERP or a courier.</summary>
    Offer? Offer => null;

    /// <summary>What of the connection a merchant turns on and off by itself.</summary>
    ImmutableArray<ConnectionSwitch> Switches => [];
}

/// <summary>When one side of a shop last spoke, and what it last got wrong.</summary>
/// <param name="Since">When it became as it is (connected or broken).</param>
public sealed record SideState(bool Ok, Instant Since, Instant? LastOk, Instant? LastError, string? Error)
{
    public static readonly SideState Silent = new(false, default, null, null, null);

    public SideState Spoke(Instant now) => new(true, Ok ? Since : now, now, LastError, null);

    public SideState Failed(Instant now, string error) => new(false, Ok || LastError is null ? now : Since, LastOk, now, error);
}

/// <summary>Is this shop connected? Both sides, and how far polling has come.</summary>
public sealed class ConnectionState
{
    public SideState Platform { get; private set; } = SideState.Silent;

    public SideState Erp { get; private set; } = SideState.Silent;

    /// <summary>Everything modified up to here was read.</summary>
    public Instant? OrdersTo { get; set; }

    public Instant? RefundsTo { get; set; }

    public void PlatformSpoke(Instant now) => Platform = Platform.Spoke(now);

    public void PlatformFailed(Instant now, string error) => Platform = Platform.Failed(now, error);

    public void ErpSpoke(Instant now) => Erp = Erp.Spoke(now);

    public void ErpFailed(Instant now, string error) => Erp = Erp.Failed(now, error);
}
