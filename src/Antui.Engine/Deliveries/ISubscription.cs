using Antui.Core.Orders;

namespace Antui.Engine.Deliveries;

/// <summary>
/// Somebody who is told what happens to orders: which of them he hears of, and what he is owed of a change. What it
/// says is the gateway's business, and so is how it is told.
/// </summary>
public interface ISubscription
{
    /// <summary>Names its cursor in the store, e.g. "tmc:23060081".</summary>
    string Name { get; }

    /// <summary>What is older means nothing to him any more.</summary>
    TimeSpan Horizon => TimeSpan.FromDays(7);

    /// <summary>So many notes are written down at once; the rest waits in the journal.</summary>
    int NotesMost => 500;

    bool Hears(string shop);

    /// <summary>Pure: what one entry of the journal gives him, in order.</summary>
    /// <param name="before">Null when the order was not known.</param>
    IEnumerable<Owed> Owed(Order? before, Order after);

    /// <summary>What is owed when the subscription begins.</summary>
    Task<IReadOnlyList<Owed>> AtFirstAsync(CancellationToken stop) => Task.FromResult<IReadOnlyList<Owed>>([]);

    /// <summary>Notes of one line are told one after the other, each when the one before it was taken.</summary>
    string LineOf(Note note) => $"{note.Shop}/{note.OrderNo}/{note.RefundNo}";
}

/// <summary>What came of telling a note.</summary>
public enum Told
{
    Taken,
    /// <summary>For good: it is not told again.</summary>
    Refused,
    /// <summary>He answered, and wants this one later.</summary>
    Later,
    /// <summary>Nobody answered, or not in time: whether it arrived is not known, and nothing else is tried for a
    /// while.</summary>
    Unanswered,
}

/// <summary>A subscriber who is called; others ask for what they are owed.</summary>
public interface IPush : ISubscription
{
    Task<Told> PushAsync(Note note, CancellationToken stop);
}
