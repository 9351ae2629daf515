// What a switch has to do beyond switching, all of it behind one flag word: hooks of single tasklets, an observation, a shuffled schedule. And where questions
// of other OS threads are answered.
namespace Stackless.Runtime;

sealed partial class Scheduler
{
    [Flags]
    enum SwitchDuties : byte
    {
        None = 0,

        /// <summary>A tasklet has or had trace functions of its own.</summary>
        HasHooks = 1,

        /// <summary>The interpreter's observation is told.</summary>
        IsObserved = 2,

        /// <summary>Where the order of runnable tasklets decides, chance does.</summary>
        IsShuffled = 4,
    }

    SwitchDuties duties;

    /// <summary>What the interpreter asks of all its threads.</summary>
    internal void UpdateDuties() =>
        duties = duties & SwitchDuties.HasHooks | (Interpreter.Observation is null ? 0 : SwitchDuties.IsObserved) | (Interpreter.Shuffle is null ? 0 : SwitchDuties.IsShuffled);

    /// <summary>False: another tasklet has been put in its place at the head of the queue, and it is runnable as before.</summary>
    bool DoDuties(ThreadState ts, Tasklet next, Tasklet left, Value value)
    {
        if ((duties & SwitchDuties.IsShuffled) != 0 && !Shuffled(next, left, value))
        {
            return false;
        }
        if ((duties & SwitchDuties.IsObserved) != 0)
        {
            Interpreter.Observation!.Switched(next);
        }
        if ((duties & SwitchDuties.HasHooks) != 0)
        {
            ChooseHooks(ts, next);
            TracedBegin(ts, next);
        }
        return true;
    }

    // Who was chosen by chance runs next.
    Tasklet? drawn;

    // Chosen by somebody are: the partner of a channel operation, who was run() or switched to, a watchdog. All others run because they are first in the queue.
    bool Shuffled(Tasklet next, Tasklet left, Value value)
    {
        var isChosen = Watchdogs.DefersSoftInterrupt || IsInterrupted || ReferenceEquals(next, left)
            || left.State == TaskletState.Scheduled && !ReferenceEquals(left.Next, next)
            || left.State == TaskletState.Paused && left.Wait is Park;
        Watchdogs.DefersSoftInterrupt &= Watchdogs.IsSoftInterruptDue;
        if (ReferenceEquals(drawn, next) || isChosen || Queue.Count < 2)
        {
            drawn = null;
            return true;
        }
        var other = next;
        for (var steps = Interpreter.Shuffle!.Next(Queue.Count); steps > 0; steps--)
        {
            other = other.Next!;
        }
        if (ReferenceEquals(other, next))
        {
            return true;
        }
        next.State = TaskletState.Scheduled;
        next.Transfer = value;
        drawn = Queue.Head = other;
        return false;
    }

    // ---- questions ---------------------------------------------------------------------------------------------------------

    static readonly unsafe Continuation StackIsSeen = new("scheduler.stack_is_seen", &AnswerWithStack);

    // The running tasklet's frames are on the heap.
    static Value AnswerWithStack(ThreadState ts, Value spilled, Value result, Value b, Value c)
    {
        if (ts.Interpreter.Observation is { IsSlow: true } observation)
        {
            observation.ReportSlow(ts.Behind);
        }
        ts.Interpreter.Questions.Answer(ts.Behind);
        return result;
    }

    /// <summary>Captures the stack, answers what is asked, and goes on with the result.</summary>
    internal Value AnswerQuestions(ThreadState ts, Value result) => ts.Then(ts.Spill(), StackIsSeen, result);

    bool HasQuestions => Interpreter.Notice(Interpreter.Questions.AreThere || Interpreter.Observation is { IsSlow: true });
}
