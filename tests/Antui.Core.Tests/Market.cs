using Antui.Core.Effects;

namespace Antui.Core.Tests;

/// <summary>How the other side treats the next call.</summary>
internal enum Manner
{
    Answers,
    /// <summary>It does it; the answer is lost.</summary>
    AnswerLost,
    /// <summary>The call never arrives.</summary>
    CallLost,
    Throttles,
    Refuses,
}

/// <summary>
/// The platform and the payment provider as they really are: what was paid is counted here, never in what we believe.
/// A key pays once; a request is paid once and only in the version the platform has.
/// </summary>
internal sealed class Market(World world)
{
    private readonly Dictionary<string, Outcome> _done = [];

    /// <summary>Requests as the platform has them; empty for a hosted shop, where we are the platform.</summary>
    public Dictionary<string, Claim> Claims { get; } = [];

    public Dictionary<string, long> PaidFen { get; } = [];

    public List<string> Calls { get; } = [];

    /// <summary>The same market seen by a restarted process.</summary>
    public Market For(World other)
    {
        var market = new Market(other);
        foreach (var (key, outcome) in _done) market._done[key] = outcome;
        foreach (var (no, claim) in Claims) market.Claims[no] = claim;
        foreach (var (no, fen) in PaidFen) market.PaidFen[no] = fen;
        return market;
    }

    public void Ask(Claim claim)
    {
        if (Claims.TryGetValue(claim.RefundNo, out var known) && known.Status is ClaimStatus.Refunded) return;
        Claims[claim.RefundNo] = claim;
        world.Accept(Seen(claim));
    }

    public void AnswerAll(Manner manner = Manner.Answers)
    {
        for (var i = 0; i < 100 && world.Open.Count > 0; i++) AnswerNext(manner);
    }

    public void AnswerNext(Manner manner)
    {
        if (world.Open.Count == 0) return;
        var sent = world.Open.Peek();
        Calls.Add(sent.Asking ? "find out" : sent.Action.ToString());
        world.Answer(Outcome(sent, manner));
        if (Claims.TryGetValue(sent.RefundNo, out var claim) && manner is Manner.Answers) world.Accept(Seen(claim));
    }

    private Outcome Outcome(Sent sent, Manner manner)
    {
        if (manner is Manner.CallLost) return new Outcome.Uncertain("reset");
        if (manner is Manner.Throttles) return new Outcome.Refused(OutcomeCodes.Throttled, "", TimeSpan.FromSeconds(7));
        if (sent.Asking) return _done.GetValueOrDefault(sent.Key) ?? new Outcome.Absent();
        if (manner is Manner.Refuses) return new Outcome.Refused("isv.refused", "no");
        var outcome = _done.GetValueOrDefault(sent.Key) ?? Execute(sent);
        if (outcome is Outcome.Done) _done[sent.Key] = outcome;
        return manner is Manner.AnswerLost ? new Outcome.Uncertain("time-out") : outcome;
    }

    private Outcome Execute(Sent sent)
    {
        var pays = sent.Action is InstructionAction.AgreeRefund or InstructionAction.PayOut
            || (world.Policy.Channel is Channel.Assistant or Channel.ReportEnds
                && sent.Action is InstructionAction.ReportStopped or InstructionAction.ReportReceived);
        if (Claims.TryGetValue(sent.RefundNo, out var claim))
        {
            if (pays && (claim.Version != sent.Version || !claim.IsOpen)) return new Outcome.Refused(OutcomeCodes.StaleVersion, "");
            if (sent.Action is InstructionAction.AgreeReturn) Claims[sent.RefundNo] = Next(claim, ClaimStatus.AwaitingBuyerReturn);
            if (sent.Action is InstructionAction.Refuse) Claims[sent.RefundNo] = Next(claim, ClaimStatus.SellerRefused);
            if (pays) Claims[sent.RefundNo] = Next(claim, ClaimStatus.Refunded);
        }
        if (pays) PaidFen[sent.RefundNo] = PaidFen.GetValueOrDefault(sent.RefundNo) + sent.Amount.Minor;
        return new Outcome.Done("receipt");
    }

    private static Claim Next(Claim claim, ClaimStatus status) => claim with
    {
        Status = status,
        RawStatus = status.ToString(),
        Version = claim.Version + 1,
        Modified = claim.Modified + TimeSpan.FromMilliseconds(1),
    };
}
