using System.Security.Cryptography;
using Antui.Server.Api.Describing;
using Antui.Server.Dashboard;
using Antui.Server.Http;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Antui.Server.Api;

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
        options.AddOperationTransformer(DescribedOperations.DescribeAsync);
        options.AddSchemaTransformer(DescribedSchemas.DescribeAsync);
        options.AddDocumentTransformer(async (document, context, stop) =>
        {
            // Events are text to the document; what the text of `figures` holds is told beside them.
            var figures = await context.GetOrCreateSchemaAsync(typeof(LiveFigures), null, stop);
            document.AddComponent(nameof(LiveFigures), figures);
            Complete(document);
        });
    });

    private static void Complete(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Antui 安退",
            Version = "v1",
            Description = About,
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        // A document without servers speaks of the one that gave it; the linter wants that said.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes["key"] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An API key: ak_ID_SECRET.",
        };
        DescribedOperations.AddHeaders(document);
        DescribedProblems.Share(document);
        if (document.Components.Schemas is not { } schemas) return;
        DescribedSchemas.Close(schemas);
        DescribedSchemas.Require(document);
        DescribedSchemas.Straighten(schemas.Values);
    }

    public static void MapDescription(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").OpenToAll();
        app.MapScalarApiReference("/docs", Page).OpenToAll();
    }

    /// <summary>
    /// Nothing is fetched from elsewhere, nobody elsewhere is told or offered anything, and its own script has a nonce.
    /// </summary>
    private static void Page(ScalarOptions page, HttpContext http)
    {
        page.WithTitle("Antui 安退 · REST API").WithOpenApiRoutePattern("/openapi/{documentName}.json")
            .DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools().HideClientButton()
            .AddPreferredSecuritySchemes(["key"]);
        page.Nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        Headers.AllowScript(http, page.Nonce);
    }
}
