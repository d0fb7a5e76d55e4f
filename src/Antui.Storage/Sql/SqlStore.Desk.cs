using System.Runtime.CompilerServices;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Storage.Drivers;
using Antui.Storage.Tables;

namespace Antui.Storage.Sql;

public abstract partial class SqlStore
{
    private const int PurgeEvery = 1000;
    private const int AuditPage = 1000;

    /// <summary>No text begins with it; whatever begins with a prefix comes before the prefix and this.</summary>
    private const string LastCharacter = "\U0010FFFF";

    private int _begins;

    public async Task<Document?> ReadAsync(string kind, string id, CancellationToken stop) => (await FindAsync(
        new Statement(
            $"SELECT {StoreTables.Documents.Select} FROM documents WHERE kind = $1 AND id = $2 "
            + "ORDER BY version DESC LIMIT 1",
            kind, id),
        StoreTables.Documents.Row, stop)).FirstOrDefault();

    public async Task<IReadOnlyList<Document>> ListAsync(string kind, string prefix, CancellationToken stop) =>
        await RowsAsync(
            StoreTables.Documents,
            "d WHERE kind = $1 AND id >= $2 AND id < $3 AND json <> '' "
            + "AND version = (SELECT max(version) FROM documents l WHERE l.kind = d.kind AND l.id = d.id) ORDER BY id",
            [kind, prefix, prefix + LastCharacter], stop);

    public async Task<IReadOnlyList<Document>> HistoryAsync(string kind, string id, CancellationToken stop) =>
        await RowsAsync(StoreTables.Documents, "WHERE kind = $1 AND id = $2 ORDER BY version", [kind, id], stop);

    /// <summary>The primary key decides between two writers of one version, as in the journal.</summary>
    public Task<bool> WriteAsync(Document document, bool keepHistory, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(document);
        long version = document.Version;
        var table = StoreTables.Documents;
        var insert = new Statement(
            $"INSERT INTO documents ({table.Insert}) SELECT {table.Values} WHERE "
            + "coalesce((SELECT max(version) FROM documents WHERE kind = $1 AND id = $2), 0) = $3 - 1 "
            + "ON CONFLICT DO NOTHING",
            table.Args(document));
        if (keepHistory || version == 1) return WriteAsync([insert], stop);
        var replace = new Statement(
            $"UPDATE documents SET ({table.Insert}) = ({table.Values}) "
            + "WHERE kind = $1 AND id = $2 AND version = $3 - 1 "
            + "AND NOT EXISTS (SELECT 1 FROM documents WHERE kind = $1 AND id = $2 AND version >= $3)",
            table.Args(document));
        return WriteAsync([replace], stop);
    }

    public abstract Task<bool> TryLeaseAsync(string name, string owner, TimeSpan lease, Instant now,
        CancellationToken stop);

    public abstract Task ReleaseAsync(string name, string owner, CancellationToken stop);

    /// <summary>The lowest ceiling ever named for an order holds; the table's CHECK refuses to pass it.</summary>
    public async Task<bool> AppendAsync(PayOutEntry entry, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var (lane, laneValue, laneKey) = HasLane ? ("lane, ", "$1, ", "lane = $1 AND ") : ("", "", "");
        var table = StoreTables.PayOuts;
        long laneNo = entry.Order.Lane;
        var (shop, orderNo) = entry.Order;
        try
        {
            return await WriteAsync(
                [
                    new Statement(
                        $"INSERT INTO payouts ({table.Insert}{(HasLane ? ", lane" : "")}) "
                        + $"SELECT {table.Values}{(HasLane ? $", ${table.Written.Length + 1}" : "")} WHERE NOT EXISTS "
                        + "(SELECT 1 FROM payouts WHERE entry_key = $1) ON CONFLICT DO NOTHING",
                        HasLane ? [.. table.Args(entry), laneNo] : table.Args(entry)),
                    new Statement(
                        $"INSERT INTO payout_totals ({lane}shop, order_no, paid_fen, ceiling_fen) "
                        + $"VALUES ({laneValue}$2, $3, 0, $4) ON CONFLICT DO NOTHING",
                        laneNo, shop, orderNo, entry.CeilingFen),
                    new Statement(
                        "UPDATE payout_totals SET paid_fen = paid_fen + $4, ceiling_fen = "
                        + "CASE WHEN $4 < 0 OR ceiling_fen < $5 THEN ceiling_fen ELSE $5 END "
                        + $"WHERE {laneKey}shop = $2 AND order_no = $3",
                        laneNo, shop, orderNo, entry.Fen, entry.CeilingFen),
                ],
                stop, byKeys: true);
        }
        catch (StorageException e) when (e.Fault == StorageFault.Refused)
        {
            throw new CeilingPassedException(e);
        }
    }

    public async Task<PayOutEntry?> FindAsync(string entryKey, CancellationToken stop) => (await FindAsync(
        new Statement($"SELECT {StoreTables.PayOuts.Select} FROM payouts WHERE entry_key = $1", entryKey),
        StoreTables.PayOuts.Row, stop)).FirstOrDefault();

    public async IAsyncEnumerable<PayOutEntry> AllAsync(
        string? shop, [EnumeratorCancellation] CancellationToken stop)
    {
        var (at, key) = (long.MinValue, "");
        while (true)
        {
            var page = await RowsAsync(
                StoreTables.PayOuts,
                $"WHERE (at, entry_key) > ($1, $2) {(shop is null ? "" : "AND shop = $3 ")}"
                + $"ORDER BY at, entry_key LIMIT {AuditPage}",
                shop is null ? [at, key] : [at, key, shop], stop);
            foreach (var entry in page) yield return entry;
            if (page.Count < AuditPage) yield break;
            (at, key) = (page[^1].At.Ms, page[^1].EntryKey);
        }
    }

    public async Task<RememberedRequest?> BeginAsync(
        string scope, string key, string requestHash, Instant now, CancellationToken stop)
    {
        if (Interlocked.Increment(ref _begins) % PurgeEvery == 0)
        {
            await WriteAsync(
                [new Statement("DELETE FROM requests WHERE at <= $1", now.Ms - Checks.RememberMs)], stop);
        }

        var begin = new Statement(
            "INSERT INTO requests (scope, key, hash, status, body, at) VALUES ($1, $2, $3, 0, '', $4) "
            + "ON CONFLICT (scope, key) DO UPDATE SET hash = excluded.hash, status = 0, body = '', at = excluded.at "
            + "WHERE requests.at <= $5 OR (requests.status = 0 AND requests.at <= $6)",
            scope, key, requestHash, now.Ms, now.Ms - Checks.RememberMs, now.Ms - Checks.InFlightMs);
        while (!await WriteAsync([begin], stop, byKeys: true))
        {
            var known = await QueryAsync(
                new Statement("SELECT hash, status, body FROM requests WHERE scope = $1 AND key = $2", scope, key),
                row => new RememberedRequest(row.Text(0), (int)row.Number(1), row.Text(2)), stop);

            // Abandoned between the two statements: it is new again.
            if (known.Count > 0) return known[0];
        }

        return null;
    }

    public Task FinishAsync(string scope, string key, int status, string body, CancellationToken stop) => WriteAsync(
        [
            new Statement(
                "UPDATE requests SET status = $3, body = $4 WHERE scope = $1 AND key = $2", scope, key, (long)status,
                body),
        ],
        stop, byKeys: true);

    public Task AbandonAsync(string scope, string key, CancellationToken stop) => WriteAsync(
        [new Statement("DELETE FROM requests WHERE scope = $1 AND key = $2 AND status = 0", scope, key)], stop);
}
