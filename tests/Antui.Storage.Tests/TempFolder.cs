namespace Antui.Storage.Tests;

/// <summary>A folder of one test, gone after it.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("antui-storage-").FullName;

    public string File => System.IO.Path.Combine(Path, "antui.db");

    public string Sqlite => $"sqlite:{File}";

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
