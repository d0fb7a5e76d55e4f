using System.Text.Json;
using Antui.Server.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Antui.Server.Api.Describing;

/// <summary>What is said of every operation alike: its id, its scope, its headers, the spelling and types of what it is
/// asked with.</summary>
internal static class DescribedOperations
{
    /// <summary>The component that stands for the Idempotency-Key of a write.</summary>
    public const string OnceKey = "IdempotencyKey";

    /// <summary>The component that stands for the version a save replaces.</summary>
    public const string SeenVersion = "IfMatch";

    private const string Binary = "binary";

    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context,
        CancellationToken stop)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var verb = context.Description.HttpMethod ?? HttpMethods.Get;
        operation.OperationId ??= OperationIds.Of(verb, context.Description.RelativePath ?? "", GivesMany(context));
        foreach (var asked in (operation.Parameters ?? []).OfType<OpenApiParameter>()) Spell(asked);
        if (metadata.OfType<TakesIfMatch>().Any()) Add(operation, SeenVersion, context);
        Files(operation);
        if (metadata.OfType<NeedsScope>().LastOrDefault() is not { } needs)
        {
            // Said, not left out: nobody needs a key here.
            operation.Security = [new OpenApiSecurityRequirement()];
            return Task.CompletedTask;
        }
        var keeps = !metadata.OfType<NeverKept>().Any();
        if ((HttpMethods.IsPost(verb) || HttpMethods.IsPut(verb)) && keeps) Add(operation, OnceKey, context);
        operation.Description =
            $"Needs the scope `{string.Join("` or `", needs.Scopes)}`. {operation.Description}".TrimEnd();
        operation.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("key", context.Document)] = [] },
        ];
        return Task.CompletedTask;
    }

    /// <summary>The headers that operations refer to.</summary>
    public static void AddHeaders(OpenApiDocument document)
    {
        var headers = document.Components!.Parameters ??= new Dictionary<string, IOpenApiParameter>();
        headers[OnceKey] = Header(Idempotency.Header,
            "Names this write: a repeat with the same key and content is answered from memory and does nothing twice.");
        headers[SeenVersion] = Header("If-Match",
            "The ETag (the version) that is replaced; left out, whatever is there.");
    }

    private static OpenApiParameter Header(string name, string about) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = about,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static void Add(OpenApiOperation operation, string header, OpenApiOperationTransformerContext context) =>
        (operation.Parameters ??= []).Add(new OpenApiParameterReference(header, context.Document));

    /// <summary>A list is told from a thing by its answer: it has items.</summary>
    private static bool GivesMany(OpenApiOperationTransformerContext context) =>
        context.Description.SupportedResponseTypes.FirstOrDefault(t => t.StatusCode is 200)?.Type?
            .GetProperty("Items") is not null;

    /// <summary>
    /// Query parameters are read as text, so that every fault is told in one answer; what the text must be is said
    /// here.
    /// </summary>
    private static void Spell(OpenApiParameter asked)
    {
        if (asked.In is not ParameterLocation.Query || asked.Name is null) return;
        asked.Name = JsonNamingPolicy.CamelCase.ConvertName(asked.Name);
        if (asked.Schema is not OpenApiSchema schema || schema.Type?.HasFlag(JsonSchemaType.String) != true) return;
        var isTime = asked.Name is "from" or "to" || asked.Name.EndsWith("From", StringComparison.Ordinal)
            || asked.Name.EndsWith("To", StringComparison.Ordinal);
        if (asked.Name is "limit")
            (schema.Type, schema.Format, schema.Minimum, schema.Maximum) =
                (JsonSchemaType.Integer, "int32", "1", $"{QueryReader.MostLimit}");
        else if (asked.Name.EndsWith("Fen", StringComparison.Ordinal))
            (schema.Type, schema.Format, schema.Minimum) = (JsonSchemaType.Integer, "int64", "0");
        else if (asked.Name is "automatic") schema.Type = JsonSchemaType.Boolean;
        else if (isTime) schema.Format = "date-time";
    }

    /// <summary>Bytes of a file are not base 64 text, and a form has them as its field.</summary>
    private static void Files(OpenApiOperation operation)
    {
        var answers = (operation.Responses ?? []).Values.OfType<OpenApiResponse>().Select(r => r.Content);
        var contents = answers.Prepend(operation.RequestBody?.Content);
        foreach (var content in contents.OfType<IDictionary<string, OpenApiMediaType>>())
            foreach (var (type, media) in content)
            {
                if (media.Schema is not OpenApiSchema { Format: "byte" }) continue;
                var file = new OpenApiSchema { Type = JsonSchemaType.String, Format = Binary };
                media.Schema = type is not "multipart/form-data" ? file : new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { "file" },
                    Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = file },
                };
            }
    }
}
