using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Engine.Projections;

/// <summary>An order as lists are to follow it.</summary>
/// <param name="Entries">Those that are new to the lists, in order; all of them when they are only seen again.</param>
/// <param name="Again">When somebody asked to judge the rows anew: they are made whether or not they changed.</param>
/// <param name="IsSeenOnly">Nothing is new: figures, stock and books know all of it.</param>
internal sealed record ChangedOrder(
    OrderKey Key, IReadOnlyList<Followed> Entries, Instant? Again = null, bool IsSeenOnly = false);

/// <summary>What some marks stand for: by order, the entries that are new to the lists.</summary>
internal sealed class Changed
{
    private readonly List<ChangedOrder> _orders = [];

    /// <summary>A journal that this program cannot read: no list can show what it does not know.</summary>
    private ListFaultException? _unreadable;

    /// <summary>When the first of it happened.</summary>
    public Instant Oldest { get; private init; }

    public IReadOnlyList<ChangedOrder> Orders => _unreadable is null ? _orders : throw _unreadable;

    public static async Task<Changed> ReadAsync(
        IReadOnlyList<Change> changes, Backlog backlog, EngineContext engine)
    {
        var marks = new Dictionary<OrderKey, Marks>(changes.Count);
        foreach (var change in changes)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(marks, change.Key, out _);
            known = known.And(change);
        }
        var changed = new Changed { Oldest = changes.Min(x => x.At) };
        var unknown = new List<(OrderKey Key, Marks Marks)>();
        foreach (var (key, of) in marks)
        {
            if (of.IsAgain || FromMemory(key, of, backlog) is not { } entries) unknown.Add((key, of));
            else changed._orders.Add(new ChangedOrder(key, entries));
        }
        if (unknown.Count > 0) await changed.LoadAsync(unknown, engine);
        return changed;
    }

    /// <summary>The rows of these lists; a rule that fails is a fault of the list.</summary>
    public List<OrderRows> Rows(EngineContext engine, ImmutableArray<ListName> lists)
    {
        var rows = new List<OrderRows>(_orders.Count);
        foreach (var order in Orders)
        {
            try
            {
                rows.Add(RowMaker.Make(order, engine.Shops.Find(order.Key.Shop), lists));
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                throw Fault(order.Key, fault);
            }
        }
        return rows;
    }

    private static ListFaultException Fault(OrderKey key, Exception fault) =>
        new($"{key}: {fault.GetType().Name}: {fault.Message}", fault);

    private static List<Followed>? FromMemory(OrderKey key, Marks marks, Backlog backlog)
    {
        var entries = new List<Followed>((int)(marks.Last - marks.First) + 1);
        for (var version = marks.First; version <= marks.Last; version++)
        {
            if (backlog.Find(key, version) is not { } entry) return null;
            entries.Add(entry);
        }
        return entries;
    }

    /// <summary>
    /// Of an order that is judged anew all entries are read; what is new to the lists moves them, the rest is only seen.
    /// </summary>
    private async Task LoadAsync(List<(OrderKey Key, Marks Marks)> unknown, EngineContext engine)
    {
        var loaded = await engine.LoadAsync([.. unknown.Select(x => x.Key)]);
        for (var i = 0; i < unknown.Count; i++)
        {
            var (key, marks) = unknown[i];
            // What came after these marks has marks of its own.
            var all = loaded[i].Entries;
            var entries = marks.Last == 0 ? all : [.. all.Where(e => e.Version <= marks.Last)];
            var again = marks.IsAgain ? marks.At : (Instant?)null;
            try
            {
                var followed = Followed.Of(entries, Math.Max(1, marks.First), loaded[i].Key);
                if (followed.Count > 0)
                    _orders.Add(new ChangedOrder(key, followed, again, IsSeenOnly: marks.Last == 0));
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                _unreadable ??= Fault(key, fault);
            }
        }
    }

    /// <summary>Versions of an order follow each other without a gap, and their marks come in that order.</summary>
    private readonly record struct Marks(long First, long Last, bool IsAgain, Instant At)
    {
        public Marks And(Change change) => change.Version == 0
            ? this with { IsAgain = true, At = change.At }
            : new Marks(First == 0 ? change.Version : Math.Min(First, change.Version), Math.Max(Last, change.Version),
                IsAgain, change.At > At ? change.At : At);
    }
}
