using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Antui.Server.Api;
using Antui.Server.Http;
using Antui.Server.Keys;

namespace Antui.Cli;

/// <summary>`antui key`: makes, lists and revokes API keys, through a running server or in the store itself.</summary>
internal static class KeyCommand
{
    private sealed record Where(Option<string?> Config, Option<string?> Store, Option<string?> Server,
        Option<string?> Key);

    public static Command Create()
    {
        var command = new Command("key", "Make, list and revoke API keys.");
        command.Add(Make());
        command.Add(List());
        command.Add(Revoke());
        return command;
    }

    private static Command Make()
    {
        var name = new Option<string>("--name")
        {
            Description = "Stands as author on what is done with the key.",
            HelpName = "NAME",
            DefaultValueFactory = _ => "admin",
        };
        var scopes = new Option<string[]>("--scopes")
        {
            Description = $"One or more of {string.Join(", ", Scopes.All)}.",
            HelpName = "SCOPE",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("create", "Make a key; its token is printed once.") { name, scopes };
        var (where, json) = Common(command);
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            var asked = parsed.GetValue(scopes)!.SelectMany(s => s.Split(',')).ToArray();
            if (KeysApi.Faults(parsed.GetValue(name)!, asked) is [var fault, ..])
                throw new CommandException(fault.Message);
            var made = await InAsync(
                parsed, where,
                client => client.PostAsync("keys", JsonSerializer.SerializeToNode(
                    new NewKey(parsed.GetValue(name)!, asked), ApiJson.Api.NewKey), stop),
                async keys =>
                {
                    var (key, token) = await keys.CreateAsync(parsed.GetValue(name)!, asked, stop);
                    return JsonSerializer.SerializeToNode(
                        new CreatedKey(key.Id, key.Name, key.Scopes, token), ApiJson.Api.CreatedKey)!;
                },
                stop);
            Console.Out.WriteLine(parsed.GetValue(json) ? made.ToJsonString(CommonOptions.Readable)
                : (string?)made["token"]);
            return Run.Ok;
        }));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "All keys, without their secrets.");
        var (where, json) = Common(command);
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            var list = await InAsync(
                parsed, where, client => client.GetAsync("keys", stop),
                async keys => JsonSerializer.SerializeToNode(
                    new KeyList([.. (await keys.ListAsync(stop)).Select(KeysApi.Item)]), ApiJson.Api.KeyList)!,
                stop);
            if (parsed.GetValue(json)) Console.Out.WriteLine(list.ToJsonString(CommonOptions.Readable));
            else
                foreach (var key in list["items"]!.AsArray())
                    Console.Out.WriteLine(
                        $"{key!["id"],-12} {key["name"],-20} {string.Join(",", key["scopes"]!.AsArray())}"
                        + ((bool)key["revoked"]! ? "  (revoked)" : ""));
            return Run.Ok;
        }));
        return command;
    }

    private static Command Revoke()
    {
        var id = new Argument<string>("ID") { Description = "The key's id." };
        var command = new Command("revoke", "End a key for good.") { id };
        var (where, _) = Common(command);
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            await InAsync(
                parsed, where,
                client => client.PostAsync($"keys/{Uri.EscapeDataString(parsed.GetValue(id)!)}/revoke", null, stop),
                async keys => await keys.RevokeAsync(parsed.GetValue(id)!, stop)
                    ? new JsonObject() : throw new CommandException($"there is no stored key '{parsed.GetValue(id)}'."),
                stop);
            Console.Out.WriteLine($"Key {parsed.GetValue(id)} is revoked.");
            return Run.Ok;
        }));
        return command;
    }

    private static (Where, Option<bool>) Common(Command command)
    {
        var where = new Where(CommonOptions.Config(), CommonOptions.Store(), CommonOptions.Server(),
            CommonOptions.Key());
        var json = CommonOptions.Json();
        foreach (var option in (Option[])[where.Config, where.Store, where.Server, where.Key, json])
            command.Add(option);
        return (where, json);
    }

    private static async Task<JsonNode> InAsync(
        ParseResult parsed, Where where, Func<ServerClient, Task<JsonNode>> onServer, Func<ApiKeys,
        Task<JsonNode>> inStore,
        CancellationToken stop)
    {
        using var client = ServerClient.Find(parsed.GetValue(where.Server), parsed.GetValue(where.Key));
        if (client is not null) return await onServer(client);
        await using var node = await LocalNode.OpenAsync(parsed.GetValue(where.Config), parsed.GetValue(where.Store),
            stop);
        return await inStore(node.Keys);
    }
}
