using System.Text.Json.Nodes;

namespace Antui.Tests.Api;

/// <summary>The check of answers against the document sees what is wrong with them.</summary>
public sealed class Answers_are_described
{
    [Theory]
    [InlineData("""{"name":"Wu","scopes":["read"]}""", "")]
    [InlineData("""{"name":"Wu"}""", "has no scopes")]
    [InlineData("""{"name":7,"scopes":[]}""", "is integer, not string")]
    [InlineData("""{"name":"Wu","scopes":[],"colour":"red"}""", "the document does not name it")]
    public void A_field_too_few_too_many_or_of_another_type_is_seen(string body, string fault) =>
        Assert.Equal(fault, Told(HttpMethod.Get, "me", 200, body));

    [Theory]
    [InlineData("postponed", false)]
    [InlineData("duplicate", true)]
    public void A_word_that_is_not_listed_is_seen(string word, bool fits) => Assert.Equal(
        fits, Told(HttpMethod.Post, "shops/h7/orders", 200, $$"""{"result":"{{word}}"}""") is "");

    [Fact]
    public void A_refusal_has_its_shape_whatever_its_status() =>
        Assert.Contains("has no", Told(HttpMethod.Get, "refunds/h7/1?x=1", 418, """{"code":"TEAPOT"}"""));

    private static string Told(HttpMethod method, string path, int status, string body) =>
        Described.Faults(method, path, status, JsonNode.Parse(body)!) is [var first, ..] ? first.Split(": ")[1] : "";
}
