// The tasklets of one thread and who runs next. Operations arrange the run queue and make the successor its head (SwitchTo,
// SuspendFor); then the stack captures itself, and Run, below it, keeps the frames and goes on with the head's.
// What a switch writes is what has changed: a reference stored in a heap object costs more than the compare that avoids it.
// What it consists of are objects of their own: RunQueue, Timers, OutsideWaits, Watchdogs, Mail, Turn; how their states go together is asserted in
// Scheduler.Invariants.cs. Callbacks and the list of threads are the interpreter's. No locks: a scheduler is
// touched by the OS thread that runs its interpreter only; what others want of its tasklets they put into its mail (Scheduler.Mail.cs).
// Python's threads are schedulers that take turns (Scheduler.Threads.cs).
// Invariants: Current, the run queue's head, is Running while Python code runs, and null only while the thread waits; Main is the tasklet the host started, and its end ends Run.
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

sealed partial class Scheduler
{
    internal RunQueue Queue;
    bool isMainDone;
    Value mainResult;

    /// <summary><c>pickle_flags</c>.</summary>
    internal long PickleFlags;

    /// <summary>The flag PICKLEFLAGS_PICKLE_CONTEXT.</summary>
    internal const long PicklesContexts = 8;

    internal Scheduler(ThreadState ts)
    {
        Thread = ts;
        Interpreter = ts.Interpreter;
        ThreadId = Interpreter.NextThreadId();
        PickleFlags = Interpreter.DefaultPickleFlags;
        UpdateDuties();
        Main = new Tasklet(ShapeIds.Tasklet, this);
        Queue.InsertLast(Main);
        Main.State = TaskletState.Running;
        ts.Ticks = Watchdogs.LookInterval;
    }

    internal Interpreter Interpreter { get; }
    internal ThreadState Thread { get; }

    /// <summary>Of a thread that serves calls from C#.</summary>
    internal ShortCallFrame ShortCall => shortCall ??= new ShortCallFrame();

    ShortCallFrame? shortCall;

    internal int ThreadId { get; }
    internal Tasklet Main { get; private set; }

