using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Storage.Tests;

/// <summary>Rows and commits as short as tests want them.</summary>
internal static class Sample
{
    public static readonly Instant Now = new(1_790_000_000_000);

    public static OrderKey Key(string orderNo, string shop = "s1") => new(shop, orderNo);

    public static OrderRow Row(OrderKey key, Instant? at = null, bool hosted = false, string raw = "PAID") => new(
        key.Shop, key.OrderNo, OrderStatus.Paid, raw, 19_900, 0, at ?? Now, at ?? Now, "buyer", hosted);

    public static RefundRow Refund(
        OrderKey key, string refundNo, RefundPhase phase = RefundPhase.Waiting, Instant? asked = null,
        long amountFen = 100, bool hosted = false) => new(
        key.Shop, refundNo, key.OrderNo, RefundKind.Unshipped, "WAIT", phase, amountFen, 0, "不想要了", "OK", Turn.Erp,
        "buyer", asked ?? Now, asked ?? Now, null, null, false, hosted);

    public static Told Commit(
        OrderKey key, long version, Instant? due = null, OrderRow? row = null, params RefundRow[] refunds) => new(
        key, version, Now, "test", Bytes($"[{version}]"), due ?? Instant.Never, row ?? (version == 1 ? Row(key) : null),
        [.. refunds]);

    public static ToldBatch Batch(params Told[] orders) => new(Now, orders, [], [], []);

    public static ParkedFact Parked(string id, OrderKey key, Instant? at = null, int attempts = 0) =>
        new(id, key, "no order", "test", at ?? Now, Bytes("{}"), attempts);

    public static ReadOnlyMemory<byte> Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    public static async Task<CommitResult> CommitAsync(this IStore store, Told order) =>
        (await store.CommitAsync(Batch(order), default))[0];

    public static async Task<IReadOnlyList<JournalEntry>> LoadAsync(this IStore store, OrderKey key) =>
        (await store.LoadAsync([key], default))[0];
}
