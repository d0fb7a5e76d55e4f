using System.Collections.Frozen;
using Antui.Core.Orders;

namespace Antui.Server.Texts;

/// <summary>What a code means to a person, what would change it, and the button that acts, if one does.</summary>
/// <param name="What">{0} is what the rule expected, {1} what is known, both with their unit.</param>
public sealed record CodeText(Both What, Both Help, string? Action = null);

/// <summary>The explanation of every <see cref="Code"/>. A test checks that none is missing.</summary>
public static class CodeTexts
{
    public static CodeText Of(Code code) => Table[code];

    /// <summary>For codes stored as text; a code of a newer version is shown as it is.</summary>
    public static Both What(string code) =>
        Known.TryGetValue(code, out var known) ? Plain(Table[known].What) : (code, code);

    public static IEnumerable<Code> Covered => Table.Keys;

    /// <summary>The sentence without its figures, for lists.</summary>
    public static Both Plain(Both text) => new(Head(text.Zh, '：'), Head(text.En, ':'));

    private static string Head(string text, char colon) =>
        text.IndexOf('{') < 0 ? text
            : text[..(text.IndexOf(colon) is var at and > 0 ? at : text.IndexOf('{'))].TrimEnd();

    private static readonly Both Nothing = ("无需处理。", "Nothing needs to be done.");

    private static readonly Both Correct = (
        "核对后由人工通过、拒绝，或在平台处理后标记为已处理。",
        "Check it, then refuse it or settle it on the platform and mark it as handled.");

    private static readonly Both Strategy = (
        "调整策略，或由人工通过此单。", "Change the strategy, or approve this refund yourself.");

