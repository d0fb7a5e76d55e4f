namespace Antui.Core.Tests.Specs;

public sealed class ParcelNumberSpecs
{
    [Theory]
    [InlineData("JD0123456789877", "JD0123456789877")]
    [InlineData("jd0123456789877", "JD0123456789877")]
    [InlineData(" JD0123 4567 89877 ", "JD0123456789877")]
    [InlineData("JD0123\u00A0456789877", "JD0123456789877")]
    [InlineData("ＪＤ０１２３４５６７８９８７７", "JD0123456789877")]
    [InlineData("JD-0123-4567-89877", "JD0123456789877")]
    [InlineData("JD－0123—4567‐89877", "JD0123456789877")]
    [InlineData("JD0123456789877-1-1-", "JD0123456789877")]
    [InlineData("JD0123456789877-1-1", "JD0123456789877")]
    [InlineData("jd 0123456789877－1－1－", "JD0123456789877")]
    [InlineData("\u200BJD0123456789877\t\r\n", "JD0123456789877")]
    [InlineData("sf1234567890123", "SF1234567890123")]
    [InlineData("7731-2004-5566", "773120045566")]
    [InlineData("7731-2-3", "773123")]
    [InlineData("", "")]
    [InlineData(" - ", "")]
    [InlineData(null, "")]
    public void One_label_has_one_key(string? written, string key) => Assert.Equal(key, ParcelNumber.KeyOf(written));

    [Theory]
    [InlineData("JD0123456789877", 0, 0)]
    [InlineData("JD0123456789877-1-1-", 0, 0)]
    [InlineData("JD0123456789877-1-2-", 1, 2)]
    [InlineData("jd0123456789877 - 2 - 2 -", 2, 2)]
    [InlineData("JD0123456789877-3-12-15", 3, 12)]
    [InlineData("JDVE0123456789-2-3", 2, 3)]
    [InlineData("JD0123456789877-3-2-", 0, 0)]
    [InlineData("123456789012-1-2-", 1, 2)]
    public void The_suffix_says_which_parcel_of_how_many(string written, int part, int parts)
    {
        var read = ParcelNumber.Read(written);

        Assert.Equal((part, parts), (read.Part, read.Parts));
        Assert.Equal(parts > 1, read.IsOneOfSeveral);
    }

    [Fact]
    public void Nothing_is_the_same_as_nothing()
    {
        Assert.False(ParcelNumber.Same("", ""));
        Assert.False(ParcelNumber.Same(null, "  "));
        Assert.True(ParcelNumber.Same("yt-1 ", "YT1"));
    }
}
