namespace Antui.Core.Ports;

/// <summary>Seals what a connector keeps in the store and nobody else may read there, with the installation's
/// key.</summary>
public interface ISealSecrets
{
    /// <param name="kind">With <paramref name="id"/> the document that it is for: it opens in no other.</param>
    string Seal(string kind, string id, byte[] secret);

    /// <summary>Null when it is none of ours: written before there was a key, or sealed with one that is gone.</summary>
    byte[]? Open(string kind, string id, string text);
}
