using System.Text;
using Antui.Connectors.Qimen;
using Antui.Connectors.Tests.Qimen;
using Antui.Core.Ports;

namespace Antui.Connectors.Tests.Kit;

/// <summary>The table of bad rows for a list that is XML.</summary>
public sealed class Qimen_bad_rows
{
    private const string Good = "<item><itemCode>SKU-A</itemCode><quantity>7</quantity></item>";

    [Theory]
    [InlineData("<items/>", 0)]
    [InlineData("", 0)]
    [InlineData("<items>" + Good + "</items>", 1)]
    [InlineData(Good, 1)]
    public async Task A_list_reads_alike_in_every_shape(string items, int said)
    {
        var page = await ReadAsync(items, Encoding.UTF8, "text/xml");
        Assert.Equal(said, page.Count);
        Assert.Empty(page.Unread);
    }

    [Theory]
    [InlineData("<item><itemName>x</itemName><quantity>7</quantity></item>")]
    [InlineData("<item><itemCode>SKU-B</itemCode><quantity>2.5</quantity></item>")]
    [InlineData("<goods><itemCode>SKU-B</itemCode></goods>")]
    public async Task A_row_that_makes_no_sense_is_handed_on_and_hides_no_other(string bad)
    {
        var page = await ReadAsync($"<items>{Good}{bad}</items>", Encoding.UTF8, "text/xml");
        Assert.Equal(("SKU-A", 7), (Assert.Single(page).Sku, page[0].OnHand));
        Assert.Contains(bad, Encoding.UTF8.GetString(Assert.Single(page.Unread).Raw.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\u000bb")]
    [InlineData("a&#11;b")]
    [InlineData("a&#x1F;b")]
    [InlineData("a\0b")]
    [InlineData("a&#xD83D;b")]
    [InlineData("𠮷&#x1F600;&#20013;")]
    public async Task What_was_pasted_into_one_row_hides_no_other(string text)
    {
        var odd = $"<item><itemCode>SKU-B</itemCode><itemName>{text}</itemName><quantity>1</quantity></item>";
        var page = await ReadAsync($"<items>{Good}{odd}</items>", Encoding.UTF8, "text/xml");
        Assert.Equal(["SKU-A", "SKU-B"], page.Select(s => s.Sku));
    }

    [Theory]
    [InlineData("text/xml")]
    [InlineData("text/xml;charset=GBK")]
    [InlineData("text/xml;charset=utf-8")]
    [InlineData(null)]
    public async Task An_answer_is_read_in_the_characters_it_is_written_in(string? type)
    {
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!;
        var named = "<item><itemCode>红色-A</itemCode><quantity>7</quantity></item>";
        Assert.Equal("红色-A", Assert.Single(await ReadAsync($"<items>{named}</items>", gbk, type)).Sku);
    }

    private static Task<ReadPage<StockSaid>> ReadAsync(string items, Encoding encoding, string? type)
    {
        var wire = new WireAnswers(_ => QimenStandIn.Success(items), encoding, type);
        var settings = new QimenSettings
        {
            Gateway = "http://qimen.test/service",
            AppKey = "23000001",
            AppSecret = "qimen-secret-0001",
            CustomerId = "c",
            WarehouseCode = "WH01",
            OwnerCode = "OWNER1",
        };
        return QimenErp.Create(settings, wire.Http, new OneOrder(), TimeProvider.System)
            .ReadStockAsync(["SKU-A"], TestContext.Current.CancellationToken);
    }
}
