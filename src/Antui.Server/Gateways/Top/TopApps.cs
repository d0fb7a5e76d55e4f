using System.Security.Cryptography;
using System.Text;
using Antui.Connectors.Hosted;
using Antui.Core;
using Antui.Engine.Shops;

namespace Antui.Server.Gateways.Top;

/// <summary>A session that was found: which shop it opens, for which app.</summary>
public sealed record TopGrant(Shop Shop, HostedSettings Settings, HostedApp App);

/// <summary>
/// Who may speak at the gateway. Read from the shops' configuration and kept for a moment, because a shop may be
/// changed here or by another node at any time.
/// </summary>
public sealed class TopApps(ShopBook shops)
{
    private const long KeepMs = 1_000;
    private readonly Lock _gate = new();
    private Index _index = new([], []);
    private long _builtAt = long.MinValue;

    /// <summary>
    /// The app's secrets; usually one, also when several shops gave it a session. Empty: no such app.
    /// </summary>
    public IReadOnlyList<string> Secrets(string appKey) => Current().Secrets.GetValueOrDefault(appKey) ?? [];

    /// <returns>Null: the token is nobody's, or another app's.</returns>
    public TopGrant? Grant(string appKey, string session)
    {
        var digest = Digest(session);
        if (!Current().Sessions.TryGetValue(digest, out var grants)) return null;
        foreach (var known in grants)
        {
            // The configuration may have been replaced since the index was built.
            if (shops.Find(known.Shop.Config.Id) is not { } shop
                || shop.Port<HostedConnector>() is not { } hosted) continue;
            foreach (var app in hosted.Settings.Apps)
            {
                if (app.AppKey == appKey && Same(app.Session, session)) return new TopGrant(shop, hosted.Settings, app);
            }
        }
        return null;
    }

    /// <summary>The shops an app has a living session for.</summary>
    public IReadOnlyList<TopGrant> ShopsOf(string appKey, Instant now)
    {
        var found = new List<TopGrant>();
        foreach (var grants in Current().Sessions.Values)
        {
            foreach (var grant in grants)
            {
                if (grant.App.AppKey == appKey && !Ended(grant.App, now)) found.Add(grant);
            }
        }
        return found;
    }

    public static bool Ended(HostedApp app, Instant now) => app.SessionEnds is { } ends && Instant.From(ends) <= now;

    /// <summary>Compared in the same time wherever they differ.</summary>
    public static bool Same(string known, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(known), Encoding.UTF8.GetBytes(given));

    private Index Current()
    {
        var now = Environment.TickCount64;
        lock (_gate)
        {
            if (now - _builtAt < KeepMs && _builtAt != long.MinValue) return _index;
            _index = Build();
            _builtAt = now;
            return _index;
        }
    }

    /// <summary>For whoever changed a shop and calls at once.</summary>
    public void Forget()
    {
        lock (_gate) _builtAt = long.MinValue;
    }

    private Index Build()
    {
        var secrets = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var sessions = new Dictionary<string, List<TopGrant>>(StringComparer.Ordinal);
        foreach (var shop in shops.All)
        {
            if (shop.Port<HostedConnector>() is not { Settings: var settings }) continue;
            foreach (var app in settings.Apps)
            {
                if (!secrets.TryGetValue(app.AppKey, out var known)) secrets[app.AppKey] = known = [];
                if (!known.Contains(app.AppSecret)) known.Add(app.AppSecret);
                var digest = Digest(app.Session);
                if (!sessions.TryGetValue(digest, out var grants)) sessions[digest] = grants = [];
                grants.Add(new TopGrant(shop, settings, app));
            }
        }
        return new Index(secrets, sessions);
    }

    /// <summary>Looking up a digest tells nothing about how far a guessed token was right.</summary>
    private static string Digest(string session) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(session)));

    private sealed record Index(Dictionary<string, List<string>> Secrets, Dictionary<string, List<TopGrant>> Sessions);
}
