using System.Text;
using System.Text.Json;
using Antui.Connectors.Generic;

namespace Antui.Connectors.Tests.Generic;

public sealed class GenericSettingsTests
{
    private const string Address = "https://erp.example/antui/";

    [Fact]
    public void Address_and_secret_are_enough()
    {
        var (settings, faults) = Read($$"""{"address":"{{Address}}","secret":"{{GenericWorld.Secret}}"}""");
        Assert.Empty(faults);
        Assert.Equal((Address, 300, 10), (settings.Address, settings.ToleranceSeconds, settings.CallTimeoutSeconds));
        Assert.DoesNotContain(GenericWorld.Secret, $"{settings}", StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_named_at_once()
    {
        var faults = Read("""
            {"adress":"x","address":"erp.example","secret":"whsec_c2hvcnQ=","previousSecret":"old",
             "callTimeoutSeconds":0,
             "windowSeconds":"week","toleranceSeconds":5,"maxPages":0,"stockSkus":0,"retrySeconds":0}
            """).Faults;
        Assert.Equal(
            ["adress", "windowSeconds", "Address", "Secret", "PreviousSecret", "CallTimeoutSeconds", "ToleranceSeconds",
                "RetrySeconds", "MaxPages", "StockSkus"],
            faults.Select(f => f.Split(':')[0]));
        Assert.Single(Read("[]").Faults);
    }

    [Fact]
    public void A_connection_with_faults_is_not_made() => Assert.Throws<ArgumentException>(() =>
        GenericErp.Create(new GenericSettings(), new HttpClient(), TimeProvider.System));

    /// <summary>The published example of Standard Webhooks, so that its libraries fit.</summary>
    [Fact]
    public void Signatures_are_those_of_the_standard()
    {
        const string id = "msg_p5jXN8AQM9LWM0D4loKWxJek", at = "1614265330";
        const string expected = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        var sign = new GenericSign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        var payload = Encoding.UTF8.GetBytes("""{"test": 2432232314}""");
        Assert.Equal(expected, sign.Sign(id, at, payload));
        Assert.True(sign.Fits(id, at, payload, expected));
        Assert.True(sign.Fits(id, at, payload, "v2,AAAA v1,AAAA " + expected));
        foreach (var wrong in (string[])["", "v1,", expected[3..], expected[..^4], "v2" + expected[2..], "v1,%%"])
            Assert.False(sign.Fits(id, at, payload, wrong), wrong);
        Assert.False(sign.Fits(id, "1614265331", payload, expected));
        Assert.False(sign.Fits(id, "-1", payload, expected));
        Assert.False(sign.Fits("", at, payload, expected));
        Assert.False(sign.Fits(id, at, payload.AsSpan(1), expected));
    }

    [Fact]
    public void While_a_secret_is_changed_both_sign_and_both_are_accepted()
    {
        const string old = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        var (both, before, after) = (
            new GenericSign(GenericWorld.Secret, old), new GenericSign(old), new GenericSign(GenericWorld.Secret, ""));
        byte[] payload = [1, 2, 3];
        foreach (var one in (GenericSign[])[before, after])
        {
            Assert.True(one.Fits("i", "1", payload, both.Sign("i", "1", payload)));
            Assert.True(both.Fits("i", "1", payload, one.Sign("i", "1", payload)));
        }
        Assert.False(before.Fits("i", "1", payload, after.Sign("i", "1", payload)));
    }

    private static (GenericSettings Settings, IReadOnlyList<string> Faults) Read(string json) =>
        GenericSettingsJson.Read(JsonDocument.Parse(json).RootElement);
}
