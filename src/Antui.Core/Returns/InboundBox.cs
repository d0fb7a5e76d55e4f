using System.Text.Json.Serialization;
using Antui.Core.Orders;

namespace Antui.Core.Returns;

/// <summary>How a count of a box relates to what was counted in it before. Names are stored.</summary>
public enum BoxAgain
{
    /// <summary>Nobody said: a box that was counted is not counted again.</summary>
    No,
    /// <summary>A person found more in it.</summary>
    More,
    /// <summary>A person counted all of it once more: this is what it holds.</summary>
    Corrected,
}

/// <summary>What became of pieces that were given to a return. Names are stored.</summary>
public enum AllotmentState
{
    /// <summary>Given in the box; the return does not know yet, or its answer was lost.</summary>
    Pending,
    Taken,
    /// <summary>The return refused them with a code: they belong to nobody again.</summary>
    Refused,
}

/// <summary>Pieces of a box that belong to a line of an order.</summary>
public readonly record struct BoxLine(string LineNo, string Sku, int Quantity, Grade Grade)
{
    public BoxGoods Goods => new(Sku, Grade, Quantity);
}

/// <summary>What of a box belongs to one return, or to a refund whose goods an ERP keeps.</summary>
/// <param name="ReturnNo">Empty when the goods are booked as evidence for the refund.</param>
/// <param name="Why">The return cannot take them, which is known before the box was looked at; the pieces are in the
/// box all the same.</param>
public sealed record BoxPart(
    OrderKey Order, string ReturnNo, string RefundNo, ImmutableArray<BoxLine> Lines,
    Refusal? Why = null);

/// <summary>Somebody looked into a box.</summary>
/// <param name="StepId">Its own id: a repeat changes nothing.</param>
/// <param name="Part">Which parcel of the consignment it was; 0 when the label does not say.</param>
/// <param name="Loose">Goods that fit no order.</param>
public sealed record BoxCount(
    string StepId, int Part, BoxAgain Again, ImmutableArray<BoxPart> Parts, string Author, Instant At,
    InspectionDetails? Details = null, ImmutableArray<BoxGoods> Loose = default);

/// <param name="Replaced">A corrected count came after it, or nothing of it was booked.</param>
public sealed record BoxCounted(
    string StepId, int Part, BoxAgain Again, ImmutableArray<BoxGoods> Goods, string Author, Instant At,
    bool Replaced = false);

/// <param name="Claimed">A person said where the pieces belong, whatever stands on the label.</param>
/// <param name="Why">Of one that was refused just now: only its code and sentence are kept.</param>
/// <param name="Told">How far the word to the return is.</param>
public sealed record BoxAllotment(
    string StepId, OrderKey Order, string ReturnNo, string RefundNo, ImmutableArray<BoxLine> Lines,
    AllotmentState State, string Author, Instant At, string Code = "", string Text = "",
    InspectionDetails? Details = null, bool Claimed = false, [property: JsonIgnore] Refusal? Why = null,
    Course Told = default)
{
    /// <summary>Names the word to the return; a repeat of it changes nothing there.</summary>
    [JsonIgnore]
    public string Key => $"{StepId}:{Order}:{ReturnNo}:{RefundNo}";

    public bool Holds => State is not AllotmentState.Refused;

    public bool IsOf(string stepId, BoxPart part) =>
        StepId == stepId && Order == part.Order && ReturnNo == part.ReturnNo && RefundNo == part.RefundNo;

    public bool Is(BoxAllotment other) => StepId == other.StepId && Order == other.Order && ReturnNo == other.ReturnNo
        && RefundNo == other.RefundNo && State == other.State;
}

/// <summary>Pieces that belong to no refund, and what a person said they are.</summary>
public sealed record BoxDismissal(BoxGoods Goods, string Reason, string Author, Instant At, string StepId);

