using Antui.Connectors.Tests.Erp;

namespace Antui.Connectors.Tests.Jushuitan;

public sealed class JushuitanContractTests : ErpContract
{
    protected override async Task<IErpWorld> OpenAsync() => await JushuitanWorld.StartAsync();
}
