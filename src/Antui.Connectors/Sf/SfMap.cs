using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Connectors.Sf;

/// <summary>Pure: SF's operation codes and ours.</summary>
public static class SfMap
{
    private static readonly Dictionary<string, ParcelState> Codes = new(StringComparer.Ordinal)
    {
        ["50"] = ParcelState.Collected,
        ["54"] = ParcelState.Collected,
        ["30"] = ParcelState.Moving,
        ["31"] = ParcelState.Moving,
        ["36"] = ParcelState.Moving,
        ["105"] = ParcelState.Moving,
        ["106"] = ParcelState.Moving,
        ["310"] = ParcelState.Moving,
        ["44"] = ParcelState.Delivering,
        ["204"] = ParcelState.Delivering,
        ["33"] = ParcelState.Trouble,
        ["70"] = ParcelState.Trouble,
        ["80"] = ParcelState.SignedFor,
        ["8000"] = ParcelState.SignedFor,
        ["99"] = ParcelState.Moving,
        ["631"] = ParcelState.Moving,
        ["648"] = ParcelState.Moving,
    };

    /// <summary>
    /// The last step, seen with those before it: signed for after it turned back, the sender has it. Turned back
    /// is what the text says, because one code stands for returning and for sending on to another address.
    /// </summary>
    public static ParcelTrace? Trace(
        Tracking parcel, IEnumerable<SfStep> steps, IReadOnlyDictionary<string, ParcelState> own, Instant now)
    {
        var known = steps.Where(s => s is not null)
            .Select(s => (Step: s, State: StateOf(s, own), At: ChinaTime.Parse(s.AcceptTime)))
            .OrderBy(s => s.At?.Ms ?? 0).ToImmutableArray();
        if (known.IsEmpty) return null;
        var last = known[^1];
        var turned = known.Any(s => s.State is ParcelState.Returning or ParcelState.Refused);
        var state = last.State switch
        {
            ParcelState.SignedFor when turned => ParcelState.Returned,
            ParcelState.Moving or ParcelState.Delivering or ParcelState.Collected when turned => ParcelState.Returning,
            var other => other,
        };
        return new ParcelTrace(parcel, state, last.Step.OpCode ?? "", last.At ?? now, last.Step.Remark ?? "");
    }

    private static ParcelState StateOf(SfStep step, IReadOnlyDictionary<string, ParcelState> own)
    {
        var code = step.OpCode ?? "";
        if (own.TryGetValue(code, out var set)) return set;
        if (code is "99" or "631" or "648" && step.Remark is { } text
            && (text.Contains("退回", StringComparison.Ordinal) || text.Contains("退件", StringComparison.Ordinal)))
            return ParcelState.Returning;
        return Codes.GetValueOrDefault(code, ParcelState.Unknown);
    }

    public static SfDestination Destination(SfAddress to) =>
        new(to.Province, to.City, to.County, to.Address, to.Contact, to.Phone);
}
