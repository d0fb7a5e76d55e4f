using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Antui.Core;
using Antui.Server.Json;
using Antui.Server.Texts;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Antui.Server.Api.Describing;

/// <summary>What is said of every shape alike, so that generated clients read and write it as the server
/// does.</summary>
internal static partial class DescribedSchemas
{
    private const string Absent = "antui-left-out";

    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context,
        CancellationToken stop)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(Instant)) (schema.Type, schema.Format) = (JsonSchemaType.String, "date-time");
        if (type == typeof(TimeSpan))
            (schema.Type, schema.Description) = (JsonSchemaType.String, "30s, 5m, 24h, 7d or hh:mm:ss");
        if (type == typeof(Both)) schema.Description = "The text in Chinese and in English.";
        if (type.IsEnum)
        {
            // A type of its own has the words; whether a field may be without one is the field's to say.
            schema.Type = JsonSchemaType.String;
            if (schema.Enum is { } members)
                schema.Enum = [.. members.Where(m => m?.GetValueKind() is JsonValueKind.String)];
        }
        // The framework reads a missing field of a struct as nothing; whoever sends one names them all, but for
        // defaults.
        if (type.IsValueType && schema.Properties is { Count: > 0 } all
            && context.JsonTypeInfo.Properties.Any(p => all.ContainsKey(p.Name)))
            schema.Required = new HashSet<string>(all.Keys.Except(Given(type)).Order(StringComparer.Ordinal));
        if (LeftOut(context.JsonTypeInfo) is { Count: > 0 } absent)
            (schema.Metadata ??= new Dictionary<string, object>())[Absent] = absent;
        if (context.JsonPropertyInfo is not { } property) return Task.CompletedTask;
        if (property.Name.EndsWith("Fen", StringComparison.Ordinal)) schema.Description ??= "In fen.";
        var said = property.AttributeProvider?.GetCustomAttributes(typeof(OneOfAttribute), false) ?? [];
        if (said.OfType<OneOfAttribute>().FirstOrDefault() is { } words)
            Name(schema.Items as OpenApiSchema ?? schema, words.Words);
        return Task.CompletedTask;
    }

    private static IEnumerable<string> Given(Type type) =>
        from maker in type.GetConstructors()
        from parameter in maker.GetParameters()
        where parameter.HasDefaultValue
        select JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);

    private static void Name(OpenApiSchema schema, IReadOnlyList<string> words)
    {
        schema.Enum = [.. words.Select(w => JsonValue.Create(w))];
        if (schema.Type?.HasFlag(JsonSchemaType.Null) is true) schema.Enum.Add(JsonNullSentinel.JsonNull);
    }

    /// <summary>
    /// Each case of a closed hierarchy says in its discriminator which it is. The keyword itself is left out:
    /// generators that look for a class to inherit from lose the field by it, and without it a case is told by its
    /// only word.
    /// </summary>
    public static void Close(IDictionary<string, IOpenApiSchema> schemas)
    {
        foreach (var closed in schemas.Values.OfType<OpenApiSchema>().Where(s => s.Discriminator is not null).ToList())
        {
            foreach (var id in closed.AnyOf?.SelectMany(References) ?? [])
                if (schemas[id] is OpenApiSchema one)
                {
                    one.Type = JsonSchemaType.Object;
                    (one.Required ??= new HashSet<string>()).Add(closed.Discriminator!.PropertyName!);
                }
            closed.Discriminator = null;
        }
    }

    /// <summary>What is only ever answered has all its fields, but those that are left out when they say
    /// nothing.</summary>
    public static void Require(OpenApiDocument document)
    {
        var schemas = document.Components!.Schemas!;
        var taken = new HashSet<string>();
        var open = new Stack<string>(
            from path in document.Paths.Values
            from operation in path.Operations?.Values.AsEnumerable() ?? []
            from media in operation.RequestBody?.Content?.Values.AsEnumerable() ?? []
            from id in References(media.Schema)
            select id);
        while (open.TryPop(out var id))
            if (taken.Add(id))
                foreach (var next in References(schemas[id])) open.Push(next);
        foreach (var (name, schema) in schemas)
            if (!taken.Contains(name) && schema is OpenApiSchema { Properties.Count: > 0 } answered)
                answered.Required = new HashSet<string>(answered.Properties.Keys.Except(Left(answered)));
    }

    private static List<string> Left(OpenApiSchema schema) =>
        schema.Metadata?.TryGetValue(Absent, out var names) is true ? (List<string>)names : [];

    /// <summary>Fields that are not written when they say nothing.</summary>
    private static List<string> LeftOut(JsonTypeInfo type) =>
    [
        .. from property in type.Properties
           let said = property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), false) ?? []
           where said.OfType<JsonIgnoreAttribute>().Any(i => i.Condition
               is JsonIgnoreCondition.WhenWritingNull or JsonIgnoreCondition.WhenWritingDefault)
           select property.Name,
    ];

    /// <summary>Sentences that a comment broke into lines are one line here.</summary>
    public static void Straighten(IEnumerable<IOpenApiSchema> schemas)
    {
        foreach (var schema in schemas)
        {
            if (schema.Description is { } about) schema.Description = Blanks().Replace(about, " ");
            if (schema is OpenApiSchema own) Straighten(Parts(own));
        }
    }

    private static IEnumerable<string> References(IOpenApiSchema? schema) => schema switch
    {
        OpenApiSchemaReference { Reference.Id: { } id } => [id],
        OpenApiSchema own => Parts(own).SelectMany(References),
        _ => [],
    };

    private static IEnumerable<IOpenApiSchema> Parts(OpenApiSchema schema)
    {
        IEnumerable<IOpenApiSchema?> single = [schema.Items, schema.AdditionalProperties];
        return single.OfType<IOpenApiSchema>().Concat(schema.Properties?.Values ?? []).Concat(schema.OneOf ?? [])
            .Concat(schema.AnyOf ?? []).Concat(schema.AllOf ?? []);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
