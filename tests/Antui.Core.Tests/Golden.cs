using System.Runtime.CompilerServices;

namespace Antui.Core.Tests;

/// <summary>Compares text with a file of the repository; TEST_UPDATE_GOLDEN=1 writes it instead. A change is
/// reviewed.</summary>
internal static class Golden
{
    public static string InRepository(params string[] path)
    {
        var root = new DirectoryInfo(Path.GetDirectoryName(Here())!);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Antui.slnx"))) root = root.Parent;
        return Path.Combine([root?.FullName ?? throw new DirectoryNotFoundException("Antui.slnx"), .. path]);
    }

    public static void Is(string file, string text)
    {
        if (Environment.GetEnvironmentVariable("TEST_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
        Assert.True(File.Exists(file), $"{Path.GetFileName(file)} is missing: run once with TEST_UPDATE_GOLDEN=1.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text.ReplaceLineEndings("\n"));
    }

    /// <summary>Builds may map source paths away; then the search starts where the tests were started or lie.</summary>
    private static string Here([CallerFilePath] string file = "")
    {
        if (File.Exists(file)) return file;
        foreach (var start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
        {
            for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
                if (File.Exists(Path.Combine(at.FullName, "Antui.slnx"))) return Path.Combine(at.FullName, "Antui.slnx");
        }
        throw new DirectoryNotFoundException("Run the tests inside the repository.");
    }
}
