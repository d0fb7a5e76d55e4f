using System.Globalization;
using System.Text;
using Antui.Connectors.Qimen;
using Antui.Connectors.Taobao;
using Antui.Core.Ports;

namespace Antui.Connectors.Tests.Kit;

/// <summary>
/// A table of every list that a connector reads and every way in which rows come badly. One bad row keeps no other from
/// being read, and is handed on as it came.
/// </summary>
public sealed class Bad_rows
{
    private const string Words = "质量问题，不想要了";

    /// <summary>How a list is written; A and B are rows that are good.</summary>
    private static readonly (string List, string Said)[] Shapes =
    [
        ("[A,B]", "1 2"), ("[A]", "1"), ("A", "1"), ("""{"row":[A,B]}""", "1 2"), ("""{"row":A}""", "1"),
        ("[]", ""), ("null", ""), ("{}", ""), ("\"\"", ""), ("""{"row":[]}""", ""), ("""{"row":null}""", ""),
    ];

    /// <summary>Rows of which nothing can be made. X is one that lacks its number, D one that has it twice.</summary>
    private static readonly string[] Spoilt = ["X", "D", "null", "7", "\"none\"", "[]"];

    /// <summary>What people paste into texts, as it stands in JSON, and what is left of it.</summary>
    private static readonly (string Text, string Left)[] Pasted =
    [
        ("a\u000bb", "ab"), ("a\u001fb", "ab"), ("a\0b", "ab"), ("a\\u000bb", "ab"),
        ("a\\u0000b", "ab"), ("a\\bb", "ab"),
        ("a\\ud83db", "a\uFFFDb"), ("a\\ude00b", "a\uFFFDb"), ("a\\ud83d\\u0041", "a\uFFFDA"),
        ("\\ud83d\\ude00", "😀"),
        ("a\nb", "a\nb"), ("a\\x", "a\\x"), ("𠮷😀", "𠮷😀"),
    ];

    public static TheoryData<string, string> Written => Over(Shapes.Select(s => s.List));

    public static TheoryData<string, string> Spoiling => Over(Spoilt);

