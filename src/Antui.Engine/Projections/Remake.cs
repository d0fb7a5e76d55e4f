using System.Text.Json.Serialization;

namespace Antui.Engine.Projections;

/// <summary>
/// All rows made anew, page by page: marks are left for the orders, and the lists follow them as ever. Then figures and
/// books, which add up, are added up anew beside those that are read. This is how one of them goes on this node.
/// </summary>
public sealed class Remake
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _orders;

    /// <summary>How many orders' rows were made anew so far.</summary>
    public long Orders
    {
        get => Interlocked.Read(ref _orders);
        internal set => Interlocked.Exchange(ref _orders, value);
    }

    public bool IsDone => Ended.IsCompleted;

    /// <summary>Completes when it has ended, well or with a fault.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Why it ended before its end; empty when it did not.</summary>
    public string Fault { get; private set; } = "";

    internal void End(string fault)
    {
        Fault = fault;
        _ended.TrySetResult();
    }
}

/// <summary>How far the rows have come, so that another node can go on with them.</summary>
/// <param name="OrderNo">The last order that was marked; empty before the first.</param>
internal sealed record RowsMade(string Shop, string OrderNo, long Orders, bool Done);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RowsMade))]
internal sealed partial class RemakeJson : JsonSerializerContext;
