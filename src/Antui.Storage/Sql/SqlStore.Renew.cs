using Antui.Core;
using Antui.Core.Ports;
using Antui.Storage.Drivers;
using Antui.Storage.Tables;

namespace Antui.Storage.Sql;

/// <summary>Figures and books added up anew, in tables beside those that are read.</summary>
public abstract partial class SqlStore
{
    private const int RenewedAtOnce = 1_000;

    private const string TheirLists = "lists WHERE name IN ('Figures', 'Books')";

    public async Task<Renewal?> RenewalAsync(CancellationToken stop) => (await QueryAsync(
        new Statement("SELECT place, shop, order_no, whole FROM renewals"),
        row => new Renewal(
            row.Number(0), row.IsNull(2) ? null : new OrderKey(row.Text(1), row.Text(2)), row.Flag(3)),
        stop)).FirstOrDefault();

    /// <summary>While the positions of the lists are held, no mark behind the oldest is forgotten.</summary>
    public async Task<Renewal> BeginRenewalAsync(CancellationToken stop)
    {
        await WriteAsync(
            [
                new Statement("UPDATE lists SET place = place"),
                new Statement(
                    "INSERT INTO renewals (name, place, whole) VALUES ('sums', (SELECT min(place) FROM lists), FALSE) "
                    + "ON CONFLICT DO NOTHING"),
            ],
            stop);
        return await RenewalAsync(stop) ?? await BeginRenewalAsync(stop);
    }

    public Task<bool> RenewAsync(RenewalStep step, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(step);
        var (from, to, shows) = (step.From, step.To, step.ShowWithout is not null);
        List<Statement> all = [];
        if (shows) all.Add(new Statement($"UPDATE {TheirLists.Replace("WHERE", "SET place = place WHERE")}"));
        all.Add(new Statement(
            "UPDATE renewals SET place = $1, shop = $2, order_no = $3, whole = $4 WHERE place = $5 "
            + "AND coalesce(shop, '') = $6 AND coalesce(order_no, '') = $7 AND whole = $8"
            + (shows ? $" AND (SELECT count(*) FROM {TheirLists} AND place = $1) = 2" : ""),
            to.Place, to.After?.Shop, to.After?.OrderNo, to.IsWhole, from.Place, from.After?.Shop ?? "",
            from.After?.OrderNo ?? "", from.IsWhole));
        var conditions = all.Count;
        var sums = new Sums(Spelling);
        foreach (var count in step.Orders.SelectMany(x => x.Counts)) sums.Add(count);
        foreach (var rows in sums.Counters().Chunk(RenewedAtOnce))
        {
            var keys = string.Join(", ", SumTables.CountersNext.Keys.Select(x => x.Name));
            all.Add(Insert(
                SumTables.CountersNext, rows,
                $" ON CONFLICT ({(HasLane ? "lane, " : "")}{keys}) {SumTables.CountersNext.Again("max")}"));
        }

        var books = step.Orders.SelectMany(x => x.Bookings, (x, booked) => BookRow.Of(x.Key, booked));
        foreach (var rows in books.Chunk(RenewedAtOnce)) all.Add(Insert(ListTables.BooksNext, rows, ""));
        if (step.ShowWithout is { } stay) all.AddRange(Show(stay));
        return WriteAsync([.. all], stop, conditions: conditions);
    }

    private IEnumerable<Statement> Show(IReadOnlyList<string> stay)
    {
        var (lane, query) = (HasLane ? "lane, " : "", new Query());
        var without = stay.Count == 0 ? "" : $" WHERE name NOT IN ({query.List(stay)})";
        yield return query.Statement($"DELETE FROM counters{without}") with { IsLong = true };
        yield return Copy(SumTables.CountersNext, SumTables.Counters);
        yield return new Statement("DELETE FROM books") { IsLong = true };
        yield return Copy(ListTables.BooksNext, ListTables.Books);
        foreach (var table in (string[])["counters_next", "books_next", "renewals"])
            yield return new Statement($"DELETE FROM {table}") { IsLong = true };

        Statement Copy<TRow>(Table<TRow> from, Table<TRow> to) => new Statement(
            $"INSERT INTO {to.Name} ({lane}{to.Insert}) SELECT {lane}{to.Insert} FROM {from.Name}")
        { IsLong = true };
    }
}
