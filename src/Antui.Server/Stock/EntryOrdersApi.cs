using System.ComponentModel;
using Antui.Core;
using Antui.Core.Stock;
using Antui.Engine;
using Antui.Server.Http;

namespace Antui.Server.Stock;

/// <summary>Goods that an ERP of others announced to the desk: see them, and count them in.</summary>
public static class EntryOrdersApi
{
    private const int MostLines = 1_000, MostPieces = 1_000_000;

    public static void MapEntryOrders(this IEndpointRouteBuilder api)
    {
        api.MapGet("/entry-orders", ListAsync).WithTags("Stock").Needs(Scopes.Read)
            .Answers<EntryOrderPage>("Goods announced by ERPs that we serve as warehouse, newest first.");
        api.MapPost("/entry-orders/{shop}/{code}/receive", ReceiveAsync).WithTags("Stock").Needs(Scopes.Evidence)
            .Answers<EntryReceiptResult>(
                "Counts goods in: all of it or nothing. The stock has them at once, the ERP is told until it knows. "
                + "409 OVER_RECEIVED when more came than was announced.")
            .Produces<ProblemBody>(404, Problems.ContentType).Produces<ProblemBody>(409, Problems.ContentType)
            .Produces<ProblemBody>(422, Problems.ContentType);
    }

    private static async Task<IResult> ListAsync(
        [Description("Of one shop.")] string? shop,
        [Description("open, done or cancelled; all when absent.")] string? state,
        string? cursor, [Description("1 to 200; 50 when absent.")] string? limit, RefundEngine engine,
        CancellationToken stop)
    {
        var read = new QueryReader();
        var most = read.Limit(limit);
        var wanted = read.Word<EntryState>("state", state);
        if (read.Errors.Count > 0) return Problems.BadQuery(read.Errors);
        return await Requests.PageAsync(async () =>
        {
            var page = await engine.Entries.ListAsync(
                QueryReader.Blank(shop), wanted, QueryReader.Blank(cursor), most, stop);
            return new EntryOrderPage([.. page.Rows.Select(Of)], page.Next);
        });
    }

    private static async Task<IResult> ReceiveAsync(
        string shop, string code, EntryReceiptRequest request, HttpContext http, RefundEngine engine,
        CancellationToken stop)
    {
        var check = new BodyCheck();
        check.Number("$.receiptNo", request.ReceiptNo);
        check.Text("$.note", request.Note);
        check.That(request.Lines.Length <= MostLines, "$.lines", $"At most {MostLines} lines.");
        for (var i = 0; i < request.Lines.Length; i++)
        {
            var (good, defective) = (request.Lines[i].Good, request.Lines[i].Defective);
            check.That(good is >= 0 and <= MostPieces, $"$.lines[{i}].good", $"0 to {MostPieces} pieces.");
            check.That(defective is >= 0 and <= MostPieces, $"$.lines[{i}].defective", $"0 to {MostPieces} pieces.");
        }
        if (check.Errors.Count > 0) return Problems.Invalid(check.Errors);
        var receipt = new EntryReceipt(
            request.ReceiptNo, [.. request.Lines], request.IsLast, engine.Now(), Requests.Author(http),
            request.Note.Trim());
        var accepted = await engine.Entries.ReceiveAsync(shop, code, receipt, stop);
        if (accepted is Accepted.Refused { Why: Refusal.EntryUnknown unknown }) return Problems.NotFound(unknown.Text);
        if (accepted is Accepted.Refused no) return Problems.Refused(no.Why);
        var entry = Of((await engine.Entries.FindAsync(shop, code, stop))!);
        return Results.Ok(new EntryReceiptResult(accepted is Accepted.Duplicate ? "duplicate" : "applied", entry));
    }

    private static EntryOrderItem Of(EntryOrder e) => new(
        e.Shop, e.Code, e.Type, e.State,
        [.. e.Lines.Select(l => new EntryLineItem(
            l.LineNo, l.Sku, l.Name, l.Planned, e.Good(l.LineNo), e.Defective(l.LineNo)))],
        [.. e.Receipts.Select(r => new EntryReceiptItem(
            r.No, r.At, r.Author, r.Note, r.IsLast, r.Told.IsDone, r.Told.Attempt, r.Answer))],
        e.Parcel?.Carrier ?? "", e.Parcel?.Number ?? "", e.ExpectedAt, e.CreatedAt);
}
