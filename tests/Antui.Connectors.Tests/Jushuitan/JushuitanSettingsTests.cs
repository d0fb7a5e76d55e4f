using System.Text.Json;
using Antui.Connectors.Jushuitan;
using Antui.Core.Orders;

namespace Antui.Connectors.Tests.Jushuitan;

public sealed class JushuitanSettingsTests
{
    private const string Good = """ "appKey":"k","appSecret":"s-1","accessToken":"t-1","shopId":"10086" """;

    [Fact]
    public void What_is_left_out_has_a_default()
    {
        var (settings, faults) = Read("{" + Good + "}");
        Assert.Empty(faults);
        Assert.Equal((10086, "https://openapi.jushuitan.com", 50), (settings.ShopId, settings.Host, settings.PageSize));
        Assert.True(settings.ConfirmDocuments);
    }

    [Fact]
    public void Every_fault_is_told_at_once_with_its_name()
    {
        var (_, faults) = Read(
            """{"host":"ftp://x","pageSize":51,"windowSeconds":604801,"shopID":-1,"accesToken":"t"}""");
        var names = faults.Select(f => f.Split(':')[0]).ToList();
        Assert.Equal(
            ["AccessToken", "AppKey", "AppSecret", "Host", "PageSize", "ShopId", "WindowSeconds", "accesToken"],
            names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_value_that_cannot_be_read_hides_no_other_fault()
    {
        var (_, faults) = Read("""{"appKey":"k","appSecret":"s","accessToken":"t","shopId":"many","maxPages":0}""");
        var names = faults.Select(f => f.Split(':')[0]);
        Assert.Equal(["MaxPages", "ShopId", "shopId"], names.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    public void A_connection_is_an_object(string json) => Assert.Single(Read(json).Faults);

    [Fact]
    public void The_grade_of_the_returns_warehouse_is_set_by_its_name() => Assert.Equal(
        Grade.Unclear, Read("{" + Good + ",\"returnWarehouseGrade\":\"Unclear\"}").Settings.ReturnWarehouseGrade);

    [Fact]
    public void Its_text_shows_no_key()
    {
        var text = Read("{" + Good + "}").Settings.ToString();
        Assert.DoesNotContain("s-1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("t-1", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connector_is_not_made_of_faulty_settings() => Assert.Contains(
        "ShopId", Assert.Throws<ArgumentException>(() => JushuitanErp.Create(
            "shop", new JushuitanSettings(), new HttpClient(), TimeProvider.System)).Message, StringComparison.Ordinal);

    private static (JushuitanSettings Settings, IReadOnlyList<string> Faults) Read(string json) =>
        JushuitanSettingsJson.Read(JsonDocument.Parse(json).RootElement);
}
