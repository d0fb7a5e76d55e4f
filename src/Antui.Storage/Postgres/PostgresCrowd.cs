using System.Diagnostics;
using Npgsql;

namespace Antui.Storage.Postgres;

/// <summary>
/// A server that has no connection left, because of other nodes or other programs, has done nothing of what was asked:
/// it is asked again until one is free, as long as anybody may wait.
/// </summary>
internal static class PostgresCrowd
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <returns>Whether it may be tried again now; the server was left alone for a moment.</returns>
    public static async Task<bool> MayTryAgainAsync(
        Exception e, long started, TimeSpan wait, CancellationToken stop)
    {
        if (!IsFull(e) || Stopwatch.GetElapsedTime(started) >= wait) return false;
        await Task.Delay(Pause, stop);
        return true;
    }

    public static bool IsFull(Exception e) => e is PostgresException
    {
        SqlState: PostgresErrorCodes.TooManyConnections,
    };
}
