namespace Antui.Server.Gateways.Top;

/// <summary>What a method answers: a body, or an error in the platform's own words.</summary>
public abstract record TopAnswer
{
    private TopAnswer()
    {
    }

    public sealed record Body(TopObject Content) : TopAnswer;

    /// <param name="SubCode">Empty for errors of the front door: then neither sub code nor sub message is
    /// written.</param>
    public sealed record Error(int Code, string Msg, string SubCode = "", string SubMsg = "") : TopAnswer
    {
        public TopObject Content => new TopObject()
            .Add("code", Code).Add("msg", Msg).Add("sub_code", SubCode).Add("sub_msg", SubMsg);
    }

    public static TopAnswer Of(TopObject content) => new Body(content);
}

/// <summary>The documented errors. A code below 100 other than 15, 40 and 41 says that nothing was executed.</summary>
public static class TopErrors
{
    public static TopAnswer.Error HttpAction { get; } = new(9, "Http Action Not Allowed");

    public static TopAnswer.Error Unavailable { get; } = new(10, "Service Currently Unavailable",
        "isp.top-remote-service-unavailable", "the service is not available at the moment, try again");

    public static TopAnswer.Error MissingMethod { get; } = new(21, "Missing Method");

    public static TopAnswer.Error InvalidMethod { get; } = new(22, "Invalid Method");

    public static TopAnswer.Error InvalidFormat { get; } = new(23, "Invalid Format");

    public static TopAnswer.Error MissingSignature { get; } = new(24, "Missing Signature");

    public static TopAnswer.Error InvalidSignature { get; } = new(25, "Invalid signature");

    public static TopAnswer.Error MissingSession { get; } = new(26, "Missing Session");

    public static TopAnswer.Error InvalidSession { get; } =
        new(27, "Invalid Session", "invalid-sessionkey", "SessionKey非法");

    public static TopAnswer.Error SessionExpired { get; } =
        new(27, "Invalid Session", "session-expired", "SessionKey已过期");

    public static TopAnswer.Error MissingAppKey { get; } = new(28, "Missing App Key");

    public static TopAnswer.Error InvalidAppKey { get; } =
        new(29, "Invalid app Key", "isv.appkey-not-exists", "AppKey不存在");

    public static TopAnswer.Error MissingTimestamp { get; } = new(30, "Missing Timestamp");

    public static TopAnswer.Error InvalidTimestamp { get; } = new(31, "Invalid Timestamp");

    public static TopAnswer.Error MissingVersion { get; } = new(32, "Missing Version");

    public static TopAnswer.Error UnsupportedVersion { get; } = new(34, "Unsupported Version");

    public static TopAnswer.Error TooLarge { get; } = new(43, "Parameter Error", "isv.request-too-large", "请求内容过大");

    public static TopAnswer.Error TwoValues(string name) =>
        new(43, "Parameter Error", "isv.invalid-parameter:" + name, "参数重复且取值不同");

    public static TopAnswer.Error Missing(string name) => new(40, "Missing required arguments:" + name);

    public static TopAnswer.Error Invalid(string name) => new(41, "Invalid arguments:" + name);

    public static TopAnswer.Error NoPermission { get; } = new(11, "Insufficient ISV permissions",
        "isv.permission-api-package-limit", "scope ids is read");

    public static TopAnswer.Error NoUserPermission { get; } = new(12, "Insufficient user permissions",
        "isv.invalid-permission", "该店铺类型无权调用此接口");

    public static TopAnswer.Error Limited(long seconds) => new(7, "App Call Limited",
        "accesscontrol.limited-by-app-access-count", $"This ban will last for {seconds} more seconds");

    /// <summary>The business behind the method said no.</summary>
    public static TopAnswer.Error Business(string subCode, string subMsg) =>
        new(15, "Remote service error", subCode, subMsg);
}
