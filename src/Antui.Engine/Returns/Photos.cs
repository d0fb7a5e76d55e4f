using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Antui.Engine.Documents;

namespace Antui.Engine.Returns;

/// <summary>A picture that an inspection names.</summary>
/// <param name="Type">Its media type.</param>
public sealed record Photo(string Type, byte[] Data)
{
    public string Extension => Type == Photos.Png ? ".png" : ".jpg";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(Photo))]
internal sealed partial class PhotoJson : JsonSerializerContext;

/// <summary>Photos of returned goods, JPEG or PNG. The id of one is a digest of its bytes: the same picture is kept
/// once.</summary>
public sealed class Photos(RefundEngine engine)
{
    internal const string Png = "image/png", Jpeg = "image/jpeg";

    private readonly DocumentSet<Photo> _photos = new(
        engine.Store, engine.Clock, "photo", PhotoJson.Default.Photo);

    public async Task<Photo?> FindAsync(string id, CancellationToken stop) =>
        (await _photos.ReadAsync(id, stop))?.Value;

    /// <returns>Its id; null when the bytes are no picture.</returns>
    public async Task<string?> KeepAsync(byte[] bytes, string author, CancellationToken stop)
    {
        if (TypeOf(bytes) is not { } type) return null;
        var id = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12));
        await _photos.ChangeAsync(id, known => known?.Value ?? new Photo(type, bytes), author, stop);
        return id;
    }

    /// <summary>By the first bytes, never by what the sender calls it.</summary>
    private static string? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Jpeg
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? Png
        : null;
}
