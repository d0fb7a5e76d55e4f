using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Antui.Tests.EndToEnd;

/// <summary>The built executable as a process of its own, ended by its own id whatever the test does.</summary>
internal sealed class AntuiProcess : IAsyncDisposable
{
    public const int Interrupt = 2, Stop = 19, Continue = 18;

    private const string Listening = "antui: listening on ";
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<string> _output;
    private bool _disposed;

    private AntuiProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.ErrorDataReceived += (_, line) => Heard(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("antui ended: " + Errors));
        _process.Start();
        Id = _process.Id;
        _process.BeginErrorReadLine();
        _output = _process.StandardOutput.ReadToEndAsync();
        _process.StandardInput.Close();
    }

    public int Id { get; }

    public bool HasExited => _process.HasExited;

    public string Errors => string.Join('\n', _errors);

    /// <summary>Where it listens; throws with what it said when it ended before.</summary>
    public Task<Uri> AddressAsync() => _address.Task.WaitAsync(StartPatience);

    public static AntuiProcess Start(params string[] arguments) => new(Info(Program, arguments));

    /// <summary>The same in a mount namespace, after a line of shell; the shell becomes the program.</summary>
    public static AntuiProcess StartIn(string shell, params string[] arguments) =>
        new(Info("unshare", ["-m", "sh", "-c", shell + " && exec \"$0\" \"$@\"", Program, .. arguments]));

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public void Kill() => Signal(Id, 9);

    public void Signal(int signal) => Signal(Id, signal);

    /// <summary>A process that has ended meanwhile gets nothing.</summary>
    public static void Signal(int id, int signal) => _ = kill(id, signal);

    public async Task<(int Code, string Output)> ExitAsync(TimeSpan patience)
    {
        await _process.WaitForExitAsync().WaitAsync(patience);
        return (_process.ExitCode, await _output);
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        if (!_process.HasExited)
        {
            Kill();
            await _process.WaitForExitAsync();
        }
        // Nobody may have asked for the address.
        _ = _address.Task.Exception;
        _process.Dispose();
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "antui");

    private static ProcessStartInfo Info(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        // Switches of the tests would be read as settings.
        var switches = start.Environment.Keys.Where(k => k.StartsWith("ANTUI_", StringComparison.Ordinal)).ToArray();
        foreach (var name in switches) start.Environment.Remove(name);
        return start;
    }

    private void Heard(string? line)
    {
        if (line is null) return;
        _errors.Enqueue(line);
        if (line.StartsWith(Listening, StringComparison.Ordinal))
            _address.TrySetResult(new Uri(line[Listening.Length..]));
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int process, int signal);
}
