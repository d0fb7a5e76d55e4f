using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Antui.Connectors.Ascp;
using Antui.Core;
using Antui.Core.Subjects;
using Antui.Engine.Deliveries;
using Antui.Engine.Jobs;
using Antui.Engine.Pool;
using Antui.Engine.Projections;
using Antui.Engine.Reconciliation;
using Antui.Engine.Returns;
using Antui.Engine.Shops;
using Antui.Engine.Stock;
using Antui.Server.Http;
using Antui.Tests.House;

namespace Antui.Tests.Stored;

/// <summary>
/// Every form in which something lies in a store, by samples that once were written. A line of stored.txt never changes
/// and never goes; a new form is a new line (TEST_UPDATE_GOLDEN=1 adds what is missing, and nothing else).
/// </summary>
public sealed class What_was_stored_stays_readable
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Dictionary<string, JsonTypeInfo> Forms = new()
    {
        ["event"] = CoreJson.Default.OrderEvent,
        ["fact"] = CoreJson.Default.Fact,
        ["box"] = BoxJson.Default.InboundBox,
        ["shop"] = EngineJson.Default.ShopConfig,
        ["strategies"] = CoreJson.Default.StrategySet,
        ["audit-rules"] = EngineJson.Default.AuditRules,
        ["switches"] = EngineJson.Default.SortedDictionaryStringBoolean,
        ["return-addresses"] = EngineJson.Default.ImmutableArrayReturnAddress,
        ["gate"] = EngineJson.Default.GateText,
        ["mapping"] = PoolJson.Default.ShopMapping,
        ["job"] = JobJson.Default.JobSettings,
        ["job-log"] = JobJson.Default.JobLog,
        ["pool-task"] = PoolTask.Form,
        ["bulk-task"] = BulkTaskJson.Default.BulkTask,
        ["bulk-task-event"] = BulkTaskJson.Default.BulkTaskEvent,
        ["finding"] = FindingJson.Default.Finding,
        ["finding-event"] = FindingJson.Default.FindingEvent,
        ["reconciliation-run"] = ReconciliationJson.Default.ReconciliationRun,
        ["warehouses"] = WarehouseJson.Default.WarehouseBook,
        ["rebuild"] = RemakeJson.Default.RowsMade,
        ["unclaimed"] = UnclaimedJson.Default.UnclaimedParcel,
        ["photo"] = PhotoJson.Default.Photo,
        ["box-event"] = BoxJson.Default.BoxEvent,
        ["publication"] = StockToldJson.Default.Publication,
        ["stock-told-event"] = StockToldJson.Default.StockToldEvent,
        ["entry"] = EntryJson.Default.EntryOrder,
        ["entry-event"] = EntryJson.Default.EntryEvent,
        ["merge"] = MergeJson.Default.Merge,
        ["merge-event"] = MergeJson.Default.MergeEvent,
        ["work-order"] = WorkOrderJson.Default.WorkOrder,
        ["work-order-event"] = WorkOrderJson.Default.WorkOrderEvent,
        ["delivery"] = MailboxJson.Default.Mailbox,
        ["key"] = KeyJson.Plain.ApiKeyDocument,
        ["ascp-order"] = AscpBookJson.Default.AscpOrder,
        ["ascp-return"] = AscpBookJson.Default.AscpReturn,
        ["ascp-ship"] = AscpBookJson.Default.AscpShipped,
    };

    private static string FilePath => Path.Combine(Repository.Root, "tests/Antui.Tests/Stored/stored.txt");

    [Fact]
    public void Every_form_of_today_has_its_sample()
    {
        var known = File.Exists(FilePath) ? File.ReadAllLines(FilePath).ToHashSet() : [];
        var missing = Today().Where(line => !known.Contains(line)).ToList();
        if (Environment.GetEnvironmentVariable("TEST_UPDATE_GOLDEN") is "1") File.AppendAllLines(FilePath, missing);
        else Assert.True(missing.Count == 0, "stored.txt lacks what is written today:\n" + string.Join('\n', missing));
    }

    [Fact]
    public void Every_sample_is_read_and_loses_nothing()
    {
        var today = Today();
        foreach (var line in File.ReadAllLines(FilePath))
        {
            var (kind, was) = (line[..line.IndexOf(' ')], line[(line.IndexOf(' ') + 1)..]);
            // A word that is gone is seen by this alone: no sample has it.
            if (kind == "word")
            {
                Assert.Contains(line, today);
                continue;
            }
            var form = Forms[kind];
            var read = JsonSerializer.Deserialize(was, form);
            Assert.NotNull(read);
            var (old, now) = (JsonNode.Parse(was)!, JsonNode.Parse(JsonSerializer.Serialize(read, form))!);
            Assert.True(Holds(now, old), $"{kind}: {was}\nis written again as\n{now.ToJsonString(Plain)}");
        }
    }

    [Fact]
    public void Every_kind_of_document_has_its_form()
    {
        var sets = new Regex("\"([a-z-]+)\",\\s*\\w+Json\\.(?:Default|Plain)\\.");
        string[] bare = ["cursor", "judged-by", "tmc-permit"];
        string[] homes = ["src/Antui.Engine/", "src/Antui.Server/", "src/Antui.Sandbox/"];
        var found = homes.SelectMany(h => Repository.Under(h, ".cs"))
            .SelectMany(f => sets.Matches(Repository.Read(f)).Select(m => m.Groups[1].Value)).Except(bare).ToList();
        Assert.InRange(found.Count, 12, 100);
        Assert.Empty(found.Except(Forms.Keys));
    }

    private static List<string> Today()
    {
        var words = new HashSet<Type>();
        var today = Forms.SelectMany(form => Samples.Of(form.Value.Type, words).Select(value =>
            $"{form.Key} {JsonNode.Parse(JsonSerializer.Serialize(value, form.Value))!.ToJsonString(Plain)}")).ToList();
        today.AddRange(words.SelectMany(type => Enum.GetNames(type).Select(name => $"word {type.Name}.{name}"))
            .Order(StringComparer.Ordinal));
        return today;
    }

    /// <summary>Whether everything that stood there still stands there; more may stand beside it.</summary>
    private static bool Holds(JsonNode? now, JsonNode? old) => (now, old) switch
    {
        (JsonObject n, JsonObject o) => o.All(x => n.ContainsKey(x.Key) && Holds(n[x.Key], x.Value)),
        (JsonArray n, JsonArray o) => n.Count == o.Count && n.Zip(o).All(x => Holds(x.First, x.Second)),
        _ => JsonNode.DeepEquals(now, old),
    };
}
