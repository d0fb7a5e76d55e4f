using System.Reflection;
using Antui.Core;
using Antui.Texts;
using Microsoft.OpenApi;

namespace Antui.Api;

/// <summary>The OpenAPI document, and a readable page for it that loads nothing from elsewhere.</summary>
public static class Description
{
    private const string About =
        "Refunds of every shop, safe and automatic. Amounts are whole fen (…Fen) of the order's currency; times are "
        + "RFC 3339 in UTC; enums are kebab-case words; codes are UPPER_SNAKE and stable. Send `Authorization: Bearer "
        + "ak_…`; each operation names the scope it needs. Writes take an Idempotency-Key: 409 while the first runs, "
        + "422 for other content, the remembered answer otherwise. Configuration is answered with its version as "
        + "ETag; a save that sends it back in If-Match is refused (412) when somebody else saved meanwhile. Errors are RFC 9457 problem details with a stable "
        + "`code` and a `text` for people in Chinese and English. A body has at most 256 kB.";

    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Antui 安退", Version = "v1", Description = About };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes["key"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key: ak_ID_SECRET.",
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            if (metadata.OfType<TakesIfMatch>().Any()) (operation.Parameters ??= []).Add(Condition());
            if (metadata.OfType<NeedsScope>().LastOrDefault() is not { } needs) return Task.CompletedTask;
            operation.Description = $"Needs the scope `{string.Join("` or `", needs.Scopes)}`. {operation.Description}".TrimEnd();
            operation.Security =
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("key", context.Document)] = [] },
            ];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
            if (type == typeof(Instant)) (schema.Type, schema.Format) = (JsonSchemaType.String, "date-time");
            if (type == typeof(TimeSpan))
                (schema.Type, schema.Description) = (JsonSchemaType.String, "30s, 5m, 24h, 7d or hh:mm:ss");
            if (type == typeof(Both)) schema.Description = "The text in Chinese and in English.";
            if (context.JsonPropertyInfo?.Name.EndsWith("Fen", StringComparison.Ordinal) == true)
                schema.Description ??= "In fen.";
            return Task.CompletedTask;
        });
    });

    private static OpenApiParameter Condition() => new()
    {
        Name = "If-Match",
        In = ParameterLocation.Header,
        Description = "The ETag (the version) that is replaced; left out, whatever is there.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    public static void MapDescription(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").OpenToAll();
        app.MapGet("/docs", () => Results.Text(Embedded("docs.html"), "text/html; charset=utf-8"))
            .OpenToAll().ExcludeFromDescription();
        app.MapGet("/docs.js", () => Results.Text(Embedded("docs.js"), "text/javascript; charset=utf-8"))
            .OpenToAll().ExcludeFromDescription();
    }

    private static string Embedded(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Antui.Api.Docs." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
