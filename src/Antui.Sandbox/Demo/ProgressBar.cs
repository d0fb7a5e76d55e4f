namespace Antui.Sandbox.Demo;

/// <summary>One line on standard error that grows; nothing when it is no terminal but every tenth.</summary>
public sealed class ProgressBar : IDisposable
{
    private const int Width = 40;
    private readonly DemoRun _demo;
    private readonly Timer _timer;
    private int _lastTenth = -1;
    private bool _done;

    public ProgressBar(DemoRun demo)
    {
        _demo = demo;
        _timer = new Timer(_ => Draw(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(500));
    }

    public void Dispose()
    {
        if (_done) return;
        _done = true;
        _timer.Dispose();
        Draw();
        Console.Error.WriteLine();
    }

    private void Draw()
    {
        var state = _demo.State;
        var full = (int)(state.Progress * Width);
        var line = $"[{new string('#', full)}{new string('.', Width - full)}] {state.Progress,6:P0}  "
            + $"{state.SimulatedAt.ToDateTimeOffset().ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm}  {state.Done}/{state.Total} refunds ";
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write("\r" + line);
            return;
        }
        var tenth = (int)(state.Progress * 10);
        if (tenth == _lastTenth) return;
        _lastTenth = tenth;
        Console.Error.WriteLine(line);
    }
}
