namespace Antui.Core.Orders;

/// <summary>What we ask of the outside world. The order is part of no format; the names are.</summary>
public enum InstructionAction
{
    /// <summary>Ask a remote ERP to stop the shipment.</summary>
    Stop,
    /// <summary>Agree that the buyer sends the goods back.</summary>
    AgreeReturn,
    /// <summary>Report "will not ship" (SUCCESS) to the platform's assistant. Moves money where a strategy waits
    /// there.</summary>
    ReportStopped,
    /// <summary>Report "could not be stopped" (FAIL).</summary>
    ReportNotStopped,
    /// <summary>Report "in the warehouse". Moves money where a strategy waits there.</summary>
    ReportReceived,
    /// <summary>Agree to the refund on the platform: money moves.</summary>
    AgreeRefund,
    /// <summary>Pay through the hosted shop's payment provider: money moves.</summary>
    PayOut,
    /// <summary>Refuse the request with a reason.</summary>
    Refuse,
    /// <summary>Tell the platform that goods were shipped. Belongs to a shipment, not to a refund.</summary>
    PushShipment,
    /// <summary>Tell a remote ERP that goods will come back (its after-sale document).</summary>
    ExpectReturn,
    /// <summary>Complete the remote ERP's own document after the money is back (A13).</summary>
    CloseDocument,
    /// <summary>Give an order to a warehouse of others. Belongs to the order, not to a refund.</summary>
    SendOrder,
    /// <summary>Ask the courier to bring a parcel back that left before it could be stopped (拦截快递).</summary>
    Recall,
    /// <summary>Keep goods of a receipt that fit no line where the warehouse looks for whose they are. Belongs to the
    /// order.</summary>
    KeepGoods,
}

/// <summary>Whose word an effect needs.</summary>
public enum PartyOfEffect
{
    Platform,
    /// <summary>The ERP, the warehouse or the courier that has the goods.</summary>
    Goods,
    /// <summary>Another subject of this installation.</summary>
    Inside,
}

/// <summary>What is so of every effect of a kind. The compiler refuses a kind that is missing here.</summary>
public static class InstructionActions
{
    /// <summary>A call of this kind may make the buyer's money move.</summary>
    public static bool MovesMoney(this InstructionAction action) => action switch
    {
        InstructionAction.ReportStopped or InstructionAction.ReportReceived or InstructionAction.AgreeRefund
            or InstructionAction.PayOut => true,
        InstructionAction.Stop or InstructionAction.AgreeReturn or InstructionAction.ReportNotStopped
            or InstructionAction.Refuse or InstructionAction.PushShipment or InstructionAction.ExpectReturn
            or InstructionAction.CloseDocument or InstructionAction.SendOrder or InstructionAction.Recall
            or InstructionAction.KeepGoods => false,
    };

    /// <summary>The platform may have moved on by our word: its own word is read once more.</summary>
    public static bool AnswersRequest(this InstructionAction action) => action switch
    {
        InstructionAction.AgreeRefund or InstructionAction.AgreeReturn or InstructionAction.Refuse => true,
        InstructionAction.Stop or InstructionAction.ReportStopped or InstructionAction.ReportNotStopped
            or InstructionAction.ReportReceived or InstructionAction.PayOut or InstructionAction.PushShipment
            or InstructionAction.ExpectReturn or InstructionAction.CloseDocument or InstructionAction.SendOrder
            or InstructionAction.Recall or InstructionAction.KeepGoods => false,
    };

    public static PartyOfEffect Party(this InstructionAction action) => action switch
    {
        InstructionAction.Stop or InstructionAction.ExpectReturn or InstructionAction.CloseDocument
            or InstructionAction.SendOrder or InstructionAction.Recall => PartyOfEffect.Goods,
        InstructionAction.KeepGoods => PartyOfEffect.Inside,
        InstructionAction.AgreeReturn or InstructionAction.ReportStopped or InstructionAction.ReportNotStopped
            or InstructionAction.ReportReceived or InstructionAction.AgreeRefund or InstructionAction.PayOut
            or InstructionAction.Refuse or InstructionAction.PushShipment => PartyOfEffect.Platform,
    };
}

/// <summary>reliability.md §2. A crash leaves <see cref="Dispatching"/>, which counts as <see cref="Unknown"/> on the
/// way back.</summary>
public enum InstructionState
{
    /// <summary>Decided and reserved; certainly not sent in this attempt.</summary>
    Prepared,
    /// <summary>Marked before the first byte goes out.</summary>
    Dispatching,
    Done,
    /// <summary>Definitely not executed, with the platform's code.</summary>
    Refused,
    /// <summary>Nobody knows; the amount stays reserved and the platform is asked.</summary>
    Unknown,
    /// <summary>The platform is being asked what became of it.</summary>
    FindingOut,
    /// <summary>Given up before it was sent: the request changed or the evidence went away.</summary>
    Void,
}

/// <summary>One intended effect, durable before it happens.</summary>
/// <param name="Key">Derived from shop, refund, version, phase and action; the same for every retry.</param>
/// <param name="Attempt">The fence: an answer to an older attempt that says "not done" is ignored.</param>
/// <param name="Author">Who decided: "strategy:ID@3", "person:…", "workflow".</param>
/// <param name="FirstSent">When the first attempt was marked; late landings are expected until the horizon after
/// it.</param>
/// <param name="DueAt">When it needs attention next: the lease of a running attempt, or the time to ask or
/// retry.</param>
public sealed record Instruction(
    string Key,
    InstructionAction Action,
    InstructionState State,
    Money Amount,
    long Version,
    string Phase,
    ImmutableArray<string> EvidenceIds,
    string Author,
    int Attempt,
    Instant? FirstSent,
    Instant DueAt,
    string Code = "",
    string Text = "",
    Instant? LastSent = null,
    Instant? InDoubt = null)
{
    public bool MovesMoney => Action.MovesMoney();

    public Course Course => new(State, Attempt, DueAt, Code, Text, FirstSent, LastSent, InDoubt);

    public Instruction With(Course course) => this with
    {
        State = course.State,
        Attempt = course.Attempt,
        DueAt = course.DueAt,
        Code = course.Code,
        Text = course.Text,
        FirstSent = course.FirstSent,
        LastSent = course.LastSent,
        InDoubt = course.InDoubt,
    };

    /// <summary>Decided by a strategy or the workflow, not by a person.</summary>
    public bool IsByMachine => !Author.StartsWith("person:", StringComparison.Ordinal);

    /// <summary>
    /// Its money counts against the shop's caps: a report and the agreement after it are one refund's money.
    /// </summary>
    public bool Spends => MovesMoney && IsByMachine && State is not (InstructionState.Void or InstructionState.Refused);

    public bool IsInFlight => State is InstructionState.Dispatching or InstructionState.Unknown or InstructionState.FindingOut;

    public bool IsLive => IsInFlight || State is InstructionState.Prepared;

    /// <summary>Money that was sent for and may land yet, also when the last look did not find it.</summary>
    public bool MayLand => MovesMoney && (IsInFlight || (IsLive && InDoubt is not null));

    /// <summary>Holds its amount reserved: nobody can say that the money did not move, or will not.</summary>
    public bool Reserves => MovesMoney && (IsLive || State is InstructionState.Done);
}
