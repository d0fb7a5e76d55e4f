using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Antui.Server.Http;

public static class HttpJson
{
    /// <summary>How this host writes what it shows: every part of it the same, with free text masked.</summary>
    public static JsonSerializerOptions Json(this HttpContext http) =>
        http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
}
