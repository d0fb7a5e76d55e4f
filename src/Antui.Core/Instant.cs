using System.Text.Json;
using System.Text.Json.Serialization;

namespace Antui.Core;

/// <summary>A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the
/// edge.</summary>
[JsonConverter(typeof(InstantJson))]
public readonly record struct Instant(long Ms) : IComparable<Instant>
{
    public static readonly Instant Never = new(long.MaxValue);

    public static Instant From(DateTimeOffset time) => new(time.ToUnixTimeMilliseconds());

    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.FromUnixTimeMilliseconds(Ms);

    public int CompareTo(Instant other) => Ms.CompareTo(other.Ms);

    public static Instant Min(Instant a, Instant b) => a.Ms <= b.Ms ? a : b;

    public static Instant Max(Instant a, Instant b) => a.Ms >= b.Ms ? a : b;

    public static Instant operator +(Instant at, TimeSpan by) => new(at.Ms + (long)by.TotalMilliseconds);

    public static Instant operator -(Instant at, TimeSpan by) => new(at.Ms - (long)by.TotalMilliseconds);

    public static TimeSpan operator -(Instant a, Instant b) => TimeSpan.FromMilliseconds(a.Ms - b.Ms);

    public static bool operator <(Instant a, Instant b) => a.Ms < b.Ms;

    public static bool operator >(Instant a, Instant b) => a.Ms > b.Ms;

    public static bool operator <=(Instant a, Instant b) => a.Ms <= b.Ms;

    public static bool operator >=(Instant a, Instant b) => a.Ms >= b.Ms;

    public override string ToString() =>
        this == Never ? "never" : ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ss.fffZ");
}

/// <summary>Stored as a number: the journal is read by programs, and a number cannot carry a wrong zone.</summary>
public sealed class InstantJson : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Ms);
}
