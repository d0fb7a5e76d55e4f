namespace Antui.Server.Texts;

/// <summary>A text in the two languages people read here. The API always gives both; the reader chooses.</summary>
public readonly record struct Both(string Zh, string En)
{
    public static implicit operator Both((string Zh, string En) pair) => new(pair.Zh, pair.En);

    public string In(string language) => language is "en" ? En : Zh;

    /// <summary>Puts values in place of {0}, {1} … in both languages.</summary>
    public Both With(params ReadOnlySpan<object?> values) => new(string.Format(Zh, values), string.Format(En, values));
}
