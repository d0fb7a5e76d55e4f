namespace Antui.Core.Ways;

public abstract partial record Goods
{
    /// <summary>
    /// An ERP that reports to us by itself, as it would to the platform's assistant: nothing is asked of it.
    /// </summary>
    public sealed record ReportsComeIn : Goods;
}
