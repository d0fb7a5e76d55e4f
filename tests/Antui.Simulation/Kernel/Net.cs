namespace Antui.Simulation.Kernel;

/// <summary>A call that was not answered in time.</summary>
internal sealed class SimTimeoutException() : Exception("No answer within the time-out.");

/// <summary>How bad the network is in this seed; all zero once the faults are off.</summary>
internal sealed class NetFaults
{
    public double LoseRequest { get; set; }

    public double LoseAnswer { get; set; }

    /// <summary>The request arrives long after the caller gave up.</summary>
    public double LandLate { get; set; }

    public long LateMostMs { get; set; }

    public double Slow { get; set; }

    public void Off() => (LoseRequest, LoseAnswer, LandLate, Slow) = (0, 0, 0, 0);
}

/// <summary>Calls from a node to somebody outside: what is executed there at one instant, and what the caller learns.</summary>
internal sealed class Net(World world, NetFaults faults, Coverage seen)
{
    public const long TimeoutMs = 30_000;

    public Task<T> CallAsync<T>(Func<T> effect)
    {
        var answer = new TaskCompletionSource<T>();
        var random = world.Random;
        var there = random.Chance(faults.Slow) ? random.Between(200, 29_000) : random.Between(1, 40);
        var late = random.Chance(faults.LandLate);
        if (late) there = TimeoutMs + random.Between(1, Math.Max(1, faults.LateMostMs - TimeoutMs));
        var lost = random.Chance(faults.LoseRequest);
        var mute = random.Chance(faults.LoseAnswer);
        if (!lost) world.After(there, () => Land(effect, answer, mute, late));
        if (lost || mute || there > TimeoutMs - 1_000)
            world.After(TimeoutMs, () => answer.TrySetException(new SimTimeoutException()));
        return answer.Task;
    }

    private void Land<T>(Func<T> effect, TaskCompletionSource<T> answer, bool mute, bool late)
    {
        if (late) seen.Hit("late-landing");
        T result;
        try
        {
            result = effect();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            if (!mute && !late) world.After(world.Random.Between(1, 20), () => answer.TrySetException(fault));
            return;
        }
        if (late) return;
        if (mute) seen.Hit("answer-lost");
        else world.After(world.Random.Between(1, 20), () => answer.TrySetResult(result));
    }
}
