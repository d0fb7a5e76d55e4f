using Antui.Core.Strategies;
using Antui.Simulation.Kernel;

namespace Antui.Simulation.Run;

/// <summary>How the store misbehaves.</summary>
internal sealed class StoreFaults
{
    public double ErrorBefore { get; set; }

    /// <summary>Committed, and the node is told that it was not.</summary>
    public double ErrorAfter { get; set; }

    public double Slow { get; set; }

    public void Off() => (ErrorBefore, ErrorAfter, Slow) = (0, 0, 0);
}

/// <summary>
/// What this seed may do to the product. Each seed draws its own subset and intensity, some of them none: otherwise
/// faults hide one another.
/// </summary>
internal sealed class Swarm
{
    private readonly SplitMix _random;

    public Swarm(SplitMix random)
    {
        _random = random;
        Quiet = random.Chance(0.06);
        Net = new NetFaults
        {
            LoseRequest = Some(0.3, 0.3),
            LoseAnswer = Some(0.4, 0.5),
            LandLate = Some(0.35, 0.4),
            Slow = Some(0.3, 0.15),
        };
        Store = new StoreFaults { ErrorBefore = Some(0.3, 0.04), ErrorAfter = Some(0.3, 0.04), Slow = Some(0.2, 0.05) };
        CrashesPerHour = Some(0.4, 60);
        PausesPerHour = Some(0.3, 40);
        HintLoss = Some(0.5, 1.0);
        HintTwice = Some(0.4, 0.5);
        Throttle = Some(0.25, 0.3);
        HardRefuse = Some(0.15, 0.1);
        PageError = Some(0.25, 0.2);
        VisibleLateMs = Quiet ? 0 : random.Chance(0.4) ? random.Between(1_000, 180_000) : 0;
        UnknownStatus = Some(0.2, 0.2);
        EvidenceTwice = Some(0.5, 0.6);
        EvidenceDelayMs = Quiet ? 0 : random.Chance(0.5) ? random.Between(1_000, 600_000) : 0;
        BreakPromise = Some(0.2, 0.3);
        Buggify = Some(0.6, 0.15);
        SkewMs = Quiet || random.Chance(0.5) ? [0, 0] : [random.Between(-3_000, 3_000), random.Between(-3_000, 3_000)];
        StepBack = !Quiet && random.Chance(0.08);
        DeadForEver = !Quiet && random.Chance(0.3);
        Clogged = !Quiet && random.Chance(0.08);
        External = Some(0.15, 0.2);
        FailLate = Some(0.2, 0.2);
        People = Some(0.5, 0.5);
        BuyerChanges = Some(0.6, 0.5);
        SlowLook = Some(0.2, 0.9);
        if (SlowLook == 0) return;
        (LeavesAtOnce, BreakPromise, EvidenceDelayMs) = (0.8, Math.Max(BreakPromise, 0.4), 0);
    }

    public bool Quiet { get; }

    public NetFaults Net { get; }

    public StoreFaults Store { get; }

    public double CrashesPerHour { get; }

    public double PausesPerHour { get; }

    public double HintLoss { get; set; }

    public double HintTwice { get; }

    public double Throttle { get; private set; }

    public double HardRefuse { get; private set; }

    public double PageError { get; private set; }

    public long VisibleLateMs { get; private set; }

    public double UnknownStatus { get; }

    public double EvidenceTwice { get; private set; }

    public long EvidenceDelayMs { get; private set; }

    /// <summary>The ERP says FAIL after SUCCESS, or ships what it had stopped.</summary>
    public double BreakPromise { get; private set; }

    public double Buggify { get; private set; }

    public long[] SkewMs { get; }

    public bool StepBack { get; }

    public bool DeadForEver { get; }

    /// <summary>The first shop's platform does not answer at all during the chaos.</summary>
    public bool Clogged { get; set; }

    public double External { get; private set; }

    public double FailLate { get; private set; }

    public double People { get; private set; }

    public double BuyerChanges { get; private set; }

    /// <summary>The platform's last word before the money takes its time.</summary>
    public double SlowLook { get; private set; }

    /// <summary>What was promised to stay leaves within seconds, while the money is on its way.</summary>
    public double LeavesAtOnce { get; private set; }

    /// <summary>The faults stop; what goes on is only what honest outside parties do.</summary>
    public void Off()
    {
        Net.Off();
        Store.Off();
        (HintLoss, Throttle, HardRefuse, PageError, VisibleLateMs) = (0, 0, 0, 0, 0);
        (EvidenceTwice, EvidenceDelayMs, BreakPromise, Buggify) = (0, 0, 0, 0);
        (SlowLook, LeavesAtOnce) = (0, 0);
        (External, FailLate, People, BuyerChanges, Clogged) = (0, 0, 0, 0, false);
    }

    public Timing DrawTiming() => new()
    {
        Lease = TimeSpan.FromSeconds(45),
        BackOff = TimeSpan.FromSeconds(_random.Between(2, 8)),
        BackOffMost = TimeSpan.FromSeconds(_random.Between(30, 180)),
        UnknownHorizon = TimeSpan.FromMinutes(_random.Between(5, 15)),
        UnknownPatience = TimeSpan.FromMinutes(15),
        AssistantPatience = TimeSpan.FromMinutes(_random.Between(5, 20)),
        GoodsPatience = TimeSpan.FromMinutes(_random.Between(30, 60)),
        EscalationLead = TimeSpan.FromHours(2),
    };

    private double Some(double often, double most) =>
        !Quiet && _random.Chance(often) ? most * (_random.Below(1_000) + 1) / 1_000 : 0;
}
