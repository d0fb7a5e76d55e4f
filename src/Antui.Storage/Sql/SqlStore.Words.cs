using Antui.Core;
using Antui.Core.Ports;
using Antui.Storage.Drivers;
using Antui.Storage.Tables;

namespace Antui.Storage.Sql;

public abstract partial class SqlStore
{
    public abstract Task<IReadOnlyList<ReadOnlyMemory<byte>>> WordsKeysAsync(
        IReadOnlyList<OrderKey> keys, CancellationToken stop);

    public async Task<IReadOnlyList<WrappedKey>> AllWordsKeysAsync(
        OrderKey? after, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        object?[] args = after is { } last ? [last.Shop, last.OrderNo] : [];
        return await RowsAsync(
            StoreTables.WordsKeys,
            (after is null ? "" : "WHERE (shop, order_no) > ($1, $2) ") + $"ORDER BY shop, order_no LIMIT {limit}",
            args, stop);
    }

    public Task<bool> WrapAgainAsync(WrappedKey known, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(known);
        return WriteAsync(
            [
                new Statement(
                    "UPDATE words_keys SET bytes = $1 WHERE shop = $2 AND order_no = $3 AND bytes = $4",
                    bytes.ToArray(), known.Order.Shop, known.Order.OrderNo, known.Bytes.ToArray()),
            ],
            stop);
    }

    public Task<bool> ForgetWordsKeyAsync(WrappedKey known, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(known);
        return WriteAsync(
            [
                new Statement(
                    "DELETE FROM words_keys WHERE shop = $1 AND order_no = $2 AND bytes = $3",
                    known.Order.Shop, known.Order.OrderNo, known.Bytes.ToArray()),
            ],
            stop);
    }
}
