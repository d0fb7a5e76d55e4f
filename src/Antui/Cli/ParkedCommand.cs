using System.CommandLine;
using System.Text.Json.Nodes;

namespace Antui.Cli;

/// <summary>`antui parked`: facts on a server that fit nothing yet, and what a person does with them.</summary>
internal static class ParkedCommand
{
    public static Command Create()
    {
        var command = new Command("parked", "Facts of a running server that fit nothing yet.") { List() };
        command.Add(Doing("retry", "Try them now.", null, "", (_, _) => new JsonObject()));
        var to = new Option<string>("--to") { Description = "Who looks after them; empty: nobody.", HelpName = "NAME" };
        command.Add(Doing(
            "assign", "Say who looks after them.", to, "to", (name, text) => new JsonObject { [name] = text }));
        var why = new Option<string>("--reason") { HelpName = "TEXT" };
        why.Description = "Why they need nothing; it is kept.";
        command.Add(Doing(
            "dismiss", "They need nothing and are not tried again.", why, "reason",
            (name, text) => new JsonObject { [name] = text }));
        return command;
    }

    private static Command List()
    {
        var shop = new Option<string?>("--shop") { Description = "The shop.", HelpName = "SHOP" };
        var reason = new Option<string?>("--reason") { Description = "Why they wait, as a code.", HelpName = "CODE" };
        var dismissed = new Option<bool>("--dismissed") { Description = "Those that were dismissed." };
        var (server, key, json, lang) =
            (CommonOptions.Server(), CommonOptions.Key(), CommonOptions.Json(), CommonOptions.Lang());
        var command = new Command("list", "The oldest 200, how many there are, and since when.")
        {
            shop, reason, dismissed, server, key, json, lang,
        };
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            using var client = JobsCommand.Client(parsed.GetValue(server), parsed.GetValue(key));
            var query = "parked?limit=200&state=" + (parsed.GetValue(dismissed) ? "dismissed" : "waiting");
            (string, string?)[] given = [("shop", parsed.GetValue(shop)), ("reason", parsed.GetValue(reason))];
            foreach (var (name, value) in given)
                if (value is not null) query += $"&{name}={Uri.EscapeDataString(value)}";
            var list = await client.GetAsync(query, stop);
            if (parsed.GetValue(json)) Console.Out.WriteLine(list.ToJsonString(CommonOptions.Readable));
            else Print(list, parsed.GetValue(lang)!);
            return Run.Ok;
        }));
        return command;
    }

    private static Command Doing(
        string name, string what, Option<string>? with, string field, Func<string, string, JsonObject> body)
    {
        var ids = new Argument<string[]>("ID") { Arity = ArgumentArity.OneOrMore };
        ids.Description = "As the list names them.";
        var (server, key) = (CommonOptions.Server(), CommonOptions.Key());
        var command = new Command(name, what) { ids, server, key };
        if (with is not null)
        {
            with.Required = true;
            command.Add(with);
        }
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            using var client = JobsCommand.Client(parsed.GetValue(server), parsed.GetValue(key));
            var text = with is null ? "" : parsed.GetValue(with)!;
            foreach (var id in parsed.GetValue(ids)!)
            {
                var answer = await client.PostAsync(
                    $"parked/{Uri.EscapeDataString(id)}/{name}", body(field, text), stop);
                Console.Out.WriteLine($"{id} {answer["result"] ?? name}");
            }
            return Run.Ok;
        }));
        return command;
    }

    private static void Print(JsonNode list, string lang)
    {
        var since = list["oldest"] is { } oldest ? $", the oldest since {oldest}" : "";
        Console.Out.WriteLine($"{list["total"]} wait{since}");
        foreach (var item in list["items"]!.AsArray())
        {
            Console.Out.WriteLine(
                $"{item!["id"]} {item["shop"],-16} {item["orderNo"],-22} {item["reason"],-16} {item["assignee"]}");
            var end = item["dismissed"];
            Console.Out.WriteLine(end is null
                ? $"  {item["text"]![lang]} ({item["attempts"]}, next {item["nextTryAt"]})"
                : $"  {end["reason"]} ({end["by"]}, {end["at"]})");
        }
    }
}
