using System.Globalization;
using Antui.Core;

namespace Antui.Server.Gateways.Top.Methods;

/// <summary>The message service over HTTP: permits, consuming, confirming.</summary>
public static class TmcMethods
{
    private const int IdsMost = 200;

    public static readonly ImmutableArray<TopMethod> Table =
    [
        new("taobao.tmc.user.permit", TopNeeds.Session, PermitAsync),
        new("taobao.tmc.user.get", TopNeeds.App, UserAsync, ["fields", "nick"]),
        new("taobao.tmc.user.cancel", TopNeeds.App, CancelAsync, ["nick"]),
        new("taobao.tmc.messages.consume", TopNeeds.App, ConsumeAsync),
        new("taobao.tmc.messages.confirm", TopNeeds.App, ConfirmAsync),
    ];

    /// <summary>"topics" replaces what was asked for before; without it, all of them.</summary>
    private static async Task<TopAnswer> PermitAsync(GatewayCall call, CancellationToken stop)
    {
        var topics = call["topics"] ?? "";
        if (!topics.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ',')) return TopErrors.Invalid("topics");
        await call.Engine.Permits.AllowAsync(call.AppKey, call.ShopId, topics, stop);
        await call.Services.Queues.Of(call.AppKey).LookAsync(stop);
        return TopAnswer.Of(new TopObject().Add("is_success", true));
    }

    private static async Task<TopAnswer> UserAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Fields(out var fields) is { } bad) return bad;
        if (Named(call) is not { } grant) return NoUser;
        var permit = await call.Engine.Permits.FindAsync(call.AppKey, grant.Shop.Config.Id, stop);
        var user = new TopObject()
            .Add("user_id", StartMethods.UserId(grant.Shop.Config.Id))
            .Add("user_nick", call["nick"])
            .Add("is_valid", permit is not null)
            .Add("modified", permit?.At)
            .Add("topics", permit is null ? null : new TopList("string",
                [.. permit.Value.Split(',').Select(t => new TopText(t))]));
        return TopAnswer.Of(new TopObject().Add("tmc_user", user.Only(fields)));
    }

    private static async Task<TopAnswer> CancelAsync(GatewayCall call, CancellationToken stop)
    {
        if (Named(call) is not { } grant) return NoUser;
        await call.Engine.Permits.ForbidAsync(call.AppKey, grant.Shop.Config.Id, stop);
        return TopAnswer.Of(new TopObject().Add("is_success", true));
    }

    private static async Task<TopAnswer> ConsumeAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Whole("quantity", 100, 10, 200, out var most) is { } bad) return bad;
        var taken = await call.Services.Queues.Of(call.AppKey).TakeAsync(most, stop);
        var messages = taken.Select(m => (TopValue)new TopObject()
            .Add("id", m.Id)
            .Add("topic", m.Topic)
            .Add("content", m.Content)
            .Add("pub_time", (Instant?)m.At)
            .Add("pub_app_key", call.AppKey)
            .Add("user_id", m.UserId)
            .Add("user_nick", m.Nick)).ToList();
        return TopAnswer.Of(new TopObject().Add("messages", new TopList("tmc_message", messages)));
    }

    /// <summary>A repeat confirms again: a message that is not there any more was confirmed before.</summary>
    private static async Task<TopAnswer> ConfirmAsync(GatewayCall call, CancellationToken stop)
    {
        if (call["s_message_ids"] is null && call["f_message_ids"] is null) return TopErrors.Missing("s_message_ids");
        var ids = (call["s_message_ids"] ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (ids.Length > IdsMost) return TopErrors.Invalid("s_message_ids");
        var numbers = new List<long>(ids.Length);
        foreach (var text in ids)
        {
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                return TopErrors.Invalid("s_message_ids");
            numbers.Add(id);
        }
        await call.Services.Queues.Of(call.AppKey).ConfirmAsync(numbers, stop);
        return TopAnswer.Of(new TopObject().Add("is_success", true));
    }

    /// <summary>Shops are named by their nick here; only those that gave this app a session can be meant.</summary>
    private static TopGrant? Named(GatewayCall call) => call.Services.Apps.ShopsOf(call.AppKey, call.Now)
        .FirstOrDefault(g => g.Shop.Config.Name == call["nick"] || g.Shop.Config.Id == call["nick"]);

    private static TopAnswer.Error NoUser { get; } = TopErrors.Business("isv.user-not-exist", "用户不存在或未授权");
}
