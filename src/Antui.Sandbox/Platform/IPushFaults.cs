namespace Antui.Sandbox.Platform;

/// <summary>What may happen to a push on its way.</summary>
public enum PushFate
{
    Arrives,
    /// <summary>Lost before it leaves; it is pushed again later.</summary>
    Lost,
    /// <summary>It arrives twice.</summary>
    Twice,
    /// <summary>It arrives, but its answer does not: it is pushed again.</summary>
    Unanswered,
}

/// <summary>Where a sandbox lets the platform misbehave; <see cref="NoPushFaults"/> is one that does not.</summary>
public interface IPushFaults
{
    PushFate Of(string method, string code, int attempt);
}

/// <summary>A platform that behaves.</summary>
public sealed class NoPushFaults : IPushFaults
{
    public PushFate Of(string method, string code, int attempt) => PushFate.Arrives;
}
