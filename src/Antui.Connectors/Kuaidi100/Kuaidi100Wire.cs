using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Antui.Connectors.Kuaidi100;

/// <summary>The question for a trace.</summary>
public sealed record Kuaidi100Query(string Com, string Num, string? Phone);

/// <summary>The call for a recall; names as on the wire.</summary>
public sealed record Kuaidi100Intercept(
    string Kuaidicom, string Kuaidinum, string? PartnerId, string? PartnerKey, string? PartnerSecret, string? Code,
    string? Net, string Reason, string InterceptType, Kuaidi100Receiver? RecManInfo, string OrderRole,
    string InterceptPayType);

public sealed record Kuaidi100Receiver(string Name, string Mobile, string PrintAddr);

/// <summary>Every answer: a trace brings status and state, everything else result and returnCode.</summary>
public sealed record Kuaidi100Answer(
    bool? Result = null, string? ReturnCode = null, string? Message = null, string? Status = null, string? State = null,
    string? Nu = null, string? Com = null, Kuaidi100Step[]? Data = null);

public sealed record Kuaidi100Step(string? Ftime = null, string? Time = null, string? Context = null);

/// <summary>Answers to recalls: their data is of no fixed shape and not looked at.</summary>
public sealed record Kuaidi100Receipt(bool? Result = null, string? ReturnCode = null, string? Message = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(Kuaidi100Text), typeof(ListJson)],
    MaxDepth = 16)]
[JsonSerializable(typeof(Kuaidi100Query))]
[JsonSerializable(typeof(Kuaidi100Intercept))]
[JsonSerializable(typeof(Kuaidi100Answer))]
[JsonSerializable(typeof(Kuaidi100Receipt))]
public sealed partial class Kuaidi100Json : JsonSerializerContext
{
    /// <summary>What is signed is what is sent, so Chinese may stay as it is.</summary>
    public static Kuaidi100Json Wire => Relaxed.Made;

    /// <summary>Made when first asked for: statics of a partial class have no order among its files.</summary>
    private static class Relaxed
    {
        public static readonly Kuaidi100Json Made =
            new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}

/// <summary>Codes are text, and now and then bare numbers.</summary>
public sealed class Kuaidi100Text : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
            JsonTokenType.Null => null,
            _ => throw new JsonException("A text or a number is expected."),
        };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}

/// <summary>Upper-case MD5 over what stands side by side.</summary>
public static class Kuaidi100Sign
{
    public static string Track(string param, string key, string customer) => Of(param + key + customer);

    public static string Recall(string param, string timeMs, string key, string secret) =>
        Of(param + timeMs + key + secret);

    // MD5 is what kuaidi100 signs with; nothing else here depends on it.
#pragma warning disable CA5351
    private static string Of(string text) => Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
}
