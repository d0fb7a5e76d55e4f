using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Antui.Tests.House;

/// <summary>The dependency boundaries of ARCHITECTURE.md, read from the assemblies and the project files.</summary>
public sealed partial class Architecture
{
    private static readonly Assembly Core = typeof(Core.Fact).Assembly;

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Antui.Core"] = [],
        ["Antui.Engine"] = ["Antui.Core"],
        ["Antui.Storage"] = ["Antui.Core"],
        ["Antui.Connectors"] = ["Antui.Core"],
        ["Antui.Server"] = ["Antui.Connectors", "Antui.Core", "Antui.Engine", "Antui.Storage"],
        ["Antui.Sandbox"] = ["Antui.Server"],
        ["Antui"] = ["Antui.Sandbox"],
    };

    [Fact]
    public void Core_references_nothing_but_the_framework() => Repository.None(
        Core.GetReferencedAssemblies().Select(a => a.Name!).Where(n => !n.StartsWith("System.", StringComparison.Ordinal)));

    [Fact]
    public void Core_has_no_package() => Repository.None(
        PackageLine().Matches(Repository.Read("src/Antui.Core/Antui.Core.csproj")).Select(m => m.Value));

    [Fact]
    public void Each_project_references_exactly_what_it_may()
    {
        var projects = Repository.Under("src/", ".csproj").ToDictionary(f => Path.GetFileNameWithoutExtension(f), f => f);
        Assert.Equal(Allowed.Keys.Order(), projects.Keys.Order());
        foreach (var (name, file) in projects)
        {
            var references = ProjectLine().Matches(Repository.Read(file)).Select(m => Path.GetFileNameWithoutExtension(m.Groups[1].Value));
            Assert.Equal(Allowed[name], references.Order());
        }
    }

    /// <summary>What a project is given with its references is used along the same arrows only.</summary>
    [Fact]
    public void Each_assembly_uses_only_what_its_project_may() => Repository.None(
        from name in Allowed.Keys
        from used in Assembly.Load(AssemblyOf(name)).GetReferencedAssemblies().Select(a => a.Name!)
        where used.StartsWith("Antui", StringComparison.OrdinalIgnoreCase)
            && !Reached(name).Any(r => AssemblyOf(r) == used)
        select $"{name} uses {used}");

    /// <summary>What goes wrong on purpose is the sandbox's; the server's own answer to its port is: nothing.</summary>
    [Fact]
    public void The_server_holds_no_fault_injection() => Assert.Equal(
        [typeof(Server.Gateways.Top.NoFaults)],
        from type in typeof(Server.Hosting.EngineDriver).Assembly.GetTypes()
        where typeof(Server.Gateways.Top.IWireFaults).IsAssignableFrom(type) && !type.IsInterface
        select type);

    [Fact]
    public void Core_has_no_async_method() => Repository.None(
        from type in Core.GetTypes()
        where typeof(IAsyncStateMachine).IsAssignableFrom(type)
        select type.FullName);

    [Fact]
    public void Core_has_no_static_state_that_changes() => Repository.None(
        from type in Core.GetTypes()
        where type.Namespace is { } space && space.StartsWith("Antui.Core", StringComparison.Ordinal)
            && !type.IsDefined(typeof(CompilerGeneratedAttribute)) && type.Name != "CoreJson"
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where !field.IsInitOnly && !field.IsLiteral && !field.IsDefined(typeof(CompilerGeneratedAttribute))
        select $"{type.Name}.{field.Name}");

    /// <summary>
    /// A record can be derived from outside through its copy constructor; the compiler does not forbid it. These are the
    /// house's unions: whoever switches over them must know all cases from one place.
    /// </summary>
    [Fact]
    public void Every_closed_hierarchy_keeps_its_cases_inside() => Repository.None(
        from type in Core.GetTypes()
        let root = ClosedRoot(type)
        where root is not null && type.DeclaringType != root
        select $"{type.FullName} derives from {root.Name} but is not nested in it");

    [Fact]
    public void Every_case_of_a_closed_hierarchy_is_sealed() => Repository.None(
        from type in Core.GetTypes()
        where ClosedRoot(type) is not null && !type.IsSealed && !type.IsAbstract
        select type.FullName);

    /// <summary>What else goes on by itself is a job, or a step of the engine that this one service drives.</summary>
    [Fact]
    public void One_service_drives_everything()
    {
        var running = typeof(Antui.Server.Hosting.EngineDriver).Assembly.GetTypes().Where(t =>
            typeof(Microsoft.Extensions.Hosting.IHostedService).IsAssignableFrom(t) && !t.IsAbstract);
        Assert.Equal([typeof(Antui.Server.Hosting.EngineDriver)], running);
    }

    /// <summary>The sandbox is people and a month that passes: it has loops of its own.</summary>
    private static readonly string[] Living = ["src/Antui/", "src/Antui.Engine/", "src/Antui.Server/"];

    [Fact]
    public void No_loop_runs_beside_the_driver() => Repository.None(
        from file in Repository.Under("src/", ".cs")
        where Living.Any(home => file.StartsWith(home, StringComparison.Ordinal))
        where LoopLine().IsMatch(Repository.Read(file))
        select $"{file} starts a loop of its own; make it a job (IJobKind)");

    [Fact]
    public void Connector_folders_do_not_see_each_other()
    {
        const string home = "src/Antui.Connectors/";
        var folders = Repository.Under(home, ".cs").Select(f => f[home.Length..].Split('/')).Where(p => p.Length > 1)
            .Select(p => p[0]).Distinct().ToList();
        Repository.None(
            from file in Repository.Under(home, ".cs")
            let parts = file[home.Length..].Split('/')
            where parts.Length > 1
            let text = Repository.Read(file)
            from other in folders
            where other != parts[0] && Regex.IsMatch(text, $@"\bAntui\.Connectors\.{Regex.Escape(other)}\b")
            select $"{file} sees {other}");
    }

    /// <summary>The executable is called as people type it.</summary>
    private static string AssemblyOf(string project) => project == "Antui" ? "antui" : project;

    private static HashSet<string> Reached(string project) =>
        [.. Allowed[project], .. Allowed[project].SelectMany(Reached)];

    /// <summary>A closed hierarchy has a private constructor, or nested cases and none elsewhere by intent (Fact).</summary>
    /// <summary>The union a type is a case of, or stands between it and its cases; null for all others.</summary>
    private static Type? ClosedRoot(Type type)
    {
        for (var root = type.BaseType; root is not null; root = root.BaseType)
            if (root.IsAbstract && IsClosed(root)) return root;
        return null;
    }

    private static bool IsClosed(Type root) => root.Assembly == Core && root.GetNestedTypes().Any(n => n.BaseType == root);

    [GeneratedRegex(
        @"\bTask\.(Run|Factory\.StartNew)\(|\bnew (Thread|Timer)\(|AddHostedService<(?!EngineDriver>)")]
    private static partial Regex LoopLine();

    [GeneratedRegex("<PackageReference[^>]*>")]
    private static partial Regex PackageLine();

    [GeneratedRegex("<ProjectReference Include=\"([^\"]*)\"")]
    private static partial Regex ProjectLine();
}
