using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Antui.Bench.Load;

/// <summary>
/// A private PostgreSQL on a unix socket, with fsync on and everything else as it is installed but for a larger cache.
/// It refuses to run as root, so it is then started as the user "postgres".
/// </summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string _bin;

    private Cluster(string folder, string bin)
    {
        (_folder, _bin) = (folder, bin);
        var first = File.ReadLines(Path.Combine(folder, "data", "postmaster.pid")).First();
        ProcessId = int.Parse(first, CultureInfo.InvariantCulture);
    }

    public int ProcessId { get; }

    public static async Task<Cluster?> StartAsync()
    {
        var bin = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).LastOrDefault() is { } at
                ? Path.Combine(at, "bin") : null
            : null;
        if (bin is null || !File.Exists(Path.Combine(bin, "initdb"))) return null;
        var folder = Directory.CreateTempSubdirectory("antui-pg-").FullName;
        if (Environment.UserName == "root") await RunAsync("chown", ["postgres", folder]);
        await AsAsync(Path.Combine(bin, "initdb"), "-D", folder + "/data", "-U", "postgres", "-A", "trust", "--no-sync",
            "-E", "UTF8", "--locale=C.UTF-8");
        await AsAsync(Path.Combine(bin, "pg_ctl"), "-D", folder + "/data", "-w", "-t", "60", "-l", folder + "/server.log",
            "start", "-o", $"-k {folder} -c listen_addresses='' -c shared_buffers=256MB -c max_wal_size=4GB");
        return new Cluster(folder, bin);
    }

    public string ConnectionString(string database) =>
        $"Host={_folder};Username=postgres;Database={database};Maximum Pool Size=64";

    public async Task<string> CreateAsync(string database)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {database}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(database);
    }

    public long WalBytes()
    {
        using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn", connection);
        return (long)(decimal)command.ExecuteScalar()!;
    }

    public async ValueTask DisposeAsync()
    {
        await AsAsync(Path.Combine(_bin, "pg_ctl"), "-D", _folder + "/data", "-m", "immediate", "-w", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private static Task AsAsync(string program, params string[] arguments) => Environment.UserName == "root"
        ? RunAsync("runuser", ["-u", "postgres", "--", program, .. arguments])
        : RunAsync(program, arguments);

    /// <summary>The server keeps its standard output open, so only the errors of the starting program are read.</summary>
    private static async Task RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments])
        {
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
