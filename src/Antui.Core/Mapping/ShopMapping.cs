using Antui.Core.Orders;

namespace Antui.Core.Mapping;

/// <summary>
/// How a shop's platform and our side call the same things: goods, carriers, reasons, statuses. A table without lines
/// is not in use, and codes pass as they are; a table with lines must know every code. A status is mapped only when the
/// connector does not know it: what the platform certainly said is not ours to rename.
/// </summary>
public sealed record ShopMapping(
    int Version, string Author, Instant At, ImmutableArray<MappingRow> Goods, ImmutableArray<MappingRow> Carriers,
    ImmutableArray<MappingRow> Reasons, ImmutableArray<MappingRow> Statuses)
{
    public const int MostRows = 20_000, MostLength = 200;

    public static readonly ShopMapping None = new(0, "", default, [], [], [], []);

    /// <summary>Nothing is mapped: every record stays the object it was.</summary>
    public bool IsEmpty => Goods.IsEmpty && Carriers.IsEmpty && Reasons.IsEmpty && Statuses.IsEmpty;

    public ImmutableArray<MappingRow> Table(MappingTable table) => table switch
    {
        MappingTable.Goods => Goods,
        MappingTable.Carriers => Carriers,
        MappingTable.Reasons => Reasons,
        _ => Statuses,
    };

    public ShopMapping With(MappingTable table, ImmutableArray<MappingRow> rows) => table switch
    {
        MappingTable.Goods => this with { Goods = rows },
        MappingTable.Carriers => this with { Carriers = rows },
        MappingTable.Reasons => this with { Reasons = rows },
        _ => this with { Statuses = rows },
    };

    /// <summary>Everything that is wrong with the tables, each with its place and what to do.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        foreach (var table in Enum.GetValues<MappingTable>())
        {
            var name = table.ToString().ToLowerInvariant();
            var (rows, seen) = (Table(table), new HashSet<string>(StringComparer.Ordinal));
            if (rows.Length > MostRows) faults.Add(
                $"{name}: at most {MostRows} lines; use a star for whole families of codes.");
            for (var i = 0; i < rows.Length && faults.Count < 100; i++)
            {
                if (Fault(table, rows[i], seen) is { } fault) faults.Add($"{name}[{i}].{fault}");
            }
        }
        return faults;
    }

    public Mapped<OrderSnapshot> Order(OrderSnapshot seen)
    {
        if (Goods.IsEmpty && Statuses.IsEmpty) return new(seen, seen.Status is OrderStatus.Unknown
            ? [Status(seen.RawStatus)] : []);
        var problems = ImmutableArray.CreateBuilder<Refusal.Unmapped>();
        var lines = seen.Lines;
        if (!Goods.IsEmpty)
        {
            lines = [.. lines.Select(l => l with
            {
                Sku = Code(MappingTable.Goods, l.Sku, problems, l.Sku == "" ? $"'{l.Title}' has no goods code"
                    : $"SKU {l.Sku}"),
            })];
        }
        var status = seen.Status;
        if (status is OrderStatus.Unknown) status = StatusOf<OrderStatus>(seen.RawStatus, problems);
        return new(seen with { Lines = lines, Status = status }, Once(problems));
    }

    public Mapped<Claim> Refund(Claim seen)
    {
        var problems = ImmutableArray.CreateBuilder<Refusal.Unmapped>();
        var reason = Reasons.IsEmpty || seen.Reason == ""
            ? seen.Reason : Code(MappingTable.Reasons, seen.Reason, problems, FreeText.InShort(seen.Reason));
        var tracking = Carriers.IsEmpty || seen.Tracking is not { Carrier: not "" } t
            ? seen.Tracking : t with { Carrier = Code(MappingTable.Carriers, t.Carrier, problems, t.Carrier) };
        var status = seen.Status;
        if (status is ClaimStatus.Unknown) status = StatusOf<ClaimStatus>(seen.RawStatus, problems);
        return new(seen with { Reason = reason, Tracking = tracking, Status = status }, Once(problems));
    }

    /// <summary>One code through one table, as the preview shows it.</summary>
    public string? Find(MappingTable table, string code) => Find(Table(table), code);

    /// <summary>The platform's code for ours, for what is told to it; without a line it goes as it is.</summary>
    public string Back(MappingTable table, string ours)
    {
        string? family = null;
        foreach (var row in Table(table))
        {
            if (row.BackFrom(ours) is not { } theirs) continue;
            if (!row.IsPrefix) return theirs;
            family ??= theirs;
        }
        return family ?? ours;
    }

    /// <summary>The whole code first, then the family with the longest name.</summary>
    private static string? Find(ImmutableArray<MappingRow> rows, string code)
    {
        MappingRow? family = null;
        foreach (var row in rows)
        {
            if (!row.Takes(code)) continue;
            if (!row.IsPrefix) return row.Of(code);
            if (family is null || row.From.Length > family.From.Length) family = row;
        }
        return family?.Of(code);
    }

    /// <param name="text">How the code is named to whoever has to map it.</param>
    private string Code(
        MappingTable table, string code, ImmutableArray<Refusal.Unmapped>.Builder problems, string text)
    {
        if (Find(table, code) is { } mapped) return mapped;
        problems.Add(new Refusal.Unmapped(table, text));
        return code;
    }

    private T StatusOf<T>(string raw, ImmutableArray<Refusal.Unmapped>.Builder problems) where T : struct, Enum
    {
        if (Find(Statuses, raw) is { } word && StatusWords.Parse<T>(word) is { } known) return known;
        problems.Add(Status(raw));
        return default;
    }

    private static Refusal.Unmapped Status(string raw) => new(MappingTable.Statuses, raw == "" ? "(empty)" : raw);

    private static ImmutableArray<Refusal.Unmapped> Once(ImmutableArray<Refusal.Unmapped>.Builder problems) =>
        problems.Count < 2 ? problems.ToImmutable() : [.. problems.Distinct()];

    private static string? Fault(MappingTable table, MappingRow row, HashSet<string> seen)
    {
        if (row.From == "" || row.From.Length > MostLength) return $"from: 1 to {MostLength} characters.";
        if (row.To == "" || row.To.Length > MostLength) return $"to: 1 to {MostLength} characters.";
        if (row.Note.Length > MostLength) return $"note: at most {MostLength} characters.";
        if (row.To.EndsWith('*')
            && !row.IsPrefix) return "to: a star needs a star in `from`, whose rest it stands for.";
        if (!seen.Add(row.From)) return $"from: '{row.From}' stands twice; keep one.";
        return table is MappingTable.Statuses && !StatusWords.Knows(row.To)
            ? $"to: '{row.To}' is none of {string.Join(", ", StatusWords.All)}." : null;
    }
}
