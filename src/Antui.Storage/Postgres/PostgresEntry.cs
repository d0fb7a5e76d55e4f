using Antui.Core.Stock;
using Antui.Storage.Drivers;
using Antui.Storage.Tables;
using Npgsql;

namespace Antui.Storage.Postgres;

/// <summary>An entry of stock as one transaction of its own.</summary>
internal static class PostgresEntry
{
    public static async Task<StockEntered> WriteAsync(NpgsqlConnection connection, StockEntry given,
        CancellationToken stop)
    {
        var entry = Clean(given);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using (var document = new NpgsqlBatch(connection, transaction))
        {
            document.BatchCommands.Add(PostgresTables.Entries.AddNew([entry]));
            if (await document.ExecuteNonQueryAsync(stop) == 0) return new StockEntered.Repeated();
        }

        var known = await KnownAsync(connection, entry, stop);
        var (moves, result) = StockEntries.Weigh(entry, known);
        if (result is not StockEntered.Written) return result;
        var sums = new Sums(PostgresText.Clean);
        foreach (var move in moves) sums.Add(move);
        await using var batch = new NpgsqlBatch(connection, transaction);
        if (moves.Count > 0) batch.BatchCommands.Add(PostgresTables.Moves.Add(moves));
        foreach (var command in PostgresTables.Put(sums, PostgresFollow.Slice)) batch.BatchCommands.Add(command);
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
        return result;
    }

    private static async Task<Dictionary<string, StockRow>> KnownAsync(
        NpgsqlConnection connection, StockEntry entry, CancellationToken stop)
    {
        await using (var hold = new NpgsqlCommand(PostgresSql.LockWarehouse, connection))
        {
            hold.Parameters.Add(new NpgsqlParameter<string> { TypedValue = entry.Warehouse });
            await hold.ExecuteNonQueryAsync(stop);
        }

        await using var command = new NpgsqlCommand(PostgresSql.KnownStock, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = entry.Warehouse });
        command.Parameters.Add(new NpgsqlParameter<string[]>
        {
            TypedValue = [.. entry.Lines.Select(l =>
            l.Sku).Distinct()]
        });
        Dictionary<string, StockRow> known = [];
        await using var reader = await command.ExecuteReaderAsync(stop);
        var row = new PostgresRow(reader);
        while (await reader.ReadAsync(stop))
        {
            var stock = SumTables.Stock.Row(row);
            known[stock.Sku] = stock;
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
