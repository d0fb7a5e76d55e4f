using System.Globalization;
using System.Text;
using Antui.Core;
using CsvHelper;

namespace Antui.Demo;

/// <summary>One row of a shop's month: 总金额 = 买家实际支付金额 (what remains after the refund) + 退款金额.</summary>
public sealed record MonthRow(
    string Number, Money Total, Money Kept, string ShipTo, Instant Created, Instant? Paid, Money Refund);

/// <summary>A line that could not be read, with what is wrong. The rest of the file goes on.</summary>
public sealed record BrokenLine(int Line, string Fault);

public sealed record Month(IReadOnlyList<MonthRow> Rows, IReadOnlyList<BrokenLine> Broken);

/// <summary>
/// Reads the monthly export of a Tmall shop: UTF-8 with or without BOM, or GB18030; header names with spaces around
/// them; rows that were never paid.
/// </summary>
public static class MonthFile
{
    private static readonly string[] Needed = ["订单编号", "总金额", "买家实际支付金额", "订单创建时间", "订单付款时间", "退款金额"];

    public static Month Read(string path)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Read(File.ReadAllBytes(path));
    }

    public static Month Read(byte[] bytes)
    {
        // A quote that is never closed must not swallow the lines after it.
        using var csv = CsvReader.FromText(Text(bytes).TrimStart('\uFEFF'), new CsvReaderOptions
        {
            TrimWhitespace = true,
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = false,
            NormalizeHeaderName = name => name.Trim(),
        });
        var names = csv.Headers.ToArray().Select(h => h.Trim()).ToHashSet();
        var missing = Needed.Where(n => !names.Contains(n)).ToList();
        if (missing.Count > 0)
            return new Month([], [new BrokenLine(1, $"The header lacks {string.Join("、", missing)}: export the order report again.")]);
        var rows = new List<MonthRow>();
        var broken = new List<BrokenLine>();
        var seen = new HashSet<string>();
        while (csv.Read())
        {
            var fault = Row(csv, out var row) ?? (seen.Add(row!.Number) ? null : $"订单编号 {row.Number} stands twice.");
            if (fault is null) rows.Add(row!);
            else broken.Add(new BrokenLine((int)csv.LineNumber, fault));
        }
        return new Month(rows, broken);
    }

    private static string? Row(CsvReader csv, out MonthRow? row)
    {
        row = null;
        var number = csv.GetString("订单编号");
        if (number == "") return "订单编号 is empty.";
        if (!Money.TryParseYuan(csv.GetString("总金额"), out var total)) return "总金额 is no amount.";
        if (!Money.TryParseYuan(csv.GetString("买家实际支付金额"), out var kept)) return "买家实际支付金额 is no amount.";
        if (!Money.TryParseYuan(csv.GetString("退款金额"), out var refund)) return "退款金额 is no amount.";
        if (!Time(csv.GetString("订单创建时间"), out var created) || created is null) return "订单创建时间 is no time.";
        if (!Time(csv.GetString("订单付款时间"), out var paid)) return "订单付款时间 is no time.";
        if (paid is not null && total != kept + refund)
            return $"总金额 {total} is not 买家实际支付金额 {kept} + 退款金额 {refund}.";
        if (paid is null && refund.IsPositive) return "An order that was never paid has a refund.";
        if (paid < created) return "订单付款时间 is before 订单创建时间.";
        var shipTo = csv.TryGetFieldIndex("收货地址", out var at) ? csv.GetString(at) : "";
        row = new MonthRow(number, total, kept, shipTo, created.Value, paid, refund);
        return null;
    }

    /// <summary>Times of the export are UTC+8. Empty is "never".</summary>
    private static bool Time(string? text, out Instant? at)
    {
        at = null;
        if (string.IsNullOrWhiteSpace(text)) return true;
        if (!DateTime.TryParseExact(text, ["yyyy-MM-dd HH:mm:ss", "yyyy/M/d H:mm:ss", "yyyy/M/d H:mm"],
                CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return false;
        at = Instant.From(new DateTimeOffset(local, TimeSpan.FromHours(8)));
        return true;
    }

    private static string Text(byte[] bytes)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding("GB18030").GetString(bytes);
        }
    }
}
