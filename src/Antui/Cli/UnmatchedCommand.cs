using System.CommandLine;
using System.Text.Json.Nodes;

namespace Antui.Cli;

/// <summary>`antui unmatched`: goods that came in and belong to nobody yet.</summary>
internal static class UnmatchedCommand
{
    public static Command Create()
    {
        var (server, key, json) = (CommonOptions.Server(), CommonOptions.Key(), CommonOptions.Json());
        var command = new Command("unmatched", "Goods that came in and belong to nobody yet.") { server, key, json };
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            using var client = JobsCommand.Client(parsed.GetValue(server), parsed.GetValue(key));
            var goods = await client.GetAsync("unmatched-goods", stop);
            if (parsed.GetValue(json)) Console.Out.WriteLine(goods.ToJsonString(CommonOptions.Readable));
            else foreach (var item in goods["items"]!.AsArray()) Print(item!);
            return Run.Ok;
        }));
        command.Add(Claim());
        command.Add(Dismiss());
        return command;
    }

    private static Command Claim()
    {
        var goods = new Goods();
        var (shop, order) = (Text("--shop", "The shop."), Text("--order", "The order."));
        var line = Text("--line", "Its line.");
        var back = new Option<string>("--return") { Description = "The return at the desk, e.g. R1." };
        var refund = new Option<string>("--refund") { Description = "The refund, where an ERP keeps the goods." };
        var command = new Command("claim", "Say which return or refund pieces belong to.")
        {
            shop, order, line, back, refund,
        };
        goods.AddTo(command);
        command.SetAction((parsed, stop) => goods.PostAsync("claim", parsed, body =>
        {
            body["shop"] = parsed.GetValue(shop);
            body["orderNo"] = parsed.GetValue(order);
            body["lineNo"] = parsed.GetValue(line);
            body["returnNo"] = parsed.GetValue(back) ?? "";
            body["refundNo"] = parsed.GetValue(refund) ?? "";
        }, stop));
        return command;
    }

    private static Command Dismiss()
    {
        var goods = new Goods();
        var reason = Text("--reason", "What they are; it is kept.");
        var command = new Command("dismiss", "Say that pieces belong to no refund.") { reason };
        goods.AddTo(command);
        command.SetAction((parsed, stop) =>
            goods.PostAsync("dismiss", parsed, body => body["reason"] = parsed.GetValue(reason), stop));
        return command;
    }

    private static Option<string> Text(string name, string what) => new(name) { Description = what, Required = true };

    private static void Print(JsonNode item) => Console.Out.WriteLine(
        $"{item["box"],-32} {item["sku"]} ×{item["quantity"]} {item["grade"]} "
        + $"{item["shop"]} {item["orderNo"]} {item["refundNo"]}".TrimEnd());

    /// <summary>Which pieces of which box.</summary>
    private sealed class Goods
    {
        private readonly Argument<string> _box = new("BOX") { Description = "The box, as `antui unmatched` lists it." };
        private readonly Argument<string> _sku = new("SKU") { Description = "The goods code." };
        private readonly Argument<int> _quantity = new("QUANTITY") { Description = "How many pieces." };
        private readonly Option<string> _grade =
            new("--grade") { Description = "Their grade.", DefaultValueFactory = _ => "good" };

        private readonly Option<string> _warehouse =
            new("--warehouse") { Description = "The warehouse of the box, if it has one." };

        private readonly Option<string?> _server = CommonOptions.Server(), _key = CommonOptions.Key();

        public void AddTo(Command command)
        {
            command.Add(_box);
            command.Add(_sku);
            command.Add(_quantity);
            foreach (Option option in new Option[] { _grade, _warehouse, _server, _key }) command.Add(option);
        }

        public Task<int> PostAsync(string what, ParseResult parsed, Action<JsonObject> more, CancellationToken stop) =>
            Run.GuardAsync(async () =>
            {
                using var client = JobsCommand.Client(parsed.GetValue(_server), parsed.GetValue(_key));
                var body = new JsonObject
                {
                    ["stepId"] = "cli-" + Guid.NewGuid().ToString("N"),
                    ["box"] = parsed.GetValue(_box),
                    ["warehouse"] = parsed.GetValue(_warehouse) ?? "",
                    ["sku"] = parsed.GetValue(_sku),
                    ["grade"] = parsed.GetValue(_grade),
                    ["quantity"] = parsed.GetValue(_quantity),
                };
                more(body);
                var answer = await client.PostAsync("unmatched-goods/" + what, body, stop);
                Console.Out.WriteLine((string)answer["outcome"]!);
                return Run.Ok;
            });
    }
}
