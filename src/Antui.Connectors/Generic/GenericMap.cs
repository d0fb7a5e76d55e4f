using System.Collections.Immutable;
using System.Globalization;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Evidence;
using Antui.Core.Orders;

namespace Antui.Connectors.Generic;

/// <summary>Something wrong with an event, and where: a JSON path.</summary>
public readonly record struct GenericFault(string Path, string Text);

/// <summary>Pure: the protocol's words and ours.</summary>
public static class GenericMap
{
    private const int MostNumberLength = 64, MostTextLength = 500, MostLines = 1000;

    private static readonly Dictionary<string, StopLevel> Levels = Words<StopLevel>();
    private static readonly Dictionary<string, Grade> Grades = Words<Grade>();

    /// <summary>What an event says; null with every fault in the list when it says nothing that can be.</summary>
    public static GoodsSaid? Said(GenericEvent said, Instant now, ICollection<GenericFault> faults)
    {
        void Need(bool good, string path, string text)
        {
            if (!good) faults.Add(new GenericFault(path, text));
        }
        const string number = "give 1 to 64 characters without spaces or '/'.";
        var before = faults.Count;
        var kind = KindOf(said.Type);
        Need(kind is not null, "$.type", "one of shipped, received, stopped, stop-refused.");
        Need(IsNumber(said.Id), "$.id", number);
        Need(IsNumber(said.OrderNo), "$.orderNo", number);
        Need(said.RefundNo is null or "" || IsNumber(said.RefundNo), "$.refundNo", number);
        Need(said.Note is null || IsText(said.Note), "$.note", "at most 500 characters, no control characters.");
        var at = TimeOf(said.At);
        Need(at is not null, "$.at", "a time like \"2026-03-01T08:00:00Z\", with its offset.");
        Need(said.Carrier is null || IsText(said.Carrier), "$.carrier",
            "at most 500 characters, no control characters.");
        Need(said.TrackingNo is null or "" || IsParcel(said.TrackingNo), "$.trackingNo",
            "1 to 64 characters with a letter or a digit, no control characters.");
        Need(said.Level is null || Levels.ContainsKey(said.Level), "$.level",
            $"one of {string.Join(", ", Levels.Keys)}.");
        Lines(said.Lines ?? [], kind is EvidenceKind.Received, Need);
        if (faults.Count > before) return null;
        var lines = said.Lines ?? [];
        return new GoodsSaid(
            said.OrderNo, said.Id, kind!.Value, said.RefundNo ?? "", [.. lines.Select(Quantity)],
            kind is EvidenceKind.Received ? [.. lines.Select(Graded)] : [], LevelOf(said.Level, kind.Value),
            Instant.Min(at!.Value, now), said.Note ?? "",
            said.TrackingNo is { Length: > 0 } parcel ? new Tracking(said.Carrier ?? "", parcel) : null);
    }

    private static bool IsParcel(string text) =>
        text.Length <= 64 && !text.Any(char.IsControl) && ParcelNumber.KeyOf(text) != "";

    /// <summary>RFC 3339 with its offset; a time without one is nobody's.</summary>
    public static Instant? TimeOf(string? text) =>
        text is { Length: > 19 and <= 40 } && (text[^1] is 'Z' or 'z' || text.LastIndexOfAny(['+', '-']) > 10)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            && at.Year is >= 2000 and < 9999 ? Instant.From(at) : null;

    public static string Text(Instant at) => at.ToString();

    /// <summary>Their texts are kept and shown; a page of HTML is not.</summary>
    public static string Cut(string text) => text.Length <= MostTextLength ? text : text[..MostTextLength];

    public static GenericStop Stop(Effect.OfRefund effect) => new(
        effect.Instruction.Key, effect.Order.OrderNo, effect.RefundNo, Wire(effect.Lines), effect.Claim.Reason ?? "");

    public static GenericReturn Return(Effect.OfRefund effect) => new(
        effect.Instruction.Key, effect.Order.OrderNo, effect.RefundNo, Wire(effect.Lines),
        effect.Instruction.Amount.Minor, effect.Claim.Reason ?? "", effect.Claim.Tracking?.Carrier,
        effect.Claim.Tracking?.Number);

    public static GenericClose Close(Effect.OfRefund effect) => new(
        effect.Instruction.Key, effect.Order.OrderNo, effect.RefundNo, effect.Instruction.Amount.Minor);

    private static void Lines(GenericLine[] lines, bool received, Action<bool, string, string> need)
    {
        need(!received || lines.Length > 0, "$.lines", "received goods name their lines, each with its grade.");
        need(lines.Length <= MostLines, "$.lines", $"at most {MostLines} lines.");
        for (var i = 0; i < Math.Min(lines.Length, MostLines); i++)
        {
            var (line, path) = (lines[i], $"$.lines[{i}]");
            if (line is null)
            {
                need(false, path, "must not be null.");
                continue;
            }
            need(IsNumber(line.LineNo) || (line.LineNo is null or "" && IsText(line.Sku) && line.Sku != ""), path,
                "give the platform's lineNo, or the sku.");
            need(line.Quantity is >= 1 and <= 1_000_000, path + ".quantity", "a quantity is at least 1.");
            need(
                received ? Grades.ContainsKey(line.Grade ?? "") : line.Grade is null, path + ".grade",
                received ? $"one of {string.Join(", ", Grades.Keys)}." : "only received goods have a grade.");
        }
    }

    private static EvidenceKind? KindOf(string type) => type switch
    {
        "shipped" => EvidenceKind.Shipped,
        "received" => EvidenceKind.Received,
        "stopped" => EvidenceKind.Stopped,
        "stop-refused" => EvidenceKind.StopRefused,
        _ => null,
    };

    private static StopLevel LevelOf(string? told, EvidenceKind kind) => kind switch
    {
        EvidenceKind.Shipped => StopLevel.HandedOver,
        EvidenceKind.Received => StopLevel.BackInWarehouse,
        EvidenceKind.Stopped => told is null ? StopLevel.NotReleased : Levels[told],
        EvidenceKind.StopRefused => told is null ? StopLevel.Unknown : Levels[told],
    };

    private static LineQuantity Quantity(GenericLine line) => new(NameOf(line), line.Quantity);

    private static Inspected Graded(GenericLine line) => new(NameOf(line), line.Quantity, Grades[line.Grade!]);

    private static string NameOf(GenericLine line) =>
        string.IsNullOrEmpty(line.LineNo) ? GoodsSaid.BySku(line.Sku!) : line.LineNo;

    private static GenericLine[] Wire(ImmutableArray<LineQuantity> lines) =>
        lines.IsDefault ? [] : [.. lines.Select(l => new GenericLine(l.Quantity, l.LineNo))];

    private static bool IsNumber(string? text) =>
        text is { Length: >= 1 and <= MostNumberLength }
        && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '/');

    private static bool IsText(string? text) =>
        text is { Length: <= MostTextLength } && !text.Any(c => char.IsControl(c) && c is not ('\n' or '\t'));

    private static Dictionary<string, T> Words<T>() where T : struct, Enum => Enum.GetValues<T>().ToDictionary(
        v => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()), v => v,
        StringComparer.Ordinal);
}
