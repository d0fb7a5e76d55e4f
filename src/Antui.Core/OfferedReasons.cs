using System.Collections.Frozen;

namespace Antui.Core;

/// <summary>
/// Reasons that platforms offer their buyers to choose from. Whoever chose one wrote nothing: it says nothing of a
/// person, strategies go by it, and lists show it. Anything else is somebody's own words.
/// </summary>
public static class OfferedReasons
{
    private static readonly FrozenSet<string> All = FrozenSet.Create(
        StringComparer.Ordinal,
        "不想要了", "不喜欢/不想要", "不喜欢/效果不好", "多拍/拍错/不想要", "拍错/多拍", "拍错了", "地址填错了", "地址/电话填写错误",
        "七天无理由", "七天无理由退换货", "7天无理由", "7天无理由退货", "7天无理由退换货", "质量问题", "尺码不合适", "尺寸不合适",
        "大小/尺寸与商品描述不符", "颜色/款式/型号与描述不符", "与描述不符", "商品与描述不符", "材质与描述不符", "做工粗糙/有瑕疵",
        "少件/破损", "少件/漏发", "商品破损", "包装/商品破损", "卖家发错货", "发错货", "假冒品牌", "收到商品少件/破损/污渍等",
        "未按约定时间发货", "缺货", "空包裹", "快递一直未送到", "快递无跟踪记录", "快递/物流一直未送到", "退运费", "协商一致退款",
        "其他", "其它");

    public static bool Has(string text) => All.Contains(text);
}
