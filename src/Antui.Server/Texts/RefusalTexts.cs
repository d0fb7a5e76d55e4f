using System.Collections.Frozen;
using Antui.Core;
using Antui.Core.Mapping;
using Antui.Core.Orders;
using Antui.Core.Pool;

namespace Antui.Server.Texts;

/// <summary>What whoever is refused is told.</summary>
public sealed record RefusalText(int Status, string Code, Both Text);

/// <summary>
/// The one table of refusals: code and status as programs read them, the sentence in both languages with its figures.
/// A case without a row here does not get past the tests; docs/refusals.md is printed from it.
/// </summary>
public static class RefusalTexts
{
    public static RefusalText Of(Refusal refusal) => new(StatusOf(refusal.Kind), refusal.Code, Words(refusal));

    public static Both Words(Refusal refusal) => refusal is Refusal.RuleForbids { By: var rule }
        ? AnswerTexts.Of(rule) : new Both(Table[refusal.GetType()](refusal), refusal.Text);

    public static bool Knows(Type refusal) => refusal == typeof(Refusal.RuleForbids) || Table.ContainsKey(refusal);

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Unknown => StatusCodes.Status404NotFound,
        RefusalKind.Wrong => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.NotNow => StatusCodes.Status409Conflict,
        RefusalKind.Changed => StatusCodes.Status412PreconditionFailed,
    };

    private static readonly FrozenDictionary<Type, Func<Refusal, string>> Table = new[]
    {
        Zh<Refusal.ShopUnknown>(r => $"没有店铺 {r.Shop}"),
        Zh<Refusal.ShopGone>(_ => "这个店铺已不在配置中"),
        Zh<Refusal.ShopLeftWarehouse>(_ => "这个店铺已不再使用此仓库"),
        Zh<Refusal.OrderUnknown>(r => $"店铺 {r.Order.Shop} 没有订单 {r.Order.OrderNo}"),
        Zh<Refusal.LineUnknown>(r => $"订单没有商品行 {r.LineNo}"),
        Zh<Refusal.RefundUnknown>(_ => "订单没有这个退款申请"),
        Zh<Refusal.RefundNotOpen>(r => $"订单没有处理中的退款 {r.RefundNo}"),

        Zh<Refusal.OrderInvalid>(r => "订单内容有误：" + Fault(r.Fault)),
        Zh<Refusal.OrderExists>(_ => "此订单号已有不同内容的订单；已付款的内容不会改变"),
        Zh<Refusal.OrdersOnPlatform>(_ => "此店铺在平台上，订单从平台读取"),
        Zh<Refusal.NotPaid>(_ => "订单未付款"),

        Zh<Refusal.RequestsOnPlatform>(_ => "此店铺在平台上，申请请在平台提出和处理"),
        Zh<Refusal.GrantsOnPlatform>(_ =>
            "此店铺在平台上：额外退款请在平台操作（淘宝/天猫：千牛 › 订单 › 发起小额打款/退差价），之后会自动出现在这里"),
        Zh<Refusal.RequestExists>(_ => "此退款号已有不同内容的申请；请修改原申请或换一个号"),
        Zh<Refusal.GrantExists>(_ => "此退款号已有不同内容的申请；请换一个号"),
        Zh<Refusal.AmountNotPositive>(_ => "金额应大于 0"),
        Zh<Refusal.FreightWrong>(_ => "运费是金额的一部分，不能为负或超过金额"),
        Zh<Refusal.CurrencyDiffers>(r => $"币种与订单不同：订单以 {r.Currency} 付款"),
        Zh<Refusal.AbovePaid>(r => $"超过订单实付金额 {r.Paid}"),
        Zh<Refusal.AboveRest>(r => $"超过订单还可退的金额 {r.Rest}"),
        Zh<Refusal.ItemNotInOrder>(r => $"订单没有商品行 {r.LineNo}"),
        Zh<Refusal.AboveOrdered>(r => $"数量超过订单：商品行 {r.LineNo} 共 {r.Ordered} 件"),
        Zh<Refusal.RefundMade>(_ => "已经退款，不能再改"),
        Zh<Refusal.BeingPaid>(_ => "退款正在进行，请一分钟后再试"),
        Zh<Refusal.PaidMeanwhile>(_ => "退款正在进行，来不及拒绝"),
        Zh<Refusal.ReturnNotAgreed>(_ => "卖家还没有同意退货"),
        Zh<Refusal.StaleVersion>(_ => "申请已有新的版本，请重新查看"),
        Zh<Refusal.AmountDiffers>(_ => "同意的金额与申请金额不同"),
        Zh<Refusal.HeldByPerson>(r => $"{SourceTexts.Of(r.Author).Zh} 已人工{Said(r.Said)}，请先解除"),
        Zh<Refusal.WrongState>(r => $"申请当前状态为 {r.Status}，不能这样操作；请刷新后再看"),
        Zh<Refusal.TermOver>(r => $"期限已于 {r.Deadline} 结束，平台已自动处理"),

        Zh<Refusal.ReasonMissing>(_ => "请填写原因，原因会保留"),
        Zh<Refusal.RefundedAt>(r => $"已于 {r.At} 退款，不能再改"),
        Zh<Refusal.Instructed>(r => $"退款指令已于 {r.At} 下达，在这里不能再阻止"),
        Zh<Refusal.RequestChanged>(_ => "买家刚刚修改了申请，请刷新后再看"),
        Zh<Refusal.RuleNotAcceptable>(r => $"规则 {r.Rule} 不能由人工放行"),
        Zh<Refusal.ApprovedAmount>(r => $"同意的金额须大于 0，且不超过申请金额 {r.Most}"),
        Zh<Refusal.AmountFixed>(r => $"平台按申请金额退款：请买家在平台把申请改为 {r.Amount}，再同意"),
        Zh<Refusal.NothingGood>(_ => "没有完好退回的货，无法部分退款"),
        Zh<Refusal.NoProposal>(_ => "没有可建议的处理：货物完好、尚未质检或退款已结束"),
        Zh<Refusal.NoWords>(_ => "此订单没有买家留言，无可查看或删除"),

        Zh<Refusal.NoDesk>(_ => "此店铺的货不在内置订单台，由其 ERP 上报"),
        Zh<Refusal.NoDeskToAudit>(_ => "此店铺的货不在内置订单台，由其 ERP 审核"),
        Zh<Refusal.ShipmentUnknown>(r => $"订单没有发货单 {r.ShipmentNo}"),
        Zh<Refusal.NothingToShip>(_ => "此发货单已全部拦下，请把货放回货架"),
        Zh<Refusal.ShipmentLeft>(r => r.Asked switch
        {
            ShipmentAction.Merge => $"发货单 {r.ShipmentNo} 已发出，不能再并入包裹",
            ShipmentAction.Unmerge => $"包裹已发出，发货单 {r.ShipmentNo} 不能再拆出",
            _ => $"发货单 {r.ShipmentNo} 已发出，不能再拆分",
        }),
        Zh<Refusal.AtWarehouse>(r => $"发货单 {r.ShipmentNo} 已下发仓库，只有未下发的可以改派"),
        Zh<Refusal.NotAudited>(_ => "先审核，再下发仓库"),
        Zh<Refusal.PlatformHold>(_ => "平台暂时禁止此订单发货"),
        Zh<Refusal.PaidBack>(r => $"退款 {r.RefundNo} 已退回商品行 {r.LineNo} 的钱：只有 {r.Free} 件还能发出"),
        Zh<Refusal.RefundOpen>(r =>
            $"买家正在申请退款 {r.RefundNo}（商品行 {r.LineNo}，{r.Free} 件还能发出）：先处理退款；"
            + "确认后仍可继续拣货打包"),
        Zh<Refusal.HeldByRefund>(_ => "买家正在申请退款，先处理退款；确认后仍可继续拣货打包"),
        Zh<Refusal.PartNotAudited>(_ => "合并包裹中还有未审核的订单"),
        Zh<Refusal.WaybillMissing>(_ => "交接前请填写运单号，平台需要它"),
        Zh<Refusal.ConfirmHandOver>(r => $"交接后不能撤销：将发出 {r.Parcels} 个包裹，请先确认"),
        Zh<Refusal.WarehouseMissing>(_ => "请指定仓库"),
        Zh<Refusal.WarehouseUnknown>(r => $"没有仓库 {r.Warehouse}，先在仓库设置中添加"),
        Zh<Refusal.WaybillOfSeveral>(_ => "一个运单号只对应一个包裹：请逐个交接，或先合并"),
        Zh<Refusal.MergeUnderWay>(r => $"包裹 {r.ParcelNo} 正在合并中，请稍后再试"),
        Zh<Refusal.MergeTakenBack>(r => $"并入包裹 {r.ParcelNo} 的合并已撤回：另一张发货单无法并入"),
        Zh<Refusal.MergeOfOne>(_ => "合并包裹至少需要两张发货单"),
        Zh<Refusal.SoldAlready>(_ => "只能添加赠品或补发；买家付款的商品已在发货单中"),
        Zh<Refusal.GoodsMissing>(_ => "请至少填写一行商品或编码和数量"),
        Zh<Refusal.NotInShipment>(_ => "数量不对：只能是发货单中还有的商品和数量"),
        Zh<Refusal.NothingStays>(_ => "拆分后原发货单里要留下一些"),
        Zh<Refusal.NothingToSplit>(_ => "无需拆分：库存够，或一件也没有"),
        Zh<Refusal.ShopsDiffer>(_ => "不同店铺的订单不能合并"),
        Zh<Refusal.BuyersDiffer>(_ => "不是同一买家，不能合并"),
        Zh<Refusal.AddressesDiffer>(_ => "收货地址不同，不能合并"),
        Zh<Refusal.WarehousesDiffer>(_ => "不在同一仓库，先改派再合并"),
        Zh<Refusal.OutsideWindow>(r => $"下单时间相差超过合并时限 {r.Hours} 小时"),
        Zh<Refusal.NotMergeable>(_ => "已下发、已发出或正在退款的发货单不能合并"),

        Zh<Refusal.StepIdMissing>(_ => "缺少操作编号"),
        Zh<Refusal.LinesMissing>(_ => "请至少填写一行商品和数量"),
        Zh<Refusal.BelowOne>(_ => "数量至少为 1"),
        Zh<Refusal.TrackingMissing>(_ => "请填写物流公司和运单号"),
        Zh<Refusal.ParcelMissing>(_ => "请填写包裹上的单号"),
        Zh<Refusal.ReturnUnknown>(r => $"订单没有退货单 {r.ReturnNo}"),
        Zh<Refusal.ReturnExists>(r => $"此退款已有退货单 {r.ReturnNo}，请修改那一张"),
        Zh<Refusal.CameBackBefore>(_ => "此退款的货已在另一张退货单下退回"),
        Zh<Refusal.ReturnClosed>(_ => "退款已完结，退货单不能再改"),
        Zh<Refusal.ReturnHasRefund>(r => $"退货单已关联退款 {r.RefundNo}"),
        Zh<Refusal.BelowReceived>(r => $"数量少于已收到的：商品行 {r.LineNo} 已收 {r.Here} 件"),
        Zh<Refusal.AboveExpected>(r => $"商品行 {r.LineNo} 共应退 {r.Most} 件；多出的请登记为无主包裹"),
        Zh<Refusal.NotShipped>(r =>
            $"商品行 {r.LineNo} 发出 {r.Left} 件，已退回 {r.Back} 件，不能再退回 {r.Asked} 件；"
            + "请核对后按实收数量登记，多出的登记为无主包裹"),
        Zh<Refusal.OtherParcel>(r => $"{r.Number} 不是该退货单的包裹：请核对单号，或登记为无主包裹后认领"),
        Zh<Refusal.NothingUnder>(r => $"此订单没有以 {r.Number} 发出或待退的包裹：请核对单号，或登记为无主包裹后认领"),
        Zh<Refusal.ParcelOfSeveral>(r => $"{r.Number} 是一票多件中的一件，不能当作全部到货：请逐行填写这一件里的货品"),
        Zh<Refusal.SeveralReturns>(_ => "多个退款共用此包裹，请分别填写各自的商品"),
        Zh<Refusal.NothingExpected>(r => $"没有以 {r.Number} 等待的退货，请登记为无主包裹"),
        Zh<Refusal.GoodsLeft>(_ => "这些商品此前已报发货，本次结果不生效"),
        Zh<Refusal.NotNewer>(_ => "已有同一时间或更晚的相反结果，请以新的时间再报"),

        Zh<Refusal.BoxUnknown>(r => $"没有包裹 {r.Box}"),
        Zh<Refusal.BoxCounted>(r =>
            $"这个包裹已清点过，没有剩余的 {r.Sku}；确有更多请选“补充清点”，数错请选“更正清点”"),
        Zh<Refusal.BoxBooked>(r => $"{r.Sku} 已入账的数量多于这次更正的数量，未做任何改动"),
        Zh<Refusal.InWords>(r => $"被拒绝：{r.Said}"),
        Zh<Refusal.UnclaimedUnknown>(r => $"没有无主包裹 {r.Parcel}"),
        Zh<Refusal.RefundElsewhere>(r => $"店铺 {r.Order.Shop} 的订单 {r.Order.OrderNo} 没有退款 {r.RefundNo}"),
        Zh<Refusal.ClaimNotOpen>(_ => "此退款已结束，不再等待退货；请选择其他退款，或忽略此包裹"),
        Zh<Refusal.ParcelSettled>(r => $"此包裹已由 {SourceTexts.Of(r.Author).Zh} {(r.Claimed ? "认领" : "忽略")}"),

        Zh<Refusal.Unmapped>(r => r.Table switch
        {
            MappingTable.Goods => $"商品编码没有映射：{r.What}；补上映射后自动重试",
            MappingTable.Carriers => $"快递公司没有映射：{r.What}；补上映射后自动重试",
            MappingTable.Reasons => $"退款原因没有映射：{r.What}；补上映射后自动重试",
            MappingTable.Statuses => $"平台状态不认识：{r.What}；补上映射后自动重试",
        }),
        Zh<Refusal.OrderInPool>(r => $"原订单 {r.OrderNo} 还没有转入（{WordTexts.Of(r.Stage).Zh}），转入后自动重试"),
        Zh<Refusal.OrderBeingFetched>(r => $"还没有原订单 {r.OrderNo}，正在读取，转入后自动重试"),
        Zh<Refusal.NotOnPlatform>(_ => "平台查不到这张单"),
        Zh<Refusal.ReadFailed>(r => $"读取明细失败：{r.Fault}"),
        Zh<Refusal.ConvertFailed>(r => $"转入失败：{r.Fault}"),
        Zh<Refusal.ConvertsNothing>(_ => "转入失败：存下的内容既不是订单也不是退款"),
        Zh<Refusal.NotPooled>(r =>
            $"店铺 {r.Shop} 的池中没有{(r.Record is PoolKind.Order ? "订单" : "退单")} {r.No}"),
        Zh<Refusal.TaskUnknown>(r => $"没有任务 {r.Task}"),
        Zh<Refusal.TaskFinished>(_ => "任务已经完成，做过的不会撤回；要撤销请另做“撤销”"),
        Zh<Refusal.WorkOrderUnknown>(r => $"没有工单 {r.Id}"),
        Zh<Refusal.WorkOrderClosed>(r => $"工单已由 {r.By} 关闭，请先重新打开"),
        Zh<Refusal.ConvertedBefore>(_ => "已经转入"),
        Zh<Refusal.NothingToUndo>(_ => "没有可撤销的操作：既没有标记已处理，也没有移除"),
        Zh<Refusal.HandledElsewhere>(_ => "已标记为已处理，请先撤销"),
        Zh<Refusal.RemovedFromPool>(_ => "已移除，请先撤销"),
        Zh<Refusal.OnlyRefundsRejected>(_ => "只有退单可以拒绝"),

        Zh<Refusal.EntryUnknown>(r => $"店铺 {r.Shop} 没有入库单 {r.Document}"),
        Zh<Refusal.EntryExists>(r => $"入库单 {r.Document} 已有不同内容的单据"),
        Zh<Refusal.ReceiptExists>(r => $"收货单 {r.Receipt} 已有不同的数量"),
        Zh<Refusal.EntryClosed>(_ => "此入库单已完结，不再收货"),
        Zh<Refusal.EntryBegun>(_ => "此入库单已有货物到仓"),
        Zh<Refusal.EntryEmpty>(_ => "请填写到货数量，或确认不再到货"),
        Zh<Refusal.EntryLineUnknown>(r => $"入库单没有商品行 {r.LineNo}，没有入账"),
        Zh<Refusal.EntryLineEmpty>(r => $"商品行 {r.LineNo} 至少填写一件，没有入账"),
        Zh<Refusal.EntryLineTwice>(_ => "一张收货单里每行商品只能出现一次，没有入账"),
        Zh<Refusal.OverReceived>(r =>
            $"商品行 {r.LineNo}：本次 {r.Asked} 件，此前 {r.Before} 件，超过预报 {r.Planned} 件，没有入账；"
            + "多出的请另作入库"),
        Zh<Refusal.BelowZero>(r =>
            $"库存不够：{r.Sku} 现有 {r.OnHand} 件，其中 {r.Occupied} 件已占用，将剩 {r.Left} 件；整张单据没有入账"),
        Zh<Refusal.BelowOccupied>(r =>
            $"低于已审核订单占用的库存：{r.Sku} 现有 {r.OnHand} 件，其中 {r.Occupied} 件已占用，将剩 {r.Left} 件；"
            + "整张单据没有入账"),
        Zh<Refusal.DefectiveBelowZero>(r =>
            $"残次品不够：{r.Sku} 现有 {r.Defective} 件，将剩 {r.Left} 件；整张单据没有入账"),
        Zh<Refusal.WarehouseInUse>(r => $"仓库 {r.Warehouse} 里还有库存，请先出库，或保留此仓库"),

        Zh<Refusal.ChangedMeanwhile>(_ => "刚刚被其他人修改，请刷新后再试"),
        Zh<Refusal.ShopChanged>(_ => "店铺设置刚刚被其他人修改，没有保存；请刷新后再改"),
        Zh<Refusal.StrategiesChanged>(_ => "策略刚刚被其他人修改，没有保存；请刷新后再改"),
        Zh<Refusal.AuditRulesChanged>(_ => "客审规则刚刚被其他人修改，没有保存；请刷新后再改"),
        Zh<Refusal.AddressesChanged>(_ => "退货地址刚刚被其他人修改，没有保存；请刷新后再改"),
        Zh<Refusal.JobChanged>(_ => "任务刚刚被其他人修改，没有保存；请刷新后再改"),
        Zh<Refusal.JobNeeded>(_ => "开关和新规则靠这个任务生效，不能暂停"),
        Zh<Refusal.MappingChanged>(_ => "映射刚刚被其他人修改，没有保存；请刷新后再改"),
        Zh<Refusal.SwitchesChanged>(_ => "开关刚刚被其他人修改，没有保存；请刷新后再改"),
        Zh<Refusal.WarehousesChanged>(_ => "仓库刚刚被其他人修改，没有保存；请刷新后再改"),
        Zh<Refusal.ReasonLength>(r => $"请用不超过 {r.Most} 个字说明原因"),
        Zh<Refusal.NameLength>(r => $"名字不超过 {r.Most} 个字"),
        Zh<Refusal.PausedByConfiguration>(r => $"店铺 {r.Shop} 由配置暂停，请在配置中把 paused 改为 false"),
        Zh<Refusal.BreakerOpenAlready>(r => $"店铺 {r.Shop} 的限额熔断已经触发"),
        Zh<Refusal.BreakerNotOpen>(r => $"店铺 {r.Shop} 的限额熔断未触发，无需恢复"),
        Zh<Refusal.AlreadyPaused>(r => $"店铺 {r.Shop} 已经暂停"),
        Zh<Refusal.NotPaused>(r => $"店铺 {r.Shop} 未暂停，无需恢复"),
        Zh<Refusal.AlreadyStopped>(_ => "全部店铺已经紧急停止"),
        Zh<Refusal.NotStopped>(_ => "没有紧急停止，无需恢复"),
        Zh<Refusal.ParkedDismissed>(r => $"消息 {r.Fact} 已被忽略，请刷新"),
        Zh<Refusal.ParkedUnknown>(r => $"没有搁置的消息 {r.Fact}：已经处理，或从未搁置"),
        Zh<Refusal.OutsideStockNowhere>(_ => "此店铺的 ERP 和平台都不提供库存查询"),
        Zh<Refusal.NotTmallDirect>(_ => "此店铺不是天猫国际直营，平台不推送退货单"),
        Zh<Refusal.ReconciliationRuns>(_ => "正在对账，请稍后查看结果"),
        Zh<Refusal.RebuildRuns>(_ => "列表正在重建中，请查看进度"),
    }.ToFrozenDictionary();

    private static KeyValuePair<Type, Func<Refusal, string>> Zh<T>(Func<T, string> words) where T : Refusal =>
        new(typeof(T), refusal => words((T)refusal));

    private static string Fault(OrderFault fault) => fault switch
    {
        OrderFault.NegativeAmount => "金额不能为负",
        OrderFault.NoLine => "至少要有一行商品",
        OrderFault.BadLine => "每行数量至少为 1，金额不能为负",
        OrderFault.LineTwice => "行号不能重复",
    };

    private static string Said(PersonAction action) => WordTexts.Of(action).Zh;
}
