using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Refunds;
using Antui.Engine;
using Antui.Server.Http;
using Antui.Server.Json;
using Antui.Server.Refunds;

namespace Antui.Server.Returns;

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
            ? Results.Json(Of(found.Order, found.Case))
            : Problems.NotFound($"The shop '{shop}' has no refund '{refundNo}'.");

    private static async Task<IResult> ChooseAsync(
        string shop, string refundNo, ProposalChoice request, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        if (await engine.FindRefundAsync(shop, refundNo, stop) is not var (order, _))
            return RefundsApi.Missing(shop, refundNo);
        var check = new BodyCheck();
        var choice = Words.Parse<ProposalOption>(request.Choice);
        check.That(choice is not null, "$.choice",
            $"One of {string.Join(", ", Enum.GetValues<ProposalOption>().Select(Words.Text))}.");
        check.That(!string.IsNullOrWhiteSpace(request.Reason), "$.reason", "Say why; it stands in the history.");
        check.Text("$.reason", request.Reason);
        if (check.Errors.Count > 0) return Problems.Invalid(check.Errors);
        return await engine.AnswerAsync(
            new Fact.PersonChooses(
                order.Key, refundNo, choice!.Value, request.Reason.Trim(), Requests.Author(http)), 200, stop);
    }

    private static int Sum(ImmutableArray<LineQuantity> lines) => lines.Sum(l => l.Quantity);
}
