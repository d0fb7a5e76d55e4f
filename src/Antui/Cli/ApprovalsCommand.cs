using System.CommandLine;
using System.Text.Json.Nodes;

namespace Antui.Cli;

/// <summary>`antui approvals`: refunds that wait for a person's decision, and the decision.</summary>
internal static class ApprovalsCommand
{
    public static Command Create() => new("approvals", "Refunds of a running server that a person decides.")
    {
        Decisions.List("What is due first comes first.", async ask => (await ask("&sort=deadline")).OfType<JsonNode>()
            .Where(i => !Decisions.Losses.Any(l => l.Code == (string)i["code"]!))),
        Approve(),
        new Decisions().On(
            new Command("refuse", "Refuse it; the buyer is told by the platform."),
            (asked, stop) => asked.SayAsync(asked.Body("refuse"), stop)),
    };

    private static Command Approve()
    {
        var accepts = new Option<string[]>("--accept") { HelpName = "RULE", AllowMultipleArgumentsPerToken = true };
        accepts.Description = "Rules of the goods side that you knowingly pass.";
        var amount = new Option<long?>("--amount-fen") { HelpName = "FEN" };
        amount.Description = "Less than was asked, in fen; only in a shop that lives here.";
        var command = new Command("approve", "Refund it; nothing is written when that would not move the money.")
        {
            accepts, amount,
        };
        return new Decisions().On(command, async (asked, stop) =>
        {
            var body = asked.Body("approve");
            if (asked.Parsed.GetValue(accepts) is { Length: > 0 } rules)
                body["accepts"] = new JsonArray([.. rules.Select(r => JsonValue.Create(r))]);
            if (asked.Parsed.GetValue(amount) is { } fen) body["amountFen"] = fen;
            var preview = await asked.Client.PostAsync(asked.Path + "/actions/preview", body, stop);
            if (!(bool)preview["pays"]!)
                throw new CommandException($"{preview["text"]![asked.Lang]} {Passable(asked.Refund)}".TrimEnd());
            await asked.SayAsync(body, stop);
        });
    }

    private static string Passable(JsonNode refund) =>
        refund["verification"]!["acceptable"]!.AsArray() is { Count: > 0 } rules
            ? $"--accept {string.Join(' ', rules.Select(r => (string)r!))}" : "";
}
