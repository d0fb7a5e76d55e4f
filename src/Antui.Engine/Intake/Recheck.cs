using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Engine.Shops;

namespace Antui.Engine.Intake;

/// <summary>
/// Looks again at refunds that only a newer word of the platform can move: a status nobody knew, a line that was not in
/// our copy of the order, a confirmation that did not come. A row that was healed without being modified shows in no
/// window, so no poll would ever find it.
/// </summary>
internal sealed class Recheck(EngineContext engine, RefundEngine door)
{
    /// <summary>Most refunds looked at in one round.</summary>
    private const int Most = 800;

    private static readonly Code[] Stuck =
    [
        Code.ClaimStatusUnknown, Code.OrderStatusUnknown, Code.KindUnknown, Code.ItemNotInOrder, Code.RequestChanged,
        Code.AssistantSilent, Code.ConfirmationMissing, Code.PlatformRefused,
    ];

    public async Task RunAsync(Shop shop, CancellationToken stop)
    {
        var filter = new RefundFilter(
            shop.Config.Id, [RefundPhase.Waiting, RefundPhase.Person], Codes: [.. Stuck.Select(c => c.Text())]);
        foreach (var row in (await engine.Lists.RefundsAsync(filter, null, Most, stop)).Rows)
        {
            if (row.Code == Code.OrderStatusUnknown.Text() || row.Code == Code.ItemNotInOrder.Text())
                await AskAsync(shop, new Hint(row.OrderNo, ""), stop);
            await AskAsync(shop, new Hint(row.OrderNo, row.RefundNo), stop);
        }
    }

    /// <summary>A record that cannot be understood keeps none of the others from being asked about.</summary>
    private async Task AskAsync(Shop shop, Hint hint, CancellationToken stop)
    {
        try
        {
            await door.HintAsync(shop, hint, stop);
        }
        catch (PortReadException bad) when (bad.IsOfOneRecord)
        {
        }
    }
}
