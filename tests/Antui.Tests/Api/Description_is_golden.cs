using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Antui.Tests.Api;

/// <summary>
/// The OpenAPI document as one file: what callers build upon changes only under a reviewer's eyes.
/// TEST_UPDATE_GOLDEN=1 writes it anew.
/// </summary>
public sealed class Description_is_golden
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task Every_operation_has_the_description_that_was_reviewed()
    {
        await using var node = await TestNode.StartAsync();
        using var client = new HttpClient { BaseAddress = node.Address };
        var document = JsonNode.Parse(
            await client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken))!;
        var text = Sorted(document)!.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n";
        var golden = Path.Combine(Path.GetDirectoryName(Here())!, "openapi.json");
        if (Environment.GetEnvironmentVariable("TEST_UPDATE_GOLDEN") is "1")
            await File.WriteAllTextAsync(golden, text, TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(golden, TestContext.Current.CancellationToken), text);
    }

    /// <summary>Paths and schemas by name, so that moving an endpoint between files changes nothing here.</summary>
    private static JsonNode? Sorted(JsonNode? node, string at = "")
    {
        if (node is JsonArray items) return new JsonArray([.. items.Select(x => Sorted(x?.DeepClone()))]);
        if (node is not JsonObject fields) return node?.DeepClone();
        var named = at is "paths" or "schemas"
            ? fields.OrderBy(x => x.Key, StringComparer.Ordinal).AsEnumerable()
            : fields;
        return new JsonObject(named.Select(x => KeyValuePair.Create(x.Key, Sorted(x.Value, x.Key))));
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
