using System.Diagnostics;
using Antui.Core;
using Antui.Core.Effects;
using Span = System.Diagnostics.Activity;

namespace Antui.Engine;

/// <summary>
/// One span per fact that was accepted and per effect that was performed, for whoever listens to the source "Antui". It
/// has kind, shop and outcome, and nothing of a person: no number of an order or a refund, no text.
/// </summary>
/// <remarks>
/// A fact begins a trace, an effect continues the one of the fact that led to it, and what became of it is a fact in
/// that trace: a refund can be followed from its request to the money. Traces of whoever called over HTTP are not
/// continued, for their sender decides there what is sampled. Nothing is made while nobody listens.
/// </remarks>
internal static class EngineTraces
{
    public const string SourceName = "Antui";
    public const string KindTag = "antui.kind", ShopTag = "antui.shop", OutcomeTag = "antui.outcome";

    private static readonly ActivitySource Source = new(SourceName);

    /// <param name="fact">Null for a saying.</param>
    public static Span? Fact(Fact? fact, string shop) =>
        fact is Fact.TimePassed ? null : Fact(fact?.GetType(), shop);

    public static Span? Fact(Type? fact, string shop) =>
        !Source.HasListeners() ? null : Begin("fact", NameOf(fact), shop, ActivityKind.Internal, Here);

    /// <summary>Facts of subjects are named with what they are said of.</summary>
    private static string NameOf(Type? fact) => fact is null ? "Saying"
        : fact.DeclaringType is { } of && of != typeof(Fact) ? $"{of.Name}.{fact.Name}" : fact.Name;

    /// <param name="cause">The fact that led to it; default where time did, or another process.</param>
    public static Span? Effect(string kind, string shop, ActivityContext cause) =>
        !Source.HasListeners() ? null : Begin("effect", kind, shop, ActivityKind.Client, cause);

    /// <summary>Where this flow stands: inside one of our own spans, or nowhere.</summary>
    public static ActivityContext Here => Span.Current is { } span && span.Source == Source ? span.Context : default;

    /// <summary>What this asynchronous flow does from here on, it does in the span; its caller does not.</summary>
    public static void Enter(this Span? span)
    {
        if (span is not null) Span.Current = span;
    }

    public static void End(this Span? span, Accepted accepted) => End(span, accepted.GetType().Name, false);

    /// <summary>An outcome nobody knows is an error; a refusal is an answer.</summary>
    public static void End(this Span? span, Outcome outcome) =>
        End(span, outcome.GetType().Name, outcome is Outcome.Uncertain);

    /// <summary>It lasted until now; what is said of its outcome until it is ended still belongs to it.</summary>
    public static void Over(this Span? span) => span?.SetEndTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    public static void Fail(this Span? span, Exception fault) => End(span, fault.GetType().Name, true);

    /// <summary>The flow of whoever begins a span does not stand in it: lanes and queues work for many.</summary>
    private static Span? Begin(string name, string kind, string shop, ActivityKind of, ActivityContext parent)
    {
        var here = Span.Current;
        Span.Current = null;
        var span = Source.StartActivity($"{name} {kind}", of, parent, [new(KindTag, kind), new(ShopTag, shop)]);
        Span.Current = here;
        return span;
    }

    private static void End(Span? span, string outcome, bool isError)
    {
        if (span is null or { IsStopped: true }) return;
        var here = Span.Current;
        span.SetTag(OutcomeTag, outcome);
        if (isError) span.SetStatus(ActivityStatusCode.Error);
        span.Stop();
        Span.Current = here;
    }
}
