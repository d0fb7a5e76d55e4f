using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Antui.Connectors.Ascp;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Server.Gateways.Ascp;

/// <summary>A pushed cancel that waits for its order.</summary>
public sealed record WaitingCancel(string OrderNo, bool Agreed, Instant At);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WaitingCancel))]
internal sealed partial class WaitingJson : JsonSerializerContext;

/// <summary>
/// Pushes that fit nothing yet, among the parked facts where a person sees them. They are no facts yet, because amounts
/// and lines are the order's: the text before them keeps the engine from trying, and this gateway tries instead.
/// </summary>
public static class AscpWaiting
{
    public const string OrderUnknown = "ORDER_UNKNOWN", NotSubmitted = "NOT_SUBMITTED", LineUnknown = "LINE_UNKNOWN";
    public const string Source = "ascp:push";

    private static readonly byte[] CancelMark = "ascp-cancel "u8.ToArray(), ReturnMark = "ascp-return "u8.ToArray();

    public static bool IsOurs(ParkedFact parked) => Cancel(parked) is not null || Return(parked) is not null;

    public static ParkedFact Of(OrderKey key, WaitingCancel cancel, Instant now) => Make(
        key, CancelMark, "", OrderUnknown,
        JsonSerializer.SerializeToUtf8Bytes(cancel, WaitingJson.Default.WaitingCancel), now);

    public static ParkedFact Of(OrderKey key, AscpReturn back, string reason, Instant now) => Make(
        key, ReturnMark, back.ReturnNo, reason,
        JsonSerializer.SerializeToUtf8Bytes(back, AscpBookJson.Default.AscpReturn), now);

    public static WaitingCancel? Cancel(ParkedFact parked) => parked.Fact.Span.StartsWith(CancelMark)
        ? JsonSerializer.Deserialize(parked.Fact.Span[CancelMark.Length..], WaitingJson.Default.WaitingCancel) : null;

    public static AscpReturn? Return(ParkedFact parked) => parked.Fact.Span.StartsWith(ReturnMark)
        ? JsonSerializer.Deserialize(parked.Fact.Span[ReturnMark.Length..], AscpBookJson.Default.AscpReturn) : null;

    /// <summary>The same push has the same id, so that it waits once.</summary>
    private static ParkedFact Make(OrderKey key, byte[] mark, string no, string reason, byte[] json, Instant now)
    {
        var id = SHA256.HashData([.. mark, .. Encoding.UTF8.GetBytes($"{key}\n{no}")]);
        return new ParkedFact(
            Convert.ToHexStringLower(id.AsSpan(0, 12)), key, reason, Source, now, (byte[])[.. mark, .. json]);
    }
}
