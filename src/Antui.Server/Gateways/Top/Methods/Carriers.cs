namespace Antui.Server.Gateways.Top.Methods;

/// <summary>
/// Carriers with the platform's codes. The list is what callers show for choosing; a waybill of a carrier that is
/// not in it is taken as well, because a store of one's own may use any.
/// </summary>
public static class Carriers
{
    public static readonly ImmutableArray<(long Id, string Code, string Name)> All =
    [
        (1, "POST", "中国邮政"),
        (2, "EMS", "EMS"),
        (100, "STO", "申通快递"),
        (101, "YTO", "圆通速递"),
        (102, "YUNDA", "韵达快递"),
        (103, "ZTO", "中通快递"),
        (104, "SF", "顺丰速运"),
        (105, "HTKY", "百世快递"),
        (106, "JTSD", "极兔速递"),
        (107, "JD", "京东快递"),
        (108, "DBKD", "德邦快递"),
        (109, "EYB", "EMS经济快递"),
        (110, "FEDEX", "联邦快递"),
        (111, "DANNIAO", "菜鸟速递"),
        (112, "CN7000001003751", "跨越速运"),
        (999, "OTHER", "其他"),
    ];
}
