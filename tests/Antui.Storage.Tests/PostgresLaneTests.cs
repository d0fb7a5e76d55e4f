using System.Reflection;
using System.Text.RegularExpressions;
using Antui.Core.Ports;
using Antui.Storage.Tests.Contract;
using Antui.Tests.Shared;
using Npgsql;

namespace Antui.Storage.Tests;

/// <summary>
/// The whole contract is run once more with the plans of all its statements in the server's log. Whatever reads or
/// changes what belongs to one order names its lane, so that a cluster that spreads the tables by lane asks one server;
/// what looks over all lanes is named here, and in docs/scale.md with its reason.
/// </summary>
public sealed partial class PostgresLaneTests
{
    /// <summary>Small tables would be read whole, whatever the statement says.</summary>
    private const string Explained =
        "-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c enable_seqscan=off "
        + "-c enable_bitmapscan=off";

    private const int LongestNode = 1_000;

    /// <summary>Ways in that look over all lanes, each by design; "whole" is a table that is summed up.</summary>
    private static readonly HashSet<string> OverAll = new(StringComparer.Ordinal)
    {
        // Who has this number: the first thing the world says. Numbers lie by a hash of their own.
        "numbers_pkey",
        // What is due, whosesoever it is; once in a step of a node. And a page of all orders, for making lists anew.
        "heads_due", "heads_pkey",
        // Facts that wait, and payments by their key: few.
        "parked_due", "parked_id", "parked_waiting", "parked_dismissed", "payouts_key", "payouts_time",
        // Keys of words, when the installation's key is changed or an order's is destroyed.
        "words_keys_order",
        // What people and programs list, count and search.
        "orders_list", "orders_number", "orders_changed",
        "refunds_list", "refunds_shop_list", "refunds_open", "refunds_due", "refunds_paid",
        "refunds_changed", "refunds_number", "refunds_order", "refunds_buyer", "shipments_list", "shipments_open",
        "shipments_order", "shipments_parcel", "shipments_waybill", "shipments_buyer",
        "shipment_skus_pkey", "returns_list", "returns_open", "returns_order", "returns_refund", "returns_tracking",
        "books_time", "counters_hour", "phase_counts_pkey", "desk_counts_pkey", "stock_sku",
        "refunds whole", "counters whole", "counters_next whole", "phase_counts whole", "desk_counts whole",
        "books whole", "books_next whole",
    };

    [Fact]
    public async Task What_belongs_to_one_order_is_reached_by_its_lane()
    {
        var log = "";
        foreach (var fact in typeof(StoreContract).GetMethods().Where(IsFact))
        {
            await using var contract = new ExplainedContract();
            await contract.InitializeAsync();
            log = contract.Log;
            await (Task)fact.Invoke(contract, null)!;
        }
        var spread = Spread();
        var seen = Accesses(await File.ReadAllTextAsync(log)).Where(a => spread.Contains(a.Table)).ToList();
        foreach (var table in (string[])["journal", "heads", "orders", "refunds", "shipments", "returns", "numbers"])
            Assert.Contains(seen, a => a.Table == table);
        Assert.Contains(seen, a => a is { By: "journal_pkey", NamesLane: true });
        var astray = seen.Where(a => !a.NamesLane && !OverAll.Contains(a.By)).Select(a => $"{a.Table} by {a.By}");
        Assert.Empty(astray.Distinct());
    }

    private static bool IsFact(MethodInfo method) =>
        method.GetCustomAttributes<FactAttribute>().Any(f => f.GetType() == typeof(FactAttribute));

    /// <summary>Tables that citus.sql spreads by lane.</summary>
    private static HashSet<string> Spread()
    {
        var all = typeof(Stores).Assembly;
        var name = all.GetManifestResourceNames().Single(n => n.EndsWith("citus.sql", StringComparison.Ordinal));
        using var file = all.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(file);
        return [.. SpreadByLane().Matches(reader.ReadToEnd()).Select(m => m.Groups[1].Value)];
    }

    /// <summary>Each place of a plan where a table is read.</summary>
    private static IEnumerable<(string Table, string By, bool NamesLane)> Accesses(string log)
    {
        foreach (Match scan in Scan().Matches(log))
        {
            var node = log.Substring(scan.Index, Math.Min(LongestNode, log.Length - scan.Index));
            var next = NextNode().Match(node);
            if (next.Success) node = node[..next.Index];
            var (table, index) = (scan.Groups["table"].Value, scan.Groups["index"]);
            yield return (table, index.Success ? index.Value : table + " whole", Lane().IsMatch(node));
        }
    }

    [GeneratedRegex(@"(Index (Only )?Scan( Backward)? using (?<index>\w+)|Seq Scan) on (?<table>\w+)")]
    private static partial Regex Scan();

    /// <summary>Of the plan, or the next line of the log.</summary>
    [GeneratedRegex(@"\n\s+->|\n\d{4}-")]
    private static partial Regex NextNode();

    [GeneratedRegex(@"(Index Cond|Filter): [^\n]*\blane\b")]
    private static partial Regex Lane();

    [GeneratedRegex(@"create_distributed_table\('(\w+)',\s*'lane'")]
    private static partial Regex SpreadByLane();

    private sealed class ExplainedContract : StoreContract
    {
        private string _connection = "";

        public string Log => Path.Combine(new NpgsqlConnectionStringBuilder(_connection).Host!, "server.log");

        protected override async Task<IStore> OpenAsync()
        {
            var database = await PrivatePostgres.NewDatabaseAsync();
            await Stores.MigrateAsync(database, default);
            _connection = new NpgsqlConnectionStringBuilder(database) { Options = Explained }.ConnectionString;
            return await Stores.OpenAsync(_connection, StoreOptions.Default with { NodeClock = true }, default);
        }
    }
}
