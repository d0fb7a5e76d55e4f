using System.CommandLine;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Antui.Cli;

/// <summary>`antui version`.</summary>
internal static class VersionCommand
{
    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("version", "Print the version.") { json };
        command.SetAction(parsed =>
        {
            var version = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);
            Console.Out.WriteLine(parsed.GetValue(json)
                ? new JsonObject
                {
                    ["version"] = version,
                    ["runtime"] = RuntimeInformation.FrameworkDescription
                }.ToJsonString(CommonOptions.Readable)
                : $"antui {version} ({RuntimeInformation.FrameworkDescription})");
            return Run.Ok;
        });
        return command;
    }
}
