using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Ports;
using Antui.Core.Strategies;

namespace Antui.Engine;

/// <summary>
/// One effect of a subject that is no order, as far as it goes now: the intent is written before the call, the answer
/// after it, and what a node left behind that died in between is found out.
/// </summary>
/// <param name="write">Keeps the course with its subject; false when somebody else moved it on meanwhile.</param>
internal sealed class Errand(IPorts ports, Timing timing, Func<Instant> now, Func<Course, Task<bool>> write)
{
    /// <returns>How it stands now.</returns>
    public async Task<Course> RunAsync(Effect effect, Course course, CancellationToken stop)
    {
        if (course.NeedAt(now()) is Need.Answer) course = course.Lost(now());
        var isQuestion = course.NeedAt(now()) is Need.Ask;
        if (!isQuestion && course.NeedAt(now()) is not Need.Send) return course;
        var sent = isQuestion ? course.Asked(now(), timing.Lease) : course.Sent(now(), timing.Lease);
        if (!await write(sent)) return course;
        var answered = After(sent, await CallAsync(effect, isQuestion, stop));
        return await write(answered) ? answered : sent;
    }

    private Course After(Course sent, Outcome outcome) => outcome is Outcome.Done done
        ? sent.Done(now(), done.Receipt) : sent.NotDone(outcome, movesMoney: false, timing, now());

    private async Task<Outcome> CallAsync(Effect effect, bool isQuestion, CancellationToken stop)
    {
        if (effect.At(ports) is not { } bound)
            return new Outcome.Refused(OutcomeCodes.NoPort, "The shop has nobody who does this.");
        return isQuestion ? await bound.FindOutAsync(stop) : await bound.PerformAsync(stop);
    }
}
