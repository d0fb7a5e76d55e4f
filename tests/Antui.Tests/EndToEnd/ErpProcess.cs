using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using Antui.Connectors;
using Antui.Connectors.Generic;

namespace Antui.Tests.EndToEnd;

/// <summary>The example ERP of examples/generic-erp as a process of its own, ended by its own id.</summary>
internal sealed class ErpProcess : IAsyncDisposable
{
    public const string Secret = "whsec_ZXhhbXBsZS1lcnAtZW5kLXRvLWVuZC1zZWNyZXQtMQ==";

    private const string Listening = "erp: listening on ";
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpClient _http = new();

    private ErpProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Heard(line.Data);
        _process.ErrorDataReceived += (_, line) => Heard(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The ERP ended: " + Said));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Said => string.Join('\n', _said);

    /// <param name="events">Where it sends its webhooks.</param>
    public static async Task<ErpProcess> StartAsync(Uri events)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "generic-erp"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
            ArgumentList = { "--urls", "http://127.0.0.1:0", "--antui", events.ToString() },
            Environment = { ["ERP_SECRET"] = Secret },
        };
        var erp = new ErpProcess(start);
        erp.Address = await erp._address.Task.WaitAsync(StartPatience);
        return erp;
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>Somebody in the warehouse does something.</summary>
    public async Task WarehouseAsync(string path, object what, CancellationToken stop)
    {
        using var answer = await _http.PostAsJsonAsync(new Uri(Address, "/warehouse/orders" + path), what, stop);
        var said = await answer.Content.ReadAsStringAsync(stop);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {said}");
    }

    /// <summary>The order as the ERP shows it to whoever has its secret.</summary>
    public async Task<GenericOrder> OrderAsync(string orderNo, CancellationToken stop)
    {
        var settings = new GenericSettings { Address = Address.ToString(), Secret = Secret };
        var reply = await new GenericClient(settings, _http, TimeProvider.System).GetAsync("orders/" + orderNo, stop);
        return Assert.IsType<Reply.Ok>(reply).Read(GenericJson.Default.GenericOrder)!;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _ = _address.Task.Exception;
        _process.Dispose();
        _http.Dispose();
    }

    private void Heard(string? line)
    {
        if (line is null) return;
        _said.Enqueue(line);
        if (line.StartsWith(Listening, StringComparison.Ordinal))
            _address.TrySetResult(new Uri(line[Listening.Length..]));
    }
}
