using Antui.Core;
using Antui.Server.Gateways.Top;
using Microsoft.AspNetCore.Http;

namespace Antui.Tests.EndToEnd;

/// <summary>The stand-in platform's end of the wire: a test may strike at a call that changes something.</summary>
internal sealed class Wire : IWireFaults
{
    private readonly Lock _lock = new();
    private Cut? _armed;
    private int _writes;

    /// <param name="After">The call was carried out; false strikes before.</param>
    /// <param name="Skip">So many calls go by first.</param>
    /// <param name="Strike">What happens; the caller gets no answer.</param>
    private sealed record Cut(bool After, int Skip, Func<Task> Strike, TaskCompletionSource Struck);

    /// <summary>Calls that change something, so far.</summary>
    public int Writes => Volatile.Read(ref _writes);

    public bool HidesRows => false;

    public bool NumbersAsText => false;

    /// <returns>Completes when it was struck.</returns>
    public Task Arm(bool after, int skip, Func<Task> strike)
    {
        var struck = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock) _armed = new Cut(after, skip, strike, struck);
        return struck.Task;
    }

    public void Disarm()
    {
        lock (_lock) _armed = null;
    }

    public async ValueTask<TopAnswer.Error?> BeforeAsync(HttpContext context, GatewayCall call)
    {
        if (!IsWrite(call)) return null;
        Interlocked.Increment(ref _writes);
        return await StrikesAsync(context, after: false) ? TopErrors.Unavailable : null;
    }

    public async ValueTask<bool> AfterAsync(HttpContext context, GatewayCall call, TopAnswer answer) =>
        !IsWrite(call) || !await StrikesAsync(context, after: true);

    public ValueTask PageReadAsync(GatewayCall call, int pageNo) => default;

    public bool Hidden(string id, Instant modified, Instant now) => false;

    public string Status(string refundNo, string status) => status;

    public bool RefusesItem(string refundNo) => false;

    public Instant Clock(Instant now) => now;

    private static bool IsWrite(GatewayCall call) => call.Served.Needs is TopNeeds.Write;

    private async Task<bool> StrikesAsync(HttpContext context, bool after)
    {
        Cut cut;
        lock (_lock)
        {
            if (_armed is not { } armed || armed.After != after) return false;
            _armed = armed.Skip > 0 ? armed with { Skip = armed.Skip - 1 } : null;
            if (armed.Skip > 0) return false;
            cut = armed;
        }
        await cut.Strike();
        context.Abort();
        cut.Struck.SetResult();
        return true;
    }
}
