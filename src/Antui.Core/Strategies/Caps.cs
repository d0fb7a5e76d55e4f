namespace Antui.Core.Strategies;

/// <summary>Most that may be refunded automatically, in fen; null is no cap. Windows roll, per shop.</summary>
public sealed record Caps
{
    public long? RefundFen { get; init; }

    public long? MinuteFen { get; init; }

    public long? HourFen { get; init; }

    public long? DayFen { get; init; }

    public bool AnyWindow => MinuteFen is not null || HourFen is not null || DayFen is not null;
}
