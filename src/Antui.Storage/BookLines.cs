using System.Globalization;
using System.Text;
using Antui.Core;
using Antui.Core.Ledger;

namespace Antui.Storage;

/// <summary>The lines of a booking as one text: they are written, read and balanced together.</summary>
internal static class BookLines
{
    private const char Column = '\t', Line = '\n';

    public static string Write(IReadOnlyList<Posting> postings)
    {
        var text = new StringBuilder(64 * postings.Count);
        foreach (var p in postings)
        {
            text.Append(Names<BookAccount>.Text(p.Account)).Append(Column).Append(p.DebitFen).Append(Column)
                .Append(p.CreditFen).Append(Column).Append(p.Currency).Append(Column)
                .Append(Plain(p.Ref)).Append(Column).Append(Plain(p.Text)).Append(Line);
        }

        return text.ToString();
    }

    public static IEnumerable<BookEntry> Read(Instant at, string shop, string orderNo, string lines)
    {
        foreach (var line in lines.Split(Line, StringSplitOptions.RemoveEmptyEntries))
        {
            var c = line.Split(Column);
            yield return new BookEntry(
                at, shop, orderNo, c[4], Names<BookAccount>.Parse(c[0]), Number(c[1]), Number(c[2]), c[5], c[3]);
        }
    }

    /// <summary>In order of account, so that every store answers alike.</summary>
    public static IReadOnlyList<AccountSum> Sums(IEnumerable<BookEntry> entries) =>
    [
        .. from entry in entries
           group entry by (entry.Account, entry.Currency) into account
           orderby account.Key.Account, account.Key.Currency
           select new AccountSum(
               account.Key.Account, account.Key.Currency, account.Sum(e => e.DebitFen), account.Sum(e => e.CreditFen)),
    ];

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static string Plain(string text) => text.Replace(Column, ' ').Replace(Line, ' ');
}
