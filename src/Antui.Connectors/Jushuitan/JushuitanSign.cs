namespace Antui.Connectors.Jushuitan;

/// <summary>md5 over the secret, then every name and value in the order: the secret is in front only.</summary>
public static class JushuitanSign
{
    public static string Sign(IEnumerable<KeyValuePair<string, string>> parameters, string appSecret) =>
        SortedSign.LowerMd5(appSecret + SortedSign.Join(parameters, keepEmpty: true));
}