/// <summary>
/// A box that came in, one a warehouse and number. What was in it is counted once, over all shops, orders, scans and
/// steps, and every piece goes to one return at most. Pure: the engine stores it and brings its pieces to the returns.
/// </summary>
/// <param name="Number">As it was written first.</param>
/// <param name="About">Of goods that a receipt names: the order and refund it was told for.</param>
public sealed record InboundBox(
    string Key, string Warehouse, string Number, Instant OpenedAt, ImmutableArray<BoxCounted> Counts,
    ImmutableArray<BoxAllotment> Allotments, ImmutableArray<BoxDismissal> Dismissals, OrderKey? About = null,
    string AboutRefundNo = "")
{
    public static InboundBox Opened(string key, string warehouse, string number, Instant at) =>
        new(key, warehouse, number, at, [], [], []);

    /// <summary>Pieces that belong to nobody yet; what is missing was never there.</summary>
    public IEnumerable<BoxGoods> Rest() =>
        from goods in Counted()
        where goods.Grade is not Grade.Missing
        let left = goods.Quantity - Given(goods.Sku, goods.Grade)
        where left > 0
        select goods with { Quantity = left };

    public bool IsCounted(int part) => Counts.Any(c => !c.Replaced && (part == 0 || c.Part == 0 || c.Part == part));

    public bool HasPending => Allotments.Any(a => a.State is AllotmentState.Pending);

    /// <summary>
    /// Takes a count. Pieces of a box that was counted before are given only as far as some of them are still nobody's:
    /// a part that wants more is refused as a whole.
    /// </summary>
    /// <param name="elsewhere">Another box of the same number was counted.</param>
    /// <returns>What it comes to, null for nothing new; refused as a whole: nothing is written.</returns>
    public (BoxEvent.Given? Given, Refusal? Wrong) Count(BoxCount count, bool elsewhere)
    {
        var loose = count.Loose.IsDefault ? [] : count.Loose;
        if (loose.IsEmpty && count.Parts.All(p => p.Why is not null)) return (null, null);
        ImmutableArray<BoxPart> fresh =
            [.. count.Parts.Where(p => !Allotments.Any(a => a.Holds && a.IsOf(count.StepId, p)))];
        var known = Counts.Any(c => c.StepId == count.StepId && !c.Replaced);
        if (fresh.IsEmpty && (known || loose.IsEmpty)) return (null, null);
        ImmutableArray<BoxGoods> goods = [.. fresh.SelectMany(p => p.Lines).Select(l => l.Goods), .. loose];
        if (!known && count.Again is BoxAgain.Corrected)
            return Correct(count, [.. count.Parts.SelectMany(p => p.Lines).Select(l => l.Goods), .. loose]);
        var isNew = !known && (count.Again is BoxAgain.More || (!elsewhere && !IsCounted(count.Part)));
        return (GivenTo(count, isNew ? Written(count, goods) : null, isRecount: false, fresh), null);
    }

    /// <summary>A person says to whom pieces belong that are nobody's, whatever the label says.</summary>
    public (BoxEvent.Given? Given, Refusal? Wrong) Claim(string stepId, BoxPart part, string author, Instant at)
    {
        if (Allotments.Any(a => a.Holds && a.IsOf(stepId, part))) return (null, null);
        var count = new BoxCount(stepId, 0, BoxAgain.No, [part], author, at);
        var given = Give(count, part, claimed: true);
        return given.Why is { } wrong ? (null, wrong) : (new BoxEvent.Given(null, false, [given]), null);
    }

    /// <summary>A person says that pieces belong to no refund.</summary>
    public (BoxEvent.Dismissed? Dismissed, Refusal? Wrong) Dismiss(
        string stepId, BoxGoods goods, string reason, string author, Instant at)
    {
        if (Dismissals.Any(d => d.StepId == stepId)) return (null, null);
        return Left(goods.Sku, goods.Grade) < goods.Quantity
            ? (null, new Refusal.BoxCounted(goods.Sku))
            : (new BoxEvent.Dismissed(new BoxDismissal(goods, reason, author, at, stepId)), null);
    }

    /// <summary>
    /// With pieces that were given. A part that was refused may be tried again with the same step: the earlier answer is
    /// no fact.
    /// </summary>
    public InboundBox With(BoxEvent.Given given) => this with
    {
        Counts =
        [
            .. given.IsRecount ? Counts.Select(c => c with { Replaced = true }) : Counts,
            .. given.Count is { } count ? [count] : ImmutableArray<BoxCounted>.Empty,
        ],
        Allotments =
        [
            .. Allotments.Where(a => a.Holds || !given.Allotments.Any(g => g.Key == a.Key)), .. given.Allotments,
        ],
    };

    /// <summary>
    /// What a return answered. A count of which nothing was booked is none: its sender heard why. Pieces that cannot be
    /// the order's own are in the box all the same, and belong to nobody until somebody knows better.
    /// </summary>
    /// <param name="code">Why it does not take them; empty when it does.</param>
    public InboundBox Settle(BoxAllotment given, string code, string text)
    {
        if (!Allotments.Any(a => a.Is(given))) return this;
        var settled = given with
        {
            State = code == "" ? AllotmentState.Taken : AllotmentState.Refused,
            Code = code,
            Text = text,
        };
        var box = this with { Allotments = [.. Allotments.Select(a => a.Is(given) ? settled : a)] };
        var isNothing = code != "" && code != Refusal.NotShipped.Named && !given.Claimed
            && !box.Allotments.Any(a => a.StepId == given.StepId && a.Holds)
            && !box.Counts.Any(c => c.StepId == given.StepId && c.Again is BoxAgain.Corrected);
        return !isNothing ? box : box with
        {
            Counts = [.. box.Counts.Select(c => c.StepId == given.StepId ? c with { Replaced = true } : c)],
        };
    }

    /// <summary>All of the box was counted once more; what is booked of it stays booked.</summary>
    private (BoxEvent.Given? Given, Refusal? Wrong) Correct(BoxCount count, ImmutableArray<BoxGoods> goods)
    {
        var written = Written(count, goods);
        var box = With(new BoxEvent.Given(written, true, []));
        foreach (var booked in Allotments.Where(a => a.Holds).SelectMany(a => a.Lines).Select(l => l.Goods)
            .Concat(Dismissals.Select(d => d.Goods)))
        {
            if (box.Left(booked.Sku, booked.Grade) < 0) return (null, new Refusal.BoxBooked(booked.Sku));
        }
        var more = count.Parts.Where(p => p.Why is null).Select(part => part with
        {
            Lines =
            [
                .. part.Lines.GroupBy(l => (l.LineNo, l.Sku, l.Grade)).Select(g => new BoxLine(
                    g.Key.LineNo, g.Key.Sku, g.Sum(l => l.Quantity) - BookedOf(part, g.Key.LineNo, g.Key.Grade),
                    g.Key.Grade)).Where(l => l.Quantity > 0),
            ],
        });
        return (GivenTo(count, written, isRecount: true, [.. more.Where(p => !p.Lines.IsEmpty)]), null);
    }

    /// <summary>Parts get their pieces one after the other: what one has is not there for the next.</summary>
    private BoxEvent.Given GivenTo(
        BoxCount count, BoxCounted? written, bool isRecount, ImmutableArray<BoxPart> parts)
    {
        var given = new BoxEvent.Given(written, isRecount, []);
        foreach (var part in parts)
        {
            given = given with
            {
                Allotments = given.Allotments.Add(With(given).Give(count, part, claimed: false)),
            };
        }
        return given;
    }

    private BoxAllotment Give(BoxCount count, BoxPart part, bool claimed)
    {
        var wanted = part.Lines.GroupBy(l => (l.Sku, l.Grade)).FirstOrDefault(g =>
            Left(g.Key.Sku, g.Key.Grade) < g.Sum(l => l.Quantity));
        var why = part.Why ?? (wanted is null ? null : new Refusal.BoxCounted(wanted.Key.Sku));
        return new BoxAllotment(
            count.StepId, part.Order, part.ReturnNo, part.RefundNo, part.Lines,
            why is null ? AllotmentState.Pending : AllotmentState.Refused, count.Author, count.At,
            why?.Code ?? "", why?.Text ?? "", count.Details, claimed, why);
    }

    private static BoxCounted Written(BoxCount count, ImmutableArray<BoxGoods> goods) =>
        new(count.StepId, count.Part, count.Again, goods, count.Author, count.At);

    private IEnumerable<BoxGoods> Counted() =>
        from goods in Counts.Where(c => !c.Replaced).SelectMany(c => c.Goods)
        group goods.Quantity by (goods.Sku, goods.Grade) into same
        select new BoxGoods(same.Key.Sku, same.Key.Grade, same.Sum());

    private int Left(string sku, Grade grade) =>
        Counted().Where(g => g.Sku == sku && g.Grade == grade).Sum(g => g.Quantity) - Given(sku, grade);

    private int Given(string sku, Grade grade) =>
        Allotments.Where(a => a.Holds).SelectMany(a => a.Lines).Where(l => l.Sku == sku && l.Grade == grade)
            .Sum(l => l.Quantity)
        + Dismissals.Where(d => d.Goods.Sku == sku && d.Goods.Grade == grade).Sum(d => d.Goods.Quantity);

    private int BookedOf(BoxPart part, string lineNo, Grade grade) =>
        Allotments.Where(a => a.Holds && a.IsOf(a.StepId, part))
            .SelectMany(a => a.Lines).Where(l => l.LineNo == lineNo && l.Grade == grade).Sum(l => l.Quantity);
}
