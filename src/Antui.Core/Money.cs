using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Antui.Core;

/// <summary>
/// An amount in the smallest unit of its currency (fen for CNY, yen for JPY). Arithmetic is checked, and amounts of
/// different currencies do not mix: both throw, because by then a guard has already missed the difference.
/// </summary>
[JsonConverter(typeof(MoneyJson))]
public readonly record struct Money(long Minor, string Currency) : IComparable<Money>
{
    public const string Yuan = "CNY";

    public static Money Fen(long fen) => new(fen, Yuan);

    public static Money Zero(string currency) => new(0, currency);

    public bool IsPositive => Minor > 0;

    public static Money operator +(Money a, Money b) => new(checked(a.Minor + b.In(a.Currency)), a.Currency);

    public static Money operator -(Money a, Money b) => new(checked(a.Minor - b.In(a.Currency)), a.Currency);

    public static bool operator <(Money a, Money b) => a.Minor < b.In(a.Currency);

    public static bool operator >(Money a, Money b) => a.Minor > b.In(a.Currency);

    public static bool operator <=(Money a, Money b) => a.Minor <= b.In(a.Currency);

    public static bool operator >=(Money a, Money b) => a.Minor >= b.In(a.Currency);

    public int CompareTo(Money other) => Minor.CompareTo(other.In(Currency));

    /// <summary>
    /// Parts in proportion to the weights by largest remainder: they add up to the whole, nothing left over. Weights
    /// that are all zero share evenly.
    /// </summary>
    public ImmutableArray<long> Split(ReadOnlySpan<long> weights)
    {
        if (weights.IsEmpty) throw new ArgumentException("Nothing to split over.", nameof(weights));
        Int128 total = 0;
        foreach (var weight in weights) total += ArgumentOutOfRange(weight);
        var parts = new long[weights.Length];
        var rests = new (Int128 Left, int Index)[weights.Length];
        var left = Minor;
        for (var i = 0; i < parts.Length; i++)
        {
            var exact = (Int128)Minor * (total == 0 ? 1 : weights[i]);
            var by = total == 0 ? weights.Length : total;
            parts[i] = (long)(exact / by);
            rests[i] = (exact % by, i);
            left -= parts[i];
        }
        Array.Sort(rests, (a, b) => a.Left != b.Left ? b.Left.CompareTo(a.Left) : a.Index.CompareTo(b.Index));
        for (var i = 0; i < left; i++) parts[rests[i].Index]++;
        return ImmutableArray.Create(parts);
    }

    /// <summary>Reads decimal text of a two-digit currency ("8.03", "8", "0.5"); no signs, exponents or
    /// separators.</summary>
    public static bool TryParseYuan(string? text, out Money money)
    {
        money = default;
        if (string.IsNullOrEmpty(text) || text.Length > 18) return false;
        // The framework's parser overlooks NUL characters at the end.
        if (text[^1] == '\0') return false;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan)) return false;
        var fen = yuan * 100m;
        if (fen != decimal.Truncate(fen) || fen > long.MaxValue) return false;
        money = Fen((long)fen);
        return true;
    }

    /// <summary>"8.03": the text platforms write, without currency sign.</summary>
    public string ToYuanText() => (Minor / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    public override string ToString() => Currency == Yuan ? "¥" + ToYuanText() : $"{Minor} {Currency}";

    private long In(string currency) => Currency == currency
        ? Minor
        : throw new InvalidOperationException($"Amounts of {Currency} and {currency} do not mix.");

    private static long ArgumentOutOfRange(long weight)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weight);
        return weight;
    }
}

/// <summary>Fen as a bare number (almost every record), anything else as "500 JPY".</summary>
public sealed class MoneyJson : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number) return Money.Fen(reader.GetInt64());
        var parts = (reader.GetString() ?? "").Split(' ');
        return parts.Length == 2 && long.TryParse(parts[0], out var minor)
            ? new Money(minor, parts[1])
            : throw new JsonException("An amount is a number of fen, or text like \"500 JPY\".");
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        if (value.Currency == Money.Yuan) writer.WriteNumberValue(value.Minor);
        else writer.WriteStringValue($"{value.Minor} {value.Currency}");
    }
}
