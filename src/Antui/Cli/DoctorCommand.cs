using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Antui.Server.Api;
using Antui.Server.Http;
using Antui.Server.Shops;

namespace Antui.Cli;

/// <summary>
/// `antui doctor`: per shop what is connected, since when, and what is wrong. Exit code 1 when something is.
/// </summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var (config, store, server, key) =
            (CommonOptions.Config(), CommonOptions.Store(), CommonOptions.Server(), CommonOptions.Key());
        var (json, lang) = (CommonOptions.Json(), CommonOptions.Lang());
        var command = new Command("doctor", "Is every shop connected? Asks a running server, or probes by itself.")
        {
            config, store, server, key, json, lang,
        };
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            using var client = ServerClient.Find(parsed.GetValue(server), parsed.GetValue(key));
            var shops = client is not null
                ? await AskAsync(client, stop)
                : await ProbeAsync(parsed.GetValue(config), parsed.GetValue(store), stop);
            var healthy = shops.All(s => (string?)s!["connection"]!["state"] is "ok" or "paused" or "warning");
            if (parsed.GetValue(json))
                Console.Out.WriteLine(
                    new JsonObject { ["healthy"] = healthy, ["shops"] = shops }.ToJsonString(CommonOptions.Readable));
            else Print(shops, parsed.GetValue(lang)!);
            return healthy ? Run.Ok : Run.Failed;
        }));
        return command;
    }

    /// <summary>A key that may act has the platform asked now; with any other the last known state is shown.</summary>
    private static async Task<JsonArray> AskAsync(ServerClient client, CancellationToken stop)
    {
        var scopes = (await client.GetAsync("me", stop))["scopes"]!.AsArray().Select(s => (string?)s);
        if (scopes.Any(s => s is Scopes.Act or Scopes.Admin))
        {
            foreach (var shop in (await client.GetAsync("shops", stop))["items"]!.AsArray())
                await client.PostAsync($"shops/{Uri.EscapeDataString((string)shop!["id"]!)}/check", null, stop);
        }
        return (await client.GetAsync("shops", stop))["items"]!.DeepClone().AsArray();
    }

    private static async Task<JsonArray> ProbeAsync(string? config, string? store, CancellationToken stop)
    {
        await using var node = await LocalNode.OpenAsync(config, store, stop);
        var shops = new JsonArray();
        foreach (var shop in node.Engine.Shops.All)
        {
            await ShopsApi.ProbeAsync(shop, node.Engine, stop);
            shops.Add(JsonSerializer.SerializeToNode(ShopsApi.Item(shop, node.Engine), ApiJson.Shown<ShopItem>()));
        }
        return shops;
    }

    private static void Print(JsonArray shops, string lang)
    {
        var zh = lang is "zh";
        if (shops.Count == 0) Console.Out.WriteLine(zh ? "没有配置店铺。" : "No shop is configured.");
        foreach (var shop in shops)
        {
            var link = shop!["connection"]!;
            Console.Out.WriteLine($"{State((string)link["state"]!)} {shop["id"]} {shop["name"]} ({shop["platform"]})");
            Side(zh ? "平台" : "platform", link["platform"]!, zh);
            Side("ERP", link["erp"]!, zh);
            if (link["polling"]!["lagSeconds"] is { } lag)
                Console.Out.WriteLine(zh ? $"    拉取落后 {lag} 秒" : $"    reading is {lag} s behind");
            foreach (var problem in link["problems"]!.AsArray())
                Console.Out.WriteLine($"    ! {problem!["code"]}: {problem["text"]![lang]}");
        }
    }

    private static void Side(string name, JsonNode side, bool zh)
    {
        if ((string?)side["state"] is "none") return;
        var since = side["since"] is { } at ? (zh ? $"，自 {at}" : $", since {at}") : "";
        var last = side["lastOkAt"] is { } ok ? (zh ? $"，最近成功 {ok}" : $", last heard {ok}") : "";
        var error = side["lastError"] is { } why ? $", {why}" : "";
        Console.Out.WriteLine($"    {name}: {side["state"]}{since}{last}{error}");
    }

    private static string State(string state) => state switch
    {
        "ok" => "[ok]     ",
        "warning" => "[warning]",
        "paused" => "[paused] ",
        _ => "[broken] ",
    };
}
