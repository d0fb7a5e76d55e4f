using Antui.Core.Orders;
using Antui.Core.Pool;
using Antui.Core.Returns;
using Antui.Core.Stock;

namespace Antui.Core.Effects;

/// <summary>
/// What is asked of the world outside, with exactly the data that takes. It is made of the order right before the call
/// and stored nowhere: what is stored is its <see cref="Instruction"/>. A connector performs those it implements
/// <see cref="IPerform{TEffect}"/> for.
/// </summary>
public abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>The same for every retry: whoever knows keys counts the effect once.</summary>
    public abstract string Key { get; }

    /// <summary>The effect with the port that performs it there; null where nobody does.</summary>
    public abstract Bound? At(IPorts ports);

    /// <summary>An effect that an order or one of its refunds decided on.</summary>
    public abstract record OfOrder(OrderKey Order, Instruction Instruction) : Effect
    {
        public sealed override string Key => Instruction.Key;

        /// <summary>Empty for effects of the order itself.</summary>
        public virtual string RefundNo => "";

        /// <summary>Whose word it needs; that party is up when it answers, and in trouble when it does not.</summary>
        public PartyOfEffect Party => Instruction.Action.Party();

        /// <summary>Why it cannot be sent as it is; null when it can.</summary>
        public virtual Outcome.Refused? Unsendable => null;
    }

    /// <summary>An effect of one refund.</summary>
    /// <param name="Lines">What the request covers, with the quantities.</param>
    public abstract record OfRefund(
        OrderKey Order, Instruction Instruction, Claim Claim, ImmutableArray<LineQuantity> Lines)
        : OfOrder(Order, Instruction)
    {
        public sealed override string RefundNo => Claim.RefundNo;

        /// <summary>What its money rests on, where somebody outside said that the goods are stopped; null where our desk says
        /// it, or no stop is needed.</summary>
        public StopWord? Rests { get; init; }
    }

    /// <summary>The newest word of a goods side outside that goods are stopped.</summary>
    /// <param name="KnownAt">When we heard it. It holds for a while only, as a lease does.</param>
    /// <param name="Question">What is asked there to hear whether it still is so.</param>
    public sealed record StopWord(Instant KnownAt, Stop Question);

    /// <summary>Asks a remote ERP to stop a shipment. Done means: certainly will not leave, for it was read
    /// again.</summary>
    public sealed record Stop(OrderKey Order, Instruction Instruction, Claim Claim, ImmutableArray<LineQuantity> Lines)
        : OfRefund(Order, Instruction, Claim, Lines)
    {
        public override Bound? At(IPorts ports) => Bound.Of(ports, this);
    }

    /// <summary>Agrees that the buyer sends the goods back.</summary>
    /// <param name="Remark">What a person says with it; empty for none.</param>
    public sealed record AgreeReturn(
        OrderKey Order, Instruction Instruction, Claim Claim, ImmutableArray<LineQuantity> Lines, string Remark = "")
        : OfRefund(Order, Instruction, Claim, Lines)
    {
        public override Bound? At(IPorts ports) => Bound.Of(ports, this);
    }

    /// <summary>Agrees to the refund on the platform: money moves.</summary>
    public sealed record AgreeRefund(
        OrderKey Order, Instruction Instruction, Claim Claim, ImmutableArray<LineQuantity> Lines)
        : OfRefund(Order, Instruction, Claim, Lines)
    {
        public override Bound? At(IPorts ports) => Bound.Of(ports, this);
    }

    /// <summary>Refuses the request.</summary>
    /// <param name="Reason">The person's own words.</param>
    public sealed record Refuse(
        OrderKey Order, Instruction Instruction, Claim Claim, ImmutableArray<LineQuantity> Lines, string Reason)
        : OfRefund(Order, Instruction, Claim, Lines)
    {
        public override Bound? At(IPorts ports) => Bound.Of(ports, this);
    }

    /// <summary>Reports "will not ship" to the platform's assistant. Money moves where a strategy waits
    /// there.</summary>
    /// <param name="Remark">What a person says with it; empty for none.</param>
    public sealed record ReportStopped(
        OrderKey Order, Instruction Instruction, Claim Claim, ImmutableArray<LineQuantity> Lines, string Remark = "")
        : OfRefund(Order, Instruction, Claim, Lines)
    {
        public override Bound? At(IPorts ports) => Bound.Of(ports, this);
    }

    /// <summary>Reports "could not be stopped".</summary>
    /// <inheritdoc cref="ReportStopped"/>
    public sealed record ReportNotStopped(
        OrderKey Order, Instruction Instruction, Claim Claim, ImmutableArray<LineQuantity> Lines, string Remark = "")
        : OfRefund(Order, Instruction, Claim, Lines)
    {
        public override Bound? At(IPorts ports) => Bound.Of(ports, this);
    }

    /// <summary>Reports "in the warehouse". Money moves where a strategy waits there.</summary>
    /// <param name="Found">What the warehouse received so far, by line and grade.</param>
    /// <param name="Remark">What a person says with it; empty when no person spoke.</param>
    public sealed record ReportReceived(
        OrderKey Order, Instruction Instruction, Claim Claim, ImmutableArray<LineQuantity> Lines,
        ImmutableArray<Inspected> Found, string Remark = "")
        : OfRefund(Order, Instruction, Claim, Lines)
    {
        public override Bound? At(IPorts ports) => Bound.Of(ports, this);
    }

    /// <summary>Pays the buyer of a hosted shop: money moves. One key pays once, whatever repeats.</summary>
    /// <param name="Paid">What was paid for the order: all its refunds together never exceed it.</param>
    public sealed record PayOut(
        OrderKey Order, Instruction Instruction, Claim Claim, ImmutableArray<LineQuantity> Lines, Money Paid)
        : OfRefund(Order, Instruction, Claim, Lines)
    {
        public override Bound? At(IPorts ports) => Bound.Of(ports, this);
    }

    /// <summary>Tells a remote ERP that goods will come back: makes or updates its after-sale document.</summary>
    public sealed record ExpectReturn(
        OrderKey Order, Instruction Instruction, Claim Claim, ImmutableArray<LineQuantity> Lines)
        : OfRefund(Order, Instruction, Claim, Lines)
    {
        public override Bound? At(IPorts ports) => Bound.Of(ports, this);
    }

    /// <summary>Completes the remote ERP's own document after the money is back.</summary>
    public sealed record CloseDocument(
        OrderKey Order, Instruction Instruction, Claim Claim, ImmutableArray<LineQuantity> Lines)
        : OfRefund(Order, Instruction, Claim, Lines)
    {
        public override Bound? At(IPorts ports) => Bound.Of(ports, this);
    }

    /// <summary>Asks the courier to bring a parcel back (拦截快递). Accepted is not "came back".</summary>
    /// <param name="Parcel">Null when nobody named its number any more.</param>
    public sealed record Recall(
        OrderKey Order, Instruction Instruction, Claim Claim, ImmutableArray<LineQuantity> Lines, Tracking? Parcel)
        : OfRefund(Order, Instruction, Claim, Lines)
    {
        public override Outcome.Refused? Unsendable =>
            Parcel is null ? new Outcome.Refused("NO_WAYBILL", "Nobody named the parcel's number.") : null;

        public override Bound? At(IPorts ports) => Bound.Of(ports, this);
    }

    /// <summary>Tells the platform that goods were shipped.</summary>
    /// <param name="ParcelNo">Our number of the parcel, or of the word that told of it.</param>
    /// <param name="Waybill">Null while nobody named it.</param>
    public sealed record TellShipped(
        OrderKey Order, Instruction Instruction, string ParcelNo, Tracking? Waybill,
        ImmutableArray<LineQuantity> Lines)
        : OfOrder(Order, Instruction)
    {
        public override Bound? At(IPorts ports) => Bound.Of(ports, this);
    }

    /// <summary>Gives an order to a warehouse of others. Sending one twice sends it once: its number is the key
    /// there.</summary>
    public sealed record SendOrder(OrderKey Order, Instruction Instruction, OrderSnapshot Head)
        : OfOrder(Order, Instruction)
    {
        public override Bound? At(IPorts ports) => Bound.Of(ports, this);
    }

    /// <summary>Brings goods of a receipt that fit no line to the box they came in, where the warehouse looks for whose
    /// they are: from one subject to another.</summary>
    /// <param name="ReceiptId">The receipt's own id.</param>
    public sealed record KeepGoods(OrderKey Order, Instruction Instruction, string ReceiptId)
        : OfOrder(Order, Instruction)
    {
        public override Bound? At(IPorts ports) => Bound.Of(ports, this);
    }

    /// <summary>Brings pieces of a box to the return, or the refund, that they were given to.</summary>
    public sealed record GivePieces(InboundBox Box, BoxAllotment Given) : Effect
    {
        public override string Key => Given.Key;

        public override Bound? At(IPorts ports) => Bound.Of(ports, this);
    }

    /// <summary>Puts a shipment into a parcel with others.</summary>
    /// <param name="StepId">Names the merge.</param>
    public sealed record JoinParcel(
        string JoinKey, OrderKey Order, string ShipmentNo, string ParcelNo, string StepId, string Author) : Effect
    {
        public override string Key => JoinKey;

        public override Bound? At(IPorts ports) => Bound.Of(ports, this);
    }

    /// <summary>Takes a shipment out of a parcel again that others could not join.</summary>
    /// <param name="Was">The parcel it was in before; empty: in none.</param>
    /// <param name="StepId">Names the merge, which does not join it any more.</param>
    public sealed record LeaveParcel(
        string LeaveKey, OrderKey Order, string ShipmentNo, string ParcelNo, string Was, string StepId, string Author)
        : Effect
    {
        public override string Key => LeaveKey;

        public override Bound? At(IPorts ports) => Bound.Of(ports, this);
    }

    /// <summary>Enters goods into the stock of a built-in warehouse. Its document number counts once.</summary>
    public sealed record EnterStock(StockEntry Entry) : Effect
    {
        public override string Key => "stock:" + Entry.DocNo;

        public override Bound? At(IPorts ports) => Bound.Of(ports, this);
    }

    /// <summary>Looks for the next records of a bulk task; done says which (<see cref="BulkFound"/>).</summary>
    /// <param name="Cursor">Null: from the beginning.</param>
    public sealed record FindRecords(string BatchKey, BulkWork Work, string? Cursor) : Effect
    {
        public override string Key => BatchKey;

        public override Bound? At(IPorts ports) => Bound.Of(ports, this);
    }

    /// <summary>Works on the records of a batch; done says which failed (<see cref="BulkDid"/>). What the same batch worked
    /// on before is no failure.</summary>
    /// <param name="Reason">The person's own words.</param>
    public sealed record WorkOnRecords(
        string BatchKey, BulkWork Work, ImmutableArray<BulkRecord> Records, string Reason, string Author) : Effect
    {
        public override string Key => BatchKey;

        public override Bound? At(IPorts ports) => Bound.Of(ports, this);
    }

    /// <summary>Tells an ERP that we serve as warehouse what came in of the goods it announced.</summary>
    public sealed record ConfirmEntry(EntrySaid Said) : Effect
    {
        public override string Key => Said.Key;

        public override Bound? At(IPorts ports) => Bound.Of(ports, this);
    }

    /// <summary>Asks a platform how much of a SKU it has occupied; done says the number.</summary>
    public sealed record AskOccupied(StockPush Push) : Effect
    {
        public override string Key => Push.Key + ":occupied";

        public override Bound? At(IPorts ports) => Bound.Of(ports, this);
    }

    /// <summary>Tells a platform our stock of one SKU. One that refuses a quantity below what is occupied says so with
    /// <see cref="OutcomeCodes.BelowOccupied"/>.</summary>
    public sealed record TellStock(StockPush Push) : Effect
    {
        public override string Key => Push.Key;

        public override Bound? At(IPorts ports) => Bound.Of(ports, this);
    }
}
