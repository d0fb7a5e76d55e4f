using System.Text.Json;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Core.Shipments;

namespace Antui.Engine;

/// <summary>A shop's rules of the audit (客审规则) as they were saved.</summary>
public sealed record AuditRulesVersion(int Version, string Author, Instant At, AuditRules Rules)
{
    internal const string Kind = "audit-rules";

    internal static async Task<AuditRulesVersion?> ReadAsync(IDocuments documents, string shop,
        CancellationToken stop) =>
        await documents.ReadAsync(Kind, shop, stop) is { } d
            ? new AuditRulesVersion(d.Version, d.Author, d.At,
                JsonSerializer.Deserialize(d.Json, EngineJson.Default.AuditRules)!)
            : null;
}
