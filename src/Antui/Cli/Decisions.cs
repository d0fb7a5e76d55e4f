using System.CommandLine;
using System.Text.Json.Nodes;

namespace Antui.Cli;

/// <summary>What commands share that show refunds with a person and say what the person decided.</summary>
internal sealed class Decisions
{
    /// <summary>Codes of refunds whose money is back and that may be lost, each with the word that ends it.</summary>
    public static readonly (string Code, string Action)[] Losses =
        [("REFUNDED_BUT_SHIPPED", "acknowledge"), ("SUCCESS_TAKEN_BACK", "set-handled")];

    private readonly Argument<string> _id = new("ID") { Description = "The refund number." };

    private readonly Option<string?> _shop = new("--shop")
    {
        Description = "The shop, when several have the number.",
        HelpName = "SHOP",
    };

    private readonly Option<string?> _server = CommonOptions.Server(), _key = CommonOptions.Key();
    private readonly Option<string> _reason = ShopCommand.Reason(), _lang = CommonOptions.Lang();

    public Command On(Command command, Func<Asked, CancellationToken, Task> body)
    {
        command.Add(_id);
        foreach (Option option in new Option[] { _shop, _reason, _server, _key, _lang }) command.Add(option);
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            using var client = JobsCommand.Client(parsed.GetValue(_server), parsed.GetValue(_key));
            var id = parsed.GetValue(_id)!;
            var shop = await RefundCommand.ShopOfAsync(client, id, parsed.GetValue(_shop), stop);
            var path = $"refunds/{Uri.EscapeDataString(shop)}/{Uri.EscapeDataString(id)}";
            var refund = await client.GetAsync(path, stop);
            await body(new Asked(
                parsed, client, path, refund, parsed.GetValue(_reason)!, parsed.GetValue(_lang)!), stop);
            return Run.Ok;
        }));
        return command;
    }

    /// <summary>A command that lists refunds; what of their phase "person" it shows the caller says.</summary>
    public static Command List(
        string what, Func<Func<string, Task<JsonArray>>, Task<IEnumerable<JsonNode>>> read)
    {
        var shop = new Option<string?>("--shop") { Description = "The shop.", HelpName = "SHOP" };
        var (server, key, json, lang) =
            (CommonOptions.Server(), CommonOptions.Key(), CommonOptions.Json(), CommonOptions.Lang());
        var command = new Command("list", what) { shop, server, key, json, lang };
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            using var client = JobsCommand.Client(parsed.GetValue(server), parsed.GetValue(key));
            var only = parsed.GetValue(shop) is { } one ? "&shop=" + Uri.EscapeDataString(one) : "";
            var items = (await read(query => AllAsync(client, "refunds?phase=person" + only + query, stop))).ToList();
            if (parsed.GetValue(json))
                Console.Out.WriteLine(new JsonArray([.. items.Select(i => i.DeepClone())])
                    .ToJsonString(CommonOptions.Readable));
            else foreach (var item in items) Print(item, parsed.GetValue(lang)!);
            return Run.Ok;
        }));
        return command;
    }

    private static async Task<JsonArray> AllAsync(ServerClient client, string query, CancellationToken stop)
    {
        var all = new JsonArray();
        string? cursor = null;
        do
        {
            var more = cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor);
            var page = await client.GetAsync(query + "&limit=200" + more, stop);
            foreach (var item in page["items"]!.AsArray()) all.Add(item!.DeepClone());
            cursor = (string?)page["next"];
        }
        while (cursor is not null);
        return all;
    }

    private static void Print(JsonNode item, string lang)
    {
        var due = item["deadlineAt"] is { } at ? $" ({at})" : "";
        Console.Out.WriteLine(
            $"{item["refundNo"],-22} {item["shop"],-16} {item["orderNo"],-22} "
            + $"{RefundText.Yuan(item["amountFen"]),10}{due}");
        Console.Out.WriteLine($"  {item["code"]}: {item["codeText"]![lang]}");
    }

    /// <summary>One refund of which a person decides something, as it was read just before.</summary>
    internal sealed record Asked(
        ParseResult Parsed, ServerClient Client, string Path, JsonNode Refund, string Reason, string Lang)
    {
        /// <summary>About the request as it was read: if it changed meanwhile, the server refuses.</summary>
        public JsonObject Body(string action) => new()
        {
            ["action"] = action,
            ["reason"] = Reason,
            ["version"] = (long)Refund["claim"]!["version"]!,
        };

        public async Task SayAsync(JsonObject body, CancellationToken stop)
        {
            var answer = await Client.PostAsync(Path + "/actions", body, stop);
            Console.Out.WriteLine($"{Refund["refundNo"]} {answer["result"]}, {answer["refund"]!["phase"]}");
            if (answer["notYet"] is { } yet) Console.Out.WriteLine($"  {yet["code"]}: {yet["text"]![Lang]}");
        }
    }
}
