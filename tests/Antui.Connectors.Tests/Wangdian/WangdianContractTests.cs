using Antui.Connectors.Tests.Erp;

namespace Antui.Connectors.Tests.Wangdian;

/// <summary>A shop of one's own: the standard interface alone.</summary>
public sealed class WangdianContractTests : ErpContract
{
    protected override async Task<IErpWorld> OpenAsync() => await WangdianWorld.OpenAsync(scene: false);
}

/// <summary>A shop on Taobao: orders and refunds come through the Qimen scene.</summary>
public sealed class WangdianSceneContractTests : ErpContract
{
    protected override async Task<IErpWorld> OpenAsync() => await WangdianWorld.OpenAsync(scene: true);
}
