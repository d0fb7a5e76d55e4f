using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Storage.Memory;

public sealed partial class MemoryStore
{
    private readonly Dictionary<(string Kind, string Id), List<Document>> _documents = [];
    private readonly Leases _leases = new();
    private readonly Dictionary<string, PayOutEntry> _payouts = [];
    private readonly Dictionary<OrderKey, (long PaidFen, long CeilingFen)> _totals = [];
    private readonly Dictionary<(string Scope, string Key), (RememberedRequest Known, Instant At)> _requests = [];

    public Task<Document?> ReadAsync(string kind, string id, CancellationToken stop)
    {
        lock (_lock) return Task.FromResult(_documents.TryGetValue((kind, id), out var all) ? all[^1] : null);
    }

    public Task<IReadOnlyList<Document?>> ReadAllAsync(
        IReadOnlyList<(string Kind, string Id)> documents, CancellationToken stop)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<Document?>>(
                [.. documents.Select(x => _documents.TryGetValue(x, out var all) ? all[^1] : null)]);
        }
    }

    public Task<IReadOnlyList<Document>> ListAsync(string kind, string prefix, CancellationToken stop)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<Document>>(
            [
                .. _documents
                    .Where(x => x.Key.Kind == kind && x.Key.Id.StartsWith(prefix, StringComparison.Ordinal))
                    .Select(x => x.Value[^1]).Where(x => !x.IsRemoved).OrderBy(x => x.Id, StringComparer.Ordinal),
            ]);
        }
    }

    public Task<IReadOnlyList<Document>> HistoryAsync(string kind, string id, CancellationToken stop)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<Document>>(
                _documents.TryGetValue((kind, id), out var all) ? [.. all] : []);
        }
    }

    public Task<bool> WriteAsync(Document document, bool keepHistory, CancellationToken stop)
    {
        lock (_lock)
        {
            var key = (document.Kind, document.Id);
            _documents.TryGetValue(key, out var all);
            if (document.Version != (all is null ? 0 : all[^1].Version) + 1) return Task.FromResult(false);
            if (all is null) _documents[key] = all = [];
            if (!keepHistory && all.Count > 0) all.RemoveAt(all.Count - 1);
            all.Add(document);
            return Task.FromResult(true);
        }
    }

    public Task<bool> TryLeaseAsync(string name, string owner, TimeSpan lease, Instant now, CancellationToken stop) =>
        Task.FromResult(_leases.TryTake(name, owner, lease, now));

    public Task ReleaseAsync(string name, string owner, CancellationToken stop)
    {
        _leases.Release(name, owner);
        return Task.CompletedTask;
    }

    /// <summary>The lowest ceiling ever named for an order holds; what was taken back may be paid again.</summary>
    public Task<bool> AppendAsync(PayOutEntry entry, CancellationToken stop)
    {
        lock (_lock)
        {
            if (_payouts.ContainsKey(entry.EntryKey)) return Task.FromResult(false);
            var known = _totals.TryGetValue(entry.Order, out var total);
            var ceilingFen = !known ? entry.CeilingFen
                : entry.Fen < 0 ? total.CeilingFen
                : Math.Min(total.CeilingFen, entry.CeilingFen);
            var paidFen = total.PaidFen + entry.Fen;
            if (paidFen < 0 || paidFen > ceilingFen) throw new CeilingPassedException();
            _totals[entry.Order] = (paidFen, ceilingFen);
            _payouts[entry.EntryKey] = entry;
            return Task.FromResult(true);
        }
    }

    public Task<PayOutEntry?> FindAsync(string entryKey, CancellationToken stop)
    {
        lock (_lock) return Task.FromResult(_payouts.GetValueOrDefault(entryKey));
    }

    public IAsyncEnumerable<PayOutEntry> AllAsync(string? shop, CancellationToken stop)
    {
        lock (_lock)
        {
            return _payouts.Values.Where(x => shop is null || x.Order.Shop == shop)
                .OrderBy(x => x.At).ThenBy(x => x.EntryKey, StringComparer.Ordinal).ToList().ToAsyncEnumerable();
        }
    }

    public Task<RememberedRequest?> BeginAsync(
        string scope, string key, string requestHash, Instant now, CancellationToken stop)
    {
        lock (_lock)
        {
            if (_requests.TryGetValue((scope, key), out var request))
            {
                var keptMs = request.Known.Status == 0 ? Checks.InFlightMs : Checks.RememberMs;
                if (request.At.Ms + keptMs > now.Ms) return Task.FromResult<RememberedRequest?>(request.Known);
            }

            _requests[(scope, key)] = (new RememberedRequest(requestHash, 0, ""), now);
            return Task.FromResult<RememberedRequest?>(null);
        }
    }

    public Task FinishAsync(string scope, string key, int status, string body, CancellationToken stop)
    {
        lock (_lock)
        {
            if (_requests.TryGetValue((scope, key), out var request))
                _requests[(scope, key)] = (request.Known with { Status = status, Body = body }, request.At);
            return Task.CompletedTask;
        }
    }

    public Task AbandonAsync(string scope, string key, CancellationToken stop)
    {
        lock (_lock)
        {
            if (_requests.TryGetValue((scope, key), out var request) && request.Known.Status == 0)
                _requests.Remove((scope, key));
            return Task.CompletedTask;
        }
    }
}
