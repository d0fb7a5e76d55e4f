namespace Antui.Server.Gateways.Qimen;

/// <summary>Settings of the Qimen gateway. Keys and routing ids stand in the shops' connections.</summary>
public sealed record QimenOptions
{
    public string Path { get; init; } = "/router/qimen/service";

    /// <summary>The address of custom scenes.</summary>
    public string ScenePath { get; init; } = "/router/qm";

    /// <summary>How far a caller's timestamp may be off; a call that was caught and sent again later is
    /// refused.</summary>
    public int TimestampAgeSeconds { get; init; } = 600;

    /// <summary>Length of one message.</summary>
    public int BodyBytesMost { get; init; } = 1024 * 1024;

    /// <summary>Calls of one app in a second; 0 is no limit.</summary>
    public int CallsPerSecond { get; init; } = 2_000;

    /// <summary>How long an app that called too often is turned away.</summary>
    public int BanSeconds { get; init; } = 1;

    /// <summary>Every fault at once.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        void Need(bool good, string fault)
        {
            if (!good) faults.Add(fault);
        }
        Need(Path.StartsWith('/') && ScenePath.StartsWith('/') && Path != ScenePath,
            "path, scenePath: two different paths.");
        Need(TimestampAgeSeconds is >= 1 and <= 86_400, "timestampAgeSeconds: 1 to 86400.");
        Need(BodyBytesMost is >= 4_096 and <= 16 * 1024 * 1024, "bodyBytesMost: 4096 to 16777216.");
        Need(CallsPerSecond >= 0, "callsPerSecond: not negative.");
        Need(BanSeconds is >= 1 and <= 86_400, "banSeconds: 1 to 86400.");
        return faults;
    }
}
