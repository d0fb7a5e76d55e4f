using System.CommandLine;
using System.Text.Json.Nodes;

namespace Antui.Cli;

/// <summary>`antui pool`: fetched orders and refunds that wait on a server, and what a person does with them.</summary>
internal static class PoolCommand
{
    private static readonly (string Name, string What)[] Actions =
    [
        ("convert", "Convert them into orders and refunds."),
        ("remove", "Take them out; they are fetched again when they change."),
        ("handle", "Mark them as handled: not fetched and not converted again."),
        ("undo", "Undo remove or handle."),
        ("reject", "Reject refunds; the reason is written back to the shop."),
    ];

    public static Command Create()
    {
        var command = new Command("pool",
            "Fetched orders and refunds of a running server that wait to be converted.")
            { List(), Counts(), Tasks(), Stop() };
        foreach (var (name, what) in Actions) command.Add(Act(name, what));
        return command;
    }

    private static Command List()
    {
        var (kind, shop, stage, find) =
            (Kind(), Shop(), new Option<string?>("--stage") { HelpName = "STAGE" },
                new Option<string?>("--find") { HelpName = "NO" });
        stage.Description = "to-download, to-convert, parked, converted, handled or removed.";
        find.Description = "Number of the record or of its order.";
        var (server, key, json, lang) =
            (CommonOptions.Server(), CommonOptions.Key(), CommonOptions.Json(), CommonOptions.Lang());
        var command = new Command("list", "The newest records, by stage or number.") { kind, shop, stage, find, server,
            key, json, lang };
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            using var client = JobsCommand.Client(parsed.GetValue(server), parsed.GetValue(key));
            (string Name, string? Value)[] query =
                [("shop", parsed.GetValue(shop)), ("stage", parsed.GetValue(stage)), ("q", parsed.GetValue(find))];
            var page = await client.GetAsync($"pool/{parsed.GetValue(kind)}{Query(query)}", stop);
            if (parsed.GetValue(json)) Console.Out.WriteLine(page.ToJsonString(CommonOptions.Readable));
            else foreach (var item in page["items"]!.AsArray()) Print(item!, parsed.GetValue(lang)!);
            return Run.Ok;
        }));
        return command;
    }

    private static Command Counts()
    {
        var (kind, shop, server, key) = (Kind(), Shop(), CommonOptions.Server(), CommonOptions.Key());
        var command = new Command("counts", "How many records stand in each stage.") { kind, shop, server, key };
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            using var client = JobsCommand.Client(parsed.GetValue(server), parsed.GetValue(key));
            var counts = await client.GetAsync(
                $"pool/{parsed.GetValue(kind)}/counts{Query([("shop", parsed.GetValue(shop))])}", stop);
            foreach (var (stage, count) in counts.AsObject()) Console.Out.WriteLine($"{stage,-12} {count}");
            return Run.Ok;
        }));
        return command;
    }

    private static Command Tasks()
    {
        var (server, key, json) = (CommonOptions.Server(), CommonOptions.Key(), CommonOptions.Json());
        var command = new Command("tasks", "The newest actions over many records, and how far they are.")
            { server, key, json };
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            using var client = JobsCommand.Client(parsed.GetValue(server), parsed.GetValue(key));
            var tasks = await client.GetAsync("pool/tasks", stop);
            if (parsed.GetValue(json)) Console.Out.WriteLine(tasks.ToJsonString(CommonOptions.Readable));
            else foreach (var task in tasks["items"]!.AsArray()) Print(task!);
            return Run.Ok;
        }));
        return command;
    }

    private static Command Stop()
    {
        var id = new Argument<string>("ID") { Description = "The task, as `tasks` shows it." };
        var (server, key) = (CommonOptions.Server(), CommonOptions.Key());
        var command = new Command("stop", "Begins nothing more of a task; what was done stays done.")
            { id, server, key };
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            using var client = JobsCommand.Client(parsed.GetValue(server), parsed.GetValue(key));
            var task = $"pool/tasks/{Uri.EscapeDataString(parsed.GetValue(id)!)}";
            Print(await client.PostAsync(task + "/stop", new JsonObject(), stop));
            return Run.Ok;
        }));
        return command;
    }

    private static void Print(JsonNode task) => Console.Out.WriteLine(
        $"{task["id"],-18} {task["action"],-8} {task["done"]} of {task["total"]}, {task["failed"]} failed, "
        + ((string?)task["stoppedBy"] is { } by ? $"stopped by {by}"
            : (bool)task["finished"]! ? "finished" : "running"));

    private static Command Act(string name, string what)
    {
        var numbers = new Argument<string[]>("NO") { Description = "The numbers.", Arity = ArgumentArity.OneOrMore };
        var reason = new Option<string?>("--reason") { Description = "Why; it is kept.", HelpName = "TEXT" };
        var (kind, shop, server, key) = (Kind(), Shop(), CommonOptions.Server(), CommonOptions.Key());
        shop.Required = true;
        var command = new Command(name, what) { kind, numbers, shop, reason, server, key };
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            using var client = JobsCommand.Client(parsed.GetValue(server), parsed.GetValue(key));
            var body = new JsonObject
            {
                ["action"] = name,
                ["reason"] = parsed.GetValue(reason),
                ["numbers"] = new JsonArray([.. parsed.GetValue(numbers)!.Select(no =>
                    (JsonNode)new JsonObject { ["shop"] = parsed.GetValue(shop), ["no"] = no })]),
            };
            var answer = await client.PostAsync($"pool/{parsed.GetValue(kind)}/actions", body, stop);
            Console.Out.WriteLine($"{answer["done"]} done");
            foreach (var failed in answer["failed"]!.AsArray())
                Console.Out.WriteLine($"{failed!["no"]}: {failed["code"]} {failed["text"]!["en"]}");
            return answer["failed"]!.AsArray().Count == 0 ? Run.Ok : Run.Failed;
        }));
        return command;
    }

    private static Argument<string> Kind()
    {
        var kind = new Argument<string>("KIND") { Description = "orders or refunds." };
        kind.AcceptOnlyFromAmong("orders", "refunds");
        return kind;
    }

    private static Option<string?> Shop() => new("--shop") { Description = "The shop.", HelpName = "SHOP" };

    private static string Query(IEnumerable<(string Name, string? Value)> parts)
    {
        var given = parts.Where(p => p.Value is not null).Select(p =>
            $"{p.Name}={Uri.EscapeDataString(p.Value!)}").ToList();
        return given.Count == 0 ? "" : "?" + string.Join('&', given);
    }

    private static void Print(JsonNode item, string lang)
    {
        Console.Out.WriteLine(
            $"{item["shop"],-16} {item["no"],-22} {item["stage"],-12} {(
                long)item["amountFen"]! / 100m,10:0.00} {item["skus"]}");
        if (item["reasonText"] is { } text) Console.Out.WriteLine("  " + text[lang]);
    }
}
