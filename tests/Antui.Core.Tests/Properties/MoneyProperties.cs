using System.Globalization;

namespace Antui.Core.Tests.Properties;

public sealed class MoneyProperties
{
    [Fact]
    public void A_split_adds_up_and_no_part_is_more_than_a_unit_off() =>
        Fuzz.Check<(long Fen, int[] Weights)>(3_000, x =>
    {
        if (x.Weights.Length == 0) return true;
        var whole = Math.Abs(x.Fen % 10_000_000_000);
        var weights = x.Weights.Select(w => Math.Abs((long)w)).ToArray();
        var parts = Money.Fen(whole).Split(weights);
        var total = weights.Sum();
        Assert.Equal(whole, parts.Sum());
        for (var i = 0; i < parts.Length; i++)
        {
            var exact = total == 0 ? (decimal)whole / parts.Length : (decimal)whole * weights[i] / total;
            Assert.True(Math.Abs(parts[i] - exact) < 1, $"{parts[i]} of {exact}");
            Assert.True(total == 0 || weights[i] > 0 || parts[i] == 0);
        }
        return true;
    });

    [Fact]
    public void Equal_parts_of_very_large_amounts_add_up_too()
    {
        var parts = new Money(long.MaxValue, "CNY").Split([long.MaxValue / 4, long.MaxValue / 4, 1]);
        Assert.Equal(long.MaxValue, parts.Sum());
        Assert.Throws<ArgumentException>(() => Money.Fen(1).Split([]));
        Assert.ThrowsAny<ArgumentException>(() => Money.Fen(1).Split([1, -1]));
    }

    [Fact]
    public void Text_and_back_is_the_same_money() => Fuzz.Check<long>(5_000, fen =>
    {
        var money = Money.Fen(Math.Abs(fen % 100_000_000_000));
        return Money.TryParseYuan(money.ToYuanText(), out var back) && back == money;
    });

    [Theory]
    [InlineData("8.03", 803), InlineData("0.1", 10), InlineData("0.2", 20), InlineData("19.99", 1_999), InlineData("1.15", 115)]
    [InlineData("1000000", 100_000_000), InlineData("0", 0), InlineData("7.100", 710)]
    public void Yuan_text_is_read_exactly(string text, long fen)
    {
        Assert.True(Money.TryParseYuan(text, out var money));
        Assert.Equal(Money.Fen(fen), money);
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData(" "), InlineData("-1"), InlineData("+1"), InlineData("1,00"), InlineData("1e3")]
    [InlineData("1.005"), InlineData("¥1"), InlineData(" 1"), InlineData("1 "), InlineData("１２"), InlineData("NaN"), InlineData("0x1")]
    [InlineData("1.2.3"), InlineData("."), InlineData("8.03\0"), InlineData("9999999999999999999"), InlineData("100000000000000000")]
    public void What_is_not_plain_yuan_text_is_rejected(string? text) => Assert.False(Money.TryParseYuan(text, out _));

    [Fact]
    public void Random_text_is_rejected_or_read_as_written() => Fuzz.Check<string>(5_000, text =>
        !Money.TryParseYuan(text, out var money)
        || (text.All(c => char.IsAsciiDigit(c) || c == '.') && decimal.Parse(text, CultureInfo.InvariantCulture) * 100 == money.Minor));

    [Fact]
    public void A_currency_without_decimals_stays_whole_and_never_mixes()
    {
        var yen = new Money(500, "JPY");
        Assert.Equal("500 JPY", yen.ToString());
        Assert.ThrowsAny<Exception>(() => yen + Money.Fen(1));
        Assert.ThrowsAny<Exception>(() => yen < Money.Fen(1));
        Assert.Throws<OverflowException>(() => Money.Fen(long.MaxValue) + Money.Fen(1));
    }

    [Fact]
    public void Units_of_a_line_returned_one_by_one_give_back_exactly_what_was_paid() =>
        Fuzz.Check<(int Fen, int Units)>(1_000, x =>
    {
        var (paid, units) = ((long)Math.Abs(x.Fen % 1_000_000), 1 + Math.Abs(x.Units % 12));
        var order = Order.From(Head() with { Lines = [new OrderLine("A", "a", "A", units, Money.Fen(paid))] });
        var before = 0L;
        for (var n = 1; n <= units; n++)
        {
            var upTo = Ledger.OrderLedger.ShareFen(order, "A", n);
            Assert.InRange(upTo - before, 0, paid);
            before = upTo;
        }
        return before == paid;
    });
}
