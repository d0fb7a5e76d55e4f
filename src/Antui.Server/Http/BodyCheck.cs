using Antui.Core;
using Antui.Core.Orders;

namespace Antui.Server.Http;

/// <summary>Checks of request bodies beyond their JSON shape; collects every fault with its place.</summary>
public sealed class BodyCheck
{
    /// <summary>¥1,000,000,000: sums of a whole shop stay far from overflow.</summary>
    public const long MostFen = 100_000_000_000;

    private const int MostNumberLength = 64, MostTextLength = 500;

    public List<ProblemError> Errors { get; } = [];

    public void That(bool good, string path, string message)
    {
        if (!good) Errors.Add(new ProblemError(path, message));
    }

    /// <summary>An order, refund or line number: part of keys and addresses.</summary>
    public void Number(string path, string? number) => That(
        number is { Length: >= 1 and <= MostNumberLength }
            && !number.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '/'),
        path, $"Give 1 to {MostNumberLength} characters without spaces or '/'.");

    /// <summary>What stands on a parcel's label, in any spelling; see <see cref="ParcelNumber"/>.</summary>
    public void Parcel(string path, string? number) => That(
        number is { Length: >= 1 and <= MostNumberLength } && !number.Any(c => char.IsControl(c) || c is '/')
            && ParcelNumber.KeyOf(number) != "",
        path, $"Give 1 to {MostNumberLength} characters with a letter or a digit and without '/'.");

    public void Text(string path, string? text) => That(
        text is null || (text.Length <= MostTextLength && !text.Any(c => char.IsControl(c) && c is not ('\n' or '\t'))),
        path, $"At most {MostTextLength} characters, no control characters.");

    public void Fen(string path, long fen) =>
        That(fen is >= 0 and <= MostFen, path, $"An amount is 0 to {MostFen} fen.");

    public void PositiveFen(string path, long fen) =>
        That(fen is > 0 and <= MostFen, path, $"An amount is 1 to {MostFen} fen; 0 never means \"all\".");

    public void Currency(string path, string currency) => That(
        currency is { Length: 3 } && currency.All(char.IsAsciiLetterUpper), path,
        "A currency is three capital letters, e.g. CNY.");

    public void Lines(string path, LineQuantity[]? lines)
    {
        for (var i = 0; i < (lines?.Length ?? 0); i++)
        {
            Number($"{path}[{i}].lineNo", lines![i].LineNo);
            That(lines[i].Quantity is >= 1 and <= 1_000_000, $"{path}[{i}].quantity", "A quantity is at least 1.");
        }
    }

    public void Inspected(string path, Inspected[]? found)
    {
        for (var i = 0; i < (found?.Length ?? 0); i++)
        {
            Number($"{path}[{i}].lineNo", found![i].LineNo);
            That(found[i].Quantity is >= 1 and <= 1_000_000, $"{path}[{i}].quantity", "A quantity is at least 1.");
        }
    }

    public void Tracking(string path, Tracking? tracking)
    {
        if (tracking is null) return;
        Text(path + ".carrier", tracking.Carrier);
        Parcel(path + ".number", tracking.Number);
    }
}
