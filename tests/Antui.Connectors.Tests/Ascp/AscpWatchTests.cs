using System.Text.Json;
using Antui.Connectors.Ascp;
using Antui.Core;

namespace Antui.Connectors.Tests.Ascp;

/// <summary>Orders that should have come, numbers that are missing, and an authorisation that ends.</summary>
public sealed class AscpWatchTests
{
    /// <summary>Midnight in UTC+8.</summary>
    private static readonly Instant Midnight =
        Instant.From(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(8)));

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1), Minute = TimeSpan.FromMinutes(1);

    /// <summary>Six orders an hour from 09:00 to 23:00, none at night, for ten days before midnight.</summary>
    private static List<Instant> Days() =>
        [.. from day in Enumerable.Range(0, 10)
            from hour in Enumerable.Range(9, 14)
            from six in Enumerable.Range(0, 6)
            select Midnight - TimeSpan.FromDays(10 - day) + TimeSpan.FromMinutes(hour * 60 + six * 10)];

    [Theory]
    [InlineData(22.9, 24, false), InlineData(22.9, 33.0, false), InlineData(22.9, 36, true)]
    [InlineData(38, 38.4, false), InlineData(38, 39, false), InlineData(38, 40, true)]
    public void A_silence_is_told_by_what_usually_comes_in_those_hours(double lastHour, double nowHour, bool isQuiet)
    {
        var rhythm = AscpRhythm.Of(Days());
        var day = Midnight - TimeSpan.FromDays(1);
        var silence = rhythm.Silence(
            day + TimeSpan.FromHours(lastHour), day + TimeSpan.FromHours(nowHour), 8, TimeSpan.FromMinutes(30));
        Assert.Equal(isQuiet, silence is not null);
    }

    [Fact]
    public void What_usually_comes_is_counted_by_the_hour()
    {
        var rhythm = AscpRhythm.Of(Days());
        var nine = Midnight + 9 * Hour;
        Assert.Equal(6, rhythm.Expected(nine, nine + Hour), 3);
        Assert.Equal(3, rhythm.Expected(nine + 30 * Minute, nine + Hour), 3);
        Assert.Equal(0, rhythm.Expected(Midnight, nine), 3);
        Assert.Equal(84, rhythm.Expected(Midnight, Midnight + 24 * Hour), 3);
    }

    [Fact]
    public void A_shop_that_is_new_or_small_raises_no_alarm()
    {
        Assert.False(AscpRhythm.Of(Days().Take(29)).IsKnown);
        Assert.False(AscpRhythm.Of(Enumerable.Range(0, 100).Select(i => Midnight + i * Minute)).IsKnown);
        Assert.Null(AscpRhythm.Unknown.Silence(Midnight, Midnight + 1000 * Hour, 1, Minute));
    }

    [Fact]
    public void Missing_numbers_show_only_where_numbers_are_consecutive()
    {
        var series = Enumerable.Range(100, 30).Where(i => i is not (111 or 112)).Select(i => $"LP{i:D14}").ToList();
        Assert.Equal([new AscpGap("LP00000000000110", "LP00000000000113", 2)], AscpGaps.Of([.. series, .. series]));
        Assert.Empty(AscpGaps.Of(Enumerable.Range(0, 30).Select(i => $"LP{i * 37:D14}")));
        Assert.Empty(AscpGaps.Of(series.Take(5)));
        Assert.Empty(AscpGaps.Of(["A", "", "B"]));
        // A jump is another series.
        Assert.Empty(AscpGaps.Of([.. Enumerable.Range(1, 20).Select(i => $"LP{i:D9}"), "LP000900000"]));
    }

    [Theory]
    [InlineData(40, ""), InlineData(30, "AUTHORISATION_ENDS_30"), InlineData(8, "AUTHORISATION_ENDS_30")]
    [InlineData(7, "AUTHORISATION_ENDS_7"), InlineData(1, "AUTHORISATION_ENDS_1"), InlineData(0, "AUTHORISATION_ENDED")]
    [InlineData(null, "AUTHORISATION_UNKNOWN")]
    public void The_flagship_shops_authorisation_is_announced_in_time(int? daysLeft, string expected)
    {
        var watch = new AscpWatch(new AscpSettings
        {
            FlagshipShop = "旗舰店",
            AuthorisationEndsAt = daysLeft is { } days ? (Midnight + TimeSpan.FromDays(days)).ToDateTimeOffset() : null,
        });
        Assert.Equal(expected, string.Join(' ', watch.Warnings(Midnight).Select(w => w.Code)));
    }

    [Fact]
    public void The_watch_tells_silence_and_holes_until_a_push_comes()
    {
        var watch = new AscpWatch(new AscpSettings { AuthorisationEndsAt = DateTimeOffset.MaxValue.AddDays(-1) });
        watch.Learn([.. Days().Select((at, i) => ($"LP{(i < 500 ? i : i + 1):D9}", at))]);
        var noon = Midnight + 12 * Hour;
        Assert.Equal(["PUSHES_QUIET", "PUSHES_MISSING"], watch.Warnings(noon).Select(w => w.Code));
        watch.Pushed(noon);
        Assert.Equal(["PUSHES_MISSING"], watch.Warnings(noon + Minute).Select(w => w.Code));
        Assert.Equal(noon, watch.LastPush);
    }

    [Fact]
    public void Every_fault_of_the_settings_is_told_at_once_and_says_what_to_do()
    {
        var (_, faults) = AscpSettingsJson.Read(JsonDocument.Parse(
            """{"appKey":"1","appSecert":"x","quietMinutes":"soon","model":"own","autoSubmit":null}""").RootElement);
        string[] expected =
        [
            "appSecert: no such", "quietMinutes: not readable", "Model:", "Session:", "CustomerId:", "SupplierId:",
            "StoreCode:", "UserId:", "AppSecret:",
        ];
        foreach (var name in expected)
            Assert.Contains(faults, f => f.StartsWith(name, StringComparison.Ordinal));
        Assert.DoesNotContain(faults, f => f.StartsWith("AppKey", StringComparison.Ordinal));
    }

    [Fact]
    public void Good_settings_keep_their_defaults_and_tell_no_secret()
    {
        var (settings, faults) = AscpSettingsJson.Read(JsonDocument.Parse("""
            {"appKey":"1","appSecret":"topsecret","session":"token","customerId":"c","supplierId":"2","storeCode":"W",
             "userId":"8","model":"brand","autoSubmit":false,"carriers":{"SF":"SHUNFENG"},
             "authorisationEndsAt":"2027-01-01T00:00:00+08:00"}
            """).RootElement);
        Assert.Empty(faults);
        Assert.Equal((false, true, "brand", 8.0),
            (settings.AutoSubmit, settings.ReportOnReceipt, settings.Model, settings.QuietFactor));
        Assert.Equal(("SHUNFENG", "STO"), (settings.CarrierOf("SF"), settings.CarrierOf("STO")));
        Assert.Equal("topsecret", settings.Door!.SecretOf("anybody"));
        Assert.DoesNotContain("topsecret", settings.ToString() + settings.Door, StringComparison.Ordinal);
        Assert.DoesNotContain("token", settings.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_switch_is_a_setting_with_the_same_default()
    {
        var settings = new AscpSettings();
        foreach (var one in AscpSettings.Switches)
        {
            var property = typeof(AscpSettings).GetProperty(char.ToUpperInvariant(one.Name[0]) + one.Name[1..]);
            Assert.Equal(one.Default, Assert.IsType<bool>(property!.GetValue(settings)));
        }
    }
}
