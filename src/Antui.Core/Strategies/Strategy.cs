using System.Text.Json.Serialization;
using Antui.Core.Orders;

namespace Antui.Core.Strategies;

/// <summary>What a strategy is for; it fixes the evidence condition that cannot be removed (A3, A4).</summary>
public enum StrategyTemplate
{
    /// <summary>未发货仅退款-ERP仓内拦截自动退: the shipment must be stopped.</summary>
    UnshippedStopped,
    /// <summary>退货退款-ERP对接入仓自动退: the goods must be in the warehouse.</summary>
    ReturnReceived,
}

/// <summary>One thing a strategy asks for beside its evidence. The discriminators are a storage and API
/// format.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(AmountAtMost), "amount-at-most")]
[JsonDerivedType(typeof(ReasonIn), "reason-in")]
[JsonDerivedType(typeof(ReasonNotIn), "reason-not-in")]
[JsonDerivedType(typeof(ShopIn), "shop-in")]
[JsonDerivedType(typeof(GoodsIn), "goods-in")]
[JsonDerivedType(typeof(GoodsNotIn), "goods-not-in")]
[JsonDerivedType(typeof(Between), "between")]
[JsonDerivedType(typeof(GiftsMayStay), "gifts-may-stay")]
public abstract record Condition
{
    /// <summary>The name under which answers are kept and explained.</summary>
    [JsonIgnore]
    public abstract string Rule { get; }

    public abstract Answer Ask(in Question q);

    /// <summary>What is wrong with the parameters, or null.</summary>
    public virtual string? Fault() => null;
}

/// <summary>
/// A merchant's wish: refunds of a kind are made automatically when the evidence is there and all conditions hold. The
/// evidence condition comes with the template, is on by default and cannot be taken off.
/// </summary>
public sealed record Strategy
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Always written: the stored form leaves out defaults, and what is required must not be
    /// missing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required StrategyTemplate Template { get; init; }

    /// <summary>Always written: left out as a default, "off" would come back as on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool Enabled { get; init; } = true;

    public ImmutableArray<Condition> Conditions { get; init; } = [];

    public RefundKind Kind => Template is StrategyTemplate.UnshippedStopped ? RefundKind.Unshipped : RefundKind.Return;

    /// <summary>It is on, and for this kind of refund.</summary>
    public bool IsFor(RefundCase refund) => Enabled && Kind == refund.Claim.Kind;

    public bool LetsGiftsStay()
    {
        foreach (var condition in Conditions)
            if (condition is GiftsMayStay) return true;
        return false;
    }

    /// <summary>All of its conditions hold, and no gift that it wants back stayed away.</summary>
    public bool Approves(in Question q)
    {
        foreach (var condition in Conditions)
            if (!condition.Ask(q).Passed) return false;
        return Template is StrategyTemplate.UnshippedStopped || Gifts(q).Passed;
    }

    /// <summary>The first of the answers that are furthest from passing.</summary>
    public Answer Worst(in Question q)
    {
        Answer worst = default;
        foreach (var condition in Conditions)
        {
            var answer = condition.Ask(q);
            if (answer.Standing > worst.Standing) worst = answer;
        }
        var gifts = Gifts(q);
        return gifts.Standing > worst.Standing ? gifts : worst;
    }

    /// <summary>Each condition's answer, and that about gifts where one stayed away that this strategy wants back.</summary>
    public Answer[] Answers(in Question q)
    {
        var gifts = Gifts(q);
        var answers = new Answer[Conditions.Length + (gifts.Passed ? 0 : 1)];
        for (var i = 0; i < Conditions.Length; i++) answers[i] = Conditions[i].Ask(q);
        if (!gifts.Passed) answers[^1] = gifts;
        return answers;
    }

    /// <summary>A gift that stays away is a matter of the strategy, too: only one that lets it may approve.</summary>
    private Answer Gifts(in Question q)
    {
        var gifts = GiftsBack.Ask(q);
        return gifts.Passed || !LetsGiftsStay() ? gifts : default;
    }
}

/// <summary>A shop's strategies as one version, with its author.</summary>
public sealed record StrategySet(int Version, string Author, Instant At, ImmutableArray<Strategy> Items)
{
    /// <summary>Each has its bit in a verdict.</summary>
    public const int Most = 64;

    public static readonly StrategySet Empty = new(0, "", default, []);

    /// <summary>All faults at once, in words.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        if (Items.Length > Most) faults.Add($"strategies: a shop has at most {Most}, these are {Items.Length}.");
        foreach (var twice in Items.GroupBy(s => s.Id).Where(g => g.Count() > 1))
            faults.Add($"strategies: the id '{twice.Key}' stands {twice.Count()} times; give each its own.");
        foreach (var strategy in Items)
        {
            if (string.IsNullOrWhiteSpace(strategy.Id)) faults.Add("strategies: an id is missing.");
            foreach (var condition in strategy.Conditions)
                if (condition.Fault() is { } fault) faults.Add($"strategy '{strategy.Id}': {fault}");
        }
        return faults;
    }
}
