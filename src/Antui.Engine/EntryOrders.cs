using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Ports;
using Antui.Core.Stock;
using Antui.Engine.Jobs;

namespace Antui.Engine;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(EntryOrder))]
internal sealed partial class EntryJson : JsonSerializerContext;

/// <summary>
/// Goods in for an ERP of others that we serve as warehouse. What the desk counts is durable first; the stock and the
/// word to the ERP follow from it, each under the receipt's own number, so that a node that dies in between loses
/// nothing and counts nothing twice.
/// </summary>
public sealed class EntryOrders(RefundEngine engine)
{
    private const string Kind = "entry-order";
    private const int WritesMost = 8;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30), LongestWait = TimeSpan.FromHours(1);

    private Instant Now => Instant.From(engine.Clock.GetUtcNow());

    /// <summary>The same document again is the same document.</summary>
    public async Task<Accepted> AddAsync(EntryOrder order, CancellationToken stop)
    {
        for (var attempt = 0; attempt < WritesMost; attempt++)
        {
            if (await FindAsync(order.Shop, order.Code, stop) is { } known)
            {
                return known.IsSame(order) ? new Accepted.Duplicate()
                    : new Accepted.Refused(new Refusal.EntryExists(order.Code));
            }
            if (await WriteAsync(order, 0, order.Source, stop)) return new Accepted.Applied(1);
        }
        throw new InvalidOperationException("The document is written by too many at once.");
    }

    /// <summary>Newest first; the shop null for all.</summary>
    public async Task<IReadOnlyList<EntryOrder>> ListAsync(string? shop, CancellationToken stop) =>
        [.. (await engine.Store.ListAsync(Kind, stop)).Select(Read).Where(e => shop is null || e.Shop == shop)
            .OrderByDescending(e => e.CreatedAt.Ms).ThenBy(e => e.Code, StringComparer.Ordinal)];

    public async Task<EntryOrder?> FindAsync(string shop, string code, CancellationToken stop) =>
        await engine.Store.ReadAsync(Kind, IdOf(shop, code), stop) is { } stored ? Read(stored) : null;

    /// <summary>Goods came in. The stock has them when this returns; the ERP is told by the job.</summary>
    public async Task<Accepted> ReceiveAsync(string shop, string code, EntryReceipt receipt, CancellationToken stop)
    {
        var accepted = await ChangeAsync(shop, code, e => e.Receive(receipt), receipt.Author, stop);
        if (accepted is Accepted.Refused) return accepted;
        await StockAsync(shop, code, stop);
        engine.Jobs.Hurry($"{EntryJob.Name}:{shop}");
        return accepted;
    }

    public Task<Accepted> CancelAsync(string shop, string code, string author, CancellationToken stop) =>
        ChangeAsync(shop, code, e => e.Cancel(), author, stop);

    /// <summary>Finishes what was received: the stock first, then the ERP, receipt by receipt.</summary>
    internal async Task RunAsync(Shop shop, JobCounts counts, CancellationToken stop)
    {
        foreach (var order in await ListAsync(shop.Config.Id, stop))
        {
            if (order.Receipts.All(r => r.IsFinished)) continue;
            await StockAsync(order.Shop, order.Code, stop);
            await ConfirmAsync(shop, order.Code, counts, stop);
        }
    }

    private async Task StockAsync(string shop, string code, CancellationToken stop)
    {
        if (await FindAsync(shop, code, stop) is not { } order) return;
        foreach (var receipt in order.Receipts.Where(r => !r.Stocked))
        {
            var lines = receipt.Lines.Select(c => new StockEntryLine(
                order.Lines.First(l => l.LineNo == c.LineNo).Sku, c.Good, c.Defective)).ToImmutableArray();
            if (!lines.IsEmpty)
            {
                var entry = new StockEntry(
                    KeyOf(order, receipt), shop, StockMoveKind.In, lines, receipt.Author, receipt.Note, receipt.At);
                await engine.Stock.EnterAsync(entry, stop);
            }
            await UpdateAsync(shop, code, receipt.No, r => r with { Stocked = true }, stop);
        }
    }

    /// <summary>One after the other: the last one, which ends the document there, is told last.</summary>
    private async Task ConfirmAsync(Shop shop, string code, JobCounts counts, CancellationToken stop)
    {
        while (await FindAsync(shop.Config.Id, code, stop) is { } order
            && order.Receipts.FirstOrDefault(r => !r.Told.IsDone) is { } next)
        {
            var timing = shop.Config.Timing with { BackOff = FirstWait, BackOffMost = LongestWait };
            var errand = new Errand(shop, timing, () => Now, told => UpdateAsync(
                order.Shop, code, next.No, r => r.Answered(told, timing, Now), stop));
            var told = await errand.RunAsync(new Effect.ConfirmEntry(Said(order, next)), next.Told, stop);
            if (told.Attempt > next.Told.Attempt) counts.Add(told.IsDone ? "confirmed" : "waiting");
            if (told.IsDone) continue;
            counts.AgainBy(next.Answered(told, timing, Now).Told.DueAt);
            return;
        }
    }

    /// <summary>Of nothing more than that it ends, each line is told with 0.</summary>
    private static EntrySaid Said(EntryOrder order, EntryReceipt receipt)
    {
        var counts = receipt.Lines.IsEmpty
            ? [.. order.Lines.Select(l => new EntryCount(l.LineNo, 0, 0))] : receipt.Lines;
        return new EntrySaid(
            KeyOf(order, receipt), order.Code, order.Type, receipt.IsLast, receipt.At,
            [.. counts.Select(c => (Count: c, Line: order.Lines.First(l => l.LineNo == c.LineNo))).Select(x =>
                new EntrySaidLine(x.Line.LineNo, x.Line.Sku, x.Line.Planned, x.Count.Good, x.Count.Defective))]);
    }

    private async Task<bool> UpdateAsync(
        string shop, string code, string receiptNo, Func<EntryReceipt, EntryReceipt> change, CancellationToken stop) =>
        await ChangeAsync(
            shop, code, e => (e.With(change(e.Receipts.First(r => r.No == receiptNo))), null), "desk", stop)
            is Accepted.Applied;

    private async Task<Accepted> ChangeAsync(
        string shop, string code, Func<EntryOrder, (EntryOrder? Next, Refusal? Wrong)> change,
        string author, CancellationToken stop)
    {
        for (var attempt = 0; attempt < WritesMost; attempt++)
        {
            if (await engine.Store.ReadAsync(Kind, IdOf(shop, code), stop) is not { } stored)
                return new Accepted.Refused(new Refusal.EntryUnknown(shop, code));
            var (next, wrong) = change(Read(stored));
            if (wrong is not null) return new Accepted.Refused(wrong);
            if (next is null) return new Accepted.Duplicate();
            if (await WriteAsync(next, stored.Version, author, stop)) return new Accepted.Applied(stored.Version + 1);
        }
        throw new InvalidOperationException("The document is written by too many at once.");
    }

    private Task<bool> WriteAsync(EntryOrder order, int version, string author, CancellationToken stop) =>
        engine.Store.WriteAsync(new Document(
            Kind, IdOf(order.Shop, order.Code), version + 1, author, Now,
            JsonSerializer.Serialize(order, EntryJson.Default.EntryOrder)), keepHistory: true, stop);

    private static string KeyOf(EntryOrder order, EntryReceipt receipt) => $"{order.Shop}:{order.Code}:{receipt.No}";

    private static string IdOf(string shop, string code) => $"{shop}/{code}";

    private static EntryOrder Read(Document stored) =>
        JsonSerializer.Deserialize(stored.Json, EntryJson.Default.EntryOrder)!;
}

/// <summary>Tells ERPs what came in of the goods they announced, until they know.</summary>
internal sealed class EntryJob : IJobKind
{
    public const string Name = "entries", Plan = "every 5m";

    public string Kind => Name;

    public async Task<JobCounts> RunAsync(JobContext context, CancellationToken stop)
    {
        var counts = new JobCounts();
        await new EntryOrders(context.Engine).RunAsync(context.Shop!, counts, stop);
        return counts;
    }
}
