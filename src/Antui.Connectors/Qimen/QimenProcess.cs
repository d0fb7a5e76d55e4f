namespace Antui.Connectors.Qimen;

/// <summary>How far a warehouse says that an order is, from the steps it lists. A step that is not known here says
/// nothing.</summary>
public sealed record QimenProcess(string Last, bool Stopped, bool Left)
{
    public const string TmsCanceled = "TMSCANCELED";
    public const string TmsCancelFailed = "TMSCANCELFAILED";
    public const string CanceledFail = "CANCELEDFAIL";

    private static readonly string[] LeftWords = ["DELIVERED", "PARTDELIVERED", "SIGN", "REFUSE", "TMSCANCELFAILED"];

    /// <returns>Null when the answer lists no step.</returns>
    public static QimenProcess? Of(QimenNode answer, QimenSettings settings)
    {
        var order = answer.Child("orderProcess") ?? answer;
        var words = order.List("processes", "process").Select(p => p["processStatus"] ?? "").Where(w => w.Length > 0)
            .ToList();
        return words.Count == 0 ? null : new QimenProcess(
            words[^1], words.Any(w => settings.StoppedStatuses.Contains(w)), words.Any(w => LeftWords.Contains(w)));
    }
}
