using Antui.Connectors.Ascp;
using Antui.Engine.Shops;
using Antui.Server.Gateways.Qimen;

namespace Antui.Server.Gateways.Ascp;

/// <summary>A push of the platform, by name.</summary>
public abstract class AscpMethod(string name) : IQimenMethod
{
    public string Name => "qimen.alibaba.ascp.uop." + name;

    public bool Serves(Shop shop) => shop.Port<AscpShop>() is not null;

    public abstract Task<QimenAnswer> HandleAsync(QimenCall call, CancellationToken stop);
}

/// <summary>An order to the supplier.</summary>
public sealed class OrderNotify(AscpReceiver receiver) : AscpMethod("consignorder.notify")
{
    public override Task<QimenAnswer> HandleAsync(QimenCall call, CancellationToken stop) =>
        receiver.OrderAsync(call, stop);
}

/// <summary>The platform asks to stop an order.</summary>
public sealed class OrderCancel(AscpReceiver receiver) : AscpMethod("consignorder.cancel")
{
    public override Task<QimenAnswer> HandleAsync(QimenCall call, CancellationToken stop) =>
        receiver.CancelAsync(call, stop);
}

/// <summary>A return order: it comes only once the buyer's tracking number is known.</summary>
public sealed class ReturnNotify(AscpReceiver receiver) : AscpMethod("reverseorder.instorage.notify")
{
    public override Task<QimenAnswer> HandleAsync(QimenCall call, CancellationToken stop) =>
        receiver.ReturnAsync(call, stop);
}
