using Antui.Core.Returns;
using Antui.Server.Texts;

namespace Antui.Server.Returns;

/// <summary>Why an unclaimed parcel may belong to a refund.</summary>
public static class MatchTexts
{
    public static Both Of(MatchReason reason) => reason switch
    {
        MatchReason.ReturnNumber => ("退货运单号相同", "the return's tracking number"),
        MatchReason.ForwardNumber => ("发货运单号相同（拒收件）", "the number it was sent under (rejected parcel)"),
        MatchReason.Slip => ("字条上的单号相同", "the number on the slip"),
        MatchReason.PhoneTail => ("手机尾号相同", "the end of the phone number"),
        MatchReason.SameGoods => ("商品与数量完全相同", "exactly the goods claimed"),
        MatchReason.SomeGoods => ("商品是申请的一部分", "a part of the goods claimed"),
        MatchReason.Weight => ("重量相近", "about the weight"),
    };
}
