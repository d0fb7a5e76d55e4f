using System.IO.Compression;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Core.Stock;
using Antui.Engine;
using Antui.Engine.Lanes;
using Antui.Engine.Sealing;
using Antui.Engine.Shops;
using Antui.Storage;
using Antui.Tests.House;
using Antui.Tests.Shared;
using Npgsql;

namespace Antui.Tests.Stored;

/// <summary>
/// Small stores as they were once left behind, with the key of their installation: they are opened, read and made anew
/// by what the product is today. None of them ever changes; a new one is put beside them.
/// </summary>
public sealed class A_store_of_before : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("antui-before-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("2026-12-01.db", 11)]
    [InlineData("0.1.0.db", 15)]
    [InlineData("0.1.0.sql", 15)]
    public async Task Is_read_whole_and_its_lists_are_made_anew_as_they_were(string name, int orders)
    {
        await using var store = await OpenAsync(name);
        var engine = await StartAsync(store, name);

        var keys = await store.KeysAsync(null, 1_000, Stop);
        Assert.Equal(orders, keys.Count);
        foreach (var journal in await store.LoadAsync(keys, Stop))
        {
            Assert.NotEmpty(journal);
            Assert.Null(Journal.BrokenAt(journal));
        }
        foreach (var key in keys) Assert.NotNull(await engine.ReadAsync(key, Stop));
        Assert.All(await ToldAsync(engine), told => Assert.True(told.Done && told.Number > 0));

        var before = await ShownAsync(engine);
        var remake = engine.Lists.StartRemake("person:li")!;
        await remake.Ended.WaitAsync(Stop);
        Assert.Equal((orders, ""), (remake.Orders, remake.Fault));
        Assert.Equal(before, await ShownAsync(engine));
    }

    [Theory]
    [InlineData("2026-12-01.db")]
    [InlineData("0.1.0.db")]
    [InlineData("0.1.0.sql")]
    public async Task Opens_what_its_buyers_wrote_with_its_own_key_only(string name)
    {
        await using var store = await OpenAsync(name);
        var engine = await StartAsync(store, name);
        Assert.Equal("the cup came broken", await ReasonAsync(engine, "WR1"));
        Assert.Equal(FreeText.Erased, await ReasonAsync(engine, "WR2"));

        var stranger = new Seals(new InstallationKey(new byte[InstallationKey.Length]), [], Seals.Random);
        var other = new RefundEngine(store, engine.Shops, stranger, TimeProvider.System, new EngineOptions());
        await Assert.ThrowsAsync<SealingException>(() => ReasonAsync(other, "WR1"));
    }

    [Fact]
    public async Task Reasons_that_platforms_offer_are_no_words()
    {
        await using var store = await OpenAsync("2026-12-01.db");
        var engine = await StartAsync(store, "2026-12-01.db");
        Assert.Equal("少件/破损", await ReasonAsync(engine, "910000000000000080"));
    }

    /// <summary>What a platform was told of stock: subjects, also where they were documents before.</summary>
    private static async Task<IReadOnlyList<Publication>> ToldAsync(RefundEngine engine)
    {
        var told = await engine.Publications.AllAsync("tmall-global", Stop);
        Assert.NotEmpty(told);
        return told;
    }

    private static async Task<string> ReasonAsync(RefundEngine engine, string refundNo)
    {
        foreach (var shop in engine.Shops.All)
            if (await engine.FindRefundAsync(shop.Config.Id, refundNo, Stop) is { } found)
                return found.Refund.Claim.Reason;
        throw new KeyNotFoundException(refundNo);
    }

    /// <summary>Refunds, what they come to, figures and books.</summary>
    private static async Task<string> ShownAsync(RefundEngine engine)
    {
        var (all, never) = (new RefundFilter(), Instant.Never);
        var refunds = (await engine.Lists.RefundsAsync(all, null, 100, Stop)).Rows
            .Select(r => $"{r.Key} {r.RefundNo} {r.Phase} {r.Code} {r.PaidFen} {r.DeadlineAt}").Order();
        var sums = (await engine.Lists.CountByPhaseAsync(null, Stop)).OrderBy(x => x.Key);
        var figures = await engine.Lists.FiguresAsync(null, default, never, byHour: true, Stop);
        var books = await engine.Lists.TrialBalanceAsync(null, null, null, Stop);
        return string.Join('\n', refunds.Concat(sums.Select(x => $"{x}"))
            .Concat(figures.Select(x => $"{x}").Order()).Concat(books.Select(x => $"{x}").Order()));
    }

    private async Task<IStore> OpenAsync(string name)
    {
        await using var packed = new GZipStream(File.OpenRead(PathOf(name + ".gz")), CompressionMode.Decompress);
        if (name.EndsWith(".sql", StringComparison.Ordinal)) return await RestoreAsync(packed);
        var file = Path.Combine(_folder, name);
        await using (var plain = File.Create(file)) await packed.CopyToAsync(plain, Stop);
        return await Stores.OpenAsync("sqlite:" + file, StoreOptions.Default, Stop);
    }

    private static async Task<IStore> RestoreAsync(Stream dump)
    {
        var database = await PrivatePostgres.NewDatabaseAsync();
        await using (var connection = new NpgsqlConnection(database + ";Pooling=false"))
        {
            await connection.OpenAsync(Stop);
            await using var all = new NpgsqlCommand(await new StreamReader(dump).ReadToEndAsync(Stop), connection);
            await all.ExecuteNonQueryAsync(Stop);
        }
        return await Stores.OpenAsync(database, StoreOptions.Default, Stop);
    }

    /// <summary>Nothing goes on by itself: its shops are not there any more.</summary>
    private static async Task<RefundEngine> StartAsync(IStore store, string name)
    {
        var file = name.EndsWith(".db", StringComparison.Ordinal) ? Path.ChangeExtension(name, ".key") : name + ".key";
        var key = Convert.FromBase64String((await File.ReadAllTextAsync(PathOf(file), Stop)).Trim());
        var seals = new Seals(new InstallationKey(key), [], Seals.Random);
        var connectors = new Server.Configuration.ConnectorCatalogue(
            store, seals, new HttpClient(), TimeProvider.System);
        var shops = new ShopBook(store, connectors.Find, TimeProvider.System);
        await shops.LoadAsync(Stop);
        Assert.NotEmpty(shops.All);
        return new RefundEngine(store, shops, seals, TimeProvider.System, new EngineOptions());
    }

    private static string PathOf(string name) =>
        Path.Combine(Repository.Root, "tests/Antui.Tests/Stored/before", name);
}
