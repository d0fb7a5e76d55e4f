using System.Collections.Frozen;

namespace Antui.Server.Texts;

/// <summary>
/// What an error of the HTTP interface itself says to people who read Chinese; the detail beside it is English. What
/// the house refuses is in <see cref="RefusalTexts"/>.
/// </summary>
public static class ProblemTexts
{
    public static bool Knows(string code) => Table.ContainsKey(code);

    /// <summary>A code that nobody put into words is said in English in both.</summary>
    public static Both Of(string code, string detail) =>
        new(Table.GetValueOrDefault(code, detail), detail);

    private static readonly FrozenDictionary<string, string> Table = new Dictionary<string, string>
    {
        ["UNAUTHENTICATED"] = "没有有效的密钥，请重新登录",
        ["FORBIDDEN"] = "此密钥没有这项权限，请联系管理员",
        ["NOT_FOUND"] = "没有找到",
        ["METHOD_NOT_ALLOWED"] = "此地址不支持这种请求方法",
        ["BAD_REQUEST"] = "请求无法读取",
        ["BAD_QUERY"] = "查询条件有误，请按下面的说明修改",
        ["BAD_JSON"] = "内容不是可读的 JSON，请按下面的说明修改",
        ["NOT_JSON"] = "请用 JSON 提交（Content-Type: application/json）",
        ["INVALID"] = "内容有误，没有保存；请按下面的说明修改后重新提交",
        ["TOO_LARGE"] = "内容太大",
        ["TOO_MANY"] = "一次提交太多：每次最多 1000 条",
        ["TOO_SLOW"] = "请求传得太慢，请重试",
        ["HEADERS_TOO_LARGE"] = "请求头太大",
        ["INTERNAL"] = "系统内部出错；凭跟踪号可在日志中找到原因",
        ["REFUSED"] = "请求被拒绝",
        ["LISTS_BEHIND"] = "列表还没有追上刚写入的内容，数据没有丢失；请稍后再读",
        ["BAD_POSITION"] = "Antui-Position 应为写入时返回的数字",
        ["STORE_BUSY"] = "数据库正忙，请稍后重试；未做任何改动",
        ["STORE_UNAVAILABLE"] = "数据库暂时不可用，请稍后重试",
        ["STORE_FULL"] = "磁盘已满，没有写入；请清理磁盘空间",
        ["STORE_BROKEN"] = "数据文件损坏或被其他程序改动，请联系管理员",
        ["STORE_REFUSED"] = "数据库拒绝写入，请联系管理员",
        ["BAD_IDEMPOTENCY_KEY"] = "幂等键格式不对",
        ["IDEMPOTENCY_KEY_REUSED"] = "此幂等键已用于另一个请求，请换一个",
        ["IN_FLIGHT"] = "同一请求正在处理，请稍后查看结果",
        ["NOT_SIGNED"] = "签名不对，请检查密钥",
        ["TOO_OLD"] = "请求时间相差太多，请校准时钟",
        ["OUTSIDE_SILENT"] = "对方没有给出库存，请检查连接后重试",
        ["NOT_A_PHOTO"] = "请上传 JPEG 或 PNG 图片",
    }.ToFrozenDictionary();
}
