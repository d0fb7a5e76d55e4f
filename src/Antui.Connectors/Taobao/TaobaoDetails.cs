using Antui.Core.Ports;

namespace Antui.Connectors.Taobao;

/// <summary>
/// Single records that were read lately. Polls overlap, so the same version of a refund comes in several lists; it is
/// read singly once. A list row and a single record must not take turns, because only the latter knows of arbitration.
/// </summary>
internal sealed class TaobaoDetails
{
    private const int Most = 20_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, RefundRead> _known = [];
    private readonly Queue<string> _order = [];

    public RefundRead? Find(RefundRead row)
    {
        lock (_lock)
        {
            return _known.GetValueOrDefault(row.Claim.RefundNo) is { Claim: var known } found
                && known.Version == row.Claim.Version
                && known.Modified == row.Claim.Modified
                && known.RawStatus == row.Claim.RawStatus
                    ? found
                    : null;
        }
    }

    public void Keep(RefundRead read)
    {
        lock (_lock)
        {
            if (!_known.ContainsKey(read.Claim.RefundNo)) _order.Enqueue(read.Claim.RefundNo);
            _known[read.Claim.RefundNo] = read;
            if (_order.Count > Most) _known.Remove(_order.Dequeue());
        }
    }
}
