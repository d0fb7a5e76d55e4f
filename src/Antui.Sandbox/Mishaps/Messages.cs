using Antui.Connectors.Taobao;
using Antui.Core.Ports;
using Antui.Engine;
using Antui.Sandbox.Time;

namespace Antui.Sandbox.Mishaps;

/// <summary>
/// Pulls the platform's messages over HTTP as the merchant's node would, with the faults messages have: some come again
/// because their confirmation was lost, and they come in any order.
/// </summary>
internal sealed class Messages(RefundEngine merchant, HttpClient http, Faults faults, SimClock clock, int seed)
{
    private const int MostPulls = 50;
    private readonly Dictionary<string, TmcHttp> _pulls = [];
    private readonly HashSet<string> _permitted = [];
    private Dice _dice = new(seed, "messages");

    public async Task PumpAsync(CancellationToken stop)
    {
        if ((faults & (Faults.Duplicates | Faults.Reorder)) == 0) return;
        foreach (var shop in merchant.Shops.All.Where(s => s.Port<IListen>() is not null))
        {
            if (!_permitted.Contains(shop.Config.Id) && shop.Port<TaobaoShop>() is { } taobao
                && await taobao.PermitMessagesAsync(stop))
                _permitted.Add(shop.Config.Id);
            var settings = TaobaoSettingsJson.Read(shop.Config.Connection).Settings;
            if (!_pulls.TryGetValue(settings.AppKey, out var pull))
                _pulls[settings.AppKey] = pull = new TmcHttp(settings, new TaobaoClient(settings, http, clock), clock);
            for (var i = 0; i < MostPulls && await PullAsync(pull, stop); i++)
            {
            }
        }
    }

    private async Task<bool> PullAsync(TmcHttp pull, CancellationToken stop)
    {
        try
        {
            var messages = (await pull.ConsumeAsync(stop)).ToArray();
            if ((faults & Faults.Reorder) != 0)
                for (var i = messages.Length - 1; i > 0; i--)
                {
                    var j = _dice.Between(0, i);
                    (messages[i], messages[j]) = (messages[j], messages[i]);
                }
            foreach (var message in messages) await HintAsync(message, stop);
            var lost = (faults & Faults.Duplicates) != 0 && _dice.Chance(0.2);
            if (!lost) await pull.ConfirmAsync([.. messages.Select(m => m.Id)], stop);
            return messages.Length > 0 && !lost;
        }
        catch (TaobaoReadException)
        {
            // The platform is misbehaving; the next pull brings what this one did not.
            return false;
        }
    }

    /// <summary>A message names order and refund; whichever of our shops has it reads it again.</summary>
    private async Task HintAsync(TmcDelivery message, CancellationToken stop)
    {
        if (TaobaoHints.Of(message.Topic, message.Content) is not { } hint) return;
        foreach (var shop in merchant.Shops.All)
        {
            try
            {
                if (await merchant.HintAsync(shop, hint, stop)) return;
            }
            catch (TaobaoReadException)
            {
                // Another shop's number, or a fault: polling is the truth.
            }
        }
    }
}
