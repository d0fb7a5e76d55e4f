using Antui.Core.Orders;

namespace Antui.Core.Ledger;

/// <summary>
/// Lays refunds of an order on its lines, those of the fewest lines first, because they have the least choice. What
/// finds no room on a line is freight; so it depends on the refunds and not on the order in which they were paid.
/// </summary>
internal struct Laying(Order order)
{
    private long[]? _fen;
    private int[]? _pieces;
    private long _over;
    private long _goods;

    /// <summary>The freight that the refunds said by themselves.</summary>
    public long SaidFen { get; private set; }

    /// <summary>What the lines cannot carry.</summary>
    public readonly long FreightFen => FreightOf(order, _over, _goods);

    /// <summary>
    /// Fen that are on their line by rounding only may be given back for any line, as long as all goods together keep
    /// what was paid for them.
    /// </summary>
    /// <param name="over">Fen that found no room on a line.</param>
    /// <param name="goods">Fen that are given back for goods.</param>
    public static long FreightOf(Order order, long over, long goods) => Math.Max(0, Math.Max(
        over - order.Head.OddFen, goods - (order.Head.Paid.Minor - order.Head.Freight.Minor)));

    /// <summary>The freight of one request where nothing was taken yet, which is most of the time.</summary>
    public static long FreightAloneFen(Order order, Claim claim, long fen)
    {
        var said = Math.Clamp(claim.Freight?.Minor ?? 0, 0, Math.Max(0, fen));
        var goods = Math.Max(0, fen - said);
        long room = 0;
        foreach (var need in order.Needs(claim))
            if (order.Line(need.LineNo) is { } line) room += MostFen(line, need.Quantity);
        return FreightOf(order, Math.Max(0, goods - room), goods);
    }

    /// <summary>All that was taken of the order by other refunds, and this much by this one.</summary>
    public static Laying Of(Order order, Claim claim, long fen, out ImmutableArray<(string LineNo, long Fen)> parts)
    {
        var laying = new Laying(order);
        var lines = order.Covered(claim);
        var others = Others(order, claim);
        var at = 0;
        for (; at < others.Count && order.Covered(others[at].Claim).Length <= lines.Length; at++)
            laying.Lay(others[at]);
        parts = laying.Lay(claim, lines, fen);
        for (; at < others.Count; at++) laying.Lay(others[at]);
        return laying;
    }

    /// <summary>What was taken by the other refunds alone.</summary>
    public static Laying WithoutThis(Order order, Claim claim)
    {
        var laying = new Laying(order);
        foreach (var other in Others(order, claim)) laying.Lay(other);
        return laying;
    }

    private static List<RefundCase> Others(Order order, Claim claim)
    {
        List<RefundCase> others = [];
        foreach (var other in order.Cases)
            if (other.RefundNo != claim.RefundNo && OrderLedger.TakenFen(other) > 0) others.Add(other);
        if (others.Count < 2) return others;
        return [.. others.OrderBy(c => order.Covered(c.Claim).Length).ThenBy(c => TakenAt(c).Ms)];
    }

    private void Lay(RefundCase taken) => Lay(taken.Claim, order.Covered(taken.Claim), OrderLedger.TakenFen(taken));

    private ImmutableArray<(string LineNo, long Fen)> Lay(Claim claim, ImmutableArray<LineQuantity> lines, long fen)
    {
        var said = Math.Clamp(claim.Freight?.Minor ?? 0, 0, Math.Max(0, fen));
        var goods = Math.Max(0, fen - said);
        var left = new long[lines.Length];
        for (var i = 0; i < left.Length; i++) left[i] = LeftFen(lines[i]);
        var room = left.Sum();
        var parts = room > goods ? Money.Fen(goods).Split(left) : [.. left];
        _fen ??= new long[order.Head.Lines.Length];
        _pieces ??= new int[order.Head.Lines.Length];
        var laid = ImmutableArray.CreateBuilder<(string LineNo, long Fen)>(lines.Length);
        for (var i = 0; i < left.Length; i++)
        {
            laid.Add((lines[i].LineNo, parts[i]));
            if (Index(lines[i].LineNo) is not (>= 0 and var at)) continue;
            _fen[at] += parts[i];
            _pieces[at] += lines[i].Quantity;
        }
        _over = checked(_over + Math.Max(0, goods - room));
        _goods = checked(_goods + goods);
        SaidFen = checked(SaidFen + said);
        return laid.MoveToImmutable();
    }

    /// <summary>No line above its share, nor above that of the pieces that were claimed of it so far.</summary>
    private readonly long LeftFen(LineQuantity need) => Index(need.LineNo) is >= 0 and var at
        ? Math.Max(0, MostFen(order.Head.Lines[at], need.Quantity + (_pieces?[at] ?? 0)) - (_fen?[at] ?? 0))
        : 0;

    /// <summary>
    /// The most that a quantity of a line may cost: whichever of its pieces carries the odd fen, as long as every other
    /// one keeps its whole share.
    /// </summary>
    private static long MostFen(OrderLine line, int quantity)
    {
        if (quantity >= line.Quantity) return line.Paid.Minor;
        var piece = line.Paid.Minor / line.Quantity;
        var odd = Math.Min(line.Paid.Minor % line.Quantity, piece);
        var rounded = (long)(((Int128)line.Paid.Minor * quantity + line.Quantity - 1) / line.Quantity);
        return Math.Max(rounded, piece * quantity + odd);
    }

    private readonly int Index(string lineNo)
    {
        for (var i = 0; i < order.Head.Lines.Length; i++)
            if (order.Head.Lines[i].LineNo == lineNo) return i;
        return -1;
    }

    private static Instant TakenAt(RefundCase refund)
    {
        if (refund.Settlement is { } settled) return settled.At;
        foreach (var i in refund.Instructions)
            if (i.Reserves) return i.FirstSent ?? i.DueAt;
        return Instant.Never;
    }
}
