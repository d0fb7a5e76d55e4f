using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Antui.Engine.Sealing;

/// <summary>
/// The one secret of an installation, kept apart from its store. Nothing is sealed with it as it is: each use has a key
/// of its own that is derived from it.
/// </summary>
public sealed class InstallationKey
{
    public const int Length = 32;

    private readonly byte[] _bytes;
    private readonly ConcurrentDictionary<string, byte[]> _derived = new();

    public InstallationKey(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length) throw new ArgumentException($"A key has {Length} bytes.", nameof(bytes));
        _bytes = bytes.ToArray();
        Fingerprint = Convert.ToHexStringLower(Derived("fingerprint").AsSpan(0, 16));
    }

    /// <summary>Tells keys apart, and says nothing of them: it stands in the store.</summary>
    public string Fingerprint { get; }

    /// <summary>The same each time: nobody writes into it.</summary>
    internal byte[] Derived(string use) => _derived.GetOrAdd(use, static (name, bytes) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, bytes, Length, info: Encoding.UTF8.GetBytes("antui:" + name)), _bytes);
}
