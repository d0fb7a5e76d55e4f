using System.Text;
using Antui.Connectors.Qimen;

namespace Antui.Connectors.Tests.Qimen;

public sealed class QimenXmlTests
{
    private const string Laughs = """
        <?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
        <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><r><x>&c;</x></r>
        """;

    private const string Outside =
        "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><r><orderCode>&x;</orderCode></r>";

    [Theory]
    [InlineData(Laughs, QimenXml.Forbidden)]
    [InlineData(Outside, QimenXml.Forbidden)]
    [InlineData("<!DOCTYPE r SYSTEM \"http://127.0.0.1:1/x.dtd\"><r/>", QimenXml.Forbidden)]
    [InlineData("<r><a></r>", QimenXml.Malformed)]
    [InlineData("<r/><r/>", QimenXml.Malformed)]
    [InlineData("", QimenXml.Malformed)]
    [InlineData("{\"a\":1}", QimenXml.Malformed)]
    [InlineData("<r>&unknown;</r>", QimenXml.Malformed)]
    public void What_must_not_be_read_is_refused_with_its_reason(string text, string code)
    {
        var (root, fault) = QimenXml.Parse(text);
        Assert.Null(root);
        Assert.Equal(code, fault!.Code);
    }

    [Fact]
    public void Size_depth_and_number_have_limits()
    {
        string Deep(int levels) => string.Concat(Enumerable.Repeat("<a>", levels))
            + string.Concat(Enumerable.Repeat("</a>", levels));
        Assert.NotNull(QimenXml.Parse(Deep(32)).Root);
        Assert.Equal(QimenXml.TooDeep, QimenXml.Parse(Deep(33)).Fault!.Code);
        Assert.Equal(QimenXml.TooDeep, QimenXml.Parse(Deep(100_000)).Fault!.Code);
        Assert.Equal(QimenXml.TooLarge, QimenXml.Parse("<r>" + new string('x', 1024 * 1024) + "</r>").Fault!.Code);
        var many = "<r>" + string.Concat(Enumerable.Repeat("<a/>", 50_001)) + "</r>";
        Assert.Equal(QimenXml.TooLarge, QimenXml.Parse(many).Fault!.Code);
    }

    [Fact]
    public void Reading_is_tolerant()
    {
        var (root, _) = QimenXml.Parse("""
            <?xml version="1.0" encoding="gbk"?><!-- c --><request xmlns:q="u" v="1"><q:orderCode> CK1 </q:orderCode>
            <empty/><remark><![CDATA[a<b]]>c</remark><lines><line><n>2.0</n></line><other/>
            <line><n>x</n></line></lines></request>
            """);
        Assert.Equal("CK1", root!["orderCode"]);
        Assert.Null(root["empty"]);
        Assert.Null(root["absent"]);
        Assert.Equal("a<bc", root["remark"]);
        Assert.Equal([2L, null], root.List("lines", "line").Select(l => l.Whole("n")));
        Assert.Equal(2, root.Child("lines")!.List("nowhere", "line").Count());
    }

    [Theory]
    [InlineData("2", 2L)]
    [InlineData("-3", -3L)]
    [InlineData("2.00", 2L)]
    [InlineData("2.5", null)]
    [InlineData("1e3", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("两", null)]
    public void A_quantity_is_a_whole_number_or_none(string text, long? expected) =>
        Assert.Equal(expected, new QimenNode("r").Add("q", text).Whole("q"));

    [Fact]
    public void Writing_escapes_drops_what_xml_cannot_carry_and_reads_back()
    {
        var bytes = new QimenNode("request").Add("a", "杯子 <大> & \u0001\U0001F600").Add("empty", "").Add("n", 3)
            .Add("lines", [new QimenNode("line").Add("x", "1")]).Add("none", []).ToBytes();
        var text = Encoding.UTF8.GetString(bytes);
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?><request>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("empty", text, StringComparison.Ordinal);
        Assert.DoesNotContain("none", text, StringComparison.Ordinal);
        var root = QimenXml.Parse(text).Root!;
        Assert.Equal("杯子 <大> & \U0001F600", root["a"]);
        Assert.Equal("1", root.List("lines", "line").Single()["x"]);
    }
}
