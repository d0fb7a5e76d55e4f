using Antui.Core;
using Antui.Core.Ledger;
using Antui.Server.Texts;

namespace Antui.Server.Ledger;

public sealed record BookItem(
    Instant At, string Shop, string OrderNo, string Ref, BookAccount Account, Both AccountText, long DebitFen,
    long CreditFen,
    string Currency, string Text);

public sealed record BookPage(IReadOnlyList<BookItem> Items, string? Next);

public sealed record BalanceItem(BookAccount Account, Both AccountText, string Currency, long DebitFen, long CreditFen);

/// <param name="Balanced">Debits and credits are the same in every currency.</param>
public sealed record BalanceView(IReadOnlyList<BalanceItem> Items, bool Balanced);
