using System.ComponentModel;

namespace Antui.Server.Stock;

public sealed record WarehouseView(
    string Code, string Name, string Address = "", [property: Description("Takes returns.")] bool Returns = true,
    [property: Description("Of others: it tells us its stock, and our desk sends nothing out of it. Not written.")]
    bool Others = false);

/// <param name="Version">Of the answer, and its ETag; ignored when sent back.</param>
public sealed record WarehouseList(IReadOnlyList<WarehouseView> Items, int? Version = null);
