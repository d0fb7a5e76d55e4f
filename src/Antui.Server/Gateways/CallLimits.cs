using System.Collections.Concurrent;
using Antui.Core;

namespace Antui.Server.Gateways;

/// <summary>
/// Flow control by app: so many calls a second, and a ban for whoever calls more. Counted on the wall: it protects the
/// machine, whatever time the shops live in.
/// </summary>
/// <param name="callsPerSecond">0 lets every call through.</param>
/// <param name="banSeconds">How long an app that called too often is turned away.</param>
public sealed class CallLimits(int callsPerSecond, int banSeconds, TimeProvider? wall = null)
{
    private readonly TimeProvider _wall = wall ?? TimeProvider.System;
    private readonly ConcurrentDictionary<string, Window> _windows = new();

    /// <returns>Seconds of the ban, rounded up; 0 lets the call through.</returns>
    public long Take(string appKey)
    {
        if (callsPerSecond == 0) return 0;
        var now = Instant.From(_wall.GetUtcNow());
        var window = _windows.GetOrAdd(appKey, _ => new Window());
        lock (window)
        {
            if (now < window.BannedUntil) return Seconds(window.BannedUntil - now);
            var second = now.Ms / 1000;
            if (second != window.Second) (window.Second, window.Calls) = (second, 0);
            if (++window.Calls <= callsPerSecond) return 0;
            window.BannedUntil = now + TimeSpan.FromSeconds(banSeconds);
            return banSeconds;
        }
    }

    private static long Seconds(TimeSpan left) => Math.Max(1, (long)Math.Ceiling(left.TotalSeconds));

    private sealed class Window
    {
        public long Second { get; set; }

        public int Calls { get; set; }

        public Instant BannedUntil { get; set; }
    }
}
