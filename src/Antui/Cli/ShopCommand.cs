using System.CommandLine;
using System.Text.Json.Nodes;

namespace Antui.Cli;

/// <summary>`antui shop`: what holds a shop of a running server back, and letting it go on.</summary>
internal static class ShopCommand
{
    public static Command Create() => new("shop", "Pause and resume a shop of a running server, close its breaker.")
    {
        Gates(),
        Says("pause", "Begin no effect any more, on any node; the shop is still read.", "pause"),
        Says("resume", "Let a paused shop go on.", "resume"),
        Says("close-breaker", "Let refunds by machine go on after a cap was reached.", "breaker/close"),
    };

    private static Command Gates()
    {
        var (shop, server, key, json) = (Shop(), CommonOptions.Server(), CommonOptions.Key(), CommonOptions.Json());
        var command = new Command("gates", "Whether it is held back, and every word about that.")
        {
            shop, server, key, json,
        };
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            using var client = JobsCommand.Client(parsed.GetValue(server), parsed.GetValue(key));
            var view = await client.GetAsync($"shops/{Uri.EscapeDataString(parsed.GetValue(shop)!)}/gates", stop);
            if (parsed.GetValue(json)) Console.Out.WriteLine(view.ToJsonString(CommonOptions.Readable));
            else PrintAll(view);
            return Run.Ok;
        }));
        return command;
    }

    private static Command Says(string name, string what, string path)
    {
        var (shop, reason) = (Shop(), Reason());
        var (server, key) = (CommonOptions.Server(), CommonOptions.Key());
        var command = new Command(name, what) { shop, reason, server, key };
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            using var client = JobsCommand.Client(parsed.GetValue(server), parsed.GetValue(key));
            var body = new JsonObject { ["reason"] = parsed.GetValue(reason) };
            var gates = $"shops/{Uri.EscapeDataString(parsed.GetValue(shop)!)}/{path}";
            PrintAll(await client.PostAsync(gates, body, stop));
            return Run.Ok;
        }));
        return command;
    }

    private static Argument<string> Shop() => new("SHOP") { Description = "The shop's id." };

    internal static Option<string> Reason() => new("--reason")
    {
        Description = "Why; it is kept with your name.",
        HelpName = "TEXT",
        Required = true,
    };

    private static void PrintAll(JsonNode view)
    {
        if ((bool)view["stopped"]!) Console.Out.WriteLine("all shops stopped");
        Console.Out.WriteLine((bool)view["paused"]! ? "paused" : "not paused");
        Console.Out.WriteLine((bool)view["breakerOpen"]! ? "breaker open" : "breaker closed");
        foreach (var word in view["history"]!.AsArray()) Print(word!);
    }

    /// <summary>One word about a gate: when, which, shut or opened, by whom and why.</summary>
    internal static void Print(JsonNode word)
    {
        var said = (bool)word["shut"]! ? "on" : "off";
        Console.Out.WriteLine($"  {word["at"]} {word["kind"],-8} {said,-4} {word["author"]}: {word["reason"]}");
    }
}
