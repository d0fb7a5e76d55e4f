using Antui.Core;
using Antui.Core.Ports;
using Antui.Core.Stock;
using Antui.Core.Subjects;
using Antui.Engine.Subjects;

namespace Antui.Engine.Stock;

/// <summary>Goods in for an ERP of others that we serve as warehouse, for whoever announces and counts them.</summary>
public sealed class EntryOrders
{
    private readonly SubjectLane<EntryOrder, EntryFact, EntryEvent> _entries;

    internal EntryOrders(SubjectLanes lanes) => _entries = lanes.Add(new Entries());

    /// <summary>The same document again is the same document.</summary>
    public async Task<Accepted> AddAsync(EntryOrder order, CancellationToken stop) =>
        (await _entries.AcceptAsync(order.Shop, order.Code, new EntryFact.Announced(order), order.Source, stop))
        .Accepted;

    /// <summary>Newest first.</summary>
    /// <param name="shop">Null: of all.</param>
    /// <param name="state">Null: in any. Of those that are over a page may be short, and yet not the last.</param>
    public async Task<Page<EntryOrder>> ListAsync(
        string? shop, EntryState? state, string? cursor, int limit, CancellationToken stop)
    {
        const int readsMost = 20;
        var rows = new List<EntryOrder>();
        for (var read = 0; read < readsMost && rows.Count < limit; read++)
        {
            var page = await _entries.NewestAsync(
                shop, open: state is EntryState.Open, cursor, limit - rows.Count, stop);
            rows.AddRange(page.Rows.Where(e => state is null || e.State == state));
            cursor = page.Next;
            if (cursor is null) break;
        }
        return new Page<EntryOrder>(rows, cursor);
    }

    public Task<EntryOrder?> FindAsync(string shop, string code, CancellationToken stop) =>
        _entries.ReadAsync(shop, code, stop);

    /// <summary>Goods came in. The stock has them when this returns; the ERP is told until it knows.</summary>
    public async Task<Accepted> ReceiveAsync(string shop, string code, EntryReceipt receipt, CancellationToken stop) =>
        await FindAsync(shop, code, stop) is null ? Unknown(shop, code)
            : (await _entries.AcceptAsync(shop, code, new EntryFact.Received(receipt), receipt.Author, stop)).Accepted;

    /// <summary>Nothing of it came yet, and nothing is awaited any more.</summary>
    public async Task<Accepted> CancelAsync(string shop, string code, string author, CancellationToken stop) =>
        await FindAsync(shop, code, stop) is null ? Unknown(shop, code)
            : (await _entries.AcceptAsync(shop, code, new EntryFact.Cancelled(), author, stop)).Accepted;

    private static Accepted.Refused Unknown(string shop, string code) => new(new Refusal.EntryUnknown(shop, code));
}
