namespace Antui.Bench;

/// <summary>What the command line asked for.</summary>
internal sealed record BenchOptions
{
    public bool Json { get; init; }

    /// <summary>Everything short: a smoke of one to two minutes whose figures mean little.</summary>
    public bool Quick { get; init; }

    /// <summary>Only sections whose name begins so; empty is all.</summary>
    public string Only { get; init; } = "";

    /// <summary>Orders stored for the pages and the growth bench.</summary>
    public int Orders { get; init; } = 1_000_000;

    /// <summary>Set in the process that runs one section: it writes the section's result to this file.</summary>
    public string? ResultFile { get; init; }

    public TimeSpan WarmUp => TimeSpan.FromSeconds(Quick ? 1 : 4);

    public TimeSpan Measure => TimeSpan.FromSeconds(Quick ? 2 : 8);

    public int StoredOrders => Quick ? Math.Min(Orders, 20_000) : Orders;

    /// <summary>Progress goes to the error stream: standard output carries the result and nothing else.</summary>
    public static void Say(string text) => Console.Error.WriteLine(text);

    public static BenchOptions Parse(string[] args)
    {
        var options = new BenchOptions();
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--json" => options with { Json = true },
                "--quick" => options with { Quick = true },
                "--only" when i + 1 < args.Length => options with { Only = args[++i] },
                "--orders" when i + 1 < args.Length && int.TryParse(args[i + 1], out var n) && n > 0 && ++i > 0 =>
                    options with { Orders = n },
                "--result" when i + 1 < args.Length => options with { ResultFile = args[++i] },
                _ => throw new ArgumentException($"'{args[i]}' is not understood."),
            };
        }
        return options;
    }
}
