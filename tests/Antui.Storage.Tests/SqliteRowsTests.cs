using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Storage.Drivers;
using Antui.Storage.Sqlite;
using Antui.Storage.Tables;

namespace Antui.Storage.Tests;

public sealed class SqliteRowsTests : IDisposable
{
    private static readonly RefundRow Refund = new(
        "s1", "r1", "o1", RefundKind.Unshipped, "OPEN", RefundPhase.Waiting, 900, 0, "late", "WAITS", Turn.Nobody, "b1",
        new Instant(1), new Instant(2), new Instant(3), null, false, true);

    private static readonly ShipmentRow Shipment = new(
        "s1", "o1", "S1", ShipmentStage.Audit, StopLevel.Released, ShipmentKind.Sale, "w1", "", "", "", 2, 0, "A×2",
        "b1", "Wuhan", false, new Instant(1), new Instant(2));

    private readonly SqliteDb _db = SqliteDb.Open(":memory:", readOnly: false);

    public SqliteRowsTests() => SqliteSchema.Migrate(_db);

    public void Dispose() => _db.Dispose();

    [Fact]
    public void A_refund_is_as_it_was_written_last_whatever_changed_of_it()
    {
        var rows = new SqliteRows<RefundRow>(_db, ListTables.Refunds);
        foreach (var row in new[]
        {
            Refund, Refund, Refund with { Code = "OK", ModifiedAt = new Instant(5) },
            Refund with { Phase = RefundPhase.Running }, Refund with { BuyerRef = "b2", DeadlineAt = null },
            Refund with { AskedAt = new Instant(0), BuyerRef = new string('买', 500) },
            Refund with { Phase = RefundPhase.Refunded, PaidFen = 900, RefundedAt = new Instant(9), Automatic = true },
        })
        {
            rows.Write(row, rows.Find(row));
            Assert.Equal(row, Assert.Single(Read(ListTables.Refunds)));
        }
    }

    [Fact]
    public void A_shipment_is_as_it_was_written_last_whatever_changed_of_it()
    {
        var rows = new SqliteRows<ShipmentRow>(_db, ListTables.Shipments);
        foreach (var row in new[]
        {
            Shipment, Shipment with { Stage = ShipmentStage.Pick, Hold = true }, Shipment with { Waybill = "sf-1 2" },
            Shipment with { Warehouse = "w2", Skus = "A", Pieces = 1, Stopped = 1 }, Shipment,
        })
        {
            rows.Write(row, rows.Find(row, 7), 7);
            Assert.Equal(row, Assert.Single(Read(ListTables.Shipments)));
            var key = _db.Prepare("SELECT waybill_key FROM shipments WHERE order_id = 7");
            Assert.True(key.Step());
            Assert.Equal(ParcelNumber.KeyOf(row.Waybill), key.Text(0));
            key.Reset();
        }
    }

    /// <summary>An index on a column that an update names is rewritten, whether the value changed or not.</summary>
    [Fact]
    public void An_update_names_no_still_column_that_stays()
    {
        var rows = new SqliteRows<RefundRow>(_db, ListTables.Refunds);
        rows.Write(Refund, rows.Find(Refund));
        foreach (var column in ListTables.Refunds.Still)
        {
            _db.Execute(
                $"CREATE TEMP TRIGGER {column.Name}_stays BEFORE UPDATE OF {column.Name} ON refunds "
                + $"BEGIN SELECT RAISE(ABORT, '{column.Name} was named'); END");
        }

        var later = Refund with { Code = "OK", RawStatus = "AGREED", ModifiedAt = new Instant(8), PaidFen = 1 };
        rows.Write(later, rows.Find(later));
        Assert.Equal(later, Assert.Single(Read(ListTables.Refunds)));
        var moved = later with { Phase = RefundPhase.Running };
        var named = Assert.Throws<SqliteFault>(() => rows.Write(moved, rows.Find(moved)));
        Assert.Contains("phase was named", named.Message, StringComparison.Ordinal);
    }

    /// <summary>Statements of many texts come and go; those that commits are made of stay.</summary>
    [Fact]
    public void A_kept_statement_outlives_any_number_of_others()
    {
        var rows = new SqliteRows<RefundRow>(_db, ListTables.Refunds);
        rows.Write(Refund, rows.Find(Refund));
        for (var i = 0; i < 150; i++) Assert.Equal(i, _db.Number($"SELECT {i}"));
        rows.Write(Refund with { Code = "OK" }, rows.Find(Refund));
        Assert.Equal("OK", Assert.Single(Read(ListTables.Refunds)).Code);
    }

    private List<TRow> Read<TRow>(Table<TRow> table)
    {
        var select = _db.Prepare($"SELECT {table.Select} FROM {table.Name}");
        List<TRow> rows = [];
        while (select.Step()) rows.Add(table.Row(select));
        select.Reset();
        return rows;
    }
}
