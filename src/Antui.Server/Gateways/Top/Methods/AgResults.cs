using Antui.Engine;

namespace Antui.Server.Gateways.Top.Methods;

/// <summary>
/// Three families of names for the same yes or no, none of which may be mistaken for another: success/error_* in a
/// result, succeed/err_* flat, and success_flag/fail_* flat or in a result.
/// </summary>
public static class AgResults
{
    /// <summary>A business failure of the assistant: the call as such succeeded.</summary>
    public sealed record Failure(string Code, string Text);

    public static readonly Failure NoRefund = new("isv.refund-not-exist", "退款单不存在");

    public static readonly Failure NoTrade = new("isv.trade-not-exist", "订单不存在");

    public static readonly Failure NotBound = new("isv.app-not-bound", "该店铺绑定的ERP应用不是当前AppKey");

    public static Failure Bad(string name) => new("isv.invalid-parameter:" + name, $"参数{name}不合法");

    /// <summary>Errors of the form of a parameter are said in the family of the method, too.</summary>
    public static Failure Of(TopAnswer.Error error) =>
        new(error.SubCode.Length > 0 ? error.SubCode : "isv.invalid-parameter",
        error.SubMsg.Length > 0 ? error.SubMsg : error.Msg);

    /// <summary>Null when the fact is durable, whether it is new, known, or waits for its order.</summary>
    public static Failure? Of(Accepted accepted) => accepted is Accepted.Refused refused
        ? new Failure(AnswerMethods.SubCode(refused.Why.Code), refused.Why.Text) : null;

    public static TopAnswer Result(Failure? failure, TopValue? data = null)
    {
        var result = new TopObject().Add("success", failure is null)
            .Add("error_code", failure?.Code).Add("error_info", failure?.Text);
        if (failure is null) result.Add("result_data", data);
        return TopAnswer.Of(new TopObject().Add("result", result));
    }

    public static TopAnswer Succeed(Failure? failure, TopValue? data = null)
    {
        var body = new TopObject().Add("succeed", failure is null)
            .Add("err_code", failure?.Code).Add("err_info", failure?.Text);
        return TopAnswer.Of(failure is null ? body.Add("result_data", data) : body);
    }

    public static TopAnswer FlagResult(Failure? failure) =>
        TopAnswer.Of(new TopObject().Add("result", FlagBody(failure)));

    public static TopAnswer Flag(Failure? failure) => TopAnswer.Of(FlagBody(failure));

    private static TopObject FlagBody(Failure? failure) => new TopObject().Add("success_flag", failure is null)
        .Add("fail_code", failure?.Code).Add("fail_info", failure?.Text);
}
