using System.Text.Json;
using System.Text.Json.Serialization;
using Antui.Connectors.Jushuitan;

namespace Antui.Connectors.Tests.Jushuitan;

public sealed class JushuitanSignTests
{
    [Fact]
    public void The_published_vectors_are_reproduced()
    {
        using var stream = typeof(JushuitanSignTests).Assembly.GetManifestResourceStream("JushuitanVectors")!;
        var vectors = JsonSerializer.Deserialize<Vector[]>(stream)!;
        Assert.Equal(2, vectors.Length);
        Assert.All(vectors, v => Assert.Equal(v.Expected, JushuitanSign.Sign(v.Params, v.Secret)));
        Assert.All(vectors, v => Assert.NotEqual(v.Expected, JushuitanSign.Sign(v.Params, v.Secret + "x")));
    }

    [Fact]
    public void Names_are_sorted_by_their_bytes_and_the_sign_takes_no_part() => Assert.Equal(
        JushuitanSign.Sign([new("B", "1"), new("_", "2"), new("a", "3")], "s"),
        JushuitanSign.Sign([new("a", "3"), new("sign", "x"), new("_", "2"), new("B", "1")], "s"));

    private sealed record Vector(
        [property: JsonPropertyName("name")] string Name,
        [property: JsonPropertyName("secret")] string Secret,
        [property: JsonPropertyName("params")] Dictionary<string, string> Params,
        [property: JsonPropertyName("expected_sign")] string Expected);
}
