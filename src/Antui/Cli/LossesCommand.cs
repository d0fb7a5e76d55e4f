using System.CommandLine;
using System.Text.Json.Nodes;

namespace Antui.Cli;

/// <summary>`antui losses`: money that is back while the goods left, or of which the platform said both.</summary>
internal static class LossesCommand
{
    public static Command Create() => new("losses", "Refunds of a running server whose money or goods may be lost.")
    {
        Decisions.List("All that nobody has acknowledged yet, newest first.", async ask =>
        {
            var found = new List<JsonNode>();
            foreach (var (code, _) in Decisions.Losses) found.AddRange((await ask("&code=" + code)).OfType<JsonNode>());
            return found;
        }),
        new Decisions().On(
            new Command("acknowledge", "You have read of it; your name and what is done about it are kept."),
            AcknowledgeAsync),
    };

    private static Task AcknowledgeAsync(Decisions.Asked asked, CancellationToken stop)
    {
        var (code, action) = Decisions.Losses.FirstOrDefault(l => l.Code == (string)asked.Refund["code"]!);
        return code is null
            ? throw new CommandException($"'{asked.Refund["refundNo"]}' is no open loss; `antui losses list` names them.")
            : asked.SayAsync(asked.Body(action), stop);
    }
}
