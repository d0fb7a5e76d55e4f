using Antui.Connectors.Tests.Erp;

namespace Antui.Connectors.Tests.Kuaimai;

public sealed class KuaimaiContractTests : ErpContract
{
    protected override async Task<IErpWorld> OpenAsync() => await KuaimaiWorld.OpenAsync();
}
