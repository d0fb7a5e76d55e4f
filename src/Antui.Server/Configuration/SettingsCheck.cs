using Antui.Engine;
using Antui.Engine.Shops;
using Antui.Server.Http;

namespace Antui.Server.Configuration;

/// <summary>What is wrong with settings that could be read: every fault, each with its path and what to do.</summary>
public static class SettingsCheck
{
    private const int LeastSecretLength = 20;

    /// <param name="known">Faults of reading: a shop that could not be read whole is not judged a second time.</param>
    public static IEnumerable<string> Faults(AntuiOptions options, IReadOnlyList<string> known) =>
        [.. Node(options), .. Limits(options.Engine), .. options.Gateway.Faults().Select(f => "gateway." + f),
            .. Qimen(options), .. options.Sealing.Faults(), .. Keys(options), .. Shops(options, known)];

    private static IEnumerable<string> Node(AntuiOptions options)
    {
        foreach (var address in options.Listen.Split(',', StringSplitOptions.TrimEntries))
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not "http"
                || uri.AbsolutePath is not "/")
                yield return $"listen: '{address}' is no address like http://127.0.0.1:8080 (TLS: a proxy in front).";
        if (options.Otlp != "" && !(Uri.TryCreate(options.Otlp, UriKind.Absolute, out var otlp)
            && otlp.Scheme is "http" or "https"))
            yield return $"otlp: '{options.Otlp}' is no address like http://127.0.0.1:4317.";
        if (SecretText.Resolve(options.Store) is { Fault: { } fault }) yield return $"store: {fault}";
        else if (StoreOpener.Fault(SecretText.Resolve(options.Store).Text) is { } wrong) yield return $"store: {wrong}";
        if (options.Connections is < 4 or > 1_000)
            yield return "connections: 4 to 1000; of all nodes together, fewer than the database server has.";
        if (options.ConnectionWait < TimeSpan.FromSeconds(1) || options.ConnectionWait > TimeSpan.FromMinutes(5))
            yield return "connectionWait: 1 second to 5 minutes.";
        if (options.Drain < TimeSpan.Zero || options.Drain > TimeSpan.FromMinutes(10))
            yield return "drain: 0 to 10 minutes.";
        if (options.Pace < TimeSpan.FromMilliseconds(10) || options.Pace > TimeSpan.FromMinutes(1))
            yield return "pace: 10 milliseconds to 1 minute.";
        if (options.Reload < TimeSpan.FromSeconds(1)) yield return "reload: at least 1 second.";
    }

    private static IEnumerable<string> Limits(EngineOptions engine)
    {
        if (engine.BatchMost is < 1 or > 10_000) yield return "engine.batchMost: 1 to 10000.";
        if (engine.CachedOrders is < 64 or > 10_000_000) yield return "engine.cachedOrders: 64 to 10000000.";
        if (engine.EffectsPerShop is < 1 or > 10_000) yield return "engine.effectsPerShop: 1 to 10000.";
        if (engine.AgreeBatch is < 1 or > 30) yield return "engine.agreeBatch: 1 to 30.";
        if (engine.ClaimMost is < 1 or > 100_000) yield return "engine.claimMost: 1 to 100000.";
        if (engine.Lease < TimeSpan.FromSeconds(1)) yield return "engine.lease: at least 1 second.";
        if (engine.ParkedRetryMost < engine.ParkedRetry)
            yield return "engine.parkedRetryMost: not below engine.parkedRetry.";
        if (engine.ParkedRetry < TimeSpan.FromSeconds(1)) yield return "engine.parkedRetry: at least 1 second.";
        if (engine.ListsLinger < TimeSpan.Zero || engine.ListsLinger > TimeSpan.FromSeconds(5))
            yield return "engine.listsLinger: 0 to 5 seconds.";
        if (engine.DeliveriesLinger < TimeSpan.Zero || engine.DeliveriesLinger > TimeSpan.FromMinutes(1))
            yield return "engine.deliveriesLinger: 0 to 60 seconds.";
        if (engine.ListsPatience < TimeSpan.FromMilliseconds(10) || engine.ListsPatience > TimeSpan.FromMinutes(1))
            yield return "engine.listsPatience: 10 milliseconds to 1 minute.";
        if (engine.JobsLook < TimeSpan.FromSeconds(1) || engine.JobsLook > TimeSpan.FromHours(1))
            yield return "engine.jobsLook: 1 second to 1 hour.";
        if (engine.BehindMost is < 100 or > 1_000_000) yield return "engine.behindMost: 100 to 1000000.";
        if (engine.ConflictsMost < 1) yield return "engine.conflictsMost: at least 1.";
    }

    /// <summary>Both gateways listen at the same addresses, so their paths must differ, too.</summary>
    private static IEnumerable<string> Qimen(AntuiOptions options)
    {
        var (qimen, top) = (options.Qimen, options.Gateway);
        foreach (var fault in qimen.Faults()) yield return "qimen." + fault;
        foreach (var path in new[] { qimen.Path, qimen.ScenePath }.Where(p => p == top.Path || p == top.TmcPath))
            yield return $"qimen: '{path}' is a path of 'gateway' already; choose another.";
    }

    private static IEnumerable<string> Keys(AntuiOptions options)
    {
        for (var i = 0; i < options.Keys.Length; i++)
        {
            var (key, at) = (options.Keys[i], $"keys[{i}]");
            if (string.IsNullOrWhiteSpace(key.Name))
                yield return $"{at}.name: missing; it stands as author on what is done.";
            if (key.Scopes.IsDefaultOrEmpty)
                yield return $"{at}.scopes: give at least one of {string.Join(", ", Scopes.All)}.";
            foreach (var scope in key.Scopes.IsDefault ? [] : key.Scopes)
                if (!Scopes.All.Contains(scope))
                    yield return $"{at}.scopes: '{scope}' is none of {string.Join(", ", Scopes.All)}.";
            if ((key.Secret == "") == (key.SecretHash == ""))
                yield return $"{at}.secret: give either secret or secretHash.";
            else if (key.SecretHash != "" && (key.SecretHash.Length != 64 || !key.SecretHash.All(char.IsAsciiHexDigit)))
                yield return $"{at}.secretHash: 64 hex digits, the SHA-256 of the token.";
            else if (key.Secret != "" && SecretText.Resolve(key.Secret) is var (text, fault))
            {
                if (fault is not null) yield return $"{at}.secret: {fault}";
                else if (text.Length is < LeastSecretLength or > 200)
                    yield return $"{at}.secret: {LeastSecretLength} to 200 characters.";
            }
        }
    }

    private static IEnumerable<string> Shops(AntuiOptions options, IReadOnlyList<string> known)
    {
        foreach (var twice in options.Shops.GroupBy(s => s.Id).Where(g => g.Key != "" && g.Count() > 1))
            yield return $"shops: the id '{twice.Key}' stands {twice.Count()} times; give each shop its own.";
        for (var i = 0; i < options.Shops.Length; i++)
        {
            var at = $"shops[{i}]";
            foreach (var fault in ShopFaults(ShopDefaults.Complete(options.Shops[i])))
            {
                var line = $"{at}.{fault}";
                var path = line[..(line.IndexOf(':') is var colon and > 0 ? colon : line.Length)];
                if (!known.Any(k => k.StartsWith(path + ":", StringComparison.OrdinalIgnoreCase))) yield return line;
            }
        }
    }

    private static IEnumerable<string> ShopFaults(ShopConfig shop)
    {
        foreach (var fault in shop.Faults(ConnectorCatalogue.OfferOf(shop.Platform))) yield return fault;
        if (ConnectorCatalogue.Faults(shop) is not { } faults)
        {
            if (shop.Platform != "")
                yield return $"platform: '{shop.Platform}' is none of "
                    + $"{string.Join(", ", ConnectorCatalogue.Platforms)}.";
            yield break;
        }
        foreach (var fault in faults) yield return "connection." + fault;
        if (shop.Erp is { } erp)
            foreach (var fault in Of("erp", erp.Kind, ConnectorCatalogue.Faults(erp), ConnectorCatalogue.Erps))
                yield return fault;
        if (shop.Courier is { } courier)
            foreach (var fault in Of(
                "courier", courier.Kind, ConnectorCatalogue.Faults(courier), ConnectorCatalogue.Couriers))
                yield return fault;
    }

    private static IEnumerable<string> Of(string part, string kind, IReadOnlyList<string>? faults, IEnumerable<string> known) =>
        faults?.Select(f => $"{part}.connection.{f}") ?? [$"{part}.kind: '{kind}' is none of {string.Join(", ", known)}."];
}
