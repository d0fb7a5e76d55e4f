namespace Antui.Core.Tests.Specs;

public sealed class FreeTextSpecs
{
    [Theory]
    [InlineData("打我电话13955512345谢谢", "打我电话*******2345谢谢")]
    [InlineData("139 5551 2345", "*** **** 2345")]
    [InlineData("139-5551-2345", "***-****-2345")]
    [InlineData("1 3 9 5 5 5 1 2 3 4 5", "* * * * * * * 2 3 4 5")]
    [InlineData("１３９５５５１２３４５", "*******２３４５")]
    [InlineData("１３９－５５５１　２３４５", "***－****　２３４５")]
    [InlineData("139\u00A05551\u200B2345", "***\u00A0****\u200B2345")]
    [InlineData("+86 139 5551 2345", "+** *** **** 2345")]
    [InlineData("008613955512345", "***********2345")]
    [InlineData("021-61234567", "***-****4567")]
    [InlineData("(0755) 8612 3456", "(****) **** 3456")]
    [InlineData("身份证11010119900307123X", "身份证**************123X")]
    [InlineData("110101 19900307 1239", "****** ******** 1239")]
    [InlineData("110101900307123", "***********7123")]
    [InlineData("卡4111111111111111", "卡************1111")]
    [InlineData("4111-1111-1111-1111", "****-****-****-1111")]
    [InlineData("6222 0212 3456 7890 128", "**** **** **** ***0 128")]
    [InlineData("13955512345 或 13955598765", "*******2345 或 *******8765")]
    [InlineData("13955512345,13955598765", "*******2345,*******8765")]
    public void Numbers_of_people_are_masked_up_to_the_last_four(string written, string shown) =>
        Assert.Equal(shown, FreeText.Masked(written));

    [Theory]
    [InlineData("")]
    [InlineData("不想要了")]
    [InlineData("订单 378123456789012345 少了 2 件")]
    [InlineData("refund 910066120000300001 of order 830066120000200001")]
    [InlineData("SF1234567890123, 2026-02-20 23:58:34, ¥1,299.00")]
    [InlineData("4111111111111112")]
    [InlineData("12955512345")]
    [InlineData("6901234567892")]
    [InlineData("尾号 2345，买于 2026-03-04")]
    public void Other_numbers_stay(string text) => Assert.Same(text, FreeText.Masked(text));

    [Fact]
    public void What_comes_back_as_it_was_shown_is_what_was_kept()
    {
        const string kept = "call 13955512345";
        Assert.Equal(kept, FreeText.Returned(FreeText.Masked(kept), kept));
        Assert.Equal("", FreeText.Returned("", kept));
        Assert.Equal("new", FreeText.Returned("new", kept));
    }

    [Fact]
    public void No_text_is_too_odd()
    {
        var random = new Random(7);
        const string letters = "0139 -１９Ｘx*．电\u200B4";
        for (var i = 0; i < 3_000; i++)
        {
            var places = Enumerable.Range(0, random.Next(60));
            var text = string.Concat(places.Select(_ => letters[random.Next(letters.Length)]));
            Assert.Equal(text.Length, FreeText.Masked(text).Length);
        }
    }
}
