namespace Antui.Core.Orders;

/// <summary>
/// The lines that a request covers, one after the other: what <see cref="Order.Covered(Claim)"/> lists, without
/// making a list of it. Guards ask for it many times in each verdict.
/// </summary>
public readonly struct Needs(ImmutableArray<LineQuantity> named, ImmutableArray<OrderLine> all)
{
    private readonly ImmutableArray<LineQuantity> _named = named.IsDefaultOrEmpty ? default : Quantities.Merged(named);

    public int Length => _named.IsDefault ? all.Length : _named.Length;

    public LineQuantity this[int at] =>
        _named.IsDefault ? new LineQuantity(all[at].LineNo, all[at].Quantity) : _named[at];

    public Enumerator GetEnumerator() => new(this);

    public struct Enumerator(Needs needs)
    {
        private int _at = -1;

        public readonly LineQuantity Current => needs[_at];

        public bool MoveNext() => ++_at < needs.Length;
    }
}
