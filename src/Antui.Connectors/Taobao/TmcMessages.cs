using System.Globalization;
using Antui.Core;

namespace Antui.Connectors.Taobao;

/// <summary>The messages of the protocol as frames, for the client and for a server that plays the platform.</summary>
public static class TmcMessages
{
    public const sbyte Pull = 1;
    public const sbyte Confirm = 2;
    public const sbyte Delivery = 3;
    public const sbyte Failed = 20;
    private const string KindKey = "__kind";
    private const int MaxFailureText = 128;

    /// <summary>The signature is always md5 over exactly these three, whatever the HTTP side uses.</summary>
    public static string ConnectSign(string appKey, string group, string timestampMs, string secret) => TopSign.Sign(
        [new("app_key", appKey), new("group_name", group), new("timestamp", timestampMs)], secret, TopSign.Md5);

    /// <param name="flag">Comes back in the answer.</param>
    /// <param name="appKey">The application.</param>
    /// <param name="secret">Its secret; it signs and is not sent.</param>
    /// <param name="group">The group of messages.</param>
    /// <param name="now">By our clock.</param>
    /// <param name="token">From tmc.auth.get; null where the service asks for none.</param>
    public static TmcFrame Connect(
        int flag, string appKey, string secret, string group, Instant now, string? token = null)
    {
        var timestamp = now.Ms.ToString(CultureInfo.InvariantCulture);
        return new TmcFrame(TmcKind.Connect)
        {
            Flag = flag,
            Content =
            [
                Entry("app_key", TmcValue.Of(appKey)),
                Entry("group_name", TmcValue.Of(group)),
                Entry("timestamp", TmcValue.Of(timestamp)),
                Entry("sign", TmcValue.Of(ConnectSign(appKey, group, timestamp, secret))),
                Entry("sdk", TmcValue.Of("antui")),
                Entry("minor_group", TmcValue.Of("default")),
                Entry("filter_exp", TmcValue.Of("*")),
                .. token is null ? [] : new[] { Entry("token", TmcValue.Of(token)) },
            ],
        };
    }

    public static TmcFrame ConnectAck(int flag, string token) => new(TmcKind.ConnectAck) { Flag = flag, Token = token };

    public static TmcFrame ConnectRefused(int flag, int statusCode, string phrase) =>
        new(TmcKind.ConnectAck) { Flag = flag, StatusCode = statusCode, StatusPhrase = phrase };

    public static TmcFrame PullRequest(string token) => Send(token, Entry(KindKey, TmcValue.Of(Pull)));

    public static TmcFrame ConfirmOf(string token, long id) =>
        Send(token, Entry(KindKey, TmcValue.Of(Confirm)), Entry("id", TmcValue.Of(id)));

    public static TmcFrame FailureOf(string token, long id, string text) => Send(
        token,
        Entry(KindKey, TmcValue.Of(Failed)),
        Entry("id", TmcValue.Of(id)),
        Entry("msg", TmcValue.Of(text.Length > MaxFailureText ? text[..MaxFailureText] : text)));

    public static TmcFrame DeliveryOf(
        string token,
        long id,
        string topic,
        string content,
        Instant time,
        string publisher,
        string nick,
        long userId) =>
        Send(
            token,
            Entry(KindKey, TmcValue.Of(Delivery)),
            Entry("id", TmcValue.Of(id)),
            Entry("topic", TmcValue.Of(topic)),
            Entry("content", TmcValue.Of(content)),
            Entry("time", TmcValue.Of(time)),
            Entry("publisher", TmcValue.Of(publisher)),
            Entry("nick", TmcValue.Of(nick)),
            Entry("userid", TmcValue.Of(userId)));

    public static long? KindOf(TmcFrame frame) => frame[KindKey]?.AsLong();

    private static KeyValuePair<string, TmcValue> Entry(string key, TmcValue value) => new(key, value);

    private static TmcFrame Send(string token, params KeyValuePair<string, TmcValue>[] content) =>
        new(TmcKind.Send) { Token = token, Content = content };
}
