using Antui.Core;
using Antui.Engine;

namespace Antui.Server.Http;

public static class EngineClock
{
    /// <summary>The time the engine lives in.</summary>
    public static Instant Now(this RefundEngine engine) => Instant.From(engine.Clock.GetUtcNow());
}
