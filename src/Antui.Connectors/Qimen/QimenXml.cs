using System.Xml;

namespace Antui.Connectors.Qimen;

/// <summary>What a message may be at most.</summary>
public sealed record QimenXmlLimits(int MaxChars = 1024 * 1024, int MaxDepth = 32, int MaxElements = 50_000)
{
    public static QimenXmlLimits Default { get; } = new();
}

/// <summary>
/// Reads messages of others. Document type declarations are refused as such, so there is no entity to expand and
/// nothing outside to fetch; size, depth and number of elements have limits.
/// </summary>
public static class QimenXml
{
    public const string TooLarge = "xml-too-large";
    public const string Forbidden = "xml-dtd-forbidden";
    public const string TooDeep = "xml-too-deep";
    public const string Malformed = "xml-malformed";

    public static (QimenNode? Root, QimenFault? Fault) Parse(string text, QimenXmlLimits? limits = null)
    {
        var most = limits ?? QimenXmlLimits.Default;
        if (text.Length > most.MaxChars)
            return (null, new(TooLarge, $"A message has at most {most.MaxChars} characters."));
        // The reader says only "not allowed" of a declaration; a message that has one shall be told why.
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = most.MaxChars,
            MaxCharactersFromEntities = 0,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            ConformanceLevel = ConformanceLevel.Document,
        };
        try
        {
            using var source = new StringReader(AnswerXml.Repaired(text).TrimStart('\uFEFF', ' ', '\r', '\n', '\t'));
            using var reader = XmlReader.Create(source, settings);
            return Read(reader, most);
        }
        catch (XmlException wrong)
        {
            return (null, HasDeclaration(text)
                ? new(Forbidden, "A document type declaration is not accepted; send the elements only.")
                : new(Malformed, $"The message is not well-formed XML (line {wrong.LineNumber})."));
        }
    }

    private static (QimenNode?, QimenFault?) Read(XmlReader reader, QimenXmlLimits most)
    {
        var open = new Stack<QimenNode>();
        QimenNode? root = null;
        var elements = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (open.Count >= most.MaxDepth)
                        return (null, new(TooDeep, $"Elements are nested at most {most.MaxDepth} deep."));
                    if (++elements > most.MaxElements)
                        return (null, new(TooLarge, $"A message has at most {most.MaxElements} elements."));
                    var node = new QimenNode(reader.LocalName);
                    if (open.TryPeek(out var parent)) parent.Add(node);
                    else root = node;
                    if (!reader.IsEmptyElement) open.Push(node);
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    open.Peek().Append(reader.Value);
                    break;
            }
        }
        return root is null ? (null, new(Malformed, "The message is empty.")) : (root, null);
    }

    private static bool HasDeclaration(string text) => text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
}
