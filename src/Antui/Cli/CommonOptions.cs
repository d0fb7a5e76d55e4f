using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Antui.Cli;

/// <summary>Options that mean the same in every command.</summary>
internal static class CommonOptions
{
    /// <summary>Chinese texts stay readable in a terminal.</summary>
    public static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Option<string?> Config() => new("--config", "-c")
    {
        Description = "Configuration file (JSON, comments allowed).",
        HelpName = "FILE",
    };

    public static Option<string?> Store() => new("--store")
    {
        Description = "sqlite:PATH, memory, or a PostgreSQL connection string.",
        HelpName = "STORE",
    };

    public static Option<string?> Listen() => new("--listen")
    {
        Description = "Address to listen on, e.g. http://127.0.0.1:8080; port 0 takes a free one.",
        HelpName = "URL",
    };

    public static Option<string?> Server() => new("--server")
    {
        Description = "Address of a running server; ANTUI_SERVER when absent.",
        HelpName = "URL",
    };

    public static Option<string?> Key() => new("--key")
    {
        Description = "API key for the server: the token, env:NAME or file:PATH; ANTUI_KEY when absent.",
        HelpName = "KEY",
    };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON." };

    public static Option<string> Lang()
    {
        var option = new Option<string>("--lang")
        {
            Description = "Language of the texts: zh or en.",
            HelpName = "LANG",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ANTUI_LANG") is "en" ? "en" : "zh",
        };
        option.AcceptOnlyFromAmong("zh", "en");
        return option;
    }
}
