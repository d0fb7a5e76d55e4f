namespace Antui.Connectors;

/// <summary>A connector whose shop is called by others over Qimen: the gateway finds and checks them by this.</summary>
public interface IAcceptQimen
{
    /// <summary>Null while the shop's settings open no door.</summary>
    QimenDoor? Door { get; }
}

/// <summary>How calls for one shop arrive: for whom, from whom, and signed with what.</summary>
/// <param name="CustomerId">The routing id in the query; several shops of one merchant may share it.</param>
/// <param name="Secrets">Secret by the caller's app key. The key "*" stands for every app: Qimen's own cloud signs what
/// it passes on with the receiver's secret, whoever called.</param>
public sealed record QimenDoor(string CustomerId, IReadOnlyDictionary<string, string> Secrets)
{
    public const string Anybody = "*";

    public string? SecretOf(string appKey) =>
        Secrets.TryGetValue(appKey, out var own) ? own : Secrets.GetValueOrDefault(Anybody);

    /// <summary>Secrets are left out: doors end up in logs.</summary>
    public override string ToString() => $"Qimen door {CustomerId}";
}
