using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Antui.Core.Orders;
using Antui.Core.Strategies;
using Antui.Engine.Shops;
using Antui.Server.Dashboard;
using Antui.Server.Desk;
using Antui.Server.Evidence;
using Antui.Server.Facts;
using Antui.Server.Http;
using Antui.Server.Jobs;
using Antui.Server.Json;
using Antui.Server.Keys;
using Antui.Server.Ledger;
using Antui.Server.Operations;
using Antui.Server.Orders;
using Antui.Server.Parked;
using Antui.Server.Pool;
using Antui.Server.Refunds;
using Antui.Server.Returns;
using Antui.Server.Shops;
using Antui.Server.Stock;

namespace Antui.Server.Api;

/// <summary>The serializers of every shape of the API, for whoever sees all features.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.Strict,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    AllowOutOfOrderMetadataProperties = true,
    PropertyNameCaseInsensitive = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    MaxDepth = 32)]
[JsonSerializable(typeof(RefundPage))]
[JsonSerializable(typeof(ListsView))]
[JsonSerializable(typeof(ListsRebuild))]
[JsonSerializable(typeof(RefundItem))]
[JsonSerializable(typeof(RefundCounts))]
[JsonSerializable(typeof(RefundDetail))]
[JsonSerializable(typeof(Timeline))]
[JsonSerializable(typeof(Verification))]
[JsonSerializable(typeof(ActionRequest))]
[JsonSerializable(typeof(ActionResult))]
[JsonSerializable(typeof(EffectPreview))]
[JsonSerializable(typeof(OrderPage))]
[JsonSerializable(typeof(OrderDetail))]
[JsonSerializable(typeof(NewOrder))]
[JsonSerializable(typeof(WordsRequest))]
[JsonSerializable(typeof(BuyersLines))]
[JsonSerializable(typeof(NewRefund))]
[JsonSerializable(typeof(RefundChange))]
[JsonSerializable(typeof(NewEvidence))]
[JsonSerializable(typeof(ShipmentStepRequest))]
[JsonSerializable(typeof(ReturnStepRequest))]
[JsonSerializable(typeof(FactResult))]
[JsonSerializable(typeof(BulkFact))]
[JsonSerializable(typeof(FactAnswers))]
[JsonSerializable(typeof(ParkedList))]
[JsonSerializable(typeof(GatesView))]
[JsonSerializable(typeof(StopView))]
[JsonSerializable(typeof(GateRequest))]
[JsonSerializable(typeof(AssignRequest))]
[JsonSerializable(typeof(ShopList))]
[JsonSerializable(typeof(ShopItem))]
[JsonSerializable(typeof(ShopConfig))]
[JsonSerializable(typeof(SwitchesView))]
[JsonSerializable(typeof(SwitchesRequest))]
[JsonSerializable(typeof(StockPage))]
[JsonSerializable(typeof(OutsideStock))]
[JsonSerializable(typeof(PublishedStockPage))]
[JsonSerializable(typeof(MovementPage))]
[JsonSerializable(typeof(StockEntryRequest))]
[JsonSerializable(typeof(StockEntryResult))]
[JsonSerializable(typeof(EntryOrderPage))]
[JsonSerializable(typeof(EntryReceiptRequest))]
[JsonSerializable(typeof(EntryReceiptResult))]
[JsonSerializable(typeof(WarehouseList))]
[JsonSerializable(typeof(BookPage))]
[JsonSerializable(typeof(BalanceView))]
[JsonSerializable(typeof(ShipmentPage))]
[JsonSerializable(typeof(ShipmentCounts))]
[JsonSerializable(typeof(DeskActionRequest))]
[JsonSerializable(typeof(DeskResult))]
[JsonSerializable(typeof(MergeProposalList))]
[JsonSerializable(typeof(MergeRequest))]
[JsonSerializable(typeof(MergeResult))]
[JsonSerializable(typeof(SplitRequest))]
[JsonSerializable(typeof(SplitResult))]
[JsonSerializable(typeof(AddRequest))]
[JsonSerializable(typeof(AddResult))]
[JsonSerializable(typeof(AuditRulesView))]
[JsonSerializable(typeof(ExtraRefundRequest))]
[JsonSerializable(typeof(ConnectionView))]
[JsonSerializable(typeof(StrategiesView))]
[JsonSerializable(typeof(StrategiesHistory))]
[JsonSerializable(typeof(StrategiesRequest))]
[JsonSerializable(typeof(RollbackRequest))]
[JsonSerializable(typeof(Catalogue))]
[JsonSerializable(typeof(Figures))]
[JsonSerializable(typeof(LiveFigures))]
[JsonSerializable(typeof(Me))]
[JsonSerializable(typeof(DemoState))]
[JsonSerializable(typeof(Health))]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(ApiKeyDocument))]
[JsonSerializable(typeof(KeyList))]
[JsonSerializable(typeof(NewKey))]
[JsonSerializable(typeof(CreatedKey))]
[JsonSerializable(typeof(ProposalView))]
[JsonSerializable(typeof(PoolPage))]
[JsonSerializable(typeof(PoolCounts))]
[JsonSerializable(typeof(PoolDetail))]
[JsonSerializable(typeof(PoolActionRequest))]
[JsonSerializable(typeof(PoolDone))]
[JsonSerializable(typeof(PoolStarted))]
[JsonSerializable(typeof(PoolTaskView))]
[JsonSerializable(typeof(PoolTaskList))]
[JsonSerializable(typeof(JobList))]
[JsonSerializable(typeof(JobItem))]
[JsonSerializable(typeof(JobRuns))]
[JsonSerializable(typeof(JobChange))]
[JsonSerializable(typeof(JobRunRequest))]
[JsonSerializable(typeof(MappingView))]
[JsonSerializable(typeof(MappingHistory))]
[JsonSerializable(typeof(PreviewRequest))]
[JsonSerializable(typeof(Preview))]
[JsonSerializable(typeof(RefundKind))]
[JsonSerializable(typeof(Turn))]
public sealed partial class ApiJson : JsonSerializerContext
{
    private static readonly JsonSerializerOptions Written = MakeWritten();

    /// <summary>What is read, kept or digested: as it is.</summary>
    public static ApiJson Api { get; } = new(ApiRules.Plain());

    /// <summary>What every part of the program shows and exports: with its free text masked.</summary>
    public static JsonTypeInfo<T> Shown<T>() => (JsonTypeInfo<T>)Written.GetTypeInfo(typeof(T));

    /// <summary>For the framework's reading of bodies: the same strictness, and settings types by reflection.</summary>
    public static void Setup(JsonSerializerOptions options)
    {
        ApiRules.Put(options);
        options.TypeInfoResolver = JsonTypeInfoResolver.Combine(new SettingsTypes(), Default,
            new DefaultJsonTypeInfoResolver()).WithAddedModifier(FreeTextJson.Mask);
    }

    private static JsonSerializerOptions MakeWritten()
    {
        var options = new JsonSerializerOptions();
        Setup(options);
        return options;
    }

    /// <summary>
    /// Records with defaults in their initialisers: a generated reader would set what is not named to zero instead.
    /// </summary>
    private sealed class SettingsTypes : IJsonTypeInfoResolver
    {
        private static readonly DefaultJsonTypeInfoResolver ByReflection = new();

        public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) =>
            type == typeof(ShopConfig) || type == typeof(PollConfig) || type == typeof(IntakeConfig) || type == typeof(Timing) || type == typeof(Caps)
            || type == typeof(Strategy) || type == typeof(AuditRulesView)
                ? ByReflection.GetTypeInfo(type, options) : null;
    }
}
