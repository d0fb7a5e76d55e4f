using Antui.Core;
using Antui.Core.Ports;
using Antui.Storage.Drivers;
using Npgsql;

namespace Antui.Storage.Postgres;

/// <summary>
/// Rolling caps of shops, checked under the shop's lock inside the transaction. Without a commit that brings caps
/// nothing of this happens.
/// </summary>
internal sealed class PostgresCaps(string? databaseClock)
{
    private readonly Dictionary<string, SpendBook> _books = [];
    private readonly HashSet<PostgresOrder> _spending = [];
    private long _databaseMs;

    /// <summary>Marks as capped what may not be spent.</summary>
    /// <returns>Whether the transaction was begun.</returns>
    public async Task<bool> CheckAsync(NpgsqlConnection connection, List<PostgresOrder> orders)
    {
        var limited = orders.FindAll(x => SpendBook.Limits(x.Commit));
        if (limited.Count == 0) return false;
        var versions = await ReadAsync(connection, limited, orders);
        foreach (var order in limited)
        {
            // Somebody was faster: the head will say so, and nothing is spent for it.
            if (versions.GetValueOrDefault(order.Key) != order.Commit.Version - 1) continue;
            _spending.Add(order);
            var book = _books[order.Key.Shop];
            var minute = MinuteOf(order);
            if (book.Allows(minute, order.Commit.SpendFen, order.Commit.Caps!)) book.Add(minute, order.Commit.SpendFen);
            else order.Result = CommitResult.Capped;
        }

        return true;
    }

    /// <summary>
    /// What is spent with the commit. Known orders are locked by now and will be written; a new one that somebody else
    /// writes first is counted although it is not, which holds back more, never less.
    /// </summary>
    public NpgsqlBatchCommand? Spend(List<PostgresOrder> written)
    {
        var sums = written.FindAll(_spending.Contains)
            .GroupBy(x => (x.Key.Shop, Minute: MinuteOf(x)))
            .Select(x => (x.Key.Shop, x.Key.Minute, Fen: x.Sum(y => y.Commit.SpendFen))).ToList();
        return sums.Count == 0 ? null : PostgresTransaction.Command(
            PostgresSql.Spend,
            PostgresColumns.Of(sums, x => x.Shop),
            PostgresColumns.Of(sums, x => x.Minute),
            PostgresColumns.Of(sums, x => x.Fen));
    }

    private long MinuteOf(PostgresOrder order) =>
        Checks.MinuteOf(databaseClock is null ? order.NowMs : _databaseMs);

    private async Task<Dictionary<OrderKey, long>> ReadAsync(
        NpgsqlConnection connection, List<PostgresOrder> limited, List<PostgresOrder> all)
    {
        var shops = limited.Select(x => x.Key.Shop).Distinct().ToList();
        foreach (var shop in shops) _books[shop] = new SpendBook();
        var now = limited.Max(x => x.NowMs);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        batch.BatchCommands.Add(PostgresTransaction.Command(
            PostgresSql.LockShops, PostgresColumns.Of(shops, x => x)));
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"SELECT {databaseClock ?? now.ToString()}::bigint"));
        batch.BatchCommands.Add(PostgresTransaction.Command(
            databaseClock is null
                ? PostgresSql.Spent
                : PostgresSql.Spent.Replace("$2", $"{databaseClock} / {Checks.MinuteMs} - $2"),
            PostgresColumns.Of(shops, x => x),
            new NpgsqlParameter<long>
            {
                TypedValue = (databaseClock is null ? Checks.MinuteOf(now) : 0)
                    + (databaseClock is null ? -SpendBook.DayMinutes : SpendBook.DayMinutes),
            }));
        batch.BatchCommands.Add(PostgresTransaction.Command(
            PostgresSql.Versions, PostgresTransaction.Keys(all)));

        Dictionary<OrderKey, long> versions = [];
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.ReadAsync();
        await reader.NextResultAsync();
        await reader.ReadAsync();
        _databaseMs = reader.GetInt64(0);
        await reader.NextResultAsync();
        while (await reader.ReadAsync()) _books[reader.GetString(0)].Load(reader.GetInt64(1), reader.GetInt64(2));
        await reader.NextResultAsync();
        while (await reader.ReadAsync())
            versions[new OrderKey(reader.GetString(0), reader.GetString(1))] = reader.GetInt64(2);
        return versions;
    }
}
