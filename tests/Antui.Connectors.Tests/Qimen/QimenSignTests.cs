using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Antui.Connectors.Qimen;

namespace Antui.Connectors.Tests.Qimen;

public sealed class QimenSignTests
{
    public static TheoryData<string> FromSigners => [.. Vectors().Where(v => !v.Receiver).Select(v => v.Name)];

    public static TheoryData<string> All => [.. Vectors().Select(v => v.Name)];

    [Theory]
    [MemberData(nameof(FromSigners))]
    public void A_recomputed_vector_is_reproduced(string name)
    {
        var v = Vector(name);
        Assert.Equal(v.Expected, QimenSign.Sign(v.Params, v.Secret, v.Method, v.Bytes));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_receiving_rules_take_it_and_nothing_near_it(string name)
    {
        var v = Vector(name);
        Assert.True(Read(v, v.Sent).IsSignedWith(v.Secret));
        Assert.False(Read(v, v.Sent).IsSignedWith(v.Secret + "x"));
        Assert.False(Read(v, v.Sent.Append(new("zz", "1"))).IsSignedWith(v.Secret));
        Assert.False(Read(v, v.Sent.Append(new("zz", ""))).IsSignedWith(v.Secret));
        if (v.Body is not null) Assert.False(Read(v with { Body = v.Body + " " }, v.Sent).IsSignedWith(v.Secret));
    }

    [Fact]
    public void Ten_vectors_are_there() => Assert.Equal(10, Vectors().Length);

    [Fact]
    public void The_body_counts_and_the_case_counts()
    {
        var v = Vectors()[0];
        Assert.Equal("70DECE549BC6282E821C3585B2762E6D", QimenSign.Sign(v.Params, v.Secret, v.Method));
        Assert.False(QimenSign.Verify(v.Params, v.Secret, v.Method, "d20975940cd09b5041b3182522953c84", v.Bytes));
        Assert.True(QimenSign.Verify(v.Params, v.Secret, v.Method, "D20975940CD09B5041B3182522953C84", v.Bytes));
    }

    [Fact]
    public void A_byte_order_mark_may_be_signed_or_not()
    {
        var v = Vectors()[0];
        byte[] marked = [0xEF, 0xBB, 0xBF, .. v.Bytes];
        var with = v.Sent.Where(p => p.Key != "sign")
            .Append(new("sign", QimenSign.Expected(v.Params, v.Secret, v.Method, marked)));
        foreach (var sent in new[] { v.Sent, with })
        {
            var (call, _) = QimenReceived.Read(Query(sent), "text/xml;charset=UTF-8", _ => null, marked);
            Assert.True(call!.IsSignedWith(v.Secret));
            Assert.StartsWith("<?xml", call.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Another_character_set_is_signed_by_its_text()
    {
        var v = Vectors()[0];
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("gbk")!;
        var (call, _) = QimenReceived.Read(Query(v.Sent), "text/xml;charset=gbk", _ => null, gbk.GetBytes(v.Body!));
        Assert.True(call!.IsSignedWith(v.Secret));
        Assert.Contains("买家申请退款", call.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/octet-stream", "isv.unsupported-content-type")]
    [InlineData("text/html", "isv.unsupported-content-type")]
    [InlineData("text/xml;charset=nonsense", "isv.unsupported-charset")]
    public void What_is_not_one_of_the_four_types_is_refused(string type, string code)
    {
        var (call, fault) = QimenReceived.Read("a=1", type, _ => null, "{}"u8.ToArray());
        Assert.Null(call);
        Assert.Equal(code, fault!.Code);
    }

    [Theory]
    [InlineData("application/octet-stream"), InlineData("text/html"), InlineData("application/x-www-form-urlencoded")]
    public void A_body_that_begins_as_markup_is_text_whatever_it_is_called(string type)
    {
        var (call, fault) = QimenReceived.Read("a=1", type, _ => null, " <a>茶</a>"u8.ToArray());
        Assert.Null(fault);
        Assert.Equal(" <a>茶</a>", call!.Body);
    }

    [Fact]
    public void Two_values_of_one_name_are_refused_and_bytes_that_are_no_text()
    {
        Assert.Equal("isv.parameter-twice", QimenReceived.Read("a=1&a=2", "text/xml", _ => null, []).Fault!.Code);
        Assert.Null(QimenReceived.Read("a=1&a=1", "text/xml", _ => null, []).Fault);
        Assert.Equal("isv.unreadable-body",
            QimenReceived.Read("a=1", "text/xml;charset=utf-8", _ => null, [0xFF, 0xFE, 0x41]).Fault!.Code);
    }

    private static QimenReceived Read(Vector v, IEnumerable<KeyValuePair<string, string>> sent)
    {
        var form = v.Transport == "form";
        var (call, fault) = QimenReceived.Read(
            form ? "" : Query(sent), form ? "application/x-www-form-urlencoded" : "text/xml;charset=utf-8",
            name => v.Headers?.GetValueOrDefault(name), form ? Encoding.ASCII.GetBytes(Query(sent)) : v.Bytes);
        Assert.Null(fault);
        return call!;
    }

    /// <summary>Spaces as plus, the way form encoders of others write them.</summary>
    private static string Query(IEnumerable<KeyValuePair<string, string>> pairs) => string.Join('&', pairs.Select(p =>
        Uri.EscapeDataString(p.Key) + "=" + Uri.EscapeDataString(p.Value)
            .Replace("%20", "+", StringComparison.Ordinal)));

    private static Vector Vector(string name) => Vectors().Single(v => v.Name == name);

    private static Vector[] Vectors()
    {
        using var stream = typeof(QimenSignTests).Assembly.GetManifestResourceStream("QimenSignVectors")!;
        return JsonSerializer.Deserialize<Vector[]>(stream)!;
    }
}

internal sealed record Vector(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("sign_method")] string Method,
    [property: JsonPropertyName("secret")] string Secret,
    [property: JsonPropertyName("params")] Dictionary<string, string> Params,
    [property: JsonPropertyName("body")] string? Body,
    [property: JsonPropertyName("headers")] Dictionary<string, string>? Headers,
    [property: JsonPropertyName("transport")] string Transport,
    [property: JsonPropertyName("receiver")] bool Receiver,
    [property: JsonPropertyName("expected_sign")] string Expected)
{
    public byte[] Bytes => Encoding.UTF8.GetBytes(Body ?? "");

    /// <summary>What goes over the wire: a signer never sends its empty parameters.</summary>
    public IEnumerable<KeyValuePair<string, string>> Sent =>
        Params.Where(p => Receiver || p.Value.Length > 0).Append(new("sign", Expected));
}
