using System.Globalization;
using System.Text.Json;
using Antui.Connectors;
using Antui.Connectors.Hosted;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Engine;
using Antui.Engine.Projections;
using Antui.Engine.Shops;

namespace Antui.Server.Gateways.Top;

/// <summary>One checked call, and what a method needs to answer it.</summary>
public sealed class GatewayCall(TopServices services, TopMethod method, TopParameters parameters, string appKey)
{
    public string Method => method.Name;

    public TopMethod Served => method;

    public TopParameters Parameters => parameters;

    public string AppKey => appKey;

    /// <summary>Null for methods of the app alone.</summary>
    public TopGrant? Grant { get; init; }

    /// <summary>The caller's own time of the call: it is signed, so a replayed call has the same.</summary>
    public Instant SaidAt { get; init; }

    /// <summary>Read anew each time: a call may be held up between its checks and its work.</summary>
    public Instant Now => Instant.From(services.Engine.Clock.GetUtcNow());

    public TopServices Services => services;

    public RefundEngine Engine => services.Engine;

    public IStore Store => services.Engine.Store;

    public Lists Lists => services.Engine.Lists;

    public Shop Shop => Grant!.Shop;

    public string ShopId => Shop.Config.Id;

    public HostedSettings Settings => Grant!.Settings;

    public string Nick => Shop.Config.Name.Length > 0 ? Shop.Config.Name : ShopId;

    /// <summary>Evidence of an app names it: its word counts for the shops it is bound to, and nowhere else.</summary>
    public string Source => "ag:" + appKey;

    public string? this[string name] => parameters[name];

    public Task<Accepted> AcceptAsync(Fact fact, CancellationToken stop) => Engine.AcceptAsync(fact, stop);

    /// <summary>A number of an order, a line or a refund. Numbers that are not above zero are nobody's.</summary>
    public TopAnswer.Error? Id(string name, out string id)
    {
        id = parameters[name]?.Trim() ?? "";
        return IsId(id) ? null : BadParameter(name);
    }

    public TopAnswer.Error? Whole(string name, int otherwise, int least, int most, out int value)
    {
        value = otherwise;
        if (parameters[name] is not { } text) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value)
            && value >= least && value <= most
            ? null
            : TopErrors.Invalid(name);
    }

    public TopAnswer.Error? Number(string name, out long? value)
    {
        value = null;
        if (parameters[name] is not { } text) return null;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return TopErrors.Invalid(name);
        value = number;
        return null;
    }

    public TopAnswer.Error? Flag(string name, out bool value)
    {
        value = parameters[name] == "true";
        return parameters[name] is null or "true" or "false" ? null : TopErrors.Invalid(name);
    }

    public TopAnswer.Error? Time(string name, out Instant? at)
    {
        at = null;
        if (parameters[name] is not { } text) return null;
        if (!ChinaTime.TryParse(text, out var time)) return TopErrors.Invalid(name);
        at = time;
        return null;
    }

    public TopAnswer.Error? Fields(out TopFields fields)
    {
        fields = new TopFields(parameters["fields"] ?? "");
        return fields.Count is > 0 and <= 200 ? null : TopErrors.Invalid("fields");
    }

    /// <summary>An object parameter: a JSON text in one field.</summary>
    public TopAnswer.Error? Json(string name, out TopJsonParameter json)
    {
        json = TopJsonParameter.Nothing;
        try
        {
            using var document = JsonDocument.Parse(parameters[name] ?? "", TopJsonParameter.Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return TopErrors.Invalid(name);
            json = new TopJsonParameter(document.RootElement.Clone());
            return null;
        }
        catch (JsonException)
        {
            return TopErrors.Invalid(name);
        }
    }

    /// <summary>The refund with its order, or null when this shop has none of that number.</summary>
    public Task<(Order Order, RefundCase Case)?> RefundAsync(string refundNo, CancellationToken stop) =>
        Engine.FindRefundAsync(ShopId, refundNo, stop);

    public Task<Order?> OrderAsync(string orderNo, CancellationToken stop) =>
        Engine.ReadAsync(new OrderKey(ShopId, orderNo), stop);

    public static bool IsId(string id) =>
        id.Length is > 0 and <= 64
        && !(long.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number <= 0);

    public static TopAnswer.Error BadParameter(string name) =>
        TopErrors.Business("isv.invalid-parameter:" + name, $"参数{name}不合法");

    public static TopAnswer.Error NoRefund { get; } = TopErrors.Business("isv.refund-not-exist", "退款单不存在");

    public static TopAnswer.Error NoTrade { get; } = TopErrors.Business("isv.trade-not-exist", "订单不存在");
}

/// <summary>What the methods share.</summary>
public sealed record TopServices(
    RefundEngine Engine, TopOptions Options, IWireFaults Faults, TopApps Apps, Server.Gateways.Top.Tmc.TmcQueues Queues);
