using Antui.Server.Http;
using Microsoft.OpenApi;

namespace Antui.Server.Api.Describing;

/// <summary>Refusals have one shape; it stands once, and operations refer to it.</summary>
internal static class DescribedProblems
{
    private const string Name = "Problem";

    public static void Share(OpenApiDocument document)
    {
        var operations = document.Paths.Values.SelectMany(p => p.Operations?.Values.AsEnumerable() ?? []);
        IDictionary<string, OpenApiMediaType>? content = null;
        foreach (var answers in operations.Select(o => o.Responses).OfType<OpenApiResponses>())
            foreach (var (status, answer) in answers.ToList())
                if (answer is OpenApiResponse { Content: { } own } && own.ContainsKey(Problems.ContentType))
                {
                    content ??= own;
                    answers[status] = new OpenApiResponseReference(Name, document);
                }
        // Every call of the API may be refused in ways that are not its own: too many, too long, a fault of the server.
        foreach (var (path, item) in document.Paths)
            foreach (var operation in item.Operations?.Values.AsEnumerable() ?? [])
                if (path.StartsWith("/api/", StringComparison.Ordinal))
                    (operation.Responses ??= []).TryAdd("default", new OpenApiResponseReference(Name, document));
        if (content is null) return;
        (document.Components!.Responses ??= new Dictionary<string, IOpenApiResponse>())[Name] = new OpenApiResponse
        {
            Description = "It was refused, or it failed: RFC 9457, with a stable code for programs and a text "
                + "for people.",
            Content = content,
        };
    }
}
