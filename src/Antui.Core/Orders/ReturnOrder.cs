namespace Antui.Core.Orders;

/// <summary>What an inspection found beside quantities and grades.</summary>
/// <param name="Photos">Ids of stored photos.</param>
public sealed record InspectionDetails(
    ImmutableArray<string> Photos, ImmutableArray<string> Serials, long WeightGrams = 0, string Note = "");

/// <summary>Goods expected back for a refund (销退单), what arrived, and what the inspection found.</summary>
/// <param name="RefundNo">Empty while a person expects goods that no refund was asked for yet.</param>
/// <param name="Received">Scanned at the door, by line, before anybody looked inside.</param>
/// <param name="Scans">Ids of the steps that were counted, so that a repeated one counts once.</param>
/// <param name="Closed">The refund is through; the document needs nobody any more (A13).</param>
/// <param name="Warehouse">Where it comes back to; empty is the shop's own, whose code is the shop's id.</param>
/// <param name="AddressId">The return address that the buyer was given.</param>
/// <param name="Edited">How often it was changed after negotiation; the journal has each change with its
/// author.</param>
/// <param name="Parcels">Numbers under which its goods came, said by a person.</param>
/// <param name="Created">When a person made it; default when the refund did.</param>
public sealed record ReturnOrder(
    string ReturnNo,
    string RefundNo,
    ImmutableArray<LineQuantity> Expected,
    Tracking? Tracking,
    ImmutableArray<LineQuantity> Received,
    ImmutableArray<Inspected> Inspected,
    ImmutableArray<string> Scans,
    bool Closed = false,
    string Warehouse = "",
    string AddressId = "",
    string Note = "",
    int Edited = 0,
    ImmutableArray<InspectionDetails> Details = default,
    Instant Created = default,
    ImmutableArray<string> Parcels = default)
{
    private const string Receipt = "builtin:receipt:";

    /// <summary>The warehouse's code.</summary>
    public string WarehouseOf(string shop) => Warehouse == "" ? shop : Warehouse;

    /// <summary>Names the evidence that a step of the desk gave of this return.</summary>
    public string ReceiptId(string stepId) => $"{Receipt}{ReturnNo}:{stepId}";

    /// <summary>Evidence that the desk gave of its own returns.</summary>
    public static bool IsReceipt(string evidenceId) => evidenceId.StartsWith(Receipt, StringComparison.Ordinal);

    /// <summary>What remembers that a line of a box was received, however often and under whatever step it is
    /// scanned.</summary>
    internal static IEnumerable<string> Marks(string? parcel, ImmutableArray<LineQuantity> lines)
    {
        if (string.IsNullOrEmpty(parcel)) return [];
        var box = ParcelNumber.Read(parcel);
        return lines.Select(l => $"box:{box.Key}:{box.Part}:{l.LineNo}");
    }
}
