using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Tests.Gateways;

namespace Antui.Tests.Inside;

public sealed class Facts_in_batches
{
    /// <summary>The cache lets go of an order before the batch that loaded it uses it.</summary>
    [Fact]
    public async Task A_batch_of_more_orders_than_a_lane_remembers_knows_them_all()
    {
        const int orders = 20;
        await using var site = await Site.StartAsync(engine: new EngineOptions { CachedOrders = OrderKey.Lanes });
        var keys = new List<OrderKey>();
        for (var no = 1; keys.Count < orders; no++)
            if (new OrderKey(Site.Taobao, $"o{no}") is { Lane: 7 } key) keys.Add(key);
        foreach (var key in keys) await site.OrderAsync(key.OrderNo);

        var answers = await Task.WhenAll(keys.Select(key => site.AcceptAsync(new Fact.EvidenceSeen(
            key, "sent", EvidenceKind.Shipped, "", [new LineQuantity(key.OrderNo + "1", 2)], [],
            StopLevel.HandedOver, "erp", site.Now))));

        Assert.All(answers, a => Assert.IsType<Accepted.Applied>(a));
    }
}
