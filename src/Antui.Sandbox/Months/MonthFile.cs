using System.Globalization;
using System.Text.RegularExpressions;
using Antui.Core;

namespace Antui.Sandbox.Months;

/// <summary>One row of a shop's month: 总金额 = 买家实际支付金额 (what remains after the refund) + 退款金额.</summary>
public sealed record MonthRow(
    string Number, Money Total, Money Kept, string ShipTo, Instant Created, Instant? Paid, Money Refund);

/// <summary>A line that could not be read, with what is wrong. The rest of the file goes on.</summary>
public sealed record BrokenLine(int Line, string Fault);

public sealed record Month(IReadOnlyList<MonthRow> Rows, IReadOnlyList<BrokenLine> Broken);

/// <summary>
/// Reads the monthly export of a Tmall shop as it comes: any encoding of such exports, notice lines before the header
/// and behind the rows, header names with blanks around them, numbers guarded against Excel, addresses over several
/// lines, rows that were never paid.
/// </summary>
public static partial class MonthFile
{
    /// <summary>Notices before the header are fewer lines than this.</summary>
    private const int MostNotices = 100;

    /// <summary>An address goes over fewer lines than this.</summary>
    private const int MostLinesOfRecord = 20;

    private const string Number = "订单编号", Total = "总金额", Kept = "买家实际支付金额", ShipTo = "收货地址",
        Created = "订单创建时间", PaidAt = "订单付款时间", Refund = "退款金额";

    private static readonly string[] Needed = [Number, Total, Kept, Created, PaidAt, Refund];

    private static readonly string[] TimeForms =
        ["yyyy-M-d H:mm:ss", "yyyy-M-d H:mm", "yyyy/M/d H:mm:ss", "yyyy/M/d H:mm"];

    public static Month Read(string path) => Read(File.ReadAllBytes(path));

    public static Month Read(byte[] bytes)
    {
        var lines = ExportText.Lines(ExportText.Decode(bytes));
        var missing = Needed;
        bool IsHeader(List<string> cells)
        {
            var names = cells.Select(ExportText.Plain).ToHashSet();
            string[] lacks = [.. Needed.Where(n => !names.Contains(n))];
            if (lacks.Length < missing.Length) missing = lacks;
            return lacks.Length == 0;
        }

        if (ExportText.Header(lines, MostNotices, IsHeader) is not { } header)
        {
            var lacks = $"The header lacks {string.Join("、", missing)}: export the order report again.";
            return new Month([], [new BrokenLine(1, lacks)]);
        }
        var (columns, at) = (ExportText.Record(lines, header.Line, header.Separator, 1)!.Value.Cells, header.Line + 1);
        var places = columns.Select((name, place) => (Name: ExportText.Plain(name), place)).Where(c => c.Name != "")
            .DistinctBy(c => c.Name).ToDictionary(c => c.Name, c => c.place);
        var reading = new Reading(places);
        while (at < lines.Length)
        {
            var record = ExportText.Record(lines, at, header.Separator, MostLinesOfRecord);
            // Several lines are one record only if they are a whole one.
            if (record is { Lines: > 1 } && record.Value.Cells.Count != columns.Count) record = null;
            reading.Take(at + 1, record?.Cells);
            at += record?.Lines ?? 1;
        }
        return new Month(reading.Rows, reading.Broken);
    }

    /// <summary>What was read so far, to name a number that stands twice.</summary>
    private sealed class Reading(Dictionary<string, int> places)
    {
        private readonly Dictionary<string, int> _lineOf = [];

        public List<MonthRow> Rows { get; } = [];

        public List<BrokenLine> Broken { get; } = [];

        /// <param name="cells">Null: the line is no record.</param>
        public void Take(int line, List<string>? cells)
        {
            if (cells is not null && IsNotice(cells)) return;
            MonthRow? row = null;
            var fault = cells is null ? "A quote is opened and not closed. 引号没有配对。"
                : Row(new Record(places, cells), out row) ?? Twice(row!, line);
            if (fault is not null) Broken.Add(new BrokenLine(line, fault));
        }

        private string? Twice(MonthRow row, int line)
        {
            if (!_lineOf.TryAdd(row.Number, line))
                return $"{Number} {row.Number} stands twice: it is in line {_lineOf[row.Number]} already. 订单编号重复。";
            Rows.Add(row);
            return null;
        }

        /// <summary>An empty line, or words of the exporting program such as "共2笔记录".</summary>
        private static bool IsNotice(List<string> cells)
        {
            var filled = cells.Select(ExportText.Plain).Where(c => c != "").Take(2).ToList();
            return filled.Count == 0
                || (filled.Count == 1 && ExportText.Plain(cells[0]) != "" && filled[0].Any(c => c > 0x7F));
        }
    }

    private sealed class Record(Dictionary<string, int> places, List<string> cells)
    {
        public string Text(string name) =>
            places.TryGetValue(name, out var at) && at < cells.Count ? ExportText.Clean(cells[at]) : "";

        public string Plain(string name) => ExportText.Plain(Text(name));
    }

    private static string? Row(Record record, out MonthRow? row)
    {
        row = null;
        var number = record.Plain(Number);
        if (number == "") return $"{Number} is empty.";
        foreach (var name in (string[])[Number, Total, Kept, Refund])
        {
            if (Scientific().IsMatch(record.Plain(name)))
            {
                return $"{name} {record.Plain(name)} was saved by Excel, which lost digits: export again. "
                    + "被 Excel 保存过，数字已丢失：请重新导出。";
            }
        }
        if (!Yuan(record, Total, out var total)) return $"{Total} is no amount.";
        if (!Yuan(record, Kept, out var kept)) return $"{Kept} is no amount.";
        if (!Yuan(record, Refund, out var refund)) return $"{Refund} is no amount.";
        if (!Time(record.Plain(Created), out var created) || created is null) return $"{Created} is no time.";
        if (!Time(record.Plain(PaidAt), out var paid)) return $"{PaidAt} is no time.";
        if (paid is not null && total != kept + refund)
            return $"{Total} {total} is not {Kept} {kept} + {Refund} {refund}.";
        if (paid is null && refund.IsPositive) return "An order that was never paid has a refund.";
        if (paid < created) return $"{PaidAt} is before {Created}.";
        row = new MonthRow(number, total, kept, record.Text(ShipTo), created.Value, paid, refund);
        return null;
    }

    /// <summary>Amounts may carry their sign and groups of three digits.</summary>
    private static bool Yuan(Record record, string name, out Money money)
    {
        var text = record.Plain(name).TrimStart('¥').TrimEnd('元').Trim();
        if (Grouped().IsMatch(text)) text = text.Replace(",", "", StringComparison.Ordinal);
        return Money.TryParseYuan(text, out money);
    }

    /// <summary>Times of the export are UTC+8. Empty is "never".</summary>
    private static bool Time(string text, out Instant? at)
    {
        at = null;
        if (text == "") return true;
        if (!DateTime.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return false;
        at = Instant.From(new DateTimeOffset(local, TimeSpan.FromHours(8)));
        return true;
    }

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+)?[eE][+-]?[0-9]+$")]
    private static partial Regex Scientific();

    [GeneratedRegex(@"^[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$")]
    private static partial Regex Grouped();
}
