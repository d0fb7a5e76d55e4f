using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Antui.Tests.House;

/// <summary>The files of the repository as git tracks them, or all but what is built when there is no git.</summary>
internal static class Repository
{
    private static readonly string[] Built = ["bin", "obj", "artifacts", "node_modules", "dist", ".git", "TestResults", "wwwroot"];

    public static readonly string Root = Find();

    public static readonly IReadOnlyList<string> Files = List();

    public static IEnumerable<string> Under(string folder, string extension) =>
        Files.Where(f => f.StartsWith(folder, StringComparison.Ordinal) && f.EndsWith(extension, StringComparison.Ordinal));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    public static bool Has(string file) => File.Exists(Path.Combine(Root, file));

    public static void None(IEnumerable<string> faults)
    {
        var all = faults.ToList();
        Assert.True(all.Count == 0, $"{all.Count} faults:\n{string.Join('\n', all.Take(40))}");
    }

    private static string Find([CallerFilePath] string file = "")
    {
        foreach (var start in new[] { Path.GetDirectoryName(file) ?? ".", Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
        {
            for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
                if (File.Exists(Path.Combine(at.FullName, "Antui.slnx"))) return at.FullName;
        }
        throw new DirectoryNotFoundException("Run the tests inside the repository.");
    }

    private static List<string> List()
    {
        var tracked = Tracked();
        if (tracked.Count > 0) return tracked;
        return [.. Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(Built.Contains))];
    }

    private static List<string> Tracked()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-C", Root, "ls-files"]) { RedirectStandardOutput = true })!;
            var files = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            git.WaitForExit();
            return git.ExitCode == 0 ? [.. files.Where(f => !f.StartsWith('"') && File.Exists(Path.Combine(Root, f)))] : [];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return [];
        }
    }
}
