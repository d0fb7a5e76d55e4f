using System.ComponentModel;
using Antui.Api.Shapes;
using Antui.Engine;
using Antui.Texts;

namespace Antui.Api;

/// <summary>Facts that fit nothing yet: visible, and tried again by themselves.</summary>
public static class ParkedApi
{
    public static void MapParked(this IEndpointRouteBuilder api) =>
        api.MapGet("/parked", ListAsync).WithTags("Parked").Needs(Scopes.Read)
            .Answers<ParkedList>("Parked facts, oldest first, and how many there are in all.");

    private static async Task<IResult> ListAsync(
        [Description("1 to 200; 50 when absent.")] string? limit, RefundEngine engine, CancellationToken stop)
    {
        var read = new QueryReader();
        var most = read.Limit(limit);
        if (read.Errors.Count > 0) return Problems.BadQuery(read.Errors);
        var parked = await engine.Store.ParkedAsync(null, most, stop);
        return Results.Ok(new ParkedList(
            [.. parked.Select(p => new ParkedItem(
                p.Id, p.Key.Shop, p.Key.OrderNo, p.Reason, p.Source, p.At, p.Attempts, WordTexts.Parked(p.Reason)))],
            await engine.Store.ParkedCountAsync(null, stop)));
    }
}
