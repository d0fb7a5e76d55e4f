using System.ComponentModel;
using System.Globalization;
using Antui.Core;
using Antui.Core.Ledger;
using Antui.Engine;
using Antui.Engine.Projections;
using Antui.Server.Http;
using Antui.Server.Json;
using Antui.Server.Texts;
using CsvHelper;

namespace Antui.Server.Ledger;

/// <summary>The books: double entry of what every sale, refund, freight and compensation moved.</summary>
public static class BooksApi
{
    private const int ExportPage = 1_000;

    public static void MapBooks(this IEndpointRouteBuilder api)
    {
        var books = api.MapGroup("/books").WithTags("Books").Needs(Scopes.Read);
        books.MapGet("", ListAsync).Answers<BookPage>(
            "Lines of the books, newest first; `limit` counts bookings, whose lines are never cut by a page.");
        books.MapGet("/balance", BalanceAsync).Answers<BalanceView>("Sums by account, and whether they balance.");
        books.MapGet("/export", ExportAsync)
            .WithSummary("The same lines as CSV (UTF-8 with a mark for spreadsheets), newest first.")
            .Produces<string>(200, "text/csv").Produces<ProblemBody>(400, Problems.ContentType);
    }

    private static async Task<IResult> ListAsync(
        string? shop, string? from, string? to, string? cursor,
        [Description("1 to 200 bookings; 50 when absent.")] string? limit, RefundEngine engine, CancellationToken stop)
    {
        var read = new QueryReader();
        var (first, last, most) = (read.Time("from", from), read.Time("to", to), read.Limit(limit));
        if (read.Errors.Count > 0) return Problems.BadQuery(read.Errors);
        return await Requests.PageAsync(async () =>
        {
            var page = await engine.Lists.BooksAsync(
                QueryReader.Blank(shop), first, last, QueryReader.Blank(cursor), most, stop);
            return new BookPage([.. page.Rows.Select(Item)], page.Next);
        });
    }

    private static async Task<IResult> BalanceAsync(
        string? shop, string? from, string? to, RefundEngine engine, CancellationToken stop)
    {
        var read = new QueryReader();
        var (first, last) = (read.Time("from", from), read.Time("to", to));
        if (read.Errors.Count > 0) return Problems.BadQuery(read.Errors);
        var sums = await engine.Lists.TrialBalanceAsync(QueryReader.Blank(shop), first, last, stop);
        var balanced = sums.GroupBy(s => s.Currency).All(c => c.Sum(s => s.DebitFen) == c.Sum(s => s.CreditFen));
        return Results.Ok(new BalanceView(
            [.. sums.Select(s =>
                new BalanceItem(s.Account, DeskTexts.Of(s.Account), s.Currency, s.DebitFen, s.CreditFen))],
            balanced));
    }

    private static IResult ExportAsync(string? shop, string? from, string? to, RefundEngine engine, HttpContext http)
    {
        var read = new QueryReader();
        var (first, last) = (read.Time("from", from), read.Time("to", to));
        if (read.Errors.Count > 0) return Problems.BadQuery(read.Errors);
        var stop = http.RequestAborted;
        return Results.Stream(
            body => WriteAsync(body, engine.Lists, QueryReader.Blank(shop), first, last,
                stop), "text/csv", "antui-books.csv");
    }

    /// <summary>Page by page, so that a year of books needs no more room than a day.</summary>
    private static async Task WriteAsync(
        Stream body, Lists lists, string? shop, Instant? from, Instant? to, CancellationToken stop)
    {
        // A number that begins with '=' must stay text in a spreadsheet.
        var options = new CsvWriterOptions { Injection = CsvInjection.Escape, WriteByteOrderMark = true };
        await using var csv = CsvWriter.Create(body, options, leaveOpen: true);
        await csv.WriteRecordAsync(
            ["at", "shop", "orderNo", "ref", "account", "科目", "debit", "credit", "currency", "text"], stop);
        string? cursor = null;
        do
        {
            var page = await lists.BooksAsync(shop, from, to, cursor, ExportPage, stop);
            foreach (var entry in page.Rows) await csv.WriteRecordAsync(Fields(entry), stop);
            await csv.FlushAsync(stop);
            cursor = page.Next;
        }
        while (cursor is not null);
    }

    private static string[] Fields(BookEntry e) =>
    [
        e.At.ToDateTimeOffset().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ",
            CultureInfo.InvariantCulture), e.Shop, e.OrderNo,
        e.Ref, Words.Text(e.Account), DeskTexts.Of(e.Account).Zh, Amount(e.DebitFen, e.Currency), Amount(e.CreditFen,
            e.Currency),
        e.Currency, FreeText.Masked(e.Text),
    ];

    private static string Amount(long fen, string currency) => currency == Money.Yuan
        ? Money.Fen(fen).ToYuanText() : fen.ToString(CultureInfo.InvariantCulture);

    private static BookItem Item(BookEntry e) => new(
        e.At, e.Shop, e.OrderNo, e.Ref, e.Account, DeskTexts.Of(e.Account), e.DebitFen, e.CreditFen, e.Currency,
        e.Text);
}
