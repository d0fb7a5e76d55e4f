using Antui.Core;
using Npgsql;

namespace Antui.Storage.Postgres;

/// <summary>
/// Due orders, taken lane by lane: a claim that names one lane works on a distributed database too, and a row that
/// another node holds at this moment is left to it.
/// </summary>
internal static class PostgresClaims
{
    /// <param name="nowMs">Null: on the database's clock.</param>
    public static async Task<IReadOnlyList<OrderKey>> ClaimAsync(
        NpgsqlConnection connection, long? nowMs, string databaseClock, long leaseMs, int limit, CancellationToken stop)
    {
        var clock = nowMs?.ToString() ?? databaseClock;
        List<(short Lane, long Count)> lanes = [];
        long at;
        await using (var find = new NpgsqlCommand(
            $"WITH clock AS MATERIALIZED (SELECT {(nowMs is null ? databaseClock : "$2::bigint")} AS at) "
            + "SELECT d.lane, count(*), c.at FROM clock c, LATERAL (SELECT lane FROM heads WHERE due_at <= c.at "
            + "ORDER BY due_at LIMIT $1) d GROUP BY d.lane, c.at ORDER BY d.lane",
            connection))
        {
            find.Parameters.Add(new NpgsqlParameter<long> { TypedValue = limit });
            if (nowMs is { } node) find.Parameters.Add(new NpgsqlParameter<long> { TypedValue = node });
            at = 0;
            await using var reader = await find.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop))
            {
                lanes.Add((reader.GetInt16(0), reader.GetInt64(1)));
                at = reader.GetInt64(2);
            }
        }

        if (lanes.Count == 0) return [];
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (lane, count) in lanes)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(
                "UPDATE heads o SET due_at = $3 FROM (SELECT shop, order_no FROM heads WHERE lane = $1 "
                + "AND due_at <= $2 ORDER BY due_at LIMIT $4 FOR UPDATE SKIP LOCKED) d "
                + "WHERE o.lane = $1 AND o.shop = d.shop AND o.order_no = d.order_no RETURNING o.shop, o.order_no")
            {
                Parameters =
                {
                    new NpgsqlParameter<short> { TypedValue = lane },
                    new NpgsqlParameter<long> { TypedValue = at },
                    new NpgsqlParameter<long> { TypedValue = at + leaseMs },
                    new NpgsqlParameter<long> { TypedValue = count },
                },
            });
        }

        List<OrderKey> claimed = [];
        await using var rows = await batch.ExecuteReaderAsync(stop);
        do
        {
            while (await rows.ReadAsync(stop)) claimed.Add(new OrderKey(rows.GetString(0), rows.GetString(1)));
        }
        while (await rows.NextResultAsync(stop));

        return claimed;
    }
}
