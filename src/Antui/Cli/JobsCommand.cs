using System.CommandLine;
using System.Text.Json.Nodes;

namespace Antui.Cli;

/// <summary>`antui jobs`: what runs when on a server, run now, pause, another plan.</summary>
internal static class JobsCommand
{
    public static Command Create()
    {
        var (server, key, json) = (CommonOptions.Server(), CommonOptions.Key(), CommonOptions.Json());
        var command = new Command("jobs", "Scheduled jobs of a running server: plans, last runs, next times.") { server,
            key, json };
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            using var client = Client(parsed.GetValue(server), parsed.GetValue(key));
            var jobs = await client.GetAsync("jobs", stop);
            if (parsed.GetValue(json)) Console.Out.WriteLine(jobs.ToJsonString(CommonOptions.Readable));
            else foreach (var job in jobs["items"]!.AsArray()) Print(job!);
            return Run.Ok;
        }));
        command.Add(Doing("run", "Run a job now.", (client, id, stop) =>
            client.PostAsync($"jobs/{id}/run", new JsonObject(), stop)));
        command.Add(Doing("pause", "Pause a job.", (client, id, stop) => SetAsync(client, id, true, stop)));
        command.Add(Doing("resume", "Let a paused job run again.", (client, id, stop) =>
            SetAsync(client, id, false, stop)));
        command.Add(Plan());
        return command;
    }

    internal static ServerClient Client(string? server, string? key) => ServerClient.Find(server, key)
        ?? throw new CommandException("--server: this asks a running server; give its address or set ANTUI_SERVER.");

    private static Task<JsonNode> SetAsync(ServerClient client, string id, bool paused, CancellationToken stop) =>
        client.PutAsync("jobs/" + id, new JsonObject { ["paused"] = paused }, stop);

    private static Command Plan()
    {
        var (id, plan) = (Id(),
            new Argument<string>("PLAN") { Description = "\"every 60s\", or a cron line of five fields in UTC+8." });
        var (server, key) = (CommonOptions.Server(), CommonOptions.Key());
        var command = new Command("plan", "Give a job another plan.") { id, plan, server, key };
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            using var client = Client(parsed.GetValue(server), parsed.GetValue(key));
            var body = new JsonObject { ["plan"] = parsed.GetValue(plan) };
            Print(await client.PutAsync("jobs/" + Uri.EscapeDataString(parsed.GetValue(id)!), body, stop));
            return Run.Ok;
        }));
        return command;
    }

    private static Command Doing(string name, string what, Func<ServerClient, string, CancellationToken,
        Task<JsonNode>> act)
    {
        var (id, server, key) = (Id(), CommonOptions.Server(), CommonOptions.Key());
        var command = new Command(name, what) { id, server, key };
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            using var client = Client(parsed.GetValue(server), parsed.GetValue(key));
            Print(await act(client, Uri.EscapeDataString(parsed.GetValue(id)!), stop));
            return Run.Ok;
        }));
        return command;
    }

    private static Argument<string> Id() => new("ID") { Description = "The job, as `antui jobs` lists it." };

    private static void Print(JsonNode job)
    {
        var last = job["lastRun"];
        var counts = last?["counts"]?.AsObject().Select(c => $"{c.Key} {c.Value}") ?? [];
        var state = (bool)job["paused"]! ? "paused" : (bool)job["running"]! ? "running"
            : "next " + (job["nextAt"] ?? "soon");
        Console.Out.WriteLine($"{job["id"],-32} {job["plan"],-14} {state}");
        if (last is null) return;
        Console.Out.WriteLine($"  last {last["at"]} ({last["durationMs"]} ms) {string.Join(", ", counts)}");
        if ((string?)last["error"] is { } error) Console.Out.WriteLine("  error " + error);
    }
}
