using System.Net.Http.Headers;

namespace Antui.Connectors.Taobao;

/// <summary>A file part of a call; files take no part in the signature.</summary>
public sealed record TopFile(string Name, string FileName, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// One call: the method and its business parameters. Absent and empty values are neither signed nor sent.
/// </summary>
public sealed class TopCall(string method, params (string Name, string? Value)[] arguments)
{
    public const string TimeMethod = "taobao.time.get";

    public string Method => method;

    public bool WithSession { get; init; } = true;

    public IReadOnlyList<TopFile> Files { get; init; } = [];

    public HttpContent Content(List<KeyValuePair<string, string>> system, string secret, string signMethod)
    {
        var all = system;
        foreach (var (name, value) in arguments)
        {
            if (!string.IsNullOrEmpty(value)) all.Add(new(name, value));
        }
        all.Add(new("sign", TopSign.Sign(all, secret, signMethod)));
        return Files.Count == 0 ? new FormUrlEncodedContent(all) : Multipart(all);
    }

    private MultipartFormDataContent Multipart(List<KeyValuePair<string, string>> all)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in all) form.Add(new StringContent(value), name);
        foreach (var file in Files)
        {
            var part = new ReadOnlyMemoryContent(file.Bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(part, file.Name, file.FileName);
        }
        return form;
    }
}
