using System.Security.Cryptography;
using System.Text;

namespace Antui.Core.Reconciliation;

/// <summary>A difference as it stands in its list until somebody, or the facts, resolve it.</summary>
/// <param name="ResolvedBy">A person, or "reconciliation" when a later run found it no more.</param>
public sealed record Finding(
    string Id, StandingList List, string Shop, string OrderNo, string RefundNo, long Expected, long Found, string Against,
    ImmutableArray<string> Evidence, Instant FoundAt, Instant? ResolvedAt = null, string ResolvedBy = "", string Reason = "")
{
    public const string ByItself = "reconciliation";

    public bool IsOpen => ResolvedAt is null;

    public static Finding Of(Difference d, Instant now) => new(
        IdOf(d), d.List, d.Order.Shop, d.Order.OrderNo, d.RefundNo, d.Expected, d.Found, d.Against, d.Evidence, now);

    /// <summary>The same difference has the same id, so a run adds nothing to the one before it.</summary>
    private static string IdOf(Difference d)
    {
        var text = $"{d.List}\n{d.Order.Shop}\n{d.Order.OrderNo}\n{d.RefundNo}\n{d.Expected}\n{d.Found}\n{d.Against}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 10));
    }
}
