using System.Net.Sockets;
using System.Text.Json;
using Antui.Server.Configuration;
using Antui.Storage;

namespace Antui.Cli;

/// <summary>Runs a command's body; what goes wrong becomes clear lines on standard error and an exit code.</summary>
internal static class Run
{
    public const int Ok = 0, Failed = 1, BadSettings = 2;

    public static async Task<int> GuardAsync(Func<Task<int>> body)
    {
        try
        {
            return await body();
        }
        catch (SettingsException settings)
        {
            await Console.Error.WriteLineAsync($"antui: the configuration has {settings.Faults.Count} fault(s):");
            foreach (var fault in settings.Faults) await Console.Error.WriteLineAsync("  " + fault);
            return BadSettings;
        }
        catch (OperationCanceledException)
        {
            return Ok;
        }
        catch (Exception fault) when (Explain(fault) is { } line)
        {
            await Console.Error.WriteLineAsync("antui: " + line);
            return Failed;
        }
    }

    /// <summary>One line for faults a person can mend; null for bugs, which keep their trace.</summary>
    private static string? Explain(Exception fault) => fault switch
    {
        CommandException command => command.Message,
        StorageException storage => "store: " + storage.Message,
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } or
            Microsoft.AspNetCore.Connections.AddressInUseException =>
            $"listen: the address is in use; stop the other program or choose another with --listen. ({fault.Message})",
        HttpRequestException http => $"server: not reachable ({Cause(http)}); is it running at --server?",
        SocketException socket => $"listen: {socket.Message}; choose another address with --listen.",
        IOException io => io.Message,
        UnauthorizedAccessException denied => denied.Message,
        JsonException =>
            "server: the answer is not what this program expects; is it an Antui server of the same version?",
        Npgsql.NpgsqlException database => "store: the database is not reachable: " + database.Message,
        ArgumentException { ParamName: "config" } shop => shop.Message,
        _ => null,
    };

    private static string Cause(HttpRequestException http) => http.InnerException?.Message ?? http.Message;
}

/// <summary>A command cannot go on; the message says why and what to do.</summary>
internal sealed class CommandException(string message) : Exception(message);
