using Antui.Core;
using Antui.Sandbox.Platform;
using Antui.Sandbox.Time;
using Antui.Server.Gateways.Top;

namespace Antui.Sandbox.Mishaps;

/// <summary>
/// The sandbox marketplace misbehaving over the wire. Every fault heals in simulated time, so the month must end as if
/// nothing had been wrong.
/// </summary>
internal sealed class Mischief(Faults faults, SimClock clock, int seed) : IWireFaults, IPushFaults
{
    private static readonly TimeSpan HangsFor = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan HealsAfter = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan RowsLate = TimeSpan.FromMinutes(4);

    private static readonly HashSet<string> OfTheMoment = ["timestamp", "sign", "sign_method", "session", "app_key"];

    private readonly Dictionary<string, Instant> _strange = [];
    private readonly Dictionary<ulong, int> _asked = [];
    private readonly Lock _lock = new();
    private int _hanging;
    private long _done;

    /// <summary>Calls that hang until simulated time has passed.</summary>
    public int Hanging => Volatile.Read(ref _hanging);

    /// <summary>How often the sandbox did something wrong.</summary>
    public long Done => Interlocked.Read(ref _done);

    /// <summary>Lets rows change while a page is read.</summary>
    public Func<Task> Shift { get; set; } = () => Task.CompletedTask;

    public bool HidesRows => Has(Faults.LateRows);

    public bool NumbersAsText => Has(Faults.NumbersAsText) && Roll("numbers", 0.3);

    public async ValueTask<TopAnswer.Error?> BeforeAsync(HttpContext context, GatewayCall call)
    {
        if (Has(Faults.TokenExpiry) && Expired()) return Did(TopErrors.SessionExpired);
        if (Has(Faults.Throttle) && Roll("throttle", call, 0.01)) return Did(TopErrors.Limited(2));
        if (Has(Faults.Isp) && Roll("isp", call, 0.01)) return Did(TopErrors.Business("isp.top-remote-connection-timeout", "remote time-out"));
        if (Has(Faults.Cut) && Roll("cut before", call, 0.005))
        {
            context.Abort();
            return Did(TopErrors.Unavailable);
        }
        // The caller has given up by the time this goes on to be carried out.
        if (Has(Faults.LateLanding) && IsWrite(call) && Roll("late", call, 0.005)) await HangAsync();
        return null;
    }

    public async ValueTask<bool> AfterAsync(HttpContext context, GatewayCall call, TopAnswer answer)
    {
        if (Has(Faults.TimeOut) && Roll("time-out", call, IsWrite(call) ? 0.01 : 0.001))
        {
            await HangAsync();
            return false;
        }
        if (!Has(Faults.Cut) || !Roll("cut after", call, 0.005)) return true;
        Interlocked.Increment(ref _done);
        context.Abort();
        return false;
    }

    public async ValueTask PageReadAsync(GatewayCall call, int pageNo)
    {
        if (!Has(Faults.Paging) || !Roll("paging", call, 0.2)) return;
        Interlocked.Increment(ref _done);
        await Shift();
    }

    public bool Hidden(string id, Instant modified, Instant now) =>
        Has(Faults.LateRows) && now - modified < RowsLate && new Dice(seed, "late " + id).Chance(0.1);

    public string Status(string refundNo, string status)
    {
        if (!Has(Faults.UnknownStatus) || status == "SUCCESS" || !new Dice(seed, "strange " + refundNo).Chance(0.02)) return status;
        lock (_lock)
        {
            if (!_strange.TryGetValue(refundNo, out var since)) _strange[refundNo] = since = clock.Now;
            if (clock.Now - since > HealsAfter) return status;
        }
        Interlocked.Increment(ref _done);
        return "WAIT_FOR_SOMETHING_NEW";
    }

    /// <summary>Five minutes ahead for an hour a day, which is tolerated; twelve for half an hour, which is not.</summary>
    public Instant Clock(Instant now)
    {
        if (!Has(Faults.ClockSkew)) return now;
        var minute = now.Ms / 60_000 % 1_440;
        return minute is >= 300 and < 360 ? now + TimeSpan.FromMinutes(5)
            : minute is >= 700 and < 730 ? now + TimeSpan.FromMinutes(12) : now;
    }

    /// <summary>One refund of a batch that the platform turns away for no reason of ours.</summary>
    public bool RefusesItem(string refundNo)
    {
        if (!Has(Faults.PartialBatch) || !Roll("item " + refundNo, 0.02)) return false;
        Interlocked.Increment(ref _done);
        return true;
    }

    /// <summary>Each push has its bad luck at its first attempts only: it heals.</summary>
    public PushFate Of(string method, string code, int attempt)
    {
        if (!Has(Faults.LostPushes) || attempt > 2) return PushFate.Arrives;
        var roll = new Dice(seed, $"push {method} {code} {attempt}").Unit();
        if (roll >= 0.12) return PushFate.Arrives;
        Interlocked.Increment(ref _done);
        return roll < 0.05 ? PushFate.Lost : roll < 0.08 ? PushFate.Twice : PushFate.Unanswered;
    }

    private static bool IsWrite(GatewayCall call) =>
        call.Method.Contains(".send", StringComparison.Ordinal) || call.Method.Contains(".agree", StringComparison.Ordinal)
        || call.Method.Contains("cancel", StringComparison.Ordinal) || call.Method.Contains("warehouse", StringComparison.Ordinal);

    /// <summary>Twenty minutes every third day nobody has authorised the app again yet.</summary>
    private bool Expired() => clock.Now.Ms / 60_000 % (3 * 1_440) is >= 900 and < 920;

    private async Task HangAsync()
    {
        Interlocked.Increment(ref _done);
        Interlocked.Increment(ref _hanging);
        try
        {
            await Task.Delay(HangsFor, clock);
        }
        finally
        {
            Interlocked.Decrement(ref _hanging);
        }
    }

    private TopAnswer.Error Did(TopAnswer.Error error)
    {
        Interlocked.Increment(ref _done);
        return error;
    }

    private bool Has(Faults fault) => (faults & fault) != 0;

    /// <summary>By what the call says, so that who else calls at the moment has no say.</summary>
    private bool Roll(string fault, GatewayCall call, double share)
    {
        var said = call.Parameters.Texts.Where(p => !OfTheMoment.Contains(p.Key)).OrderBy(p => p.Key, StringComparer.Ordinal);
        return Roll($"{fault} {call.Method} {string.Join('&', said.Select(p => p.Value))}", share);
    }

    /// <summary>Each time the same is asked has a fate of its own.</summary>
    private bool Roll(string subject, double share)
    {
        var key = new Dice(seed, subject).Next();
        int times;
        lock (_lock) times = _asked[key] = _asked.GetValueOrDefault(key) + 1;
        return new Dice(seed, $"{subject} {times}").Chance(share);
    }
}
