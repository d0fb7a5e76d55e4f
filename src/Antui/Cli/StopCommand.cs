using System.CommandLine;
using System.Text.Json.Nodes;

namespace Antui.Cli;

/// <summary>`antui stop-all` and `antui resume-all`: the emergency stop of all shops of a running server.</summary>
internal static class StopCommand
{
    public static Command Stop() => Says(
        "stop-all", "Emergency stop: no shop begins an effect any more, on any node; needs an admin key.", "stop");

    public static Command Resume() => Says(
        "resume-all", "Let all shops go on; those paused by themselves stay so; needs an admin key.", "resume");

    private static Command Says(string name, string what, string path)
    {
        var (reason, server, key) = (ShopCommand.Reason(), CommonOptions.Server(), CommonOptions.Key());
        var command = new Command(name, what) { reason, server, key };
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            using var client = JobsCommand.Client(parsed.GetValue(server), parsed.GetValue(key));
            var body = new JsonObject { ["reason"] = parsed.GetValue(reason) };
            var view = await client.PostAsync("installation/" + path, body, stop);
            Console.Out.WriteLine((bool)view["stopped"]! ? "all shops stopped" : "shops not stopped");
            foreach (var word in view["history"]!.AsArray()) ShopCommand.Print(word!);
            return Run.Ok;
        }));
        return command;
    }
}
