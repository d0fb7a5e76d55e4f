using System.Globalization;

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

    public static TmcFrame Connect(int flag, string appKey, string secret, string group, Instant now)
    {
        var timestamp = now.Ms.ToString(CultureInfo.InvariantCulture);
        return new TmcFrame(TmcKind.Connect)
        {
            Flag = flag,
            Content =
            [
                new("app_key", TmcValue.Of(appKey)),
                new("group_name", TmcValue.Of(group)),
                new("timestamp", TmcValue.Of(timestamp)),
                new("sign", TmcValue.Of(ConnectSign(appKey, group, timestamp, secret))),
                new("sdk", TmcValue.Of("antui")),
                new("minor_group", TmcValue.Of("default")),
                new("filter_exp", TmcValue.Of("*")),
            ],
        };
    }

    public static TmcFrame ConnectAck(int flag, string token) => new(TmcKind.ConnectAck) { Flag = flag, Token = token };

    public static TmcFrame ConnectRefused(int flag, int statusCode, string phrase) =>
        new(TmcKind.ConnectAck) { Flag = flag, StatusCode = statusCode, StatusPhrase = phrase };

    public static TmcFrame PullRequest(string token) => Send(token, new(KindKey, TmcValue.Of(Pull)));

    public static TmcFrame ConfirmOf(string token, long id) =>
        Send(token, new(KindKey, TmcValue.Of(Confirm)), new("id", TmcValue.Of(id)));

    public static TmcFrame FailureOf(string token, long id, string text) => Send(
        token,
        new(KindKey, TmcValue.Of(Failed)),
        new("id", TmcValue.Of(id)),
        new("msg", TmcValue.Of(text.Length > MaxFailureText ? text[..MaxFailureText] : text)));

    public static TmcFrame DeliveryOf(
        string token, long id, string topic, string content, Instant time, string publisher, string nick, long userId) =>
        Send(
            token,
            new(KindKey, TmcValue.Of(Delivery)),
            new("id", TmcValue.Of(id)),
            new("topic", TmcValue.Of(topic)),
            new("content", TmcValue.Of(content)),
            new("time", TmcValue.Of(time)),
            new("publisher", TmcValue.Of(publisher)),
            new("nick", TmcValue.Of(nick)),
            new("userid", TmcValue.Of(userId)));

    public static long? KindOf(TmcFrame frame) => frame[KindKey]?.AsLong();

    private static TmcFrame Send(string token, params KeyValuePair<string, TmcValue>[] content) =>
        new(TmcKind.Send) { Token = token, Content = content };
}
