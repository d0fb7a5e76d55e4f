using System.Text;

namespace Antui.Core;

/// <summary>An order of a shop. Order numbers repeat between shops and platforms, so neither part identifies
/// alone.</summary>
public readonly record struct OrderKey(string Shop, string OrderNo)
{
    /// <summary>How many lanes the orders of an installation are spread over; stored with every row, so it is
    /// fixed.</summary>
    public const int Lanes = 64;

    /// <summary>
    /// The lane of this order: FNV-1a over the UTF-8 of shop, newline, number. It is the first key column of every
    /// table that grows, so it must never change.
    /// </summary>
    public int Lane
    {
        get
        {
            Span<byte> bytes = stackalloc byte[256];
            var hash = 2166136261u;
            hash = Mix(hash, Shop, bytes);
            hash = (hash ^ (byte)'\n') * 16777619u;
            hash = Mix(hash, OrderNo, bytes);
            return (int)(hash % Lanes);
        }
    }

    public override string ToString() => $"{Shop}/{OrderNo}";

    private static uint Mix(uint hash, string text, Span<byte> buffer)
    {
        var bytes = text.Length * 3 <= buffer.Length
            ? buffer[..Encoding.UTF8.GetBytes(text, buffer)]
            : Encoding.UTF8.GetBytes(text);
        foreach (var b in bytes) hash = (hash ^ b) * 16777619u;
        return hash;
    }
}
