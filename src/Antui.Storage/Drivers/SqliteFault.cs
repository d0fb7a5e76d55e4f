using SQLitePCL;

namespace Antui.Storage.Drivers;

/// <summary>An error code of SQLite on its way to becoming a <see cref="StorageException"/>.</summary>
internal sealed class SqliteFault(int code, string text) : Exception(text)
{
    private const int FsyncFailed = raw.SQLITE_IOERR | (4 << 8);
    private const int DirectorySyncFailed = raw.SQLITE_IOERR | (5 << 8);

    /// <summary>The statement was refused for its content; the transaction goes on.</summary>
    public bool IsRefusal => (code & 0xff) == raw.SQLITE_CONSTRAINT;

    /// <summary>
    /// After a failed fsync nobody knows what the disk holds, and asking again would be told a lie; a damaged file must
    /// not be written on.
    /// </summary>
    public bool IsFinal => code is FsyncFailed or DirectorySyncFailed
        || (code & 0xff) is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    public StorageException ToStorage(string file) => (code & 0xff) switch
    {
        raw.SQLITE_FULL => new StorageException(
            StorageFault.Full,
            $"No space left for {file}: nothing of this batch was written. Make room; writing then works again.", this),
        raw.SQLITE_CONSTRAINT => new StorageException(
            StorageFault.Refused, "The database refused the content of a row; nothing of it was written.", this),
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN => new StorageException(
            StorageFault.Unavailable,
            $"{file} cannot be written. Check that its folder exists and that this user may write there.", this),
        _ when IsFinal => new StorageException(
            StorageFault.Broken,
            $"The disk under {file} failed or the file is damaged. Writing has stopped: check the disk, then start "
            + "again; what was acknowledged before is kept.",
            this),
        raw.SQLITE_IOERR => new StorageException(
            StorageFault.Unavailable, $"The disk under {file} refused a write; nothing of this batch was written.",
                this),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new StorageException(
            StorageFault.InUse, $"Another program holds {file}. Close it; only one process may use the file.", this),
        _ => new StorageException(StorageFault.Unavailable, $"SQLite refused: {Message} (code {code}).", this),
    };
}
