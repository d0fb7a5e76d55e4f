using System.Text.Json;
using Antui.Core;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Tests.Shared;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Connectors.Tests.Qimen;

/// <summary>One order of three lines, two of them of the same goods, and a journal that has it.</summary>
internal static class Market
{
    public static readonly OrderKey Key = new("shop", "3280000000001");

    public static readonly Instant T0 = Instant.From(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.FromHours(8)));

    public static readonly OrderSnapshot Head = new(
        Key, OrderStatus.Paid, "", T0, T0, T0, Money.Fen(25_650), Money.Fen(600),
        [
            new OrderLine("L1", "SKU-A", "杯子 <大>", 2, Money.Fen(10_000)),
            new OrderLine("L2", "SKU-B", "勺子", 1, Money.Fen(5_050)),
            new OrderLine("L3", "SKU-A", "杯子 <大>", 1, Money.Fen(10_000)),
        ], "AAE-buyer", "浙江省");

    public static readonly LineQuantity[] All = [new("L1", 2), new("L2", 1), new("L3", 1)];

    public static Order Order(params OrderEvent[] events) => Fold.Evolve(null, [new Placed(Head), .. events])!;

    public static Claim Claim(string refundNo, RefundKind kind, params LineQuantity[] lines) => new(
        refundNo, 1, kind, kind is RefundKind.Return ? ClaimStatus.AwaitingReceipt : ClaimStatus.AwaitingSeller, "",
        Money.Fen(5_000), Money.Fen(0), [.. lines], "不想要了", "onsale", T0, T0, null, new Tracking("SF", "SF99"));

    public static EvidenceGiven Given(GoodsSaid said) => new(new GoodsEvidence(
        said.Id, said.Kind, said.RefundNo, said.Lines, said.Inspected, said.Level, "erp:qimen", said.At, said.At,
            said.Note));

    public static AnyEffect Effect(InstructionAction action, params LineQuantity[] lines) => new(
        Key, "R1",
        new Instruction("key", action, InstructionState.Dispatching, Money.Fen(5_000), 1, "", [], "workflow", 1, T0,
            T0),
        Claim("R1", action is InstructionAction.Stop ? RefundKind.Unshipped : RefundKind.Return, lines), [.. lines]);
}

/// <summary>A journal of one order.</summary>
internal sealed class OneOrder(params OrderEvent[] more) : IJournal
{
    public Task<IReadOnlyList<IReadOnlyList<JournalEntry>>> LoadAsync(IReadOnlyList<OrderKey> keys,
        CancellationToken stop)
    {
        OrderEvent[] events = [new Placed(Market.Head), .. more];
        var bytes = JsonSerializer.SerializeToUtf8Bytes(events, CoreJson.Default.OrderEventArray);
        return Task.FromResult<IReadOnlyList<IReadOnlyList<JournalEntry>>>([.. keys.Select(k =>
            (IReadOnlyList<JournalEntry>)(
            k == Market.Key ? [new JournalEntry(1, Market.T0, "test", bytes)] : []))]);
    }

    public Task<IReadOnlyList<long>> VersionsAsync(IReadOnlyList<OrderKey> keys, CancellationToken stop) =>
        throw new NotSupportedException();

    public Task<Committed> CommitAsync(CommitBatch batch, CancellationToken stop) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<OrderKey>> FindNumberAsync(
        NumberKind kind, string no, string? shop, CancellationToken stop) => throw new NotSupportedException();

    public Task<IReadOnlyList<OrderKey>> ClaimDueAsync(Instant now, TimeSpan lease, int limit,
        CancellationToken stop) =>
        throw new NotSupportedException();

    public Task<Instant> NextDueAsync(Instant now, CancellationToken stop) => throw new NotSupportedException();
}
