using Antui.Core;
using Antui.Server.Gateways.Top;
using Microsoft.AspNetCore.Http;

namespace Antui.Tests.Gateways;

/// <summary>A gateway that does what a test says.</summary>
internal sealed class Trouble : IWireFaults
{
    public string? HiddenId { get; set; }

    public string? Word { get; set; }

    public TopAnswer.Error? Before { get; set; }

    public bool CutAfter { get; set; }

    /// <summary>Calls wait for this before they are carried out.</summary>
    public TaskCompletionSource? Hold { get; set; }

    public int Pages { get; private set; }

    public bool HidesRows => HiddenId is not null;

    public bool NumbersAsText => true;

    public async ValueTask<TopAnswer.Error?> BeforeAsync(HttpContext context, GatewayCall call)
    {
        if (Hold is not null) await Hold.Task;
        return Before;
    }

    public ValueTask<bool> AfterAsync(HttpContext context, GatewayCall call, TopAnswer answer)
    {
        if (CutAfter) context.Abort();
        return new(!CutAfter);
    }

    public ValueTask PageReadAsync(GatewayCall call, int pageNo)
    {
        Pages++;
        return default;
    }

    public bool Hidden(string id, Instant modified, Instant now) => id == HiddenId;

    public string Status(string refundNo, string status) => Word ?? status;

    public bool RefusesItem(string refundNo) => false;

    public Instant Clock(Instant now) => now;
}
