namespace Antui.Server.Gateways.Top;

/// <summary>Settings of the gateway. What depends on the shop stands in the shop's connection.</summary>
public sealed record TopOptions
{
    public string Path { get; init; } = "/router/rest";

    /// <summary>Where the message service listens for WebSockets.</summary>
    public string TmcPath { get; init; } = "/tmc";

    /// <summary>How far a caller's clock may be off.</summary>
    public int ClockToleranceSeconds { get; init; } = 600;

    /// <summary>A picture of evidence may have 5 MB; nothing else comes near it.</summary>
    public int BodyBytesMost { get; init; } = 6 * 1024 * 1024;

    /// <summary>Length of one parameter; return orders come in one JSON text.</summary>
    public int ValueCharsMost { get; init; } = 512 * 1024;

    public int ParametersMost { get; init; } = 256;

    /// <summary>Calls of one app in a second; 0 is no limit.</summary>
    public int CallsPerSecond { get; init; } = 20_000;

    /// <summary>How long an app that called too often is turned away.</summary>
    public int BanSeconds { get; init; } = 1;

    /// <summary>How many rows of a window a list with a filter of its own looks through at most.</summary>
    public int ScanMost { get; init; } = 100_000;

    /// <summary>A message that was not confirmed is sent again after this time.</summary>
    public int TmcRedeliverSeconds { get; init; } = 300;

    /// <summary>Messages written down for an app at once; what comes after them waits in the journal.</summary>
    public int TmcQueueMost { get; init; } = 500;

    /// <summary>Messages under way to one connection before it has confirmed any.</summary>
    public int TmcWindow { get; init; } = 200;

    /// <summary>Every fault at once.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        void Need(bool good, string fault)
        {
            if (!good) faults.Add(fault);
        }
        Need(Path.StartsWith('/') && TmcPath.StartsWith('/') && Path != TmcPath, "path, tmcPath: two different paths.");
        Need(ClockToleranceSeconds is >= 1 and <= 86_400, "clockToleranceSeconds: 1 to 86400.");
        Need(BodyBytesMost is >= 4_096 and <= 64 * 1024 * 1024, "bodyBytesMost: 4096 to 67108864.");
        Need(ValueCharsMost is >= 1_024 and <= 16 * 1024 * 1024, "valueCharsMost: 1024 to 16777216.");
        Need(ParametersMost is >= 32 and <= 4_096, "parametersMost: 32 to 4096.");
        Need(CallsPerSecond >= 0, "callsPerSecond: not negative.");
        Need(BanSeconds is >= 1 and <= 86_400, "banSeconds: 1 to 86400.");
        Need(ScanMost >= 100, "scanMost: at least 100.");
        Need(TmcRedeliverSeconds is >= 1 and <= 86_400, "tmcRedeliverSeconds: 1 to 86400.");
        Need(TmcQueueMost is >= 100 and <= 10_000, "tmcQueueMost: 100 to 10000.");
        Need(TmcWindow is >= 1 and <= 10_000, "tmcWindow: 1 to 10000.");
        return faults;
    }
}
