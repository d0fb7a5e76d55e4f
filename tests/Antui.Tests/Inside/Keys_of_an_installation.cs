using Antui.Core;
using Antui.Core.Ports;
using Antui.Engine.Sealing;
using Antui.Server.Configuration;
using Antui.Server.Hosting;
using Antui.Storage;

namespace Antui.Tests.Inside;

/// <summary>
/// A store is sealed with one key: it is made once, found again, and no other takes its place unnoticed.
/// </summary>
public sealed class Keys_of_an_installation : IDisposable
{
    private static readonly OrderKey Order = new("s1", "o1");

    private readonly string _folder = Directory.CreateTempSubdirectory("antui-keys-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string File(string name) => Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_is_made_once_beside_the_database_and_a_lost_or_another_one_is_refused()
    {
        var first = await OpenAsync();
        Assert.Equal(first.Fingerprint, (await OpenAsync()).Fingerprint);

        System.IO.File.Move(File("a.key"), File("kept.key"));
        var lost = await Assert.ThrowsAsync<SettingsException>(() => OpenAsync());
        Assert.Contains("put it back", lost.Message, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(File("a.key")), "a new key was made although the store was sealed with one");

        var other = "file:" + Write("b.key", 9);
        var wrong = await Assert.ThrowsAsync<SettingsException>(() => OpenAsync(other));
        Assert.Contains(first.Fingerprint, wrong.Message, StringComparison.Ordinal);
        var text = System.IO.File.ReadAllText(File("b.key")).Trim();
        Assert.DoesNotContain(text, wrong.Message, StringComparison.Ordinal);
        Assert.Equal(first.Fingerprint, (await OpenAsync("file:" + File("kept.key"))).Fingerprint);
    }

    [Fact]
    public async Task What_is_no_key_is_a_fault_of_the_settings_and_is_not_repeated()
    {
        System.IO.File.WriteAllText(File("bad.key"), "c2hvcnQ=");
        var bad = await Assert.ThrowsAsync<SettingsException>(() => OpenAsync("file:" + File("bad.key")));
        Assert.Contains("32 random bytes", bad.Message, StringComparison.Ordinal);
        var said = new SealingOptions { Key = "c2hvcnQ=" };
        var environment = new Dictionary<string, string> { ["ANTUI_SEALING__KEY"] = said.Key };
        var fault = Assert.Throws<SettingsException>(
            () => Settings.Load(null, new Dictionary<string, string?>(), environment));
        Assert.Contains("sealing.key", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(said.Key, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_words_opens_only_what_it_sealed_where_it_was_sealed()
    {
        var seals = TestSeals.Of();
        var key = seals.NewKey(Order);
        var (one, two) = (key.Seal("reason:1", "秘密"), key.Seal("reason:1", "秘密"));
        Assert.StartsWith(WordsKey.Mark, one, StringComparison.Ordinal);
        Assert.NotEqual(one, two);
        Assert.Equal("秘密", WordsKey.Opening(key)("reason:1", one));
        Assert.Equal(FreeText.Erased, WordsKey.Opening(key)("reason:2", one));
        Assert.Equal(FreeText.Erased, WordsKey.Opening(seals.NewKey(Order))("reason:1", one));
        Assert.Equal(FreeText.Erased, WordsKey.Opening(null)("reason:1", one));
        Assert.Equal("as before", WordsKey.Opening(key)("reason:1", "as before"));
        Assert.Equal("enc:v1:typed", WordsKey.Opening(key)("reason:1", key.Seal("reason:1", "enc:v1:typed")));
        var wrapped = seals.Wrap(Order, key);
        Assert.Equal("秘密", WordsKey.Opening(seals.Unwrap(Order, wrapped))("reason:1", one));
        Assert.Throws<SealingException>(() => seals.Unwrap(new OrderKey("s1", "o2"), wrapped));
        Assert.Throws<SealingException>(() => TestSeals.Of(8).Unwrap(Order, wrapped));
    }

    [Fact]
    public async Task It_is_changed_for_another_and_the_one_of_before_is_needed_until_all_is_wrapped_anew()
    {
        var (old, fresh) = ("file:" + Write("old.key", 1), "file:" + Write("new.key", 2));
        var sealedWords = await SealAsync(old);
        // Until somebody rotates, a node that has both goes on with the one the store knows.
        Assert.Equal(TestSeals.KeyOf(1).Fingerprint, (await OpenAsync(fresh, old)).Fingerprint);
        await Assert.ThrowsAsync<SettingsException>(() => RotateAsync(fresh));
        Assert.Equal((1, 0), await RotateAsync(fresh, old));
        Assert.Equal((0, 0), await RotateAsync(fresh, old));
        Assert.Equal("秘密", await ReadAsync(sealedWords, fresh));

        var third = "file:" + Write("third.key", 3);
        Assert.Equal((0, 1), await RotateAsync(third, isLost: true));
        Assert.Equal(FreeText.Erased, await ReadAsync(sealedWords, third));
    }

    private async Task<InstallationKey> OpenAsync(string key = "", params string[] older)
    {
        await using var store = await StoreAsync();
        return (await new InstallationKeys(store, Options(key, older), TimeProvider.System).OpenAsync(Stop)).Active;
    }

    private async Task<string> SealAsync(string key)
    {
        await using var store = await StoreAsync();
        var seals = await new InstallationKeys(store, Options(key, []), TimeProvider.System).OpenAsync(Stop);
        var words = seals.NewKey(Order);
        await store.CommitAsync(new CommitBatch(new Instant(1), [
            new OrderCommit(Order, 1, new Instant(1), "test", "[]"u8.ToArray(), Instant.Never,
                WordsKey: new KeyWrite.Add(seals.Wrap(Order, words))),
        ], [], [], []), Stop);
        return words.Seal("reason:1", "秘密");
    }

    private async Task<string> ReadAsync(string sealedWords, string key)
    {
        await using var store = await StoreAsync();
        var seals = await new InstallationKeys(store, Options(key, []), TimeProvider.System).OpenAsync(Stop);
        var wrapped = (await store.WordsKeysAsync([Order], Stop))[0];
        return WordsKey.Opening(wrapped.IsEmpty ? null : seals.Unwrap(Order, wrapped.Span))("reason:1", sealedWords);
    }

    private async Task<(int Again, int Gone)> RotateAsync(string key, string older = "", bool isLost = false)
    {
        await using var store = await StoreAsync();
        var keys = new InstallationKeys(store, Options(key, older == "" ? [] : [older]), TimeProvider.System);
        var done = await keys.RotateAsync(isLost, Stop);
        return (done.Again, done.Gone);
    }

    private string Write(string name, byte number)
    {
        System.IO.File.WriteAllText(
            File(name), Convert.ToBase64String([.. Enumerable.Repeat(number, InstallationKey.Length)]) + "\n");
        return File(name);
    }

    private AntuiOptions Options(string key, string[] older) => new()
    {
        Store = "sqlite:" + File("a.db"),
        Sealing = new SealingOptions { Key = key, OlderKeys = [.. older] },
    };

    private Task<IStore> StoreAsync() => Stores.OpenAsync("sqlite:" + File("a.db"), StoreOptions.Default, Stop);
}
