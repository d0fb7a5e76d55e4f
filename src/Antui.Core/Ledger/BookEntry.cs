namespace Antui.Core.Ledger;

/// <summary>One line of the books.</summary>
public sealed record BookEntry(
    Instant At, string Shop, string OrderNo, string Ref, BookAccount Account, long DebitFen, long CreditFen,
    string Text,
    string Currency = Money.Yuan);

/// <summary>What an account moved in a time.</summary>
public readonly record struct AccountSum(BookAccount Account, string Currency, long DebitFen, long CreditFen);