    private static readonly FrozenDictionary<Code, CodeText> Table = new Dictionary<Code, CodeText>
    {
        [Code.Ok] = new(("通过", "Holds"), Nothing),
        [Code.ClaimNotOpen] = new(
            ("退款申请已关闭或已拒绝", "The request is closed or refused"),
            ("买家重新申请后会再次判断。", "It is judged again when the buyer asks again.")),
        [Code.ClaimStatusUnknown] = new(
            ("平台返回了不认识的退款状态", "The platform uses a status we do not know"),
            ("等平台状态变为已知值，或由人工核对后处理。", "Wait for a known status, or handle it on the platform."),
            "set-handled"),
        [Code.OrderStatusUnknown] = new(
            ("平台返回了不认识的订单状态", "The platform uses an order status we do not know"),
            ("等订单状态变为已知值，或由人工核对后处理。", "Wait for a known status, or handle it on the platform."),
            "set-handled"),
        [Code.KindUnknown] = new(
            ("不认识的退款类型", "The kind of the request is unknown"), Correct, "set-handled"),
        [Code.KindNotAutomatic] = new(
            ("此类退款不自动处理", "This kind is never refunded automatically"),
            ("由人工核对并明确通过此条。", "A person checks it and approves, accepting this rule."), "approve"),
        [Code.AmountNotPositive] = new(
            ("退款金额不是正数：{1}", "The amount is not above zero: {1}"),
            ("买家改为正确金额后会再次判断。", "It is judged again when the buyer gives a proper amount."), "refuse"),
        [Code.CurrencyDiffers] = new(
            ("退款币种与付款币种不同", "The request and the payment are in different currencies"), Correct, "refuse"),
        [Code.ItemNotInOrder] = new(
            ("退款商品不在订单中，正在重读订单", "A claimed item is not in our copy of the order; it is read again"),
            ("平台订单更新后自动再判；若一直如此，请人工核对。",
                "It is judged again once the order is read anew; if it stays so, check it."), "refuse"),
        [Code.QuantityAboveOrder] = new(
            ("退款数量超过可退数量：可退 {0}，申请 {1}", "More is claimed than was bought: {0} possible, {1} claimed"),
            Correct, "refuse"),
        [Code.AboveLine] = new(
            ("超过该商品行的可退金额：可退 {0}，申请 {1}", "Above what is left of the lines: {0} left, {1} asked"),
            ("买家降低金额后会再次判断。", "It is judged again when the buyer lowers the amount."), "refuse"),
        [Code.AboveFreight] = new(
            ("超过可退运费：可退 {0}，申请 {1}", "Above what is left of the freight: {0} left, {1} asked"),
            ("买家降低金额后会再次判断。", "It is judged again when the buyer lowers the amount."), "refuse"),
        [Code.AboveOrder] = new(
            ("超过订单可退余额：可退 {0}，申请 {1}", "Above what is left of the order: {0} left, {1} asked"),
            ("买家降低金额，或其他退款释放占用后会再次判断。",
                "It is judged again when the amount is lowered or another refund frees its share."), "refuse"),
        [Code.InArbitration] = new(
            ("平台客服已介入", "The platform's service has stepped in"),
            ("等待平台裁决。", "Wait for the platform's decision.")),
        [Code.AdvancedByPlatform] = new(
            ("平台已先行垫付，不再重复退款", "The platform already paid the buyer in advance"),
            ("等待平台结清垫付。", "Wait until the platform settles its advance.")),
        [Code.AlreadySettled] = new(("已退款", "Already refunded"), Nothing),
        [Code.HeldByPerson] = new(
            ("已被人工暂停", "Held by a person"),
            ("解除暂停后继续自动处理。", "Release it and the machine goes on."), "release"),
        [Code.RefusedByPerson] = new(
            ("已被人工拒绝", "Refused by a person"),
            ("解除后可重新判断。", "Release it to have it judged again."), "release"),
        [Code.HandledByPerson] = new(
            ("已标记为人工处理完毕", "Marked as handled elsewhere"),
            ("解除后可重新判断。", "Release it to have it judged again."), "release"),
        [Code.OutcomeUnknown] = new(
            ("退款指令结果未知，正在向平台核实", "The outcome of an instruction is unknown; the platform is being asked"),
            ("平台应答后继续；在此之前不会重复退款。", "It goes on when the platform answers; nothing is sent twice before.")),
        [Code.UnknownTooLong] = new(
            ("退款指令结果长时间未知", "The outcome has been unknown for long"),
            ("在平台后台查看该退款；系统仍在继续核实。", "Look at the refund on the platform; asking goes on here."),
            "set-handled"),
        [Code.InFlight] = new(
            ("退款指令正在执行", "An instruction is under way"), ("等待执行结果。", "Wait for its outcome.")),
        [Code.RequestChanged] = new(
            ("申请已变化，平台一再认为版本过旧", "The platform keeps calling our version of the request old"),
            ("在平台核对该申请后处理。", "Look at the request on the platform, then act."), "approve"),
        [Code.GoodsNotStopped] = new(
            ("尚未确认拦截发货：需 {0} 件，已拦截 {1} 件", "The shipment is not proved stopped: {0} needed, {1} stopped"),
            ("仓库或 ERP 确认拦截后自动退款。", "It is refunded once the warehouse or the ERP confirms the stop."),
            "report-evidence"),
        [Code.StopRefused] = new(
            ("仓库拦截失败：需 {0} 件，已拦截 {1} 件", "The goods could not be stopped: {0} needed, {1} stopped"),
            ("联系买家拒收或改为退货退款；确知货未发出时可人工通过。",
                "Ask the buyer to reject the parcel or return it; approve only if the goods surely stay."), "approve"),
        [Code.StopTooLate] = new(
            ("拦截时货物已交承运商：需 {0} 件，有效 {1} 件", "Stopped too late, after hand-over: {0} needed, {1} count"),
            ("货物回到仓库后自动退款，或由人工通过。", "It is refunded when the goods are back, or approve it."), "approve"),
        [Code.GoodsShipped] = new(
            ("货物已发出：需 {0} 件，在仓 {1} 件", "The goods have left: {0} needed, {1} still here"),
            ("拒绝并请买家改为退货退款，或货物追回后由人工通过。",
                "Refuse and ask for a return, or approve once the goods are back."), "refuse"),
        [Code.StopWithdrawn] = new(
            ("拦截凭证已被撤回", "The proof of the stop was withdrawn"),
            ("需要新的拦截确认。", "A new confirmation of the stop is needed."), "report-evidence"),
        [Code.ReturnNotAgreed] = new(
            ("尚未同意退货", "The return is not agreed yet"),
            ("同意退货后买家才能寄回；人工通过即同意。", "Agree to the return so that the buyer can send the goods."),
            "approve"),
        [Code.AwaitingBuyerReturn] = new(
            ("等待买家寄回商品", "Waiting for the buyer to send the goods"),
            ("买家填写退货单号后继续。", "It goes on when the buyer gives the tracking number.")),
        [Code.GoodsNotBack] = new(
            ("退货尚未入仓：需 {0} 件，已入仓 {1} 件", "The goods are not back: {0} needed, {1} received"),
            ("仓库收货并质检为良品后自动退款。", "It is refunded when the warehouse has received them in good state."),
            "report-evidence"),
        [Code.GoodsShort] = new(
            ("退货数量不足：需 {0} 件，良品 {1} 件", "Fewer came back than claimed: {0} needed, {1} good"),
            ("与买家协商改小金额，或由人工通过全额。", "Agree a smaller amount with the buyer, or approve it in full."),
            "approve"),
        [Code.RefundedButShipped] = new(
            ("已按未发货退款，货物却已发出", "Paid back as unshipped, and the goods left"),
            ("尽快追回包裹或联系买家；核实后由具名人员确认已知晓。",
                "Recall the parcel or reach the buyer; a named person then acknowledges it."),
            "acknowledge"),
        [Code.NotShipped] = new(
            ("退回的件数多于发出的件数：需 {0} 件，可计 {1} 件", "More is said to be back than left: {0} needed, {1} can count"),
            ("核对仓库发货与收货记录；确认收到后可人工通过。",
                "Compare what the warehouse sent with what it received; approve it only if the goods are surely here."),
            "approve"),
        [Code.GoodsDamaged] = new(
            ("退货有破损或错货：需 {0} 件良品，实有 {1} 件", "Damaged or wrong goods came back: {0} needed, {1} good"),
            ("与买家协商改小金额、拒绝，或由人工通过全额。", "Agree a smaller amount, refuse, or approve it in full."),
            "approve"),
        [Code.GiftNotBack] = new(
            ("赠品未随退货退回：需 {0} 件，良品 {1} 件", "Gifts did not come back with the goods: {0} owed, {1} good"),
            ("请买家寄回赠品；或在策略中允许赠品不退，或由人工通过此单。",
                "Ask the buyer to send the gifts, let gifts stay in a strategy, or approve this refund yourself."),
            "approve"),
        [Code.NoStrategy] = new(
            ("没有启用的策略覆盖此类退款", "No enabled strategy covers this kind"),
            ("启用或新建策略，或由人工通过此单。", "Enable or add a strategy, or approve this refund yourself."),
            "open-strategies"),
        [Code.AboveStrategyLimit] = new(
            ("超过策略金额上限：上限 {0}，申请 {1}", "Above the strategy's limit: {0} at most, {1} asked"),
            Strategy, "open-strategies"),
        [Code.ReasonNotCovered] = new(
            ("退款原因不在策略范围内", "The strategy does not cover this reason"), Strategy, "open-strategies"),
        [Code.KindNotCovered] = new(
            ("退款类型不在策略范围内", "The strategy does not cover this kind"), Strategy, "open-strategies"),
        [Code.ShopNotCovered] = new(
            ("店铺不在策略范围内", "The strategy does not cover this shop"), Strategy, "open-strategies"),
        [Code.GoodsNotCovered] = new(
            ("商品不在策略范围内", "The strategy does not cover these goods"), Strategy, "open-strategies"),
        [Code.OutsideHours] = new(
            ("不在策略执行时段：{0} 起，现在 {1}", "Outside the strategy's hours: from {0}, it is {1}"),
            ("到时段后自动继续。", "It goes on by itself when the hours begin.")),
        [Code.CapReached] = new(
            ("达到自动退款限额：限额 {0}，申请 {1}", "The cap of automatic refunds is reached: {0} at most, {1} asked"),
            ("由人工通过，或调整店铺限额。", "Approve it yourself, or change the shop's caps."), "approve"),
        [Code.DeadlineNear] = new(
            ("平台处理期限临近", "The platform's deadline is near"),
            ("期限前通过或拒绝，否则平台会自行处理。", "Approve or refuse it before the platform decides by itself."),
            "approve"),
        [Code.DecidedBySilence] = new(
            ("逾期无人处理，平台已自动处理", "Nobody answered in time: the platform decided"),
            ("期限已过，不能再更改；需要时查看货物去向。", "The term is over; see to the goods where they left.")),
        [Code.AssistantSilent] = new(
            ("已上报，但平台助手迟迟未退款", "The platform's assistant has not refunded after our report"),
            ("检查平台侧的策略，或由人工通过。", "Check the strategies on the platform, or approve it."), "approve"),
        [Code.ConfirmationMissing] = new(
            ("已同意退款，但平台未确认到账", "The platform has not confirmed the agreed refund"),
            ("在平台查看该退款。", "Look at the refund on the platform."), "set-handled"),
        [Code.PlatformRefused] = new(
            ("平台拒绝了我们的指令", "The platform refused our instruction"),
            ("按平台给出的原因处理后，再次人工通过即重发。", "Mend the cause it gave, then approve again to send it anew."),
            "approve"),
        [Code.NoPort] = new(
            ("店铺的连接不支持此操作", "The shop's connection cannot do this"),
            ("在平台处理后标记为已处理，或更换连接方式。", "Do it on the platform and mark it, or change the connection."),
            "open-shop"),
        [Code.Stuck] = new(
            ("长时间没有进展", "Nothing has moved for long"),
            ("联系仓库或 ERP；确认后由人工通过。", "Ask the warehouse or the ERP; then approve or refuse."), "approve"),
        [Code.ReopenedLate] = new(
            ("退款成功后又失败", "The refund failed after it had succeeded"),
            ("核对后再次通过。", "Check it and approve it again."), "approve"),
        [Code.SuccessTakenBack] = new(
            ("平台显示退款成功后又显示关闭", "The platform showed the refund as made, and then as closed"),
            ("在平台核对买家是否已收到退款，再标记为已处理。", "See on the platform whether the buyer has the money; then mark it."),
            "set-handled"),
        [Code.RestOpen] = new(
            ("部分同意后的余额，由人工决定", "The rest of a request that was approved in part; a person decides"),
            ("同意则再退这笔余额，否则拒绝。", "Approve it to refund the rest, or refuse it."), "approve"),
        [Code.AwaitingPlatform] = new(
            ("已同意，等平台确认", "Agreed; waiting for the platform to confirm"),
            ("平台确认后自动完成。", "It ends by itself when the platform confirms.")),
        [Code.OrderCancelled] = new(
            ("订单在付款前已取消", "The order was cancelled before payment"), Correct, "set-handled"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Code> Known =
        Enum.GetValues<Code>().ToFrozenDictionary(c => c.Text());
}
