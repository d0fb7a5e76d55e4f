using Antui.Storage.Drivers;

namespace Antui.Storage.Sqlite;

/// <summary>
/// The database file and the right to it. SQLite before 3.51.3 can lose what is in the write-ahead log when two
/// connections write and carry over at once; so one process holds the file, and one connection of it writes.
/// </summary>
internal sealed class SqliteFile : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly FileStream? _lock;

    private SqliteFile(string path, FileStream? held) => (Path, _lock) = (path, held);

    public string Path { get; }

    public bool InMemory => _lock is null;

    public static SqliteFile Memory() => new(":memory:", null);

    public static SqliteFile Take(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
            using (Open(full, FileShare.ReadWrite))
            {
                // Only creates it, readable for its owner alone; the log and the index beside it inherit that.
            }

            var held = Open(full + ".lock", FileShare.None);
            return new SqliteFile(full, held);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StorageException(
                StorageFault.Unavailable, $"This user may not write {full}. Choose another path or change its owner.",
                    e);
        }
        catch (IOException e) when (File.Exists(full + ".lock"))
        {
            throw new StorageException(
                StorageFault.InUse,
                $"{full} is in use by another process or store. One process owns an SQLite file: stop the other one, "
                + "or use PostgreSQL to run several nodes.",
                e);
        }
        catch (IOException e)
        {
            throw new StorageException(
                StorageFault.Unavailable, $"{full} cannot be created: check the path, the space and the rights.", e);
        }
    }

    /// <summary>
    /// The connection that writes; with the settings that make a commit durable when it returns, and that leave nothing
    /// of a destroyed key on its page.
    /// </summary>
    public SqliteDb OpenWriter(StoreOptions options)
    {
        var db = SqliteDb.Open(Path, readOnly: false);
        db.Execute("PRAGMA page_size = 8192");
        if (!InMemory) db.Execute("PRAGMA journal_mode = WAL");
        db.Execute(
            $"""
             PRAGMA synchronous = FULL;
             PRAGMA cache_size = -{options.CacheMegabytes * 1024};
             PRAGMA temp_store = MEMORY;
             PRAGMA foreign_keys = OFF;
             PRAGMA secure_delete = FAST;
             PRAGMA journal_size_limit = {(long)options.CheckpointPages * 8192 * 2};
             PRAGMA wal_autocheckpoint = {options.CheckpointPages};
             """);
        if (options.MaxPages > 0) db.Execute($"PRAGMA max_page_count = {options.MaxPages}");
        return db;
    }

    public SqliteDb OpenReader()
    {
        var db = SqliteDb.Open(Path, readOnly: true);
        db.Execute("PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -2048; PRAGMA query_only = ON");
        return db;
    }

    public void Dispose() => _lock?.Dispose();

    private static FileStream Open(string path, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = share,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }
}
