using Antui.Core.Desk;

namespace Antui.Core.Tests;

public sealed class SkuTextTests
{
    [Theory]
    [InlineData("A", 2, "A×2")]
    [InlineData("A", 1, "A")]
    [InlineData("A×3", 1, "A×3×1")]
    [InlineData("A, B", 1, "A,B")]
    [InlineData("A,  B", 4, "A,B×4")]
    [InlineData("A×", 1, "A×")]
    public void A_code_is_found_in_the_text_it_is_written_in(string sku, long quantity, string text)
    {
        Assert.Equal(text, SkuText.One(sku, quantity));
        Assert.Equal([SkuText.Code(sku)], SkuText.Codes(text));
        Assert.Equal(["X", SkuText.Code(sku), "Y"], SkuText.Codes(SkuText.Join(["X×12", text, "Y"])));
    }

    [Fact]
    public void Codes_are_named_once_and_none_is_empty()
    {
        Assert.Empty(SkuText.Codes(""));
        Assert.Empty(SkuText.Codes("×2"));
        Assert.Equal(["A", "B"], SkuText.Codes("A×2, B, A, ×3"));
    }
}
