using System.Text;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Sandbox.Months;

namespace Antui.Tests.EndToEnd;

/// <summary>Months: read from an export, made up, and turned into orders with lines.</summary>
public sealed class Month_of_a_shop
{
    private const string Header = "订单编号,总金额,买家实际支付金额,收货地址 ,订单创建时间,订单付款时间 ,退款金额\n";

    private static readonly IReadOnlyList<(string Shop, double Share)> Shops = [("a", 0.6), ("b", 0.4)];

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("gb18030", false)]
    public void Is_read_in_the_encodings_of_exports(string encoding, bool mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding(encoding).GetBytes(
            Header + "7,1001.50,1000.00,内蒙古自治区,2020-02-20 23:59:54,2020-02-21 00:00:02,1.5\n");
        var month = MonthFile.Read(mark ? [0xEF, 0xBB, 0xBF, .. bytes] : bytes);
        Assert.Empty(month.Broken);
        var row = Assert.Single(month.Rows);
        Assert.Equal(
            ("7", 100_150L, 100_000L, 150L, "内蒙古自治区"),
            (row.Number, row.Total.Minor, row.Kept.Minor, row.Refund.Minor, row.ShipTo));
        Assert.Equal(new DateTimeOffset(2020, 2, 20, 16, 0, 2, TimeSpan.Zero), row.Paid!.Value.ToDateTimeOffset());
    }

    [Theory]
    [InlineData("x,1,1,a,2020-02-20 23:59:54,2020-02-20 23:59:55,nothing", "退款金额")]
    [InlineData(",1,1,a,2020-02-20 23:59:54,2020-02-20 23:59:55,0", "订单编号")]
    [InlineData("x,1,1,a,yesterday,2020-02-20 23:59:55,0", "订单创建时间")]
    [InlineData("x,1,1,a,2020-02-20 23:59:54,2020-02-20 23:59:53,0", "before")]
    [InlineData("x,3,1,a,2020-02-20 23:59:54,2020-02-20 23:59:55,1", "总金额")]
    [InlineData("x,1,0,a,2020-02-20 23:59:54,,1", "never paid")]
    [InlineData("x,-1,-1,a,2020-02-20 23:59:54,2020-02-20 23:59:55,0", "")]
    [InlineData("x,1,1", "")]
    [InlineData("good,1,1,a,2020-02-20 23:59:54,2020-02-20 23:59:55,0", "twice")]
    [InlineData("\"x,1,1,a,2020-02-20 23:59:54,2020-02-20 23:59:55,0", "")]
    public void Has_broken_lines_named_and_goes_on(string line, string fault)
    {
        const string good = "good,1,1,a,2020-02-20 23:59:54,2020-02-20 23:59:55,0\n";
        var month = MonthFile.Read(Encoding.UTF8.GetBytes(Header + good + line + "\n" + good.Replace("good", "next")));
        Assert.Equal(["good", "next"], month.Rows.Select(r => r.Number));
        var broken = Assert.Single(month.Broken);
        Assert.Equal(3, broken.Line);
        Assert.Contains(fault, broken.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_its_columns_says_which_are_missing()
    {
        var month = MonthFile.Read(Encoding.UTF8.GetBytes("订单编号,总金额\n1,2\n"));
        Assert.Empty(month.Rows);
        Assert.Contains("买家实际支付金额", Assert.Single(month.Broken).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_made_in_the_shape_of_a_real_one_and_again_by_its_seed()
    {
        var month = MonthMaker.Make(5_000, 3, 7);
        Assert.Equal(month.Rows, MonthMaker.Make(5_000, 3, 7).Rows);
        Assert.NotEqual(month.Rows, MonthMaker.Make(5_000, 4, 7).Rows);
        Assert.InRange(month.Rows.Count(r => r.Paid is not null), 4_200, 4_400);
        Assert.InRange(month.Rows.Count(r => r.Refund.IsPositive), 930, 1_090);
        Assert.All(month.Rows, r => Assert.True(r.Paid is null ? !r.Refund.IsPositive : r.Total == r.Kept + r.Refund));
    }

    [Fact]
    public void Becomes_orders_whose_lines_add_up_and_whose_partial_refunds_are_a_line_or_a_piece()
    {
        var month = MonthMaker.Make(3_000, 5, 7);
        var seen = (Line: 0, Piece: 0, Returns: 0, Late: 0);
        for (var i = 0; i < month.Rows.Count; i++)
        {
            var row = month.Rows[i];
            var plan = OrderPlan.Make(row, i + 1, 5, perfect: true, Shops);
            Assert.InRange(plan.Lines.Length, 1, 4);
            Assert.Equal(row.Total.Minor, plan.Lines.Sum(l => l.Paid.Minor));
            Assert.Equal(plan.Lines.Length, plan.Lines.Select(l => l.LineNo).Distinct().Count());
            Assert.Equal(row.Paid is not null && row.Refund.IsPositive, plan.Refund is not null);
            if (plan.Refund is not { } refund) continue;
            Assert.Equal(row.Refund, refund.Amount);
            Assert.False(refund.Lacks);
            if (refund.Kind is RefundKind.Return) seen.Returns++;
            if (refund.TooLate) seen.Late++;
            if (refund.Lines.IsEmpty)
            {
                Assert.Equal(row.Total, refund.Amount);
                continue;
            }
            var claimed = Assert.Single(refund.Lines);
            var line = plan.Lines.Single(l => l.LineNo == claimed.LineNo);
            Assert.Equal(1, claimed.Quantity);
            Assert.Equal(line.Paid.Minor, refund.Amount.Minor * line.Quantity);
            if (line.Quantity == 1) seen.Line++;
            else seen.Piece++;
        }
        Assert.True(seen is { Line: > 5, Piece: > 5, Returns: > 100, Late: > 0 }, seen.ToString());
    }

    [Fact]
    public void Has_short_and_damaged_returns_unless_it_is_perfect()
    {
        var row = new MonthRow("1", Money.Fen(100), Money.Fen(0), "", default, new Instant(1), Money.Fen(100));
        var plans = Enumerable.Range(0, 2_000)
            .Select(seed => OrderPlan.Make(row, 1, seed, perfect: false, Shops).Refund!).ToArray();
        Assert.Contains(plans, p => p.Lacks);
        Assert.Contains(plans, p => p.Found is Grade.Defective);
        Assert.All(plans, p => Assert.True(p.Kind is RefundKind.Return || p is { Lacks: false, Found: Grade.Good }));
    }
}
