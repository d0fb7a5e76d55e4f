using System.Text.Json.Serialization;
using Antui.Server.Json;
using Antui.Server.Texts;

namespace Antui.Server.Http;

/// <summary>
/// What became of a fact: applied, duplicate (known already) or parked (kept until what it belongs to is known).
/// </summary>
public sealed record FactResult(
    [property: OneOf("applied", "duplicate", "parked", "refused", "unread")] string Result,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Both? Text = null);