    public static TheoryData<string, int> Pasting
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var list in WireLists.All)
                for (var i = 0; i < Pasted.Length; i++) data.Add(list.Name, i);
            return data;
        }
    }

    public static TheoryData<string> Lists => [.. WireLists.All.Select(l => l.Name)];

    [Theory]
    [MemberData(nameof(Written))]
    public async Task A_list_reads_alike_in_every_shape(string name, string shape)
    {
        var read = await ReadAsync(name, shape);
        Assert.Equal(Shapes.Single(s => s.List == shape).Said, string.Join(' ', read.Said.Order()));
        Assert.Empty(read.Unread);
    }

    [Theory]
    [MemberData(nameof(Spoiling))]
    public async Task A_row_that_makes_no_sense_is_handed_on_and_hides_no_other(string name, string bad)
    {
        var read = await ReadAsync(name, $"[A,{bad},B]");
        Assert.Equal(["1", "2"], read.Said.Order());
        var row = Assert.Single(read.Unread);
        Assert.Equal(Row(List(name), bad), Encoding.UTF8.GetString(row.Raw.Span));
        Assert.NotEqual("", row.Why);
        Assert.DoesNotContain("TEXT", row.Why, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pasting))]
    public async Task What_was_pasted_into_one_row_hides_no_other(string name, int pasted)
    {
        var read = await ReadAsync(name, "[A,B]", Pasted[pasted].Text);
        Assert.Equal(["1", "2"], read.Said.Order());
        Assert.Empty(read.Unread);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task An_answer_is_read_in_the_characters_it_is_written_in(string name)
    {
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!;
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        foreach (var (encoding, type) in new[]
        {
            (gbk, null), (gbk, "application/json"), (gbk, "text/html;charset=GBK"),
            (gbk, "text/html; charset=\"gb2312\""),
            (gbk, "application/json;charset=utf-8"), (gbk, "text/html;charset=ISO-8859-1"), (gb18030, "text/json"),
            (Encoding.UTF8, null), (Encoding.UTF8, "text/html;charset=nobody-knows"), (Encoding.UTF8, "text/html"),
        })
        {
            var read = await ReadAsync(name, "[A,B]", Words, encoding, type);
            Assert.Equal(["1", "2"], read.Said.Order());
            Assert.Empty(read.Unread);
        }
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task What_is_no_list_moves_no_cursor(string name)
    {
        foreach (var list in new[] { "7", "true", "\"none\"" })
            await Assert.ThrowsAnyAsync<PortReadException>(() => ReadAsync(name, list));
    }

    [Fact]
    public async Task Words_arrive_as_they_were_written()
    {
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!;
        foreach (var type in new[] { null, "text/html;charset=GBK", "application/json;charset=UTF-8" })
            Assert.Equal(Words, await ReasonAsync(gbk.GetBytes(Refunds(Words)), type));
        // A text that was cut inside of a character spoils itself and not the others.
        var cut = Encoding.UTF8.GetBytes(Refunds(Words + "CUT"));
        var at = cut.AsSpan().IndexOf("CUT"u8);
        Assert.Equal(Words[..^1] + "\uFFFD", await ReasonAsync([.. cut[..(at - 1)], .. cut[(at + 3)..]], null));
        foreach (var (text, left) in Pasted)
            Assert.Equal(left, await ReasonAsync(Encoding.UTF8.GetBytes(Refunds(text)), null));
    }

    /// <summary>A connector that reads a list and is not in the table forgot all of this.</summary>
    [Fact]
    public void Every_list_of_every_connector_is_here()
    {
        Type[] ports = [typeof(IReadOrders), typeof(IReadRefunds), typeof(IReadGoods), typeof(IReadStock)];
        var all = from type in typeof(TaobaoShop).Assembly.GetTypes()
                  where type is { IsClass: true, IsAbstract: false }
                  from port in ports
                  where port.IsAssignableFrom(type)
                  select (type, port);
        // XML; its table is in Qimen_bad_rows.
        var known = WireLists.All.Select(l => (l.Connector, l.Port)).Append((typeof(QimenErp), typeof(IReadStock)));
        Assert.Empty(all.Except(known));
    }

    private static string Refunds(string reason) =>
        """
        {"refunds_receive_get_response":{"total_results":1,"refunds":{"refund":[
        {"refund_id":"1","tid":8,"status":"SUCCESS","reason":"TEXT"}]}}}
        """.Replace("TEXT", reason, StringComparison.Ordinal);

    private static async Task<string> ReasonAsync(byte[] answer, string? type)
    {
        var wire = new WireAnswers(_ => Encoding.Latin1.GetString(answer), Encoding.Latin1, type);
        var shop = WireLists.Taobao(wire.Http);
        var at = new Core.Instant(1_767_585_600_000);
        await foreach (var page in shop.ChangedRefundsAsync(at, at, TestContext.Current.CancellationToken))
            return Assert.Single(page).Claim.Reason;
        return "nothing was read";
    }

    private static TheoryData<string, string> Over(IEnumerable<string> second)
    {
        var data = new TheoryData<string, string>();
        foreach (var list in WireLists.All)
            foreach (var one in second) data.Add(list.Name, one);
        return data;
    }

    private static WireList List(string name) => WireLists.All.Single(l => l.Name == name);

    private static Task<WireRead> ReadAsync(
        string name, string shape, string text = "TEXT", Encoding? encoding = null, string? type = "application/json")
    {
        var list = List(name);
        var rows = new[] { "A", "B", "X", "D" }.ToDictionary(r => r, r => Row(list, r));
        // A letter stands for a row only where a value may stand.
        var written = System.Text.RegularExpressions.Regex.Replace(
            shape, "(?<![A-Za-z\"])[ABXD](?![A-Za-z])", m => rows[m.Value]);
        var count = shape is "[A,B]" or """{"row":[A,B]}""" ? 2 : shape.Contains('A', StringComparison.Ordinal) ? 1 : 0;
        if (shape.EndsWith(",B]", StringComparison.Ordinal) && shape != "[A,B]") count = 3;
        var answer = list.Around.Replace("LIST", written, StringComparison.Ordinal)
            .Replace("TOTAL", count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("TEXT", text, StringComparison.Ordinal);
        var wire = new WireAnswers(
            asked => asked.Contains(list.Asks, StringComparison.Ordinal) ? answer : list.None,
            encoding ?? Encoding.UTF8, type);
        return list.ReadAsync(wire.Http);
    }

    /// <summary>A and B are good, X lacks its number, D says it twice, and all else is itself.</summary>
    private static string Row(WireList list, string letter)
    {
        var good = list.Row.ReplaceLineEndings("").Replace(
            "NO", letter switch { "B" => "2", "D" => "3", _ => "1" }, StringComparison.Ordinal);
        return letter switch
        {
            "A" or "B" => good,
            "X" => good.Replace($"\"{list.Number}\":", "\"other\":", StringComparison.Ordinal),
            "D" => $"{{\"{list.Number}\":8,{good[1..]}",
            _ => letter,
        };
    }
}
