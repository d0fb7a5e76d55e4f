using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Server.Json;

namespace Antui.Server.Refunds.Packs;

/// <summary>
/// Everything a dispute needs in one ZIP: a readable page, the order's journal with a hash chain, the photos, and a
/// manifest with the hash of every file. The same facts give the same bytes, so that two copies can be compared.
/// </summary>
public static class EvidencePack
{
    public const string ContentType = "application/zip";

    /// <param name="page">The readable page, HTML.</param>
    /// <param name="refund">The refund as the API shows it, JSON.</param>
    /// <param name="photos">By id: file name and bytes.</param>
    public static byte[] Write(
        string page, byte[] refund, IReadOnlyList<JournalEntry> journal, IReadOnlyList<(string Name, byte[] Bytes)> photos, Instant at)
    {
        var (lines, chain) = Chained(journal);
        List<(string Name, byte[] Bytes)> files =
        [
            ("index.html", Encoding.UTF8.GetBytes(page)),
            ("refund.json", refund),
            ("journal.ndjson", lines),
            .. photos.Select(p => ("photos/" + p.Name, p.Bytes)),
        ];
        files.Add(("manifest.json", Manifest(files, chain, at)));
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = at.ToDateTimeOffset();
                using var stream = entry.Open();
                stream.Write(bytes);
            }
        }
        return memory.ToArray();
    }

    /// <summary>
    /// Each line carries the hash of the line before it and of its own content, so that no entry can be changed, left
    /// out or put in between without every hash after it changing. Free text is masked, as everywhere it leaves us, and
    /// of a buyer's own words there is only how they begin.
    /// </summary>
    public static (byte[] Lines, string Last) Chained(IReadOnlyList<JournalEntry> journal)
    {
        var text = new StringBuilder();
        var last = new string('0', 64);
        foreach (var entry in journal)
        {
            var line = new JsonObject
            {
                ["version"] = entry.Version,
                ["at"] = Time(entry.At),
                ["source"] = entry.Source,
                ["events"] = FreeTextJson.Masked(JsonNode.Parse(entry.Events.Span)),
                ["before"] = last,
            };
            last = Hash(Encoding.UTF8.GetBytes(line.ToJsonString(Plain)));
            line["hash"] = last;
            text.Append(line.ToJsonString(Plain)).Append('\n');
        }
        return (Encoding.UTF8.GetBytes(text.ToString()), last);
    }

    /// <summary>Ids of photos that inspections of this order name.</summary>
    public static IReadOnlyList<string> PhotosIn(IReadOnlyList<JournalEntry> journal)
    {
        var ids = new List<string>();
        foreach (var entry in journal)
            if (JsonNode.Parse(entry.Events.Span) is { } events) Collect(events, ids);
        return [.. ids.Distinct(StringComparer.Ordinal)];
    }

    private static void Collect(JsonNode node, List<string> ids)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                if (item is not null) Collect(item, ids);
        }
        else if (node is JsonObject map)
        {
            foreach (var (name, value) in map)
            {
                if (name.Equals("photos", StringComparison.OrdinalIgnoreCase) && value is JsonArray photos)
                    ids.AddRange(photos.OfType<JsonValue>().Select(p => p.ToString()));
                else if (value is not null) Collect(value, ids);
            }
        }
    }

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static byte[] Manifest(List<(string Name, byte[] Bytes)> files, string chain, Instant at)
    {
        var list = new JsonObject();
        foreach (var (name, bytes) in files)
            list[name] = new JsonObject { ["sha256"] = Hash(bytes), ["bytes"] = bytes.Length };
        return Encoding.UTF8.GetBytes(new JsonObject
        {
            ["madeAt"] = Time(at),
            ["journalChain"] = chain,
            ["files"] = list,
        }.ToJsonString(new JsonSerializerOptions(Plain) { WriteIndented = true }));
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string Time(Instant at) => at.ToDateTimeOffset().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ");
}
