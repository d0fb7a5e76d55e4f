using System.Reflection;
using System.Text.RegularExpressions;

namespace Antui.Tests.House;

/// <summary>
/// What is to disappear and has not yet: each number is what stands today. It may only fall; whoever takes one away
/// writes the smaller number here.
/// </summary>
public sealed partial class Ratchets
{
    private const int StoreFromOutside = 2, RefusedInStrings = 3, ObjectsInSignatures = 0;

    /// <summary>Where the store is opened, handed to the engine, and tried whether it takes a write.</summary>
    private static readonly string[] Openers =
    [
        "src/Antui.Server/Configuration/", "src/Antui.Server/Hosting/", "src/Antui.Server/Operations/StoreProbe.cs",
    ];

    /// <summary>
    /// Rules stand in use cases of the engine, where API, gateways and command line meet the same ones. Lists and
    /// journals that are only shown may be read.
    /// </summary>
    [Fact]
    public void The_store_is_written_and_asked_by_the_engine() => Falls(StoreFromOutside, "uses of the store",
        Lines(["src/Antui.Server/"], StoreUse())
            .Where(l => !ListRead().IsMatch(l) && !Openers.Any(o => l.StartsWith(o, StringComparison.Ordinal))));

    [Fact]
    public void Refusals_are_cases_and_not_strings() => Falls(RefusedInStrings, "refusals by a code in a string",
        Lines(["src/Antui.Core/", "src/Antui.Engine/", "src/Antui.Server/"], StringRefusal()));

    [Fact]
    public void What_the_engine_offers_has_types() => Falls(ObjectsInSignatures, "`object`s in public signatures",
        from assembly in new[] { typeof(Core.Fact).Assembly, typeof(Engine.RefundEngine).Assembly }
        from type in assembly.GetExportedTypes()
        from member in type.GetMembers(
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where Types(member).Contains(typeof(object))
        select $"{type.Name}.{member.Name}");

    /// <summary>What is different with a platform, an ERP or a courier stands in its folder, and its connector declares
    /// it.</summary>
    [Fact]
    public void Nobodys_name_decides_anything_in_core_and_engine()
    {
        var names = string.Join('|', Server.Configuration.ConnectorCatalogue.Platforms
            .Concat(Server.Configuration.ConnectorCatalogue.Erps)
            .Concat(Server.Configuration.ConnectorCatalogue.Couriers).Distinct());
        Repository.None(Lines(
            ["src/Antui.Core/", "src/Antui.Engine/"], new Regex($"\"({names})\"", RegexOptions.IgnoreCase)));
    }

    private static IEnumerable<Type> Types(MemberInfo member) => member switch
    {
        PropertyInfo p => [p.PropertyType],
        FieldInfo f => [f.FieldType],
        MethodInfo { IsSpecialName: false, Name: not ("Equals" or "ToString" or "GetHashCode") } m =>
            [m.ReturnType, .. m.GetParameters().Select(p => p.ParameterType)],
        ConstructorInfo c when !c.DeclaringType!.IsSubclassOf(typeof(Delegate)) =>
            c.GetParameters().Select(p => p.ParameterType),
        _ => [],
    };

    private static IEnumerable<string> Lines(string[] folders, Regex what) =>
        from folder in folders
        from file in Repository.Under(folder, ".cs")
        from line in Repository.Lines(file)
        where !line.TrimStart().StartsWith("///", StringComparison.Ordinal) && what.IsMatch(line)
        select $"{file}: {line.Trim()}";

    private static void Falls(int bound, string what, IEnumerable<string> found)
    {
        var all = found.ToList();
        Assert.True(all.Count <= bound,
            $"{all.Count} {what}; the number may only fall, and it is {bound}:\n{string.Join('\n', all)}");
    }

    [GeneratedRegex(@"\b([Ee]ngine|call)\.Store\b|\bIStore\b|\bIDocuments\b")]
    private static partial Regex StoreUse();

    [GeneratedRegex("""
        \bStore\.(LoadAsync|ParkedPageAsync|ParkedAsync|ParkedCountAsync|FindParkedAsync|PooledAsync|ReadPooledAsync
        |PoolHistoryAsync|CountByStageAsync|NewestPlaceAsync|ChangesAsync)\(
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex ListRead();

    [GeneratedRegex("""
        Accepted\.Refused\(\s*" | Decision\.Refuse\( | \(string\sCode,\sstring\sText\)[?\s]
        | new\sRefusal\.InWords\(
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex StringRefusal();
}
