namespace Antui.Core.Stock;

/// <summary>One line of goods that came in, as the ERP numbers it.</summary>
public readonly record struct EntrySaidLine(string LineNo, string Sku, int Planned, int Good, int Defective);

/// <summary>What the desk received of goods that an ERP announced.</summary>
/// <param name="Key">The same for every retry: the ERP counts it once.</param>
/// <param name="IsLast">Nothing more of the document will come.</param>
public sealed record EntrySaid(
    string Key, string Code, string Type, bool IsLast, Instant At, ImmutableArray<EntrySaidLine> Lines);
