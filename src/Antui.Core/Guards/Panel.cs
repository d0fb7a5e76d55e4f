using Antui.Core.Strategies;

namespace Antui.Core.Guards;

/// <summary>A safety rule that no strategy can switch off. One rule a file; its name is public and stable.</summary>
public abstract class Guard
{
    public abstract string Name { get; }

    /// <summary>
    /// A person may knowingly pass it for one refund (naming it). True only for what the goods side has not proved;
    /// money rules can never be passed.
    /// </summary>
    public virtual bool PersonMayAccept => false;

    public abstract Answer Ask(in Question q);
}

/// <summary>All guards, in the order they are shown: what is asked, people, money, then goods.</summary>
public static class Panel
{
    public static readonly Guard[] All =
    [
        new ClaimIsOpen(), new ClaimIsKnown(), new LinesAreKnown(), new AmountIsPositive(), new CurrencyMatches(),
        new PersonAgrees(), new KindIsAutomatic(), new NoArbitration(), new NotAdvanced(), new NothingUnknown(),
        new WithinOrder(), new WithinLines(), new WithinFreight(), new WithinRefundCap(),
        new ShipmentStopped(), new GoodsReceived(), new GiftsReturned(),
    ];

    public static Guard? Find(string name) => Array.Find(All, g => g.Name == name);
}
