using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Antui.Connectors.Taobao;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Connectors.Tests.Top;

/// <summary>Renewed tokens: once, durable before they are used, on every node and after a restart.</summary>
public sealed class TaobaoTokenTests
{
    private const string Renew = "taobao.top.auth.token.refresh";

    private static readonly TopCall Call = new("taobao.refund.get");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_expired_token_is_renewed_once_by_all_nodes_and_a_restart_uses_the_new_one(int nodes)
    {
        await using var platform = await PlatformAsync();
        var store = new Documents();
        var clients = Enumerable.Range(0, nodes).Select(_ => Client(platform, store)).ToList();
        await Task.WhenAll(clients.SelectMany(c => Enumerable.Range(0, 5).Select(_ => c.CallAsync(Call, Stop))));
        // A node that lost the race reads what the other kept.
        foreach (var client in clients) Assert.IsType<TopReply.Ok>(await client.CallAsync(Call, Stop));
        Assert.IsType<TopReply.Ok>(await Client(platform, store).CallAsync(Call, Stop));
        Assert.Single(platform.Methods, m => m == Renew);
        var kept = Assert.Single(store.All.Values).Json;
        Assert.DoesNotContain("new-s7", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("new-r7", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_cannot_be_kept_is_not_used_before_it_is()
    {
        await using var platform = await PlatformAsync();
        var store = new Documents { FailWritesFrom = 2 };
        var client = Client(platform, store);
        Assert.IsType<TopReply.NotExecuted>(await client.CallAsync(Call, Stop));
        Assert.DoesNotContain(platform.Calls, c => c.GetValueOrDefault("session") == "new-s7");
        store.FailWritesFrom = int.MaxValue;
        Assert.IsType<TopReply.Ok>(await client.CallAsync(Call, Stop));
        Assert.Single(platform.Methods, m => m == Renew);
    }

    [Fact]
    public async Task A_node_that_died_between_renewing_and_keeping_is_found_out_and_people_are_told()
    {
        await using var platform = await PlatformAsync();
        var store = new Documents { FailWritesFrom = 2 };
        await Client(platform, store).CallAsync(Call, Stop);
        store.FailWritesFrom = int.MaxValue;
        // The one that renewed is gone; the platform takes an old refresh token once.
        var reply = Assert.IsType<TopReply.NotExecuted>(await Client(platform, store).CallAsync(Call, Stop));
        Assert.Contains("authorise again", reply.Error.Text, StringComparison.Ordinal);

        // The merchant authorised again: another session in the settings begins anew.
        Assert.IsType<TopReply.Ok>(await Client(platform, store, "new-s7").CallAsync(Call, Stop));
    }

    private static Task<TopStandIn> PlatformAsync()
    {
        var renewed = 0;
        return TopStandIn.StartAsync(c => c["method"] != Renew
            ? c["session"] == "new-s7" ? TopStandIn.Ok(c["method"], "") : TopStandIn.Error(27, "invalid-sessionkey")
            : c["refresh_token"] == "r1" && Interlocked.Increment(ref renewed) == 1
                ? TopStandIn.Ok(
                    c["method"], """ "token_result":"{\"access_token\":\"new-s7\",\"refresh_token\":\"new-r7\"}" """)
                : TopStandIn.Error(27, "invalid-refreshtoken"));
    }

    private static TaobaoClient Client(TopStandIn platform, Documents store, string? session = null) => new(
        platform.Settings(s => s with { RefreshToken = "r1", Session = session ?? s.Session }),
        OutboundHttp.Create(), TimeProvider.System, null, new TokenPlace(store, "shop-7", new Sealed()));

    [Fact]
    public async Task What_was_sealed_with_the_apps_secret_is_read_and_sealed_anew()
    {
        await using var platform = await PlatformAsync();
        var (store, settings) = (new Documents(), platform.Settings(s => s with { RefreshToken = "r1" }));
        await store.WriteAsync(Old(settings), false, Stop);
        Assert.IsType<TopReply.Ok>(await Client(platform, store).CallAsync(Call, Stop));
        // The one in the settings was long renewed: only what was kept can be called and renewed with.
        Assert.DoesNotContain(platform.Calls, c => c.GetValueOrDefault("session") == settings.Session);
        Assert.StartsWith("\"sealed:taobao-tokens/shop-7:", store.All.Values.Single().Json, StringComparison.Ordinal);
        Assert.IsType<TopReply.Ok>(await Client(platform, store).CallAsync(Call, Stop));
    }

    /// <summary>As versions before the installation's key wrote it.</summary>
    private static Document Old(TaobaoSettings settings)
    {
        var origin = Convert.ToHexStringLower(SHA256.HashData(
            Encoding.UTF8.GetBytes($"{settings.AppKey}\n{settings.Session}\n{settings.RefreshToken}")));
        var plain = JsonSerializer.SerializeToUtf8Bytes(
            new { Origin = origin, Session = "kept-s7", RefreshToken = "r1", Renewing = false });
        var (box, key) = (new byte[12 + plain.Length + 16], SHA256.HashData(
            Encoding.UTF8.GetBytes("antui:taobao-tokens\n" + settings.AppSecret)));
        using var aes = new AesGcm(key, 16);
        aes.Encrypt(box.AsSpan(0, 12), plain, box.AsSpan(12, plain.Length), box.AsSpan(12 + plain.Length));
        return new Document(
            TokenPlace.Kind, "shop-7", 1, "taobao", default, JsonSerializer.Serialize(Convert.ToBase64String(box)));
    }

    /// <summary>Not readable at a glance is enough here.</summary>
    private sealed class Sealed : ISealSecrets
    {
        public string Seal(string kind, string id, byte[] secret) =>
            $"sealed:{kind}/{id}:{Convert.ToHexString(secret)}";

        public byte[]? Open(string kind, string id, string text) =>
            text.StartsWith($"sealed:{kind}/{id}:", StringComparison.Ordinal)
                ? Convert.FromHexString(text[(text.LastIndexOf(':') + 1)..]) : null;
    }

    /// <summary>Documents and leases of a store, which may stop taking writes.</summary>
    private sealed class Documents : IDocuments
    {
        private readonly ConcurrentDictionary<string, string> _leases = new();
        private int _writes;

        public ConcurrentDictionary<string, Document> All { get; } = new();

        public int FailWritesFrom { get; set; } = int.MaxValue;

        public async Task<IReadOnlyList<Document?>> ReadAllAsync(
            IReadOnlyList<(string Kind, string Id)> documents, CancellationToken stop) =>
            [.. await Task.WhenAll(documents.Select(d => ReadAsync(d.Kind, d.Id, stop)))];

        public Task<Document?> ReadAsync(string kind, string id, CancellationToken stop) =>
            Task.FromResult(All.GetValueOrDefault(kind + id));

        public Task<bool> WriteAsync(Document document, bool keepHistory, CancellationToken stop)
        {
            if (Interlocked.Increment(ref _writes) >= FailWritesFrom) throw new IOException("no space");
            lock (All)
            {
                if ((All.GetValueOrDefault(document.Kind + document.Id)?.Version ?? 0) + 1 != document.Version)
                    return Task.FromResult(false);
                All[document.Kind + document.Id] = document;
                return Task.FromResult(true);
            }
        }

        public Task<bool> TryLeaseAsync(
            string name, string owner, TimeSpan lease, Instant now, CancellationToken stop) =>
            Task.FromResult(_leases.GetOrAdd(name, owner) == owner);

        public Task ReleaseAsync(string name, string owner, CancellationToken stop)
        {
            _leases.TryRemove(new KeyValuePair<string, string>(name, owner));
            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<Document>> ListAsync(string kind, string prefix, CancellationToken stop) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<Document>> HistoryAsync(string kind, string id, CancellationToken stop) =>
            throw new NotSupportedException();
    }
}
