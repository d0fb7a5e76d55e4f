using System.Text.Json.Serialization;

namespace Antui.Sandbox.Demo;

/// <summary>
/// What a run ended with. Money, doubles and ceilings are counted in the marketplace's own pay-out ledger, shipments in
/// the parcels that really left; what the merchant believes is compared with that, never the other way round.
/// </summary>
public sealed record DemoResult
{
    public required int Orders { get; init; }

    public required int PaidOrders { get; init; }

    public required int Refunds { get; init; }

    public required int Refunded { get; init; }

    public required long RefundedFen { get; init; }

    public required int Automatic { get; init; }

    public required int WithPerson { get; init; }

    public required long Parked { get; init; }

    public required int StoppedBeforeShipment { get; init; }

    public required int ReturnedAndReceived { get; init; }

    public required int StopRefused { get; init; }

    public required long ReportsSent { get; init; }

    public required int Doubled { get; init; }

    public required int OverCeiling { get; init; }

    public required int RefundedButShipped { get; init; }

    public required int ErpDocumentsClosed { get; init; }

    /// <summary>SKUs whose stock the platform of the direct shop was told and took.</summary>
    public int StockPushed { get; init; }

    public required long Facts { get; init; }

    public required long SimulatedSeconds { get; init; }

    public required double WallSeconds { get; init; }

    public required double LifecyclesPerSecond { get; init; }

    public required Percentiles EvidenceToRefundMs { get; init; }

    public required double PeakMemoryMb { get; init; }

    public required IReadOnlyDictionary<string, bool> Invariants { get; init; }

    /// <summary>What did not end, where, and why.</summary>
    public IReadOnlyList<OpenItem> Open { get; init; } = [];

    /// <summary>How often the sandbox misbehaved.</summary>
    public long FaultsInjected { get; init; }

    /// <summary>Lines of the file that could not be read.</summary>
    public int BrokenLines { get; init; }
}

/// <summary>A refund that neither ended nor is with a person, or a fact that found no place.</summary>
/// <param name="Phase">Of the refund, or "parked".</param>
/// <param name="Code">What stands in the way.</param>
public sealed record OpenItem(string Node, string Shop, string OrderNo, string RefundNo, string Phase, string Code);

public sealed record Percentiles(double P50, double P99);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DemoResult))]
public sealed partial class DemoJson : JsonSerializerContext;
