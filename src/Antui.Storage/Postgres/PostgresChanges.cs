using Antui.Core;
using Antui.Core.Ports;
using Antui.Storage.Drivers;
using Npgsql;

namespace Antui.Storage.Postgres;

/// <summary>The marks that commits leave for the lists, one or two rows a transaction.</summary>
internal static class PostgresChanges
{
    /// <summary>Transactions are over in milliseconds: somebody may wait for what is behind them.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(5);

    private const int Moments = 10;

    /// <summary>
    /// What is complete. Where a transaction under way hides all of it, it is waited for a moment: whoever asked has
    /// nothing else to do.
    /// </summary>
    public static async Task<ChangesRead> ReadAsync(
        NpgsqlDataSource source, long after, int limit, CancellationToken stop)
    {
        for (var looked = 1; ; looked++)
        {
            var read = await LookAsync(source, after, limit, stop);
            if (read.Changes.Count > 0 || read.IsAll || looked == Moments) return read;
            await Task.Delay(Moment, stop);
        }
    }

    private static async Task<ChangesRead> LookAsync(
        NpgsqlDataSource source, long after, int limit, CancellationToken stop)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(PostgresSql.Horizon));
        batch.BatchCommands.Add(PostgresTransaction.Command(
            PostgresSql.Changes, new NpgsqlParameter<long> { TypedValue = after },
            new NpgsqlParameter<long> { TypedValue = limit }));
        List<Change> read = [];
        await using var reader = await batch.ExecuteReaderAsync(stop);
        await reader.ReadAsync(stop);
        var (horizon, newest) = (reader.GetInt64(0), reader.GetInt64(1));
        await reader.NextResultAsync(stop);
        var rows = 0;
        while (await reader.ReadAsync(stop))
        {
            var place = reader.GetInt64(0);
            if (place >= horizon) return new ChangesRead(read, Math.Max(after, horizon - 1), IsAll: false);
            if (read.Count >= limit && read[^1].Place != place)
                return new ChangesRead(read, read[^1].Place, IsAll: false);
            rows++;
            Add(read, place, reader);
        }

        if (rows < limit) return new ChangesRead(read, Math.Max(after, horizon - 1), horizon >= newest);
        // The last transaction may have another row that the limit cut off: it is for the next time.
        var last = read[^1].Place;
        if (read[0].Place != last) read.RemoveAll(x => x.Place == last);
        return new ChangesRead(read, read[^1].Place, IsAll: false);
    }

    public static async Task MarkAsync(
        NpgsqlConnection connection, IReadOnlyList<OrderKey> keys, long atMs, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(PostgresSql.Mark, connection);
        command.Parameters.Add(PostgresColumns.Of(keys, x => x.Shop));
        command.Parameters.Add(PostgresColumns.Of(keys, x => x.OrderNo));
        command.Parameters.Add(PostgresColumns.Of(keys, _ => 0L));
        command.Parameters.Add(PostgresColumns.Of(keys, _ => atMs));
        await command.ExecuteNonQueryAsync(stop);
    }

    private static void Add(List<Change> read, long place, NpgsqlDataReader reader)
    {
        var shops = reader.GetFieldValue<string[]>(1);
        var numbers = reader.GetFieldValue<string[]>(2);
        var versions = reader.GetFieldValue<long[]>(3);
        var ats = reader.GetFieldValue<long[]>(4);
        for (var i = 0; i < shops.Length; i++)
            read.Add(new Change(place, new OrderKey(shops[i], numbers[i]), versions[i], new Instant(ats[i])));
    }
}
