using Antui.Core.Ports;
using Npgsql;
using static Antui.Storage.Postgres.PostgresTransaction;

namespace Antui.Storage.Postgres;

/// <summary>
/// Counters, phases and stock of one transaction, added up and written once. They are shared by everything this
/// connection commits, so they are written last and lie in a slice of their own; and in order, for two nodes may
/// have come to the same slice.
/// </summary>
internal sealed class PostgresSums(short slice)
{
    private readonly Dictionary<(string Shop, RefundPhase Phase), long> _phases = [];
    private readonly Dictionary<(string Shop, long Hour, string Name), long> _counts = [];
    private readonly Dictionary<(string Shop, string Name), long> _desk = [];
    private readonly List<StockMovement> _moves = [];
    private readonly StockBook _stock = new();

    public void Phase(string shop, RefundPhase phase, long by) =>
        _phases[(shop, phase)] = _phases.GetValueOrDefault((shop, phase)) + by;

    public void Add(StockMovement move)
    {
        var clean = move with
        {
            Warehouse = PostgresText.Clean(move.Warehouse),
            Sku = PostgresText.Clean(move.Sku),
            Ref = PostgresText.Clean(move.Ref),
            Author = PostgresText.Clean(move.Author),
        };
        _moves.Add(clean);
        _stock.Add(clean);
    }

    public void Desk(string shop, string name, long by) =>
        _desk[(shop, name)] = _desk.GetValueOrDefault((shop, name)) + by;

    public void Add(Count count)
    {
        var key = (PostgresText.Clean(count.Shop), Checks.HourOf(count.At), PostgresText.Clean(count.Name));
        _counts[key] = _counts.GetValueOrDefault(key) + count.By;
    }

    public IEnumerable<NpgsqlBatchCommand> Commands()
    {
        var counts = _counts.OrderBy(x => x.Key).ToList();
        if (counts.Count > 0)
        {
            yield return Command(
                PostgresSql.Counters,
                Slice(),
                PostgresColumns.Of(counts, x => x.Key.Shop),
                PostgresColumns.Of(counts, x => x.Key.Hour),
                PostgresColumns.Of(counts, x => x.Key.Name),
                PostgresColumns.Of(counts, x => x.Value));
        }

        var phases = _phases.Where(x => x.Value != 0).OrderBy(x => x.Key).ToList();
        if (phases.Count > 0)
        {
            yield return Command(
                PostgresSql.PhaseCounts,
                Slice(),
                PostgresColumns.Of(phases, x => x.Key.Shop),
                PostgresColumns.Of(phases, x => Phases.Text(x.Key.Phase)),
                PostgresColumns.Of(phases, x => x.Value));
        }

        var desk = _desk.Where(x => x.Value != 0).OrderBy(x => x.Key.Shop, StringComparer.Ordinal)
            .ThenBy(x => x.Key.Name, StringComparer.Ordinal).ToList();
        if (desk.Count > 0)
        {
            yield return Command(
                PostgresDeskSql.Counts,
                Slice(),
                PostgresColumns.Of(desk, x => x.Key.Shop),
                PostgresColumns.Of(desk, x => x.Key.Name),
                PostgresColumns.Of(desk, x => x.Value));
        }

        if (_moves.Count > 0) yield return PostgresDesk.Moves(_moves);
        var stock = _stock.Rows();
        if (stock.Count > 0)
        {
            yield return Command(
                PostgresSql.Stock,
                Slice(),
                PostgresColumns.Of(stock, x => x.Warehouse),
                PostgresColumns.Of(stock, x => x.Sku),
                PostgresColumns.Of(stock, x => x.OnHand),
                PostgresColumns.Of(stock, x => x.Occupied),
                PostgresColumns.Of(stock, x => x.Defective));
        }
    }

    private NpgsqlParameter<short> Slice() => new() { TypedValue = slice };
}
