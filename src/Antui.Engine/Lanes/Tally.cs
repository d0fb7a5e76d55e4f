using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Engine.Lanes;

/// <summary>A few counters, added up by the hour so that each is written once.</summary>
internal sealed class Tally(Instant now)
{
    private const long HourMs = 3_600_000;

    private readonly List<Count> _sums = [];

    public void Add(string shop, string name, long by) => Add(shop, name, by, now);

    public void Add(string shop, string name, long by, Instant at)
    {
        at = new Instant(at.Ms - at.Ms % HourMs);
        for (var i = 0; i < _sums.Count; i++)
        {
            if (_sums[i].Name != name || _sums[i].Shop != shop || _sums[i].At != at) continue;
            _sums[i] = _sums[i] with { By = _sums[i].By + by };
            return;
        }
        _sums.Add(new Count(shop, name, at, by));
    }

    /// <summary>What moves a counter; what was added and taken back does not.</summary>
    public IReadOnlyList<Count> ToList()
    {
        _sums.RemoveAll(sum => sum.By == 0);
        return _sums;
    }
}
