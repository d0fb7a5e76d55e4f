using System.Text;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Refunds;

namespace Antui.Storage;

/// <summary>
/// How enum members are stored: by their name, so that a new member in the middle moves nothing and a person reading
/// the tables understands them. Renaming a member is a migration.
/// </summary>
internal static class Names<T> where T : struct, Enum
{
    private static readonly string[] Texts = [.. Enum.GetValues<T>().Select(x => x.ToString())];
    private static readonly byte[][] Bytes = [.. Texts.Select(Encoding.UTF8.GetBytes)];
    private static readonly Dictionary<string, T> Values = Enum.GetValues<T>().ToDictionary(x => x.ToString());

    public static string Text(T value) => Texts[Convert.ToInt32(value)];

    public static ReadOnlySpan<byte> Utf8(int value) => Bytes[value];

    public static T Parse(string text) => Values.TryGetValue(text, out var value)
        ? value
        : throw new StorageException(
            StorageFault.Schema,
            $"The store holds a {typeof(T).Name} that this program does not know. "
            + "Use the newer program that wrote it.");
}

internal static class Phases
{
    public static string Text(RefundPhase phase) => Names<RefundPhase>.Text(phase);

    public static ReadOnlySpan<byte> Utf8(RefundPhase phase) => Names<RefundPhase>.Utf8((int)phase);

    public static ReadOnlySpan<byte> Utf8(RefundKind kind) => Names<RefundKind>.Utf8((int)kind);

    public static ReadOnlySpan<byte> Utf8(Turn turn) => Names<Turn>.Utf8((int)turn);

    public static ReadOnlySpan<byte> Utf8(OrderStatus status) => Names<OrderStatus>.Utf8((int)status);
}
