using System.Text.RegularExpressions;
using SQLitePCL;

namespace Antui.Storage.Drivers;

/// <summary>One connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed partial class SqliteDb : IDisposable
{
    private const int StatementsKept = 100;
    private const uint KeepPrepared = 1;

    private readonly sqlite3 _handle;
    private readonly Dictionary<string, SqliteStatement> _statements = [];
    private readonly List<SqliteStatement> _kept = [];

    static SqliteDb() => Batteries_V2.Init();

    private SqliteDb(sqlite3 handle) => _handle = handle;

    public static string LibraryVersion => raw.sqlite3_libversion().utf8_to_string();

    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    public long LastId => raw.sqlite3_last_insert_rowid(_handle);

    public int Changes => raw.sqlite3_changes(_handle);

    public static SqliteDb Open(string path, bool readOnly)
    {
        var flags = (readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE)
            | raw.SQLITE_OPEN_NOMUTEX;
        var code = raw.sqlite3_open_v2(path, out var handle, flags, null);
        if (code != raw.SQLITE_OK)
        {
            handle.Dispose();
            throw new SqliteFault(code, "cannot open");
        }

        var db = new SqliteDb(handle);
        _ = raw.sqlite3_extended_result_codes(handle, 1);
        _ = raw.sqlite3_busy_timeout(handle, 5000);
        return db;
    }

    /// <summary>
    /// The statement for this text, for use at once: it is forgotten when there are many others.
    /// </summary>
    public SqliteStatement Prepare(string sql)
    {
        if (_statements.TryGetValue(sql, out var known)) return known;
        if (_statements.Count >= StatementsKept) Forget();
        return _statements[sql] = Compile(sql);
    }

    /// <summary>A statement that stays prepared as long as the connection.</summary>
    public SqliteStatement Keep(string sql)
    {
        var statement = Compile(sql);
        _kept.Add(statement);
        return statement;
    }

    /// <summary>Any number of statements without values or results.</summary>
    public void Execute(string sql)
    {
        var code = raw.sqlite3_exec(_handle, sql);
        if (code != raw.SQLITE_OK) throw FaultOf(code);
    }

    public long Number(string sql)
    {
        var statement = Prepare(sql);
        try
        {
            return statement.Step() ? statement.Number(0) : 0;
        }
        finally
        {
            statement.Reset();
        }
    }

    public void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw FaultOf(code);
    }

    public SqliteFault FaultOf(int code)
    {
        var extended = raw.sqlite3_extended_errcode(_handle);
        return new SqliteFault(extended != raw.SQLITE_OK ? extended : code,
            raw.sqlite3_errmsg(_handle).utf8_to_string());
    }

    public void Dispose()
    {
        Forget();
        foreach (var statement in _kept) statement.Dispose();
        _handle.Dispose();
    }

    /// <summary>$1 becomes ?1, so that numbers mean the same as in PostgreSQL.</summary>
    private SqliteStatement Compile(string sql)
    {
        Check(raw.sqlite3_prepare_v3(_handle, Parameter().Replace(sql, "?$1"), KeepPrepared, out var handle));
        return new SqliteStatement(this, handle);
    }

    private void Forget()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        _statements.Clear();
    }

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Parameter();
}
