using System.CommandLine;
using System.Text.Json.Nodes;

namespace Antui.Cli;

/// <summary>`antui lists`: how far lists have followed what was written.</summary>
internal static class ListsCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    public static Command Create()
    {
        var (server, key, json) = (CommonOptions.Server(), CommonOptions.Key(), CommonOptions.Json());
        var command = new Command("lists", "How far lists have followed what was written.") { server, key, json };
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            using var client = JobsCommand.Client(parsed.GetValue(server), parsed.GetValue(key));
            var lists = await client.GetAsync("lists", stop);
            if (parsed.GetValue(json)) Console.Out.WriteLine(lists.ToJsonString(CommonOptions.Readable));
            else foreach (var item in lists["items"]!.AsArray()) Print(item!);
            return Run.Ok;
        }));
        command.Add(Rebuild());
        return command;
    }

    private static Command Rebuild()
    {
        var (server, key) = (CommonOptions.Server(), CommonOptions.Key());
        var command = new Command(
            "rebuild", "Make rows, figures and books anew from the journal, while they are read.")
        {
            server, key,
        };
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            using var client = JobsCommand.Client(parsed.GetValue(server), parsed.GetValue(key));
            JsonNode? done = await client.PostAsync("lists/rebuild", new JsonObject(), stop);
            while (!(bool)done!["done"]!)
            {
                await Task.Delay(Pause, TimeProvider.System, stop);
                done = (await client.GetAsync("lists", stop))["rebuild"]!;
            }
            if ((string)done["fault"]! is { Length: > 0 } fault) throw new CommandException(fault);
            Console.Out.WriteLine($"{done["orders"]} orders");
            return Run.Ok;
        }));
        return command;
    }

    private static void Print(JsonNode item)
    {
        var fault = (string)item["fault"]!;
        var state = fault != "" ? fault : (bool)item["upToDate"]! ? "up to date" : "follows";
        Console.Out.WriteLine($"{item["name"],-8} {item["position"],14} {state}");
    }
}
