using Antui.Storage.Drivers;

namespace Antui.Storage.Sqlite;

internal static class SqliteSchema
{
    /// <summary>The first release without the bug that <see cref="SqliteFile"/> guards against.</summary>
    private static readonly Version Sound = new(3, 51, 3);

    /// <summary>
    /// Each step in a transaction of its own, with its number: a crash in between goes on where it was.
    /// </summary>
    public static int Migrate(SqliteDb db)
    {
        db.Execute(Migration.VersionTable);
        var stored = (int)db.Number("SELECT coalesce(max(version), 0) FROM schema_version");
        var missing = Migration.Missing("sqlite", stored);
        foreach (var step in missing)
        {
            db.Execute("BEGIN IMMEDIATE");
            db.Execute(step.Sql);
            db.Execute($"INSERT INTO schema_version (version, name) VALUES ({step.Number}, '{step.Name}')");
            db.Execute("COMMIT");
        }

        return missing.Count;
    }

    public static void WarnOfLibrary(Action<string>? warn)
    {
        if (Version.TryParse(SqliteDb.LibraryVersion, out var version) && version < Sound)
        {
            warn?.Invoke(
                $"SQLite {version} is older than {Sound} and has the WAL-reset bug. It is kept away by letting one "
                + "process own the file: do not open the file with other tools while this program runs.");
        }
    }
}
