using System.CommandLine;
using System.Text.Json.Nodes;

namespace Antui.Cli;

/// <summary>`antui words`: what the buyer of an order wrote in his own words.</summary>
internal static class WordsCommand
{
    public static Command Create()
    {
        var command = new Command("words", "What the buyer of an order wrote in his own words.");
        command.Add(Erase());
        return command;
    }

    private static Command Erase()
    {
        var (shop, order) = (new Argument<string>("shop"), new Argument<string>("order"));
        var (reason, server, key) = (ShopCommand.Reason(), CommonOptions.Server(), CommonOptions.Key());
        var command = new Command(
            "erase", "Erase them for good, and keep none he writes later; the refund goes on. Needs an admin key.")
        {
            shop, order, reason, server, key,
        };
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            using var client = JobsCommand.Client(parsed.GetValue(server), parsed.GetValue(key));
            var path = $"orders/{Uri.EscapeDataString(parsed.GetValue(shop)!)}/"
                + $"{Uri.EscapeDataString(parsed.GetValue(order)!)}/words/erase";
            var done = await client.PostAsync(path, new JsonObject { ["reason"] = parsed.GetValue(reason) }, stop);
            Console.Out.WriteLine((string?)done["result"] is "duplicate" ? "erased before" : "erased");
            return Run.Ok;
        }));
        return command;
    }
}
