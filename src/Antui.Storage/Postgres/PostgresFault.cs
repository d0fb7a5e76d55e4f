using System.Net.Sockets;
using Npgsql;

namespace Antui.Storage.Postgres;

/// <summary>
/// What an error of the server means for the caller. The server's text is not passed on: it may hold data.
/// </summary>
internal static class PostgresFault
{
    /// <summary>The transaction lost against another one and was undone: it may simply be done again.</summary>
    public static bool IsRepeatable(Exception e) => e is PostgresException
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
    };

    /// <summary>The connection is gone; what it was doing is undone unless it was a COMMIT.</summary>
    public static bool IsCut(Exception e) => e is not PostgresException
        ? e is NpgsqlException or IOException or SocketException or TimeoutException
        : e is PostgresException
        {
            SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
                or PostgresErrorCodes.CannotConnectNow,
        };

    /// <summary>The content of a row broke a rule of the schema.</summary>
    public static bool IsRefusal(PostgresException e) => e.SqlState.StartsWith("23", StringComparison.Ordinal);

    public static bool IsDatabase(Exception e) => e is NpgsqlException || IsCut(e);

    public static StorageException ToStorage(Exception e) => e switch
    {
        StorageException known => known,
        PostgresException { SqlState: var state } refused when IsRefusal(refused) =>
            new StorageException(
                StorageFault.Refused, $"The database refused the content of a row (SQLSTATE {state}).", e),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => new StorageException(
            StorageFault.Full, "The database server has no space left: nothing of this batch was written.", e),
        PostgresException
        {
            SqlState: PostgresErrorCodes.InvalidPassword
            or PostgresErrorCodes.InvalidAuthorizationSpecification
        } => new StorageException(
            StorageFault.Unavailable, "The database refused the user or password of the connection string.", e),
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => new StorageException(
            StorageFault.Busy,
            "The database server had no connection left for as long as we may wait: raise its max_connections, or "
            + "lower `connections` of the nodes that share it.",
            e),
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => new StorageException(
            StorageFault.Unavailable, "The database of the connection string does not exist: create it first.", e),
        PostgresException { SqlState: var state } => new StorageException(
            StorageFault.Unavailable, $"The database answered with SQLSTATE {state}.", e),
        _ => new StorageException(
            StorageFault.Unavailable,
            "The database cannot be reached or the connection was cut. Load again before deciding: what was being "
            + "committed may be stored.",
            e),
    };
}
