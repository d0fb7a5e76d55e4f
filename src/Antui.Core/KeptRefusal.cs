using System.Globalization;
using System.Text.RegularExpressions;
using Antui.Core.Mapping;
using Antui.Core.Orders;
using Antui.Core.Pool;

namespace Antui.Core;

/// <summary>
/// A refusal of which only code and note were kept, as the case it was: rows and tasks of the pool keep no more, nor do
/// subjects of what another one refused. Codes and notes are a storage format: what was kept by any earlier version is
/// read.
/// </summary>
public static partial class KeptRefusal
{
    /// <summary>Without figures: code and sentence tell which it was.</summary>
    private static readonly Refusal[] Plain =
    [
        .. Enum.GetValues<OrderFault>().Select(f => new Refusal.OrderInvalid(f)),
        new Refusal.RefundUnknown(), new Refusal.RequestChanged(), new Refusal.ReasonMissing(),
        new Refusal.NotOnPlatform(), new Refusal.ConvertsNothing(), new Refusal.ConvertedBefore(),
        new Refusal.NothingToUndo(), new Refusal.HandledElsewhere(), new Refusal.RemovedFromPool(),
        new Refusal.OnlyRefundsRejected(),
    ];

    /// <returns>The case with its figures; in the kept words where they do not tell any more which it was.</returns>
    public static Refusal Of(string code, string note) =>
        Figured(code, note) ?? Plain.FirstOrDefault(r => r.Code == code && r.Note == note)
            ?? Lone(code) ?? new Refusal.InWords(code, note == "" ? code : note);

    private static Refusal? Figured(string code, string note) => code switch
    {
        "UNMAPPED_GOODS" => new Refusal.Unmapped(MappingTable.Goods, note),
        "UNMAPPED_CARRIER" => new Refusal.Unmapped(MappingTable.Carriers, note),
        "UNMAPPED_REASON" => new Refusal.Unmapped(MappingTable.Reasons, note),
        "UNMAPPED_STATUS" => new Refusal.Unmapped(MappingTable.Statuses, note),
        "ORDER_IN_POOL" when InPool().Match(note) is { Success: true } m && StageOf(m.Groups[2].Value) is { } stage =>
            new Refusal.OrderInPool(m.Groups[1].Value, stage),
        "ORDER_UNKNOWN" when Fetched().Match(note) is { Success: true } m =>
            new Refusal.OrderBeingFetched(m.Groups[1].Value),
        "READ_FAILED" => new Refusal.ReadFailed(note),
        "CONVERT_FAILED" when note != new Refusal.ConvertsNothing().Note => new Refusal.ConvertFailed(note),
        "SHOP_UNKNOWN" when Quoted().Match(note) is { Success: true } m => new Refusal.ShopUnknown(m.Groups[1].Value),
        "TOO_LATE" when TimeIn(note) is { } at => new Refusal.Instructed(at),
        "ALREADY_REFUNDED" when TimeIn(note) is { } at => new Refusal.RefundedAt(at),
        "TERM_OVER" when TimeIn(note) is { } at => new Refusal.TermOver(at),
        _ => null,
    };

    /// <summary>Their sentences were others once.</summary>
    private static Refusal? Lone(string code) => code switch
    {
        "NOT_FOUND_THERE" => new Refusal.NotOnPlatform(),
        "NOTHING_TO_UNDO" => new Refusal.NothingToUndo(),
        _ => null,
    };

    private static PoolStage? StageOf(string word) =>
        Enum.TryParse<PoolStage>(word.Replace("-", "", StringComparison.Ordinal), true, out var stage) ? stage : null;

    private static Instant? TimeIn(string note) => Time().Match(note) is { Success: true } m
        && DateTimeOffset.TryParse(m.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? Instant.From(at) : null;

    [GeneratedRegex(@"^order (.*): ([a-z-]+)$")]
    private static partial Regex InPool();

    [GeneratedRegex(@"^order (.*) is being fetched$")]
    private static partial Regex Fetched();

    [GeneratedRegex("'(.*)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")]
    private static partial Regex Time();
}
