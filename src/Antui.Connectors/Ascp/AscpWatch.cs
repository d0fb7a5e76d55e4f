using System.Globalization;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Connectors.Ascp;

/// <summary>What is known of a shop's pushes, and of the authorisation they hang on.</summary>
public sealed class AscpWatch(AscpSettings settings)
{
    private static readonly int[] Announced = [1, 7, 30];
    private readonly Lock _gate = new();
    private Instant? _last;
    private AscpRhythm _rhythm = AscpRhythm.Unknown;
    private IReadOnlyList<AscpGap> _gaps = [];

    public Instant? LastPush
    {
        get
        {
            lock (_gate) return _last;
        }
    }

    /// <summary>A push arrived, whatever it was.</summary>
    public void Pushed(Instant at)
    {
        lock (_gate) _last = _last is { } known ? Instant.Max(known, at) : at;
    }

    /// <summary>What the orders on record tell; the newest stands for the last push until one comes.</summary>
    public void Learn(IReadOnlyCollection<(string OrderNo, Instant Created)> orders)
    {
        var (rhythm, gaps) = (AscpRhythm.Of(orders.Select(o => o.Created)), AscpGaps.Of(orders.Select(o => o.OrderNo)));
        lock (_gate)
        {
            (_rhythm, _gaps) = (rhythm, gaps);
            if (_last is null && orders.Count > 0) _last = orders.Max(o => o.Created);
        }
    }

    public IEnumerable<Warning> Warnings(Instant now)
    {
        if (Authorisation(now) is { } ends) yield return ends;
        AscpSilence? silence;
        IReadOnlyList<AscpGap> gaps;
        lock (_gate)
        {
            silence = _last is { } last
                ? _rhythm.Silence(last, now, settings.QuietFactor, TimeSpan.FromMinutes(settings.QuietMinutes)) : null;
            gaps = _gaps;
        }
        if (silence is not null)
        {
            var missed = Math.Round(silence.Missed);
            yield return new Warning("PUSHES_QUIET",
                $"自 {ChinaTime.Text(silence.Since)} 起没有推送，通常此时段约有 {missed} 单：请检查奇门接收地址并比对订单",
                $"No push since {silence.Since}; about {missed} orders usually come in that time: check the address of "
                + "the pushes, and compare the orders");
        }
        if (gaps.Count > 0)
        {
            yield return new Warning("PUSHES_MISSING",
                $"订单号不连续，缺 {gaps.Sum(g => g.Missing)} 个（如 {gaps[0].After} 与 {gaps[0].Before} 之间）：请比对订单",
                $"{gaps.Sum(g => g.Missing)} order numbers are missing (e.g. between {gaps[0].After} and "
                + $"{gaps[0].Before}): compare the orders");
        }
    }

    private Warning? Authorisation(Instant now)
    {
        var shop = settings.FlagshipShop.Length > 0 ? settings.FlagshipShop : "-";
        if (settings.EndsAt is not { } ends)
        {
            return new Warning("AUTHORISATION_UNKNOWN",
                "未填写绑定旗舰店的授权到期时间（authorisationEndsAt）：到期后会丢单",
                "Not set: when the flagship shop's authorisation ends (authorisationEndsAt); orders are lost then");
        }
        var day = ChinaTime.Text(ends)[..10];
        if (now >= ends)
        {
            return new Warning("AUTHORISATION_ENDED",
                $"绑定旗舰店 {shop} 的授权已于 {day} 到期，订单不再推送：请重新授权，再比对订单",
                $"The authorisation of the flagship shop {shop} ended on {day}; no orders come: authorise again, then "
                + "compare the orders");
        }
        var left = (ends - now).TotalDays;
        foreach (var days in Announced)
        {
            if (left > days) continue;
            var rest = Math.Ceiling(left).ToString(CultureInfo.InvariantCulture);
            return new Warning($"AUTHORISATION_ENDS_{days}",
                $"绑定旗舰店 {shop} 的授权将于 {day} 到期（剩 {rest} 天），请重新授权",
                $"The authorisation of the flagship shop {shop} ends on {day} ({rest} days left): authorise again");
        }
        return null;
    }
}
