using System.Security.Cryptography;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Connectors.Taobao;
using Antui.Engine.Documents;
using Antui.Engine.Sealing;
using Antui.Server.Configuration;

namespace Antui.Server.Hosting;

/// <summary>What a change of the installation's key came to, in keys of orders.</summary>
public sealed record Rotated(string Fingerprint, int Again, int Gone);

/// <summary>
/// Finds the installation's key, or makes the first one of a new store. The store says which key it was sealed with: a
/// node that does not have that one does not start, and never seals with another.
/// </summary>
public sealed class InstallationKeys(IStore store, AntuiOptions options, TimeProvider clock)
{
    private const string Kind = "sealing", Id = "key";
    private const int Page = 500;

    private readonly DocumentSet<string> _fingerprints = new(
        store, clock, Kind, json => JsonSerializer.Deserialize<string>(json)!, text => JsonSerializer.Serialize(text));

    /// <exception cref="SettingsException">The key is missing or another one; says what to do.</exception>
    public async Task<Seals> OpenAsync(CancellationToken stop)
    {
        if (store.Name is "memory") return await InMemoryAsync(stop);
        var known = await _fingerprints.ReadAsync(Id, stop);
        var key = Read(Place, isNew: known is null);
        if (known is null)
        {
            var saved = await _fingerprints.ChangeAsync(
                Id, first => first?.Value ?? key.Fingerprint, "antui", stop);
            known = ((Saved<string>.Done)saved).Now;
        }
        InstallationKey[] all = [key, .. options.Sealing.OlderKeys.Select(older => Read(older, isNew: false))];
        var active = Array.Find(all, x => x.Fingerprint == known.Value) ?? throw Another(key, known.Value);
        return new Seals(active, all.DistinctBy(x => x.Fingerprint).Where(x => x != active), Seals.Random);
    }

    /// <summary>
    /// From now on the store is sealed with the key that the settings name, and the keys of all orders are wrapped with
    /// it.
    /// </summary>
    /// <param name="isLost">Keys that nobody can unwrap any more are forgotten, with the words they sealed.</param>
    public async Task<Rotated> RotateAsync(bool isLost, CancellationToken stop)
    {
        // Without the key of before this is refused as a start is.
        if (!isLost) await OpenAsync(stop);
        var fresh = Read(Place, isNew: false);
        // The store says it first: what nodes of before still wrap is found by the next run, and read until then.
        await _fingerprints.ChangeAsync(Id, _ => fresh.Fingerprint, "antui", stop);
        var seals = await OpenAsync(stop);
        var (again, gone, after) = (0, 0, (OrderKey?)null);
        while (await store.AllWordsKeysAsync(after, Page, stop) is { Count: > 0 } page)
        {
            foreach (var key in page)
            {
                if (isLost && !seals.Opens(key)) gone += await store.ForgetWordsKeyAsync(key, stop) ? 1 : 0;
                else if (seals.Again(key) is { } bytes)
                    again += await store.WrapAgainAsync(key, bytes, stop) ? 1 : 0;
            }
            after = page[^1].Order;
        }
        foreach (var kept in await store.ListAsync(TokenPlace.Kind, stop)) await AgainAsync(kept, seals, stop);
        return new Rotated(fresh.Fingerprint, again, gone);
    }

    /// <summary>What a connector keeps; a renewal of it meanwhile is newer, and sealed by itself.</summary>
    private async Task AgainAsync(Document kept, Seals seals, CancellationToken stop)
    {
        if (seals.Open(kept.Kind, kept.Id, JsonSerializer.Deserialize<string>(kept.Json)!) is not { } secret) return;
        var json = JsonSerializer.Serialize(seals.Seal(kept.Kind, kept.Id, secret));
        var again = kept with { Version = kept.Version + 1, Author = "antui", Json = json };
        await store.WriteAsync(again, keepHistory: false, stop);
    }

    private string Place => options.Sealing.Key is not "" and var set ? set
        : SecretText.Resolve(options.Store).Text is var spec
            && spec.StartsWith("sqlite:", StringComparison.OrdinalIgnoreCase)
            ? "file:" + Path.ChangeExtension(spec["sqlite:".Length..], ".key")
        : "file:./data/antui.key";

    /// <summary>Nothing survives such a store, and its key neither.</summary>
    private async Task<Seals> InMemoryAsync(CancellationToken stop)
    {
        var saved = await _fingerprints.ChangeAsync(
            "memory", first => first?.Value ?? Convert.ToBase64String(NewKey()), "antui", stop);
        var text = ((Saved<string>.Done)saved).Now.Value;
        return new Seals(new InstallationKey(Convert.FromBase64String(text)), [], Seals.Random);
    }

    private static InstallationKey Read(string reference, bool isNew)
    {
        if (isNew && reference.StartsWith("file:", StringComparison.Ordinal) && !File.Exists(reference[5..]))
            Make(reference[5..]);
        var (key, fault) = SealingOptions.Read(reference);
        return key ?? throw new SettingsException([
            $"sealing.key: {fault} The store was sealed with a key: put it back from where it is kept apart, or copy "
            + "it from another node. What buyers wrote cannot be read without it; if it is lost for good, give a new "
            + "one and run `antui sealing rotate --lost`.",
        ]);
    }

    /// <summary>On the disk before anything is sealed with it, and its owner's alone.</summary>
    private static void Make(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is { } folder) Directory.CreateDirectory(folder);
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using var file = new FileStream(full, how);
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(NewKey()) + "\n"));
            file.Flush(flushToDisk: true);
        }
        catch (IOException) when (File.Exists(full))
        {
            // Another node was faster, and its key is read.
        }
    }

    private static byte[] NewKey() => RandomNumberGenerator.GetBytes(InstallationKey.Length);

    private SettingsException Another(InstallationKey key, string known) => new([
        $"sealing.key: the key of {Place} has the fingerprint {key.Fingerprint}, and this store was sealed with "
        + $"{known}. Give that one; to change keys, give the new one as sealing.key, the old one among "
        + "sealing.olderKeys, and run `antui sealing rotate`.",
    ]);
}
