using Antui.Core;

namespace Antui.Server.Gateways.Top;

/// <summary>
/// Where a sandbox lets the platform misbehave the way the real one does. The gateway asks at these points and nowhere
/// else; <see cref="NoFaults"/> is what a real installation has.
/// </summary>
public interface IWireFaults
{
    /// <summary>
    /// After all checks, before anything is executed. An error is answered instead of executing; to cut the connection,
    /// abort the context and answer anything.
    /// </summary>
    ValueTask<TopAnswer.Error?> BeforeAsync(HttpContext context, GatewayCall call);

    /// <summary>
    /// After executing, before the answer is written. False: the answer is not written (cut, or hung long enough).
    /// </summary>
    ValueTask<bool> AfterAsync(HttpContext context, GatewayCall call, TopAnswer answer);

    /// <summary>After a page of a list was made: a good moment for rows to change under the reader.</summary>
    ValueTask PageReadAsync(GatewayCall call, int pageNo);

    /// <summary>Whether any row may be hidden at all; lists page in the store when not.</summary>
    bool HidesRows { get; }

    /// <summary>A row that does not show in lists yet, although it changed.</summary>
    bool Hidden(string id, Instant modified, Instant now);

    /// <summary>The word written for a refund's status.</summary>
    string Status(string refundNo, string status);

    /// <summary>
    /// An item of a batch agreement that is turned away although nothing is wrong with it; it may be tried again.
    /// </summary>
    bool RefusesItem(string refundNo);

    /// <summary>JSON numbers come in quotes.</summary>
    bool NumbersAsText { get; }

    /// <summary>The platform's clock, as callers see it.</summary>
    Instant Clock(Instant now);
}

/// <summary>A platform that behaves.</summary>
public sealed class NoFaults : IWireFaults
{
    public bool HidesRows => false;

    public bool NumbersAsText => false;

    public ValueTask<TopAnswer.Error?> BeforeAsync(HttpContext context, GatewayCall call) => default;

    public ValueTask<bool> AfterAsync(HttpContext context, GatewayCall call, TopAnswer answer) => new(true);

    public ValueTask PageReadAsync(GatewayCall call, int pageNo) => default;

    public bool Hidden(string id, Instant modified, Instant now) => false;

    public string Status(string refundNo, string status) => status;

    public bool RefusesItem(string refundNo) => false;

    public Instant Clock(Instant now) => now;
}
