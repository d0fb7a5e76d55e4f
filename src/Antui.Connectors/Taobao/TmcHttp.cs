using System.Globalization;

namespace Antui.Connectors.Taobao;

/// <summary>The same messages over HTTP: consume, handle, confirm; a short rest when there is nothing.</summary>
public sealed class TmcHttp(TaobaoSettings settings, TaobaoClient client, TimeProvider network)
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(1000);

    private static readonly RowShape<TmcMessageWire> Messages = new(
        "messages", TaobaoJson.Default.TmcMessageWire, m => m.Id?.ToString(CultureInfo.InvariantCulture), ["id"], []);

    public async Task<IReadOnlyList<TmcDelivery>> ConsumeAsync(CancellationToken stop)
    {
        var body = await client.BodyAsync(
            new TopCall(
                "taobao.tmc.messages.consume",
                ("group_name", settings.TmcGroup),
                ("quantity", settings.TmcQuantity.ToString(CultureInfo.InvariantCulture)))
            {
                WithSession = false,
            },
            stop);
        // One that cannot be read cannot be confirmed either; polling finds what it was about.
        return [.. (Rows.Of(body, "messages", Messages) ?? []).Select(m => m.Value).OfType<TmcMessageWire>()
            .Select(m => new TmcDelivery(m.Id!.Value, m.Topic ?? "", m.Content ?? ""))];
    }

    public async Task ConfirmAsync(IReadOnlyList<long> ids, CancellationToken stop)
    {
        if (ids.Count == 0) return;
        var answer = await client.ReadAsync(
            new TopCall(
                "taobao.tmc.messages.confirm",
                ("group_name", settings.TmcGroup),
                ("s_message_ids", string.Join(',', ids)))
            {
                WithSession = false,
            },
            TaobaoJson.Default.TopSuccessFlag,
            stop);
        if (answer.IsSuccess != true) throw new TaobaoReadException("taobao.tmc.messages.confirm: not confirmed");
    }

    /// <summary>Listens until stopped. Only messages whose handler returned are confirmed.</summary>
    public async Task RunAsync(Func<TmcDelivery, CancellationToken, Task> onMessage, CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            var wait = Rest;
            try
            {
                var messages = await ConsumeAsync(stop);
                var handled = await HandleAsync(messages, onMessage, stop);
                await ConfirmAsync(handled, stop);
                if (messages.Count > 0 && handled.Count == messages.Count) continue;
            }
            catch (TaobaoReadException failed)
            {
                wait = failed.RetryAfter ?? TimeSpan.FromSeconds(settings.TmcReconnectSeconds);
            }
            await Task.Delay(wait, network, stop);
        }
    }

    private static async Task<List<long>> HandleAsync(
        IReadOnlyList<TmcDelivery> messages,
        Func<TmcDelivery, CancellationToken, Task> onMessage,
        CancellationToken stop)
    {
        var handled = new List<long>();
        foreach (var message in messages)
        {
            try
            {
                await onMessage(message, stop);
                handled.Add(message.Id);
            }
            catch (Exception) when (!stop.IsCancellationRequested)
            {
                // Not confirmed, so the platform delivers it again; polling finds what it was about anyway.
            }
        }
        return handled;
    }
}
