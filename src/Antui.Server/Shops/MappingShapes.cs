using System.ComponentModel;
using Antui.Core;
using Antui.Core.Mapping;
using Antui.Server.Texts;

namespace Antui.Server.Shops;

public sealed record MappingLine(string From, string To, string Note = "");

/// <param name="Version">With author and time: of the answer; ignored when sent back, so that an old version can
/// be.</param>
public sealed record MappingView(
    MappingLine[] Goods, MappingLine[] Carriers, MappingLine[] Reasons, MappingLine[] Statuses, int? Version = null,
    string? Author = null, Instant? At = null);

public sealed record MappingHistory(IReadOnlyList<MappingView> Items);

/// <param name="Items">The lines as they would be; left out: as they are.</param>
public sealed record PreviewRequest(MappingTable Table, MappingLine[]? Items = null);

/// <param name="No">The record the code stands in.</param>
public sealed record PreviewItem(
    string No, string Before,
    [property: Description("Null when there is no line for it.")] string? After, Both? Problem);

public sealed record Preview(IReadOnlyList<PreviewItem> Items);
