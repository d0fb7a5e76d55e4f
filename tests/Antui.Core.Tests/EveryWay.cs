namespace Antui.Core.Tests;

/// <summary>Where goods are, in a word that can stand in the data of a test.</summary>
public enum Fulfilment
{
    BuiltIn,
    RemoteErp,
    Reports,
}

/// <summary>How money moves, in a word that can stand in the data of a test.</summary>
public enum WayToMoney
{
    Assistant,
    Direct,
    PayOut,
}

internal static class WaysOfShops
{
    public static ShopPolicy At(this ShopPolicy shop, Fulfilment goods) => shop with
    {
        Goods = goods switch
        {
            Fulfilment.BuiltIn => new Goods.OurDesk(),
            Fulfilment.RemoteErp => new Goods.RemoteErp(),
            Fulfilment.Reports => new Goods.ReportsComeIn(),
        },
    };

    public static ShopPolicy By(this ShopPolicy shop, WayToMoney way, bool reports = true) => shop with
    {
        Channel = way switch
        {
            WayToMoney.Assistant => new Channel.Assistant(reports),
            WayToMoney.Direct => new Channel.Direct(reports),
            WayToMoney.PayOut => House,
        },
    };
}
