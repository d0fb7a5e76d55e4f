using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Antui.Server.Gateways.Top;

/// <summary>
/// What a caller sent, from query and form as one: every client library puts the parameters somewhere else.
/// </summary>
public sealed class TopParameters
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _files = new(StringComparer.Ordinal);

    /// <summary>Everything that is signed: files are not.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> Texts => _texts;

    /// <summary>Bytes of the file part, or null without one.</summary>
    public long? FileBytes(string name) => _files.TryGetValue(name, out var bytes) ? bytes : null;

    /// <summary>The value, or null when it is absent or empty: clients mean the same by both.</summary>
    public string? this[string name] => _texts.TryGetValue(name, out var text) && text.Length > 0 ? text : null;

    /// <summary>For tests and for programs in the same process.</summary>
    public TopParameters Set(string name, string value)
    {
        _texts[name] = value;
        return this;
    }

    /// <summary>
    /// Reads query and body. The second part says what is wrong with the request as a whole; the parameters that could
    /// be read are there either way, so that the answer has the right format.
    /// </summary>
    public static async Task<(TopParameters, TopAnswer.Error?)> ReadAsync(HttpRequest request, TopOptions options)
    {
        var all = new TopParameters();
        var fault = all.Take(request.Query, options);
        if (!HttpMethods.IsPost(request.Method) || fault is not null) return (all, fault);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = options.BodyBytesMost;
        if (request.ContentLength > options.BodyBytesMost)
        {
            await DrainAsync(request, options);
            return (all, TopErrors.TooLarge);
        }
        if (!request.HasFormContentType)
        {
            var empty = request.ContentLength is 0 || (request.ContentLength is null && request.ContentType is null);
            return (all, empty ? null : TopErrors.InvalidFormat);
        }
        try
        {
            var form = await request.ReadFormAsync(Limits(options), request.HttpContext.RequestAborted);
            foreach (var file in form.Files) all._files[file.Name] = file.Length;
            return (all, all.Take(form, options));
        }
        catch (BadHttpRequestException)
        {
            return (all, TopErrors.TooLarge);
        }
        catch (InvalidDataException)
        {
            // The form reader says so for every limit and for a broken multipart body.
            return (all, TopErrors.TooLarge);
        }
    }

    /// <summary>
    /// A caller that is still sending does not read the answer; what is somewhat too large is read to its end and
    /// thrown away, what is far too large is cut off.
    /// </summary>
    private static async Task DrainAsync(HttpRequest request, TopOptions options)
    {
        if (request.ContentLength > options.BodyBytesMost * 4L) return;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        await request.Body.CopyToAsync(Stream.Null, request.HttpContext.RequestAborted);
    }

    private TopAnswer.Error? Take(IEnumerable<KeyValuePair<string, StringValues>> pairs, TopOptions options)
    {
        foreach (var (name, values) in pairs)
        {
            foreach (var value in values)
            {
                var text = value ?? "";
                if (text.Length > options.ValueCharsMost || name.Length > 128) return TopErrors.TooLarge;
                // Two different values would let one be signed and the other be used.
                if (_texts.TryGetValue(name, out var known) && known != text) return TopErrors.TwoValues(name);
                _texts[name] = text;
                if (_texts.Count > options.ParametersMost) return TopErrors.TooLarge;
            }
        }
        return null;
    }

    private static FormOptions Limits(TopOptions options) => new()
    {
        KeyLengthLimit = 128,
        ValueLengthLimit = options.ValueCharsMost,
        ValueCountLimit = options.ParametersMost,
        MultipartBodyLengthLimit = options.BodyBytesMost,
        MemoryBufferThreshold = 256 * 1024,
    };
}
