namespace Antui.Engine.Documents;

/// <summary>What became of a report that may be made once.</summary>
public enum NoteKept
{
    New,
    Repeated,
    /// <summary>Something else was reported under this id before: nothing was kept.</summary>
    Contradicted,
}

/// <summary>
/// What others report that moves nothing by itself is kept to the letter, one document a subject, so that nothing that
/// was answered with a yes is lost.
/// </summary>
public sealed class Notes(RefundEngine engine)
{
    private readonly DocumentSet<string> _words = Of(engine, "ag-note"), _reports = Of(engine, "qimen-note");

    /// <summary>Of an ERP to the after-sale assistant: its last word stands, what it said before is kept.</summary>
    public Task WordAsync(string id, string json, string author, CancellationToken stop) =>
        _words.ChangeAsync(id, _ => json, author, stop);

    /// <summary>Of a warehouse: the same report again is no news, another one under its id is a mistake.</summary>
    public async Task<NoteKept> ReportAsync(string id, string json, string author, CancellationToken stop)
    {
        var saved = await _reports.ChangeAsync(id, _ => json, author, stop, Seen.Version(0));
        if (saved.Refusal is null) return NoteKept.New;
        return (await _reports.ReadAsync(id, stop))?.Value == json ? NoteKept.Repeated : NoteKept.Contradicted;
    }

    private static DocumentSet<string> Of(RefundEngine engine, string kind) =>
        new(engine.Store, engine.Clock, kind, text => text, text => text);
}