    /// <summary>The tasklet whose frames are on the CLR stack; once an operation has chosen another one to go on, that one.</summary>
    internal Tasklet Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Queue.Head!;
    }

    /// <summary>What all tasklets use that have no context of their own.</summary>
    internal DefaultContext DefaultContext { get; } = new();

    internal bool IsInChannelCallback;

    /// <summary>What sys.settrace has set in the thread, while another thread has its turn.</summary>
    internal TraceHooks? Hooks;

    /// <summary><c>switch_trap</c>: while not 0, a switch raises.</summary>
    internal int SwitchTrap;

    // ---- running a program ----------------------------------------------------------------------------------------------

    /// <summary>
    /// Runs <paramref name="frame"/> as the main tasklet, to its end. Tasklets that are left then stay in the queue for the next call.
    /// Null with ts.Exception pending if it raised.
    /// </summary>
    internal Value RunMain(Frame frame)
    {
        Debug.Assert(Main.Innermost is null, "one call at a time");
        BeginMain(frame);
        return RunToEnd();
    }

    Value RunToEnd()
    {
        var stack = Thread.BeginStack();
        try
        {
            TakeTurns(Thread);
        }
        finally
        {
            Thread.EndStack(stack);
            isMainDone = false;
            turn.Reset();
            if (Owner is null)
            {
                Thread.Threads.Remove(this);
            }
        }
        return mainResult;
    }

    void BeginMain(Frame frame)
    {
        if (!HasTurns)
        {
            Thread.Threads.Add(this);
        }
        if (Main.State == TaskletState.Ended)
        {
            Queue.InsertLast(Main);
        }
        Queue.Head = Main;
        Main.State = TaskletState.Scheduled;
        Main.Innermost = frame;
        Main.Depth = 1;
        Main.Handled = null;
        Main.Transfer = Value.None;
    }

    /// <summary>It serves a call, which begins with <see cref="RunMain"/>: until then its main tasklet has nothing to do.</summary>
    internal void BeginVisit(Visitor? visitor)
    {
        Owner = visitor;
        if (Main.IsInRunQueue)
        {
            Queue.Remove(Main);
        }
        if (visitor is null || Main.State != TaskletState.Ended)
        {
            Main.Forget(TaskletState.Ended);
        }
    }

    /// <summary>The call that it served has returned: what was still to be done to its main tasklet is done to nobody.</summary>
    internal void EndVisit()
    {
        BeginVisit(null);
        Mail.Drop(Main);
        mainResult = default;
        turn.BeginAnew(null);
    }

    // ---- what operations do ----------------------------------------------------------------------------------------------

    /// <summary>True with RuntimeError pending if a switch is not allowed here and now.</summary>
    internal bool CannotSwitch(ThreadState ts) => SwitchTrap != 0 && RaiseTrapped(ts);

    bool RaiseTrapped(ThreadState ts)
    {
        ts.Raise(BuiltinTypes.RuntimeError, "switch_trap");
        return true;
    }

    internal Value RaiseOtherThread(ThreadState ts, string what) =>
        ts.Raise(BuiltinTypes.RuntimeError, $"the {what} belongs to another thread; operations across threads are not supported");

    /// <summary>
    /// The running tasklet gives way to <paramref name="next"/> and will return <paramref name="returned"/> when it goes on. It has
    /// its place in the queues already. Null (to be returned), unless next is itself.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal Value SwitchTo(ThreadState ts, Tasklet next, Value returned)
    {
        var current = Current;
        if (ReferenceEquals(next, current))
        {
            return returned.Object is Bomb bomb ? ts.Raise(bomb.Exception) : returned;
        }
        Value.Store(ref current.Transfer, returned);
        current.State = TaskletState.Scheduled;
        Queue.Head = next;
        return ts.Suspend();
    }

    /// <summary>As SwitchTo, for a tasklet that has left the run queue; its State and Transfer are set.</summary>
    internal Value SuspendFor(ThreadState ts, Tasklet next)
    {
        Queue.Head = next;
        return ts.Suspend();
    }

    /// <summary><c>schedule()</c>: goes on with the next one in the queue.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal Value Schedule(ThreadState ts, Value returned)
    {
        if (HasTimers)
        {
            WakeDue();
        }
        if (Mail.HasLetters && ReadMail() is { } thrown)
        {
            return ts.Raise(thrown);
        }
        var next = Queue.Next;
        if (!ReferenceEquals(next, Current) && CannotSwitch(ts))
        {
            return default;
        }
        return SwitchTo(ts, next, returned);
    }

    /// <summary><c>schedule_remove()</c>.</summary>
    internal Value ScheduleRemove(ThreadState ts, Value returned)
    {
        var current = Current;
        if (MayBlock)
        {
            return CannotSwitch(ts) ? default : LeaveQueue(ts, Park.Removed, returned);
        }
        if (FindIdleWaiter() is not { } waiter)
        {
            return current.IsMain ? SwitchTo(ts, current, returned) : RaiseDeadlock(ts, null, Park.Removed);
        }
        return CannotSwitch(ts) ? default : LeaveQueueFor(ts, waiter, Park.Removed, returned);
    }

    /// <summary>The running tasklet leaves the run queue, and <paramref name="next"/>, which may be waiting, goes on.</summary>
    internal Value LeaveQueueFor(ThreadState ts, Tasklet next, Wait wait, Value returned)
    {
        var current = Current;
        if (next.State != TaskletState.Scheduled)
        {
            Wake(next);
        }
        Queue.Remove(current);
        current.Pause(wait);
        current.Transfer = returned;
        return SuspendFor(ts, next);
    }

    /// <summary>Makes a waiting tasklet runnable, last in the queue, whatever it waited for.</summary>
    internal void Wake(Tasklet t)
    {
        if (t.State is not (TaskletState.Blocked or TaskletState.Paused))
        {
            return;
        }
        t.EndWait();
        t.State = TaskletState.Scheduled;
        Queue.InsertLast(t);
        t.AssertInvariants();
    }

    /// <summary>Who goes on when nothing is runnable: the innermost caller of run(), else main if it is merely paused. Null: a deadlock.</summary>
    internal Tasklet? FindIdleWaiter() =>
        Watchdogs.Innermost ?? (Main is { State: TaskletState.Paused, Wait.EndsWhenIdle: true } ? Main : null);

    // ---- the loop ----------------------------------------------------------------------------------------------------------

    void Recover(ThreadState ts, Tasklet t, Exception thrown)
    {
        ts.RaiseUnwound(thrown);
        Wake(t);
        if (t.Innermost?.Back is { } caller)
        {
            t.Innermost = caller;
            t.Depth = ts.Depth;
            t.Transfer = new Value(new Bomb(ts.TakeException()));
        }
        else
        {
            Ended(ts, t, default);
        }
    }

    // Who runs next, after what other threads asked.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Tasklet Next()
    {
        var t = Watchdogs.IsSoftInterruptDue ? DivertToWatchdog() : Current;
        if (Mail.HasLetters)
        {
            ReadMail();
        }
        return t;
    }

    // Until the head of the queue gives way or ends; left is who gave way to it.
    // A method per switch, and no loop in it: the JIT replaces methods that are called often, not one that never returns. It keeps no frame, nor what that holds: it
    // stays on the stack until the next switch.
    void RunHead(ThreadState ts, Tasklet t, Tasklet left)
    {
        AssertInvariants(t);
        t.State = TaskletState.Running;
        ts.Depth = t.Depth;
        if (!ReferenceEquals(ts.Handled, t.Handled))
        {
            ts.Handled = t.Handled;
        }
        var value = t.Transfer;
        t.Transfer = Value.None;
        if (Watchdogs.IsSlicing | HasTimers | Outside.Count > 0 | duties != SwitchDuties.None | ts.Interpreter.ScheduleCallback is not null)
        {
            if (!AboutToRun(ts, t, left, ref value))
            {
                return;
            }
        }
        if (t.Depth > ts.RecursionLimit && ts.IsTooDeep(t.Innermost!))
        {
            value = ts.RaiseTooDeep();
        }
        else if (value.Object is Bomb bomb)
        {
            value = Explode(ts, t.Innermost!, bomb);
        }
        var innermost = ts.RunChain(t, t.Innermost!, value);
        if (innermost is null)
        {
            Ended(ts, t, ts.ChainResult);
            return;
        }
        t.Depth = ts.Depth;
        if (!ReferenceEquals(t.Innermost, innermost))
        {
            t.Innermost = innermost;
        }
        if (!ReferenceEquals(t.Handled, ts.Handled))
        {
            t.Handled = ts.Handled;
        }
    }

    // What only some switches need: a new time slice, a look at who has slept enough, the schedule callback. False: another one runs first.
    bool AboutToRun(ThreadState ts, Tasklet next, Tasklet left, ref Value value)
    {
        if (Watchdogs.IsSlicing)
        {
            Watchdogs.BeginSlice();
            ts.Ticks = Watchdogs.Ticks;
        }
        if (HasTimers)
        {
            WakeDue();
        }
        if (Outside.Count > 0)
        {
            LookOutside(ts);
        }
        if (duties != SwitchDuties.None && !DoDuties(ts, next, left, value))
        {
            return false;
        }
        if (ts.Interpreter.ScheduleCallback is not null && !ReferenceEquals(next, left))
        {
            next.Innermost = new SwitchCallbackFrame(value, left, next) { Back = next.Innermost };
            ts.Depth++;
            value = Value.None;
        }
        return true;
    }

    Value Explode(ThreadState ts, Frame frame, Bomb bomb)
    {
        if (bomb.Deadlock is { } attempt)
        {
            DeadlockReport.Attach(bomb.Exception, this, frame, attempt.Channel, attempt.Wait);
        }
        return ts.Raise(bomb.Exception);
    }

    void Ended(ThreadState ts, Tasklet t, Value result)
    {
        ts.ChainResult = default;
        var error = result.IsNull ? ts.TakeException() : null;
        ts.Handled = null;
        if (ReferenceEquals(t, Main))
        {
            EndMain(ts, result, error);
            return;
        }
        if (error is not null)
        {
            if (error.Type.IsSubtypeOf(BuiltinTypes.TaskletExit))
            {
                error = null;
            }
            else if (ts.Interpreter.ErrorHandler is { } handler && !t.Has(TaskletFlags.IsInErrorHandler) && !error.Type.IsSubtypeOf(BuiltinTypes.SystemExit))
            {
                t.Set(TaskletFlags.IsInErrorHandler, true);
                t.Innermost = new CallFrame(new Value(handler),
                    [new Value(error.Type), new Value(error), PyTraceback.Visible(error.Traceback)], []);
                t.Depth = 1;
                t.Handled = error;
                return;
            }
        }
        Queue.Remove(t);
        t.Forget(TaskletState.Ended);
        if (error is not null)
        {
            Queue.Head = Fail(error);
        }
        else if (Queue.Count == 0 && !HasWork())
        {
            turn.End();
        }
    }

    void EndMain(ThreadState ts, Value result, PyBaseException? error)
    {
        mainResult = result;
        isMainDone = true;
        turn.End();
        Main.Innermost = null;
        if (error is not null)
        {
            ts.Reraise(error);
        }
    }

    // An uncaught exception comes out of the innermost run(), or else in main, whatever main is waiting for.
    Tasklet Fail(PyBaseException error)
    {
        var target = Watchdogs.Innermost ?? Main;
        Wake(target);
        target.Transfer = new Value(new Bomb(error));
        return target;
    }

    // Nobody is runnable, and nobody will be: who goes on.
    Tasklet Idle()
    {
        if (FindIdleWaiter() is { } waiter)
        {
            Wake(waiter);
            return waiter;
        }
        var error = PyBaseException.Create(BuiltinTypes.RuntimeError, [Value.Str(Main.Wait!.Deadlock)]);
        DeadlockReport.Attach(error, this);
        Wake(Main);
        Main.Transfer = new Value(new Bomb(error));
        return Main;
    }

    /// <summary>The running tasklet cannot wait: nobody could wake it. It is captured first, so that the report can say where everybody is.</summary>
    internal Value RaiseDeadlock(ThreadState ts, Channel? channel, Wait wait)
    {
        var error = PyBaseException.Create(BuiltinTypes.RuntimeError, [Value.Str("Deadlock: the last runnable tasklet cannot be blocked.")]);
        if (SwitchTrap != 0)
        {
            return ts.Raise(error);
        }
        Current.Transfer = new Value(new Bomb(error) { Deadlock = (channel, wait) });
        return SuspendFor(ts, Current);
    }
}
