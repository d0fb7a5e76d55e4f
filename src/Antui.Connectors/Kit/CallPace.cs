using Antui.Core.Orders;

namespace Antui.Connectors;

/// <summary>
/// Keeps a connector below the other side's flow limit: a turn for every reading call, and silence during a ban,
/// because a call then prolongs it.
/// </summary>
/// <param name="network">The time of wires, where the clock of the business may run faster.</param>
internal sealed class CallPace(int callsPerMinute, TimeProvider network)
{
    // How often one page of a long pull waits for the flow limit before the pull is given up.
    private const int MostWaits = 3;

    private readonly Lock _lock = new();
    private DateTimeOffset _next, _heldUntil;

    /// <summary>How long calls still have to wait; null when they may go.</summary>
    public TimeSpan? Held()
    {
        var now = network.GetUtcNow();
        lock (_lock) return _heldUntil > now ? _heldUntil - now : null;
    }

    public void Hold(TimeSpan ban)
    {
        var until = network.GetUtcNow() + ban;
        lock (_lock) _heldUntil = until > _heldUntil ? until : _heldUntil;
    }

    /// <summary>Waits for the turn of a reading call, so that a long pull stays below the limit.</summary>
    public Task TurnAsync(CancellationToken stop)
    {
        if (callsPerMinute == 0) return Task.CompletedTask;
        TimeSpan wait;
        lock (_lock)
        {
            var now = network.GetUtcNow();
            var turn = _next > now ? _next : now;
            _next = turn + TimeSpan.FromMinutes(1) / callsPerMinute;
            wait = turn - now;
        }
        return wait > TimeSpan.Zero ? Task.Delay(wait, network, stop) : Task.CompletedTask;
    }

    /// <summary>A reading call. Patiently: in its turn, and again when the ban that it ran into is over.</summary>
    public async Task<Reply> AskAsync(Func<Task<Reply>> ask, bool patiently, CancellationToken stop)
    {
        if (!patiently) return await ask();
        for (var again = 0; ; again++)
        {
            await TurnAsync(stop);
            var reply = await ask();
            if (again == MostWaits || reply is not Reply.NotExecuted { Code: OutcomeCodes.Throttled } limited
                || limited.RetryAfter is not { } ban) return reply;
            await WaitAsync(ban, stop);
        }
    }

    /// <summary>Waits out what a long pull ran into: giving up would begin it anew, and run into it again.</summary>
    public async Task WaitAsync(TimeSpan ban, CancellationToken stop)
    {
        await Task.Delay(ban, network, stop);
        // A timer may ring a little before the clock says so.
        while (Held() is not null) await Task.Delay(TimeSpan.FromMilliseconds(1), network, stop);
    }
}
