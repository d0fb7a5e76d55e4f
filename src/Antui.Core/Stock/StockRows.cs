namespace Antui.Core.Stock;

/// <summary>Stock of one SKU in one warehouse. Available is on hand less occupied; it may be negative when more was
/// sold than was ever entered.</summary>
public sealed record StockRow(string Warehouse, string Sku, long OnHand, long Occupied, long Defective)
{
    public long Available => OnHand - Occupied;
}

/// <summary>One movement of stock; they are only ever added.</summary>
/// <param name="Ref">The order's number, or the entry's document.</param>
public sealed record StockMovement(
    string Warehouse, string Sku, Instant At, StockMoveKind Kind, long OnHand, long Occupied, long Defective,
    string Ref,
    string Author);

/// <summary>One line of an entry. In and out: how much comes or goes. Count: how much is there.</summary>
/// <param name="Defective">Null: nothing of it changes.</param>
public sealed record StockEntryLine(string Sku, long OnHand, long? Defective = null);

/// <summary>Stock entered by a person or a program: goods in, goods out, a count.</summary>
/// <param name="DocNo">Its own number: a repeat changes nothing.</param>
/// <param name="Kind">In, Out or Count.</param>
public sealed record StockEntry(
    string DocNo, string Warehouse, StockMoveKind Kind, ImmutableArray<StockEntryLine> Lines, string Author,
    string Note,
    Instant At);

/// <summary>What became of an entry: everything of it is written, or nothing.</summary>
public abstract record StockEntered
{
    private StockEntered()
    {
    }

    public sealed record Written : StockEntered;

    /// <summary>A document with this number was entered before; nothing changed.</summary>
    public sealed record Repeated : StockEntered;

    /// <summary>It would take more than is there, or than is not spoken for.</summary>
    /// <param name="Left">What would be left on hand, or of defective pieces when <paramref
    /// name="IsDefective"/>.</param>
    public sealed record Refused(string Sku, long OnHand, long Occupied, long Defective, long Left, bool IsDefective)
        : StockEntered
    {
        public Refusal Why => IsDefective ? new Refusal.DefectiveBelowZero(Sku, Defective, Left)
            : Left < 0 ? new Refusal.BelowZero(Sku, OnHand, Occupied, Left)
            : new Refusal.BelowOccupied(Sku, OnHand, Occupied, Left);
    }
}
