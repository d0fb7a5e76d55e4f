using Npgsql;

namespace Antui.Bench.Load;

/// <summary>Where a bench's store is: a new file on the real disk, or a new database of the bench's own cluster.</summary>
internal sealed class Place : IAsyncDisposable
{
    private readonly string? _folder;
    private readonly Cluster? _cluster;

    private Place(string name, string spec, string? folder, Cluster? cluster)
    {
        (Name, Spec, _folder, _cluster) = (name, spec, folder, cluster);
    }

    /// <summary>"sqlite", "postgres", or "memory".</summary>
    public string Name { get; }

    /// <summary>What a store is opened with.</summary>
    public string Spec { get; }

    public string File => Path.Combine(_folder!, "antui.db");

    /// <summary>Null when there is no PostgreSQL on this machine: said loudly, not passed over.</summary>
    public static async Task<Place?> MakeAsync(string name, BenchOptions options)
    {
        if (name == "sqlite")
        {
            var folder = Directory.CreateTempSubdirectory("antui-bench-").FullName;
            return new Place(name, "sqlite:" + Path.Combine(folder, "antui.db"), folder, null);
        }
        if (name == "memory") return new Place(name, name, null, null);
        var cluster = await Cluster.StartAsync();
        if (cluster is null) BenchOptions.Say("SKIPPED: no PostgreSQL server binaries here (apt install postgresql).");
        return cluster is null ? null : new Place(name, cluster.ConnectionString("postgres"), null, cluster);
    }

    /// <summary>This process, and for PostgreSQL the server's processes and its write-ahead log.</summary>
    public Resources Used()
    {
        var own = Resources.OfThisProcess();
        return _cluster is null
            ? own
            : own with { CpuMs = own.CpuMs + Resources.CpuMsOfTree(_cluster.ProcessId), Bytes = _cluster.WalBytes() };
    }

    /// <summary>An empty database beside the first one, for a peer.</summary>
    public Task<string> AnotherAsync(string name) => _cluster!.CreateAsync(name);

    /// <summary>What PostgreSQL does by itself a minute after much was written: counts then read the index alone.</summary>
    public async Task SettleAsync()
    {
        if (_cluster is null) return;
        await using var connection = new NpgsqlConnection(Spec);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("VACUUM ANALYZE", connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_cluster is not null) await _cluster.DisposeAsync();
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
    }
}
