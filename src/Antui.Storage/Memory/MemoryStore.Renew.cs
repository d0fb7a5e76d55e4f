using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Storage.Memory;

public sealed partial class MemoryStore
{
    private readonly Dictionary<(string Shop, long Hour, string Name), long> _countersNext = [];
    private readonly List<(OrderKey Order, long Version, Instant At, string Lines)> _booksNext = [];
    private Renewal? _renewal;

    public Task<Renewal?> RenewalAsync(CancellationToken stop)
    {
        lock (_lock) return Task.FromResult(_renewal);
    }

    public Task<Renewal> BeginRenewalAsync(CancellationToken stop)
    {
        lock (_lock) return Task.FromResult(_renewal ??= new Renewal(_lists.Values.Min(x => x.Place)));
    }

    public Task<bool> RenewAsync(RenewalStep step, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(step);
        lock (_lock)
        {
            if (_renewal != step.From) return Task.FromResult(false);
            if (step.ShowWithout is not null && !(IsAt(ListName.Figures) && IsAt(ListName.Books)))
                return Task.FromResult(false);
            _renewal = step.To;
            foreach (var order in step.Orders)
            {
                foreach (var count in order.Counts) Add(_countersNext, count);
                _booksNext.AddRange(order.Bookings.Select(x => Booked(order.Key, x)));
            }

            if (step.ShowWithout is { } stay) Show(stay);
            return Task.FromResult(true);
        }

        bool IsAt(ListName list) => _lists[list].Place == step.To.Place;
    }

    private void Show(IReadOnlyList<string> stay)
    {
        foreach (var key in _counters.Keys.Where(x => !stay.Contains(x.Name)).ToList()) _counters.Remove(key);
        foreach (var (key, value) in _countersNext) _counters[key] = value;
        _books.Clear();
        _books.AddRange(_booksNext);
        _countersNext.Clear();
        _booksNext.Clear();
        _renewal = null;
    }
}
