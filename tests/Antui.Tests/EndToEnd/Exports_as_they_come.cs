using System.Text;
using Antui.Sandbox.Months;

namespace Antui.Tests.EndToEnd;

/// <summary>Exports of real shops, as they come out of the platform and out of Excel.</summary>
public sealed class Exports_as_they_come
{
    private const string Header = "订单编号,总金额,买家实际支付金额,收货地址 ,订单创建时间,订单付款时间 ,退款金额\n";
    private const string Times = "2026-02-20 23:58:34,2026-02-20 23:58:44";

    static Exports_as_they_come() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void Numbers_guarded_against_Excel_are_the_numbers()
    {
        const string rows = $""""
            "378123456789012345	",299.00,299.00,上海,{Times},0.00
            ="378123456789012346",100.00,70.00,上海,{Times},30.00
            "=""378123456789012347""",21.00,0.00,上海,{Times},21.00
            '378123456789012348,37.00,37.00,上海,{Times},0.00
            378123456789012345,299.00,299.00,上海,{Times},0.00
            """";
        Assert.Equal((4, 5_100L), Sums(Header + rows, out var month));
        Assert.Equal("378123456789012346", month.Rows[1].Number);
        var twice = Assert.Single(month.Broken);
        Assert.Equal(6, twice.Line);
        Assert.Contains("378123456789012345 stands twice: it is in line 2", twice.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quoted_line_break_belongs_to_its_record_and_an_open_quote_costs_one_line()
    {
        const string rows = $""""
            378123456789012351,299.00,0.00,"上海市
            浦东新区",{Times},299.00
            378123456789012352,100.00,100.00,"甲""乙"",丙",{Times},0.00
            378123456789012353,50.00,50.00,"未关,{Times},0.00
            378123456789012354,60.00,0.00,北京,{Times},60.00
            """";
        Assert.Equal((3, 35_900L), Sums(Header + rows, out var month));
        Assert.Equal("上海市\n浦东新区|甲\"乙\",丙|北京", string.Join('|', month.Rows.Select(r => r.ShipTo)));
        Assert.Equal(5, Assert.Single(month.Broken).Line);

        // Quotes after the open one do not close it.
        Assert.Equal((3, 35_900L), Sums(Header + rows.Replace("北京", "\"北,京\"") + "\n", out month));
        Assert.Equal(5, Assert.Single(month.Broken).Line);
        Assert.Equal((3, 35_900L), Sums(Header + rows.Replace("\n", "\r\n"), out _));
    }

    [Fact]
    public void Notices_around_the_rows_are_no_rows()
    {
        const string text = $""""
            ----------
            导出信息:
            起始时间:[2026-02-01 00:00:00]

            订单编号    ,总金额    ,买家实际支付金额    ,收货地址    ,订单创建时间    ,订单付款时间    ,退款金额    ,
            378123456789012355	,20.00,0.00,𠮷林 3m³ ¥‎😀,{Times},20.00,
            378123456789012356	,20.00,20.00,上海,{Times},0.00,
            共2笔记录,,,,,,,
            """";
        foreach (var encoding in (string[])["gb18030", "utf-8", "utf-16", "utf-16BE"])
        {
            Assert.Equal((2, 2_000L), Sums(text, out var month, Encoding.GetEncoding(encoding)));
            Assert.Empty(month.Broken);
            Assert.Contains("😀", month.Rows[0].ShipTo, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("3.78123E+17,20,0,a,{0},20", "订单编号 3.78123E+17 was saved by Excel", "重新导出")]
    [InlineData("=\"3.78123456789012e+17\",20,0,a,{0},20", "saved by Excel", "重新导出")]
    [InlineData("３.７８Ｅ＋１７,20,0,a,{0},20", "saved by Excel", "重新导出")]
    [InlineData("77,2E+3,0,a,{0},20", "总金额 2E+3 was saved by Excel", "重新导出")]
    public void Numbers_that_Excel_rounded_are_refused_in_words(string row, string english, string chinese)
    {
        var good = string.Format("\n378000000000000001,5,0,a,{0},5", Times);
        Assert.Equal((1, 500L), Sums(Header + string.Format(row, Times) + good, out var month));
        var broken = Assert.Single(month.Broken);
        Assert.Equal(2, broken.Line);
        Assert.Contains(english, broken.Fault, StringComparison.Ordinal);
        Assert.Contains(chinese, broken.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("gb18030")]
    public void Text_of_Excel_with_tabs_and_full_width_signs_is_read(string encoding)
    {
        var text = "订单编号\t总金额　\t\u200E买家实际支付金额\t收货地址\t订单创建时间\t订单付款时间\t退款金额\r\n"
            + "３７８１２\t\"1,250.00\"\t￥1,000.00\t 上海 \t2026/2/3 4:05\t2026/2/3 4:06:07\t２５０元\r\n";
        foreach (var mark in (bool[])[true, false])
        {
            var with = Encoding.GetEncoding(encoding);
            byte[] bytes = [.. mark ? with.GetPreamble() : [], .. with.GetBytes(text)];
            var month = MonthFile.Read(bytes);
            Assert.Empty(month.Broken);
            var row = Assert.Single(month.Rows);
            Assert.Equal(
                ("37812", 125_000L, 100_000L, 25_000L, "上海"),
                (row.Number, row.Total.Minor, row.Kept.Minor, row.Refund.Minor, row.ShipTo));
        }
    }

    private static (int Orders, long RefundFen) Sums(string text, out Month month, Encoding? encoding = null)
    {
        month = MonthFile.Read((encoding ?? Encoding.UTF8).GetBytes(text));
        return (month.Rows.Count, month.Rows.Sum(r => r.Refund.Minor));
    }
}
