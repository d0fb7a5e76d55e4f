namespace Antui.Core.Tests;

/// <summary>One of each place where goods are and of each way to the money.</summary>
public sealed class EveryWay
{
    internal static readonly Goods[] OfGoods = [new Goods.OurDesk(), new Goods.RemoteErp(), new Goods.ReportsComeIn()];

    internal static readonly Channel[] OfMoney =
        [new Channel.Assistant(), new Channel.Direct(), House, new Channel.ReportEnds()];

    [Fact]
    public void None_is_forgotten()
    {
        Assert.Equal(Cases<Goods>(), [.. OfGoods.Select(g => g.GetType().Name).Order()]);
        Assert.Equal(Cases<Channel>(), [.. OfMoney.Select(c => c.GetType().Name).Order()]);
    }

    private static IEnumerable<string> Cases<T>() => typeof(T).GetNestedTypes().Select(t => t.Name).Order();
}
