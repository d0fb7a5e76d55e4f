using Antui.Core.Ports;
using Antui.Core.Stock;
using Npgsql;

namespace Antui.Storage.Postgres;

/// <summary>An entry of stock as one transaction of its own.</summary>
internal static class PostgresEntry
{
    /// <summary>The slice that entries write; a committing connection may share it.</summary>
    private const short Slice = 0;

    public static async Task<StockEntered> WriteAsync(NpgsqlConnection connection, StockEntry given,
        CancellationToken stop)
    {
        var entry = Clean(given);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using (var document = new NpgsqlCommand(PostgresDeskSql.Entry, connection))
        {
            document.Parameters.Add(new NpgsqlParameter<string> { TypedValue = entry.DocNo });
            document.Parameters.Add(new NpgsqlParameter<string> { TypedValue = entry.Warehouse });
            document.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Names<StockMoveKind>.Text(entry.Kind) });
            document.Parameters.Add(new NpgsqlParameter<string> { TypedValue = entry.Author });
            document.Parameters.Add(new NpgsqlParameter<string> { TypedValue = entry.Note });
            document.Parameters.Add(new NpgsqlParameter<long> { TypedValue = entry.At.Ms });
            if (await document.ExecuteNonQueryAsync(stop) == 0) return new StockEntered.Repeated();
        }

        var known = await KnownAsync(connection, entry, stop);
        var (moves, result) = StockEntries.Weigh(entry, known);
        if (result is not StockEntered.Written) return result;
        var sums = new PostgresSums(Slice);
        foreach (var move in moves) sums.Add(move);
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var command in sums.Commands()) batch.BatchCommands.Add(command);
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
        return result;
    }

    private static async Task<Dictionary<string, StockRow>> KnownAsync(
        NpgsqlConnection connection, StockEntry entry, CancellationToken stop)
    {
        await using (var hold = new NpgsqlCommand(PostgresDeskSql.LockWarehouse, connection))
        {
            hold.Parameters.Add(new NpgsqlParameter<string> { TypedValue = entry.Warehouse });
            await hold.ExecuteNonQueryAsync(stop);
        }

        await using var command = new NpgsqlCommand(PostgresDeskSql.Known, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = entry.Warehouse });
        command.Parameters.Add(new NpgsqlParameter<string[]>
        {
            TypedValue = [.. entry.Lines.Select(l =>
            l.Sku).Distinct()]
        });
        Dictionary<string, StockRow> known = [];
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            var sku = reader.GetString(0);
            known[sku] = new StockRow(entry.Warehouse, sku, reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
        }

        return known;
    }

    private static StockEntry Clean(StockEntry entry) => entry with
    {
        DocNo = PostgresText.Clean(entry.DocNo),
        Warehouse = PostgresText.Clean(entry.Warehouse),
        Author = PostgresText.Clean(entry.Author),
        Note = PostgresText.Clean(entry.Note),
        Lines = [.. entry.Lines.Select(l => l with { Sku = PostgresText.Clean(l.Sku) })],
    };
}
