using Antui.Engine.Shops;

namespace Antui.Engine.Jobs;

/// <summary>
/// The kinds of jobs and for which shops there is one. A further kind is one line: <c>engine.Jobs.Add(new
/// ReconcileJob(), "0 3 * * *")</c> for the installation, or with a condition for each shop that meets it.
/// </summary>
internal sealed class JobKinds
{
    private readonly List<Entry> _entries = [];
    private IReadOnlyCollection<Shop> _shops = [];
    private List<JobDefinition>? _definitions;

    public IJobKind? Find(string kind)
    {
        lock (_entries) return _entries.FirstOrDefault(e => e.Kind.Kind == kind)?.Kind;
    }

    /// <param name="shops">Null stands for the installation: the shops, or null, that there is a job for.</param>
    public void Add(IJobKind kind, Func<Shop?, JobPlan> plan, Func<IReadOnlyCollection<Shop>, IEnumerable<Shop?>> shops)
    {
        lock (_entries)
        {
            if (_entries.Any(e => e.Kind.Kind == kind.Kind))
                throw new ArgumentException($"There is a job kind '{kind.Kind}' already.", nameof(kind));
            _entries.Add(new Entry(kind, plan, shops));
            _definitions = null;
        }
    }

    /// <summary>The jobs of these shops; made anew when a shop changed.</summary>
    public IReadOnlyList<JobDefinition> Of(IReadOnlyCollection<Shop> shops)
    {
        lock (_entries)
        {
            if (_definitions is not null && _shops.SequenceEqual(shops)) return _definitions;
            _shops = shops;
            return _definitions = [.. _entries.SelectMany(e => e.Of(shops))];
        }
    }

    private sealed record Entry(
        IJobKind Kind, Func<Shop?, JobPlan> Plan, Func<IReadOnlyCollection<Shop>, IEnumerable<Shop?>> Shops)
    {
        public IEnumerable<JobDefinition> Of(IReadOnlyCollection<Shop> shops) =>
            Shops(shops).Select(s => new JobDefinition(
            s is null ? Kind.Kind : $"{Kind.Kind}:{s.Config.Id}", Kind.Kind, s?.Config.Id, Plan(s)));
    }
}
