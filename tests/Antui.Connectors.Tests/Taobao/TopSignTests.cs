using System.Text.Json;
using System.Text.Json.Serialization;
using Antui.Connectors.Taobao;

namespace Antui.Connectors.Tests.Top;

public sealed class TopSignTests
{
    public static TheoryData<string> Names => [.. Vectors().Select(v => v.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_published_vector_is_reproduced(string name)
    {
        var v = Vectors().Single(x => x.Name == name);
        Assert.Equal(v.Expected, TopSign.Sign(v.Params, v.Secret, v.Method, v.Body, v.KeepEmpty));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_gateway_accepts_it_and_nothing_near_it(string name)
    {
        var v = Vectors().Single(x => x.Name == name);
        Assert.True(TopSign.Verify(v.Params, v.Secret, v.Method, v.Expected, v.Body));
        Assert.False(TopSign.Verify(v.Params, v.Secret + "x", v.Method, v.Expected, v.Body));
        Assert.False(TopSign.Verify(v.Params, v.Secret, v.Method, v.Expected[1..], v.Body));
        Assert.False(TopSign.Verify(v.Params, v.Secret, "md4", v.Expected, v.Body));
        var touched = new Dictionary<string, string>(v.Params) { ["zz"] = "1" };
        Assert.False(TopSign.Verify(touched, v.Secret, v.Method, v.Expected, v.Body));
    }

    [Fact]
    public void Seventeen_vectors_are_there() => Assert.Equal(17, Vectors().Length);

    [Fact]
    public void The_sign_itself_takes_no_part() => Assert.Equal(
        TopSign.Sign([new("a", "1")], "s", TopSign.Md5),
        TopSign.Sign([new("sign", "x"), new("a", "1")], "s", TopSign.Md5));

    private static Vector[] Vectors()
    {
        using var stream = typeof(TopSignTests).Assembly.GetManifestResourceStream("TopSignVectors")!;
        return JsonSerializer.Deserialize<Vector[]>(stream)!;
    }

    private sealed record Vector(
        [property: JsonPropertyName("name")] string Name,
        [property: JsonPropertyName("sign_method")] string Method,
        [property: JsonPropertyName("secret")] string Secret,
        [property: JsonPropertyName("params")] Dictionary<string, string> Params,
        [property: JsonPropertyName("body")] string Body,
        [property: JsonPropertyName("keep_empty_params")] bool KeepEmpty,
        [property: JsonPropertyName("expected_sign")] string Expected);
}
