namespace Antui.Connectors.Tests.Erp;

/// <summary>What a test has ordered to go wrong in a stand-in, and when it is its turn.</summary>
internal sealed class FaultyWrites
{
    private (ErpFault Fault, int Left)? _fault;
    private Action? _meanwhile;
    private int _failPage;

    public void Fault(ErpFault fault, int write) => _fault = (fault, write);

    public void Meanwhile(Action happens) => _meanwhile = happens;

    public void FailPage(int page) => _failPage = page;

    /// <summary>What happens to the writing call that arrives now.</summary>
    public ErpFault? Next()
    {
        var happens = _meanwhile;
        _meanwhile = null;
        happens?.Invoke();
        if (_fault is not var (fault, left)) return null;
        _fault = left > 1 ? (fault, left - 1) : null;
        return left > 1 ? null : fault;
    }

    /// <param name="page">From 1.</param>
    public bool FailsPage(int page, int pages)
    {
        if (pages < 2 || page != _failPage) return false;
        _failPage = 0;
        return true;
    }
}
