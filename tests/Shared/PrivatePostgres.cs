using System.Diagnostics;
using Npgsql;

[assembly: AssemblyFixture(typeof(Antui.Tests.Shared.PrivatePostgresEnd))]

namespace Antui.Tests.Shared;

/// <summary>
/// A PostgreSQL cluster of this test process alone: in a temporary folder, on a Unix socket, without a port. Tests that
/// need it are skipped, with the reason, where no PostgreSQL is installed. It ends with the process.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private const string Installed = "/usr/lib/postgresql";

    private static readonly Lazy<Task<PrivatePostgres>> Shared = new(() => StartAsync(durable: false));
    private static int _databases;

    private readonly string _folder;
    private readonly string _options;
    private bool _gone;

    private PrivatePostgres(string folder, bool durable, int connections)
    {
        _folder = folder;
        _options = $"-k {folder} -c listen_addresses='' -c max_connections={connections}"
            + (durable ? "" : " -c fsync=off -c synchronous_commit=off -c full_page_writes=off");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => StopAndDelete();
    }

    /// <summary>
    /// A new empty database in a cluster that all tests of the process share; it is fast and not durable.
    /// </summary>
    public static async Task<string> NewDatabaseAsync()
    {
        Binaries();
        return await (await Shared.Value).DatabaseAsync();
    }

    /// <summary>A cluster of one's own, for tests that kill it.</summary>
    public static async Task<PrivatePostgres> StartAsync(bool durable, int connections = 200)
    {
        var bin = Binaries();
        var folder = Directory.CreateTempSubdirectory("antui-pg-").FullName;
        var cluster = new PrivatePostgres(folder, durable, connections);
        if (Environment.IsPrivilegedProcess) await RunAsync("chown", "postgres", folder);
        await AsServerAsync(
            $"{bin}/initdb", "-D", $"{folder}/data", "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8",
            "--locale=C.UTF-8");
        await cluster.RestartAsync();
        return cluster;
    }

    public async Task RestartAsync() => await AsServerAsync(
        $"{Binaries()}/pg_ctl", "-D", $"{_folder}/data", "-w", "-t", "60", "-l", $"{_folder}/server.log", "start", "-o",
        _options);

    /// <summary>Like a power cut of the server.</summary>
    public async Task KillAsync() =>
        await AsServerAsync($"{Binaries()}/pg_ctl", "-D", $"{_folder}/data", "-m", "immediate", "-w", "stop");

    /// <returns>The connection string of a new empty database.</returns>
    public async Task<string> DatabaseAsync()
    {
        var name = $"t{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection($"Host={_folder};Username=postgres;Database=postgres");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE template0", connection);
        await command.ExecuteNonQueryAsync();
        return $"Host={_folder};Username=postgres;Database={name}";
    }

    public ValueTask DisposeAsync()
    {
        StopAndDelete();
        return ValueTask.CompletedTask;
    }

    internal static async ValueTask StopSharedAsync()
    {
        if (Shared.IsValueCreated) (await Shared.Value).StopAndDelete();
    }

    private static string Binaries()
    {
        var bin = Directory.Exists(Installed)
            ? Directory.GetDirectories(Installed).OrderByDescending(x => int.Parse(Path.GetFileName(x)))
                .Select(x => $"{x}/bin").FirstOrDefault(x => File.Exists($"{x}/initdb"))
            : null;
        if (bin is null)
            Assert.Skip($"SKIPPED, NOT TESTED: no PostgreSQL under {Installed} (Debian: apt install postgresql).");
        return bin;
    }

    private void StopAndDelete()
    {
        if (_gone) return;
        _gone = true;
        try
        {
            KillAsync().GetAwaiter().GetResult();
        }
        catch (InvalidOperationException)
        {
            // It had not started, or a test has killed it.
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The server refuses to run as root.</summary>
    private static Task AsServerAsync(params string[] command) => Environment.IsPrivilegedProcess
        ? RunAsync("runuser", ["-u", "postgres", "--", .. command])
        : RunAsync(command[0], command[1..]);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // Output goes nowhere: the server inherits it, and a pipe would stay open as long as the server runs.
        var start = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList = { "-c", "exec \"$0\" \"$@\" >/dev/null 2>&1 </dev/null", program },
            WorkingDirectory = "/",
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{Path.GetFileName(program)} ended with {process.ExitCode}.");
    }
}

/// <summary>Stops the shared cluster when the last test of the assembly is done.</summary>
public sealed class PrivatePostgresEnd : IAsyncDisposable
{
    public ValueTask DisposeAsync() => PrivatePostgres.StopSharedAsync();
}
