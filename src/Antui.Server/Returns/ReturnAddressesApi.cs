using Antui.Core.Returns;
using Antui.Engine;
using Antui.Engine.Shops;
using Antui.Server.Http;

namespace Antui.Server.Returns;

/// <param name="Version">Of the answer, and its ETag; ignored when sent back.</param>
public sealed record ReturnAddressList(IReadOnlyList<ReturnAddress> Items, int? Version = null);

/// <summary>Return addresses: which one a buyer is given, and so which warehouse expects the goods (B9).</summary>
public static class ReturnAddressesApi
{
    private const int MostAddresses = 200, MostRules = 50;

    public static void MapReturnAddresses(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/return-addresses").WithTags("Returns");
        group.MapGet("", (HttpContext http, RefundEngine engine) => Answer(http, engine.Shops))
            .Needs(Scopes.Read).Answers<ReturnAddressList>("All addresses, in the order they are tried.");
        group.MapPut("", PutAsync).Needs(Scopes.Configure)
            .Answers<ReturnAddressList>("Replaces the list. The first address with a rule that fits is taken, else the first without rules.")
            .Compares();
    }

    private static async Task<IResult> PutAsync(
        ReturnAddressList request, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        if (Faults(request.Items) is { Count: > 0 } faults) return Problems.Invalid(faults);
        ImmutableArray<ReturnAddress> items =
            [.. request.Items.Select(a => a with { Rules = a.Rules ?? [] })];
        var saved = await engine.Shops.SetReturnAddressesAsync(
            items, Requests.Author(http), stop, IfMatch.Of(http));
        return saved.Refusal is { } wrong ? Problems.Refused(wrong) : Answer(http, engine.Shops);
    }

    private static IResult Answer(HttpContext http, ShopBook shops) => IfMatch.Ok(
        http, new ReturnAddressList(shops.ReturnAddresses, shops.AddressesVersion), shops.AddressesVersion);

    private static List<ProblemError> Faults(IReadOnlyList<ReturnAddress> items)
    {
        var check = new BodyCheck();
        check.That(items.Count <= MostAddresses, "$.items", $"At most {MostAddresses} addresses.");
        check.That(items.Select(a => a.Id).Distinct().Count() == items.Count, "$.items", "Each address has an id of its own.");
        for (var i = 0; i < items.Count; i++)
        {
            var (address, at) = (items[i], $"$.items[{i}]");
            check.Number(at + ".id", address.Id);
            check.That(!string.IsNullOrWhiteSpace(address.Warehouse), at + ".warehouse", "Name the warehouse that receives there.");
            check.Text(at + ".name", address.Name);
            check.Text(at + ".address", address.Address);
            check.That((address.Rules?.Length ?? 0) <= MostRules, at + ".rules", $"At most {MostRules} rules.");
        }
        return check.Errors;
    }
}
