using Antui.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Antui.Server.Hosting;

/// <summary>
/// Every line of the log, in one line: the message and the exception with what people wrote masked. A fault may quote
/// what it could not read, so no line is trusted to be free of it.
/// </summary>
public sealed class MaskedConsole(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "masked";

    public override void Write<TState>(
        in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        if (message is null && logEntry.Exception is null) return;
        var text = logEntry.Exception is { } fault ? $"{message} {fault}" : message!;
        textWriter.WriteLine(
            $"{clock.GetUtcNow().UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ} {Word(logEntry.LogLevel)}: "
            + $"{logEntry.Category}[{logEntry.EventId.Id}] {FreeText.Masked(text).ReplaceLineEndings(" ").Trim()}");
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
