using Antui.Core;
using Antui.Engine.Documents;
using Antui.Engine.Jobs;

namespace Antui.Engine.Projections;

/// <summary>
/// Makes the lists anew when somebody asks for it, on one node at a time, and goes on with what a node that died left
/// behind: a renewal keeps all marks from being forgotten until it ends.
/// </summary>
internal sealed class RebuildJob(EngineContext engine) : IJobKind
{
    public const string Name = "rebuild", Plan = "every 1h";

    private const string Rows = "rows";
    private const int Page = 500;

    private readonly DocumentSet<RowsMade> _made = new(
        engine.Store, engine.Clock, "rebuild", RemakeJson.Default.RowsMade, keepsHistory: false);

    public string Kind => Name;

    public TimeSpan QuietFor => TimeSpan.FromDays(1);

    public async Task<JobCounts> RunAsync(JobContext context, CancellationToken stop)
    {
        var counts = new JobCounts();
        var asked = engine.Lists.Asked ?? (context.Author != "clock" ? engine.Lists.Begun() : null);
        var left = await LeftAsync();
        if (asked is null && left is null && await engine.Store.RenewalAsync(CancellationToken.None) is null)
            return counts;
        var remake = asked ?? engine.Lists.Begun();
        try
        {
            if (asked is not null) left = new RowsMade("", "", 0, false);
            if (left is not null) await RowsAsync(left, remake);
            await new Renewing(engine, engine.Lists).RunAsync();
            counts.Add("orders", remake.Orders);
            remake.End("");
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            remake.End(fault.Message);
            counts.Fault = fault.Message;
        }
        return counts;
    }

    private async Task RowsAsync(RowsMade at, Remake remake)
    {
        await WriteAsync(at);
        OrderKey? last = at.OrderNo == "" ? null : new OrderKey(at.Shop, at.OrderNo);
        while (await engine.Store.KeysAsync(last, Page, CancellationToken.None) is { Count: > 0 } keys)
        {
            await engine.Store.MarkAsync(keys, engine.Now, CancellationToken.None);
            await engine.Lists.SettledAsync(CancellationToken.None);
            await engine.Buggify();
            last = keys[^1];
            at = new RowsMade(last.Value.Shop, last.Value.OrderNo, at.Orders + keys.Count, false);
            remake.Orders = at.Orders;
            await WriteAsync(at);
        }
        await WriteAsync(at with { Done = true });
    }

    /// <returns>Null: nobody left any rows behind.</returns>
    private async Task<RowsMade?> LeftAsync() =>
        await _made.ReadAsync(Rows, CancellationToken.None) is { Value: { Done: false } left } ? left : null;

    private Task<Saved<RowsMade>> WriteAsync(RowsMade at) =>
        _made.ChangeAsync(Rows, _ => at, engine.Options.Node, CancellationToken.None);
}
