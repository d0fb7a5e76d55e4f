using Antui.Core;
using Antui.Core.Ports;
using Antui.Storage.Drivers;
using Npgsql;
using static Antui.Storage.Postgres.PostgresTransaction;

namespace Antui.Storage.Postgres;

/// <summary>Keys of words: with the journal entries of a transaction that were written, and with no others.</summary>
internal static class PostgresWords
{
    /// <summary>Orders that this transaction has marked, and so has written.</summary>
    private const string Ours =
        """
        EXISTS (
            SELECT 1 FROM changes c, unnest(c.shops, c.order_nos) AS m (shop, order_no)
            WHERE c.place = pg_current_xact_id()::text::bigint AND m.shop = k.shop AND m.order_no = k.order_no)
        """;

    private const string Add =
        $"""
        INSERT INTO words_keys (lane, shop, order_no, bytes)
        SELECT k.* FROM unnest($1, $2, $3, $4) AS k (lane, shop, order_no, bytes) WHERE {Ours}
        """;

    private const string Destroy =
        $"""
        DELETE FROM words_keys w USING unnest($1, $2, $3) AS k (lane, shop, order_no)
        WHERE w.lane = k.lane AND w.shop = k.shop AND w.order_no = k.order_no AND {Ours}
        """;

    private const string Find =
        """
        SELECT i.place, w.bytes FROM unnest($1, $2, $3) WITH ORDINALITY AS i (lane, shop, order_no, place)
        JOIN words_keys w ON w.lane = i.lane AND w.shop = i.shop AND w.order_no = i.order_no
        """;

    public static IEnumerable<NpgsqlBatchCommand> Write(List<PostgresOrder> orders)
    {
        var fresh = orders.FindAll(x => x.Commit.WordsKey is KeyWrite.Add);
        var bytes = PostgresColumns.Of(fresh, x => ((KeyWrite.Add)x.Commit.WordsKey!).Wrapped);
        if (fresh.Count > 0) yield return Command(Add, [.. Keys(fresh), bytes]);
        var gone = orders.FindAll(x => x.Commit.WordsKey is KeyWrite.Destroy);
        if (gone.Count > 0) yield return Command(Destroy, Keys(gone));
    }

    public static async Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(
        NpgsqlDataSource source, OrderKey[] keys, CancellationToken stop)
    {
        var found = new ReadOnlyMemory<byte>[keys.Length];
        if (keys.Length == 0) return found;
        await using var command = source.CreateCommand(Find);
        command.Parameters.Add(PostgresColumns.Of(keys, x => (short)x.Lane));
        command.Parameters.Add(PostgresColumns.Of(keys, x => x.Shop));
        command.Parameters.Add(PostgresColumns.Of(keys, x => x.OrderNo));
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop)) found[reader.GetInt64(0) - 1] = reader.GetFieldValue<byte[]>(1);
        return found;
    }
}
