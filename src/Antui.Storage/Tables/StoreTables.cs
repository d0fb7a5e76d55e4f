using Antui.Core;
using Antui.Core.Ports;
using Antui.Core.Stock;

namespace Antui.Storage.Tables;

/// <summary>What is stored and follows nothing.</summary>
internal static class StoreTables
{
    public static readonly Table<ParkedFact> Parked = new("parked", (ref c) => new ParkedFact(
        c.Text("id", x => x.Id, Use.Key),
        new OrderKey(
            c.Text("shop", x => x.Key.Shop, Use.Once),
            c.Text("order_no", x => x.Key.OrderNo, Use.Once)),
        c.Text("reason", x => x.Reason),
        c.Text("source", x => x.Source, Use.Once),
        c.Time("at", x => x.At, Use.Once),
        c.Bytes("fact", x => x.Fact, Use.Once),
        (int)c.Number("attempts", x => x.Attempts, Use.Grows),
        c.Time("due_at", x => x.DueAt, Use.Once),
        c.Text("assignee", x => x.Assignee, Use.Apart),
        End(
            c.Text("dismissed_by", x => x.Dismissed?.By ?? "", Use.Apart),
            c.Text("dismissed_why", x => x.Dismissed?.Reason ?? "", Use.Apart),
            c.Maybe("dismissed_at", x => x.Dismissed?.At, Use.Apart))))
    { Of = x => x.Key };

    /// <summary>Written once and never again, so that no key of words is replaced by another.</summary>
    public static readonly Table<WrappedKey> WordsKeys = new("words_keys", (ref c) => new WrappedKey(
        new OrderKey(
            c.Text("shop", x => x.Order.Shop, Use.Key),
            c.Text("order_no", x => x.Order.OrderNo, Use.Key)),
        c.Bytes("bytes", x => x.Bytes)))
    { Of = x => x.Order };

    public static readonly Table<Document> Documents = new("documents", (ref c) => new Document(
        c.Text("kind", x => x.Kind, Use.Key),
        c.Text("id", x => x.Id, Use.Key),
        (int)c.Number("version", x => x.Version, Use.Key),
        c.Text("author", x => x.Author),
        c.Time("at", x => x.At),
        c.Text("json", x => x.Json)));

    public static readonly Table<PayOutEntry> PayOuts = new("payouts", (ref c) => new PayOutEntry(
        c.Text("entry_key", x => x.EntryKey, Use.Key),
        new OrderKey(
            c.Text("shop", x => x.Order.Shop),
            c.Text("order_no", x => x.Order.OrderNo)),
        c.Text("refund_no", x => x.RefundNo),
        c.Number("fen", x => x.Fen),
        c.Number("ceiling_fen", x => x.CeilingFen),
        c.Time("at", x => x.At)))
    { Of = x => x.Order };

    public static readonly Table<StoredSubject> Subjects = new("subjects", (ref c) => new StoredSubject(
        new SubjectKey(
            c.Text("kind", x => x.Key.Kind, Use.Key),
            c.Text("shop", x => x.Key.Shop, Use.Key),
            c.Text("id", x => x.Key.Id, Use.Key)),
        c.Number("version", x => x.Version),
        c.Time("opened_at", x => x.OpenedAt),
        c.Number("open", x => x.Open),
        c.Maybe("due_at", x => x.DueAt == Instant.Never ? null : x.DueAt) ?? Instant.Never,
        c.Text("state", x => x.State),
        c.Bytes("digest", x => x.Digest)));

    public static readonly Table<SubjectEntry> SubjectJournal = new("subject_journal", (ref c) => new SubjectEntry(
        new SubjectKey(
            c.Text("kind", x => x.Key.Kind, Use.Key),
            c.Text("shop", x => x.Key.Shop, Use.Key),
            c.Text("id", x => x.Key.Id, Use.Key)),
        new JournalEntry(
            c.Number("version", x => x.Entry.Version, Use.Key),
            c.Time("at", x => x.Entry.At),
            c.Text("source", x => x.Entry.Source),
            c.Bytes("events", x => x.Entry.Events),
            c.Bytes("previous", x => x.Entry.Previous),
            (int)c.Number("facts", x => x.Entry.Facts))));

    /// <summary>Without its lines: they are movements of stock.</summary>
    public static readonly Table<StockEntry> Entries = new("stock_entries", (ref c) => new StockEntry(
        c.Text("doc_no", x => x.DocNo, Use.Key),
        c.Text("warehouse", x => x.Warehouse),
        c.Name("kind", x => x.Kind),
        [],
        c.Text("author", x => x.Author),
        c.Text("note", x => x.Note),
        c.Time("at", x => x.At)));

    private static ParkedEnd? End(string by, string why, Instant? at) =>
        at is { } when ? new ParkedEnd(by, why, when) : null;
}
