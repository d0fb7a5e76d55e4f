using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Returns;
using Antui.Server.Refunds;

namespace Antui.Server.Returns;

/// <summary>From returns as the engine has them to what the API shows.</summary>
internal static class ReturnViews
{
    public static ReturnItem Item(ReturnRow r) => new(
        r.Shop, r.OrderNo, r.ReturnNo, r.RefundNo, r.State, r.Carrier, r.Tracking, r.Warehouse, r.ExpectedPieces, r.ReceivedPieces,
        r.GoodPieces, r.OtherPieces, r.Skus, r.BuyerRef, r.CreatedAt, r.ModifiedAt);

    public static ReturnCandidate Candidate(ReturnRow r, Order order) => new(
        r.Shop, r.OrderNo, r.ReturnNo, r.RefundNo, r.State, r.Carrier, r.Tracking, r.Warehouse, r.ExpectedPieces, r.ReceivedPieces,
        r.GoodPieces, r.OtherPieces, r.Skus, r.BuyerRef, r.CreatedAt, r.ModifiedAt,
        order.Returns.FirstOrDefault(x => x.ReturnNo == r.ReturnNo) is { } known ? Lines(order, known) : []);

    public static ReturnDetail Detail(ReturnRow r, Order order, ReturnOrder known, IReadOnlyList<JournalEntry> journal) => new(
        r.Shop, r.OrderNo, r.ReturnNo, r.RefundNo, r.State, r.Carrier, r.Tracking, r.Warehouse, r.ExpectedPieces, r.ReceivedPieces,
        r.GoodPieces, r.OtherPieces, r.Skus, r.BuyerRef, r.CreatedAt, r.ModifiedAt, known.Note, known.AddressId, Lines(order, known),
        [.. History(journal, known.ReturnNo, known.RefundNo)], Proposals.Of(order, order.Case(known.RefundNo)),
        [.. Details(known).SelectMany(d => d.Photos.IsDefault ? [] : d.Photos).Distinct()],
        [.. Details(known).SelectMany(d => d.Serials.IsDefault ? [] : d.Serials).Distinct()]);

    public static List<ReturnLine> Lines(Order order, ReturnOrder known)
    {
        int Graded(string line, params ReadOnlySpan<Grade> grades)
        {
            var sum = 0;
            foreach (var found in known.Inspected)
                if (found.LineNo == line && grades.Contains(found.Grade)) sum += found.Quantity;
            return sum;
        }
        return
        [
            .. known.Expected.Select(e => new ReturnLine(
                e.LineNo, order.Line(e.LineNo)?.Sku ?? "", order.Line(e.LineNo)?.Title ?? "", e.Quantity,
                Quantities.Of(known.Received, e.LineNo), Graded(e.LineNo, Grade.Good), Graded(e.LineNo, Grade.Opened),
                Graded(e.LineNo, Grade.Defective, Grade.Unclear), Graded(e.LineNo, Grade.WrongItem), Graded(e.LineNo, Grade.Missing))),
        ];
    }

    /// <summary>Everything that happened to this return, with who did it.</summary>
    private static IEnumerable<ReturnHistoryItem> History(
        IReadOnlyList<JournalEntry> journal, string returnNo, string refundNo)
    {
        foreach (var item in Timelines.Of(journal, refundNo))
        {
            if (item.Data.TryGetProperty("returnNo", out var no) && no.GetString() == returnNo)
                yield return new ReturnHistoryItem(item.At, item.Source, item.Type, item.Text);
        }
    }

    private static ImmutableArray<InspectionDetails> Details(ReturnOrder known) => known.Details.IsDefault ? [] : known.Details;
}
