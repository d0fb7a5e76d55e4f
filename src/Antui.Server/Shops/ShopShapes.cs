using Antui.Core;
using Antui.Core.Strategies;
using Antui.Core.Ways;
using Antui.Engine.Shops;
using Antui.Server.Json;
using Antui.Server.Texts;

namespace Antui.Server.Shops;

/// <param name="ErpKind">The ERP that has the goods; null for the built-in desk and for ERPs that report.</param>
/// <param name="Limits">What the shop's connectors declare that they cannot do.</param>
/// <param name="Terms">Of a shop that lives here; null where the platform sets them.</param>
public sealed record ShopItem(
    string Id, string Name, string Platform, Fulfilment Fulfilment, WayToMoney Way, bool Paused,
    IReadOnlyList<Strategy> Strategies, int StrategyVersion, Caps Caps, ConnectionView Connection,
    string? ErpKind, IReadOnlyList<Both> Limits, TermsView? Terms);

/// <param name="AnswerSeconds">How long the seller has to answer a request; the other terms follow from it.</param>
/// <param name="WhenSilent">What happens when a term ends and nobody answered.</param>
public sealed record TermsView(long AnswerSeconds, WhenSilent WhenSilent);

/// <param name="Paused">No effect is begun; the shop is still read, and facts are taken.</param>
/// <param name="BreakerOpen">A cap was reached: no refund by machine until a person closes it.</param>
/// <param name="Stopped">All shops of the installation are stopped.</param>
/// <param name="History">Every word about the shop's own gates, newest first.</param>
public sealed record GatesView(bool Paused, bool BreakerOpen, bool Stopped, IReadOnlyList<GateItem> History);

/// <summary>Whether all shops are stopped at once.</summary>
/// <param name="Last">Who said so last, when and why; null while nobody ever did.</param>
/// <param name="History">Every word about that, newest first.</param>
public sealed record StopView(bool Stopped, GateItem? Last, IReadOnlyList<GateItem> History);

/// <param name="Kind">breaker, pause, or stop for a word about all shops.</param>
/// <param name="Shut">True: held back from then on.</param>
public sealed record GateItem(
    [property: OneOf("breaker", "pause", "stop")] string Kind, bool Shut, string Reason, string Author, Instant At);

/// <param name="Reason">Up to 500 characters; it is kept.</param>
public sealed record GateRequest(string Reason);

public sealed record ShopList(IReadOnlyList<ShopItem> Items);

/// <summary>Is this shop connected, since when, and what is wrong?</summary>
/// <param name="State">ok, warning, broken or paused.</param>
public sealed record ConnectionView(
    [property: OneOf("ok", "warning", "broken", "paused")] string State, SideView Platform, SideView Erp, Instant? AuthorisationEndsAt, PollingView Polling,
    IReadOnlyList<ShopProblem> Problems);

/// <param name="State">ok, broken, silent (has not spoken since the start), or none (nothing to connect).</param>
public sealed record SideView(
    [property: OneOf("ok", "broken", "silent", "none")] string State, Instant? Since, Instant? LastOkAt,
    Instant? LastErrorAt, string? LastError);

/// <param name="LagSeconds">How far reading is behind the clock; null when nothing is polled.</param>
public sealed record PollingView(Instant? OrdersTo, Instant? RefundsTo, long? LagSeconds);

public sealed record ShopProblem(string Code, Both Text);

/// <param name="Help">What happens when it is off.</param>
public sealed record SwitchItem(string Name, bool On, Both Text, Both Help);

/// <summary>The switches of a shop's connection, in both languages.</summary>
/// <param name="Version">0 while nobody changed any: they are as the shop's configuration says.</param>
public sealed record SwitchesView(int Version, string Author, Instant? At, IReadOnlyList<SwitchItem> Items);

public sealed record SwitchChange(string Name, bool On);

public sealed record SwitchesRequest(SwitchChange[] Items);

/// <summary>A shop's strategies as one version.</summary>
public sealed record StrategiesView(int Version, string Author, Instant At, IReadOnlyList<Strategy> Items);

public sealed record StrategiesHistory(IReadOnlyList<StrategiesView> Items);

public sealed record StrategiesRequest(Strategy[] Items);

public sealed record RollbackRequest(int Version);

public sealed record CatalogueParameter(string Name, string Type, Both Text);

public sealed record CatalogueItem(string Is, Both Text, IReadOnlyList<CatalogueParameter> Parameters);

/// <param name="Required">The evidence condition that comes with the template and cannot be taken off.</param>
public sealed record CatalogueTemplate(StrategyTemplate Template, Both Text, string Required, Both RequiredText);

public sealed record Catalogue(IReadOnlyList<CatalogueItem> Conditions, IReadOnlyList<CatalogueTemplate> Templates);
