using System.Security.Cryptography;
using System.Text;
using Antui.Core;

namespace Antui.Server.Gateways.Top.Methods;

/// <summary>What ERPs ask when they start: what time it is, who the seller is, where goods come from.</summary>
public static class StartMethods
{
    public static readonly ImmutableArray<TopMethod> Table =
    [
        new("taobao.time.get", TopNeeds.App, TimeAsync),
        new("taobao.user.seller.get", TopNeeds.Session, SellerAsync, ["fields"]),
        new("taobao.shop.seller.get", TopNeeds.Session, ShopAsync, ["fields"]),
        new("taobao.logistics.address.search", TopNeeds.Session, AddressesAsync),
    ];

    private static Task<TopAnswer> TimeAsync(GatewayCall call, CancellationToken stop) => Task.FromResult(
        TopAnswer.Of(new TopObject().Add("time", (Instant?)call.Services.Faults.Clock(call.Now))));

    private static Task<TopAnswer> SellerAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Fields(out var fields) is { } bad) return Task.FromResult<TopAnswer>(bad);
        var user = new TopObject()
            .Add("user_id", UserId(call.ShopId))
            .Add("nick", call.Nick)
            .Add("type", call.Settings.IsTmall ? "B" : "C")
            .Add("has_shop", true)
            .Add("status", "normal");
        return Task.FromResult(TopAnswer.Of(new TopObject().Add("user", user.Only(fields))));
    }

    private static Task<TopAnswer> ShopAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Fields(out var fields) is { } bad) return Task.FromResult<TopAnswer>(bad);
        var shop = new TopObject()
            .Add("sid", UserId(call.ShopId)).Add("title", call.Nick).Add("nick", call.Nick);
        return Task.FromResult(TopAnswer.Of(new TopObject().Add("shop", shop.Only(fields))));
    }

    /// <summary>A hosted shop keeps no addresses here; an empty list is left out, as everywhere.</summary>
    private static Task<TopAnswer> AddressesAsync(GatewayCall call, CancellationToken stop) =>
        Task.FromResult(call["rdef"] is null or "no_def" or "get_def" or "cancel_def"
            ? TopAnswer.Of(new TopObject().Add("addresses", new TopList("address_result", [])))
            : TopErrors.Invalid("rdef"));

    /// <summary>A number for the shop that never changes: ERPs keep it as the account's key.</summary>
    public static long UserId(string shop) =>
        BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes("seller\n" + shop))) & 0x3FFF_FFFF_FFFF | 1;
}
