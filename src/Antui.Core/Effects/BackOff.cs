namespace Antui.Core.Effects;

/// <summary>How long to wait from one try to the next: whatever tries again, tries again like this.</summary>
public static class BackOff
{
    private const int MostDoublings = 20;

    /// <summary>The first wait after no failed try, twice as long after each, up to the most.</summary>
    public static TimeSpan After(TimeSpan first, TimeSpan most, int failed)
    {
        var wait = first * (1L << Math.Clamp(failed, 0, MostDoublings));
        return wait < most ? wait : most;
    }
}
