using Antui.Core.Mapping;
using Antui.Core.Pool;

namespace Antui.Core;

/// <content>The pool: why what was fetched is not converted, or not moved.</content>
public abstract partial record Refusal
{
    /// <param name="What">All codes of the record that the table does not know, as the platform writes them.</param>
    public sealed record Unmapped(MappingTable Table, string What) : Refusal(
        Table switch
        {
            MappingTable.Goods => "UNMAPPED_GOODS",
            MappingTable.Carriers => "UNMAPPED_CARRIER",
            MappingTable.Reasons => "UNMAPPED_REASON",
            MappingTable.Statuses => "UNMAPPED_STATUS",
        },
        RefusalKind.NotNow,
        Table switch
        {
            MappingTable.Goods =>
                $"Goods codes without a mapping: {What}. It is tried again when the mapping is mended.",
            MappingTable.Carriers =>
                $"Carrier without a mapping: {What}. It is tried again when the mapping is mended.",
            MappingTable.Reasons =>
                $"Refund reason without a mapping: {What}. It is tried again when the mapping is mended.",
            MappingTable.Statuses =>
                $"Status of the platform that nobody knows: {What}. It is tried again when it is mapped.",
        })
    {
        public override string Note => What;
    }

    /// <summary>A refund whose order was not converted yet.</summary>
    /// <param name="Stage">Where its order stands.</param>
    public sealed record OrderInPool(string OrderNo, PoolStage Stage) : Refusal(
        "ORDER_IN_POOL", RefusalKind.NotNow,
        $"Its order {OrderNo} is still in the pool ({Spelled(Stage)}); it is tried again when the order is converted.")
    {
        public override string Note => $"order {OrderNo}: {Spelled(Stage)}";
    }

    /// <summary>A refund whose order nobody had fetched.</summary>
    public sealed record OrderBeingFetched(string OrderNo) : Refusal(
        "ORDER_UNKNOWN", RefusalKind.NotNow, $"Its order {OrderNo} is not known yet and is being fetched.")
    {
        public override string Note => $"order {OrderNo} is being fetched";
    }

    public sealed record NotOnPlatform() : Refusal(
        "NOT_FOUND_THERE", RefusalKind.Unknown, "The shop's platform does not know it.")
    {
        public override string Note => "";
    }

    /// <param name="Fault">What the platform or the way there said.</param>
    public sealed record ReadFailed(string Fault) : Refusal(
        "READ_FAILED", RefusalKind.NotNow, $"Reading its details failed: {Fault}")
    {
        public override string Note => Fault;
    }

    public sealed record ConvertFailed(string Fault) : Refusal(
        "CONVERT_FAILED", RefusalKind.NotNow, $"Converting failed: {Fault}")
    {
        public override string Note => Fault;
    }

    public sealed record ConvertsNothing() : Refusal(
        "CONVERT_FAILED", RefusalKind.NotNow, "What is stored is neither an order nor a refund.");

    public sealed record NotPooled(PoolKind Record, string Shop, string No) : Refusal(
        "NOT_FOUND", RefusalKind.Unknown, $"The pool of '{Shop}' has no {Spelled(Record)} '{No}'.");

    public sealed record ConvertedBefore() : Refusal(
        "ALREADY_CONVERTED", RefusalKind.NotNow, "It was converted before.");

    public sealed record NothingToUndo() : Refusal(
        "NOTHING_TO_UNDO", RefusalKind.NotNow, "Nothing to undo: it is neither handled nor removed.");

    public sealed record HandledElsewhere() : Refusal(
        "HANDLED", RefusalKind.NotNow, "It is marked as handled: undo that first.");

    public sealed record RemovedFromPool() : Refusal(
        "REMOVED", RefusalKind.NotNow, "It was removed: undo that first.");

    public sealed record OnlyRefundsRejected() : Refusal(
        "ONLY_REFUNDS", RefusalKind.NotNow, "Only refunds can be rejected.");

    /// <summary>As the API and what is kept spell it.</summary>
    private static string Spelled<T>(T value) where T : struct, Enum =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
