using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Antui.Core.Ports;
using Antui.Core.Stock;

namespace Antui.Engine.Publishing;

/// <summary>What the platform of one shop was told of its stock, a document for each SKU in a warehouse.</summary>
public sealed class Publications(RefundEngine engine, string shop)
{
    private const int KeyBytes = 10;

    private string Kind => "publication:" + shop;

    /// <summary>All, by warehouse and SKU.</summary>
    public async Task<IReadOnlyList<Publication>> AllAsync(CancellationToken stop) =>
        [.. (await engine.Store.ListAsync(Kind, stop)).Select(Read)
            .OrderBy(p => p.Warehouse, StringComparer.Ordinal).ThenBy(p => p.Sku, StringComparer.Ordinal)];

    /// <summary>Only the shop's job writes, on one node at a time; a late run of another loses.</summary>
    public async Task SaveAsync(Publication next, CancellationToken stop)
    {
        var id = next.Warehouse + "/" + next.Sku;
        var stored = await engine.Store.ReadAsync(Kind, id, stop);
        if (stored is not null && Read(stored).Number > next.Number)
            throw new InvalidOperationException($"The stock of '{id}' is published by another node.");
        var json = JsonSerializer.Serialize(next, PublicationJson.Default.Publication);
        var written = await engine.Store.WriteAsync(
            new Document(Kind, id, (stored?.Version ?? 0) + 1, engine.Node, next.At, json), keepHistory: false, stop);
        if (!written) throw new InvalidOperationException($"The stock of '{id}' is published by another node.");
    }

    /// <summary>The platform recognises a repeat by it; a SKU may have characters that its keys may not.</summary>
    public string KeyOf(Publication p)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{shop}/{p.Warehouse}/{p.Sku}"));
        return $"{Convert.ToHexStringLower(digest.AsSpan(0, KeyBytes))}-{p.Number}";
    }

    private static Publication Read(Document d) =>
        JsonSerializer.Deserialize(d.Json, PublicationJson.Default.Publication)!;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Publication))]
internal sealed partial class PublicationJson : JsonSerializerContext;
