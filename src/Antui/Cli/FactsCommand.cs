using System.CommandLine;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Antui.Cli;

/// <summary>`antui facts import`: a file of facts, one a line, into a running server.</summary>
internal static class FactsCommand
{
    private const int PerCall = 500, MostBytes = 3 * 1024 * 1024, Tries = 5;

    public static Command Create() => new("facts", "Orders, refunds and goods reports of programs.") { Import() };

    private static Command Import()
    {
        var file = new Argument<FileInfo>("FILE")
        {
            Description = "One JSON object a line, as POST /api/v1/facts takes them.",
        };
        var (server, key, lang) = (CommonOptions.Server(), CommonOptions.Key(), CommonOptions.Lang());
        var command = new Command(
            "import", "Sends a file of facts; says by line what was not applied. Sending it again changes nothing.")
        {
            file, server, key, lang,
        };
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            using var client = JobsCommand.Client(parsed.GetValue(server), parsed.GetValue(key));
            var sums = new Sums();
            foreach (var (first, lines) in Calls(File.ReadLines(parsed.GetValue(file)!.FullName, Encoding.UTF8)))
                await SendAsync(client, first, lines, parsed.GetValue(lang)!, sums, stop);
            Console.Out.WriteLine(
                $"applied {sums.Applied}, duplicate {sums.Duplicate}, parked {sums.Parked}, refused {sums.Refused}");
            return sums.Refused == 0 ? Run.Ok : Run.Failed;
        }));
        return command;
    }

    /// <summary>Calls within the server's bounds, each line with its number in the file.</summary>
    private static IEnumerable<(long[] Numbers, string Body)> Calls(IEnumerable<string> lines)
    {
        var (numbers, body, no) = (new List<long>(), new StringBuilder(), 0L);
        foreach (var line in lines)
        {
            no++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (numbers.Count == PerCall || (numbers.Count > 0 && body.Length + line.Length > MostBytes / 3))
            {
                yield return ([.. numbers], body.ToString());
                numbers.Clear();
                body.Clear();
            }
            numbers.Add(no);
            body.Append(line).Append('\n');
        }
        if (numbers.Count > 0) yield return ([.. numbers], body.ToString());
    }

    /// <summary>An answer that was lost is asked for again: what was applied is a duplicate then.</summary>
    private static async Task SendAsync(
        ServerClient client, long[] numbers, string body, string lang, Sums sums, CancellationToken stop)
    {
        JsonNode answer;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var content = new StringContent(body, new MediaTypeHeaderValue("application/x-ndjson", "utf-8"));
                answer = await client.SendAsync("facts", content, stop);
                break;
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && attempt < Tries
                && !stop.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromSeconds(attempt), TimeProvider.System, stop);
            }
        }
        sums.Add(answer);
        var answers = answer["answers"]!.AsArray();
        for (var i = 0; i < answers.Count; i++)
        {
            var one = answers[i]!;
            if ((string)one["result"]! is not ("refused" or "parked")) continue;
            var text = (string?)one["text"]?[lang] ?? (string?)one["detail"];
            await Console.Error.WriteLineAsync($"line {numbers[i]}: {one["result"]} {one["code"]}: {text}");
        }
    }

    private sealed class Sums
    {
        public long Applied { get; private set; }
        public long Duplicate { get; private set; }
        public long Parked { get; private set; }
        public long Refused { get; private set; }

        public void Add(JsonNode answer)
        {
            Applied += (long)answer["applied"]!;
            Duplicate += (long)answer["duplicate"]!;
            Parked += (long)answer["parked"]!;
            Refused += (long)answer["refused"]!;
        }
    }
}
