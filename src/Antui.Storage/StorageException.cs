namespace Antui.Storage;

/// <summary>What kind of trouble a store has; callers decide by this and never by the text.</summary>
public enum StorageFault
{
    /// <summary>The specification of the store cannot be understood.</summary>
    BadSpec,
    /// <summary>Another process or store has the file.</summary>
    InUse,
    /// <summary>The schema is newer than this program, or a migration failed.</summary>
    Schema,
    /// <summary>No space. Nothing of the batch was written; later commits work again once there is space.</summary>
    Full,
    /// <summary>
    /// The disk failed or the file is damaged: the store takes no more writes until it is opened again.
    /// </summary>
    Broken,
    /// <summary>
    /// Not reachable, cut in the middle, or closed: load again and repeat, compare-and-set makes it safe.
    /// </summary>
    Unavailable,
    /// <summary>The database refused the content.</summary>
    Refused,
    /// <summary>All connections stayed in use for as long as anybody may wait. Nothing was done.</summary>
    Busy,
}

/// <summary>A fault of storage, with what to do about it in the message. Never carries data of a row.</summary>
public sealed class StorageException(StorageFault fault, string message, Exception? cause = null)
    : Exception(message, cause)
{
    public StorageFault Fault { get; } = fault;
}

/// <summary>A pay-out would pass what the order may be paid back, or take back more than was paid.</summary>
public sealed class CeilingPassedException(Exception? cause = null)
    : InvalidOperationException("The order's pay-outs would pass its ceiling; nothing was added.", cause);
