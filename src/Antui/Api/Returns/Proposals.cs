using Antui.Api.Shapes;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Refunds;
using Antui.Engine;

namespace Antui.Api.Returns;

/// <summary>
/// What may be done about goods that came back short, wrong or damaged (F6): read the proposal, choose one of its ways.
/// </summary>
public static class Proposals
{
    public static void MapProposals(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/refunds/{shop}/{refundNo}/proposal").WithTags("Returns");
        group.MapGet("", ReadAsync).Needs(Scopes.Read).Answers<ProposalView>("The proposal, or null while nothing is wrong with the receipt.");
        group.MapPost("", ChooseAsync).Needs(Scopes.Act).TakesFact(
            "Chooses a way. partial: a hosted shop refuses the request and pays the good share; on a platform the request is held "
            + "until the buyer changes its amount there. negotiate: held. refuse: refused, the inspection is the evidence.");
    }

    public static ProposalView? Of(Order order, RefundCase? refund)
    {
        if (refund is null || Proposal.For(order, refund) is not { } p) return null;
        return new ProposalView(
            p.GoodFen, p.Missing, p.Damaged, [.. p.Options.Select(Words.Text)],
            ($"缺 {Sum(p.Missing)} 件，坏或错 {Sum(p.Damaged)} 件；完好部分折合 {Money.Fen(p.GoodFen)}",
                $"{Sum(p.Missing)} pieces missing, {Sum(p.Damaged)} damaged or wrong; the good share is {Money.Fen(p.GoodFen)}"));
    }

    private static async Task<IResult> ReadAsync(string shop, string refundNo, RefundEngine engine, CancellationToken stop) =>
        await RefundsApi.FindAsync(engine, shop, refundNo, stop) is { } found
            ? Results.Json(Of(found.Order, found.Case), ApiJson.Api.Options)
            : Problems.NotFound($"The shop '{shop}' has no refund '{refundNo}'.");

    private static async Task<IResult> ChooseAsync(
        string shop, string refundNo, ProposalChoice request, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        if (await RefundsApi.FindAsync(engine, shop, refundNo, stop) is not { } found)
            return Problems.NotFound($"The shop '{shop}' has no refund '{refundNo}'.");
        if (Proposal.For(found.Order, found.Case) is not { } proposal)
            return Problems.Refused(new Refusal.NoProposal());
        var check = new BodyCheck();
        check.That(Words.Parse<ProposalOption>(request.Choice) is { } c && proposal.Options.Contains(c), "$.choice",
            $"One of {string.Join(", ", proposal.Options.Select(Words.Text))}.");
        check.That(!string.IsNullOrWhiteSpace(request.Reason), "$.reason", "Say why; it stands in the history.");
        check.Text("$.reason", request.Reason);
        if (check.Errors.Count > 0) return Problems.Invalid(check.Errors);
        var author = "person:" + http.Caller().Name;
        var choice = Words.Parse<ProposalOption>(request.Choice)!.Value;
        var partial = choice is ProposalOption.Partial;
        var refuses = choice is ProposalOption.Refuse || (partial && found.Shop.Policy.IsHosted);
        var reason = partial ? $"{request.Reason.Trim()} ({Money.Fen(proposal.GoodFen)})" : request.Reason.Trim();
        var now = RefundsApi.Now(engine);
        var say = new PersonSay(
            refuses ? PersonAction.Refuse : PersonAction.Hold, author, reason, now, found.Case.Claim.Version, ImmutableArray<string>.Empty);
        var said = await engine.AcceptAsync(new Fact.PersonActs(found.Order.Key, refundNo, say, author), stop);
        if (said is Accepted.Refused no) return Problems.Refused(no.Why);
        // The grant has a number of its own, so a repeat of the choice pays nothing twice.
        return partial && refuses
            ? await engine.AnswerAsync(
                new Fact.SellerGrants(found.Order.Key, refundNo + "-P", Money.Fen(proposal.GoodFen), reason, author), 200, stop)
            : Results.Json(
                new FactResult(said is Accepted.Duplicate ? "duplicate" : "applied"), ApiJson.Shown<FactResult>());
    }

    private static int Sum(ImmutableArray<LineQuantity> lines) => lines.Sum(l => l.Quantity);
}
