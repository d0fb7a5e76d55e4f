using Antui.Storage.Drivers;

namespace Antui.Storage.Sql;

/// <summary>A statement as it comes together: conditions, and values numbered as they come.</summary>
internal sealed class Query(params object?[] first)
{
    private readonly List<object?> _args = [.. first];
    private readonly List<string> _conditions = [];

    /// <summary>"WHERE … AND … ", or nothing.</summary>
    public string Where => _conditions.Count > 0 ? $"WHERE {And} " : "";

    public string And => string.Join(" AND ", _conditions);

    public object?[] Args => [.. _args];

    public void Add(string condition) => _conditions.Add(condition);

    /// <param name="condition">What stands before the value; with null there is no condition.</param>
    public void Add(string condition, object? value)
    {
        if (value is not null) _conditions.Add($"{condition} {Arg(value)}");
    }

    public string Arg(object value)
    {
        _args.Add(value);
        return $"${_args.Count}";
    }

    public string List(IEnumerable<string> values) => string.Join(", ", values.Select(Arg));

    public Statement Statement(string sql) => new(sql, Args);
}
