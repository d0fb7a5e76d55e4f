using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Antui.Core;
using Antui.Server.Api;
using Antui.Server.Refunds;

namespace Antui.Cli;

/// <summary>`antui refund show`: one refund with its timeline and its verification, as the console shows it.</summary>
internal static class RefundCommand
{
    public static Command Create()
    {
        var command = new Command("refund", "Look at refunds.");
        command.Add(Show());
        return command;
    }

    private static Command Show()
    {
        var id = new Argument<string>("ID") { Description = "The refund number." };
        var shop = new Option<string?>("--shop")
        {
            Description = "The shop, when several have the number.",
            HelpName = "SHOP"
        };
        var (config, store, server, key) =
            (CommonOptions.Config(), CommonOptions.Store(), CommonOptions.Server(), CommonOptions.Key());
        var (json, lang) = (CommonOptions.Json(), CommonOptions.Lang());
        var command = new Command("show", "Timeline and verification of one refund.")
        {
            id, shop, config, store, server, key, json, lang,
        };
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            using var client = ServerClient.Find(parsed.GetValue(server), parsed.GetValue(key));
            var (detail, timeline) = client is not null
                ? await AskAsync(client, parsed.GetValue(id)!, parsed.GetValue(shop), stop)
                : await ReadAsync(parsed.GetValue(config), parsed.GetValue(store), parsed.GetValue(id)!,
                    parsed.GetValue(shop), stop);
            if (parsed.GetValue(json))
                Console.Out.WriteLine(
                    new JsonObject
                    {
                        ["refund"] = detail,
                        ["timeline"] = timeline["items"]!.DeepClone()
                    }.ToJsonString(CommonOptions.Readable));
            else RefundText.Print(Console.Out, detail, timeline, parsed.GetValue(lang)!);
            return Run.Ok;
        }));
        return command;
    }

    private static async Task<(JsonNode Detail, JsonNode Timeline)> AskAsync(
        ServerClient client, string id, string? shop, CancellationToken stop)
    {
        var known = await ShopOfAsync(client, id, shop, stop);
        var path = $"refunds/{Uri.EscapeDataString(known)}/{Uri.EscapeDataString(id)}";
        return (await client.GetAsync(path, stop), await client.GetAsync(path + "/timeline", stop));
    }

    /// <summary>The shop that was given, or the only one that has the number.</summary>
    internal static async Task<string> ShopOfAsync(
        ServerClient client, string id, string? shop, CancellationToken stop)
    {
        if (shop is not null) return shop;
        var rows = (await client.GetAsync($"refunds?q={Uri.EscapeDataString(id)}", stop))["items"]!.AsArray()
            .Where(r => (string?)r!["refundNo"] == id).Select(r => (string)r!["shop"]!).ToArray();
        return One(rows, id);
    }

    private static async Task<(JsonNode Detail, JsonNode Timeline)> ReadAsync(
        string? config, string? store, string id, string? shop, CancellationToken stop)
    {
        await using var node = await LocalNode.OpenAsync(config, store, stop);
        var rows = await node.Engine.Lists.FindRefundAsync(shop, id, stop);
        var found = await RefundsApi.FindAsync(node.Engine, One([.. rows.Select(r => r.Shop)], id), id, stop)
            ?? throw new CommandException($"the shop of refund '{id}' is not configured here; give its --config.");
        var now = Instant.From(node.Engine.Clock.GetUtcNow());
        var detail = Views.Detail(found.Row, found.Shop, found.Order, found.Case, node.Engine.Shops, now);
        var entries = await node.Engine.JournalAsync(found.Row.Key);
        return (
            JsonSerializer.SerializeToNode(detail, ApiJson.Shown<RefundDetail>())!,
            JsonSerializer.SerializeToNode(new Timeline([.. Timelines.Of(entries, id)]), ApiJson.Shown<Timeline>())!);
    }

    private static string One(string[] shops, string id) => shops switch
    {
        [var only] => only,
        [] => throw new CommandException($"there is no refund '{id}'."),
        _ => throw new CommandException(
            $"several shops have a refund '{id}': {string.Join(", ", shops)}; choose with --shop."),
    };
}
