namespace Antui.Storage.Drivers;

/// <summary>The row a result stands on, by column number, the same for both databases.</summary>
internal interface IRow
{
    bool IsNull(int column);

    long Number(int column);

    bool Flag(int column);

    string Text(int column);

    byte[] Bytes(int column);

    /// <summary>The number of the word that stands there; -1 when it is none of them.</summary>
    int Word(int column, Words words);
}

/// <summary>One statement with the values of $1, $2 …: strings, longs, booleans, byte arrays.</summary>
internal readonly record struct Statement(string Sql, params object?[] Args)
{
    /// <summary>It may take longer than any other.</summary>
    public bool IsLong { get; init; }
}
