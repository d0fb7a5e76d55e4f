using Antui.Core.Orders;

namespace Antui.Server.Texts;

/// <summary>
/// Who said or decided something, in words: "person:李敏", "api:wms", "strategy:s1@3", "erp:qimen", "builtin". What is
/// new here is shown as it is stored.
/// </summary>
public static class SourceTexts
{
    private static readonly Dictionary<string, Both> Known = new(StringComparer.Ordinal)
    {
        ["builtin"] = ("内置仓储", "built-in desk"),
        ["workflow"] = ("系统", "the system"),
        ["warehouse"] = ("仓库", "the warehouse"),
        ["clock"] = ("系统定时", "the timer"),
        ["platform"] = ("平台", "the platform"),
        [Lapse.Author] = ("平台（逾期自动处理）", "the platform, when nobody answered"),
        ["jushuitan"] = ("聚水潭", "Jushuitan"),
        ["wangdian"] = ("旺店通旗舰版", "Wangdian flagship"),
        ["kuaimai"] = ("快麦", "Kuaimai"),
        ["generic"] = ("自研 ERP", "own ERP"),
        ["qimen"] = ("奇门仓库", "Qimen warehouse"),
    };

    public static Both Of(string source)
    {
        var colon = source.IndexOf(':', StringComparison.Ordinal);
        var (kind, name) = colon < 0 ? (source, "") : (source[..colon], source[(colon + 1)..]);
        return kind switch
        {
            "person" or "api" => (name, name),
            "strategy" => ($"策略 {name}", $"strategy {name}"),
            "courier" => ($"快递 {name}", $"courier {name}"),
            "ag" => ($"AG {name}", $"AG {name}"),
            "erp" => Known.GetValueOrDefault(name, (source, source)),
            _ => Known.GetValueOrDefault(source, (source, source)),
        };
    }
}
