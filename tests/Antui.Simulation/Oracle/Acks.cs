using System.Security.Cryptography;
using System.Text.Json;
using Antui.Core;
using Antui.Engine;
using Antui.Simulation.Run;

namespace Antui.Simulation.Oracle;

/// <summary>What was acknowledged is durable at that instant (E2), as what the answer says it is (E1).</summary>
internal static class Acks
{
    public static void Check(Sim sim, Fact fact, Accepted answer)
    {
        if (answer is Accepted.Refused) return;
        if (answer is Accepted.Parked)
        {
            // It may have been applied from there already.
            if (!Parked(sim, fact) && !Applied(sim, fact))
                sim.World.Break("E2", $"{fact.GetType().Name} of {fact.Key} acknowledged as parked, and is nowhere");
        }
        else if (!Applied(sim, fact))
        {
            sim.World.Break("E1", $"{fact.GetType().Name} of {fact.Key} acknowledged as {answer.GetType().Name}, and is nowhere");
        }
    }

    private static bool Applied(Sim sim, Fact fact)
    {
        var order = sim.Mirror.Find(fact.Key);
        return fact switch
        {
            Fact.EvidenceSeen f => order?.Evidence.Any(e => e.Id == f.Id) == true,
            Fact.BuyerAsks f => order?.Case(f.RefundNo) is not null,
            Fact.OrderSeen => order is not null,
            Fact.ReturnStep { Action: ReturnAction.Inspect } f =>
                order?.Evidence.Any(e => e.Id.EndsWith(":" + f.StepId, StringComparison.Ordinal)) == true,
            _ => order is not null,
        };
    }

    private static bool Parked(Sim sim, Fact fact)
    {
        var digest = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(fact, CoreJson.Default.Fact));
        return sim.Mirror.IsParked(Convert.ToHexStringLower(digest.AsSpan(0, 12)));
    }
}
