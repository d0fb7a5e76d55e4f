namespace Antui.Connectors.Taobao;

/// <summary>
/// Remembers bans of the platform's flow control, so that a banned call waits here instead of prolonging the ban.
/// </summary>
internal sealed class TopFlow(TimeProvider clock)
{
    /// <summary>The answer to a call that was held back here.</summary>
    public static readonly TopError Held = new(7, "App Call Limited", "accesscontrol.limited-held-back", "", "");

    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _until = [];

    public TimeSpan? WaitFor(string method)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            var until = Later(_until.GetValueOrDefault(""), _until.GetValueOrDefault(method));
            return until > now ? until - now : null;
        }
    }

    public void Hold(string method, TopError error, TimeSpan ban)
    {
        // Bans that name the interface hold only this method; a ban of the application holds all of them.
        var scope = error.SubCode.Contains("api-access-count", StringComparison.Ordinal) ? method : "";
        var until = clock.GetUtcNow() + ban;
        lock (_lock) _until[scope] = Later(_until.GetValueOrDefault(scope), until);
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
