// _thread.lock: who finds it taken is parked, not the thread, and release hands it to who has waited longest. This is what all of its locks, events and queues come down to. https://docs.python.org/3/library/threading.html#lock-objects
// Invariants: waiters is empty unless the lock is taken; a tasklet that waits and is not among them any more has been given the lock.
// Both are read and written under the C# lock on the object: tasklets of several OS threads may share it. Nobody is parked while holding that.
using System.Diagnostics;

namespace Stackless.Runtime;

[PyType("lock", Module = "_thread", IsHidden = true)]
internal sealed unsafe partial class TaskletLock : PyObject
{
    readonly List<Tasklet> waiters = [];
    bool isTaken;

    TaskletLock() : base(ShapeIds.TaskletLock)
    {
    }

    [PyConstructor]
    internal static Value New(PyType type) => new(new TaskletLock());

    // ---- acquire -----------------------------------------------------------------------------------------------------------

    [PyMethod("acquire")]
    [PyMethod("acquire_lock")]
    internal Value Acquire(ThreadState ts, [Keyword] Value blocking = default, [Keyword] Value timeout = default)
    {
        bool isBlocking = blocking.IsNull || (Truth.OfBuiltIn(blocking) ?? true);
        if (!Numbers.TryDouble(timeout.IsNull ? Value.Int(-1) : timeout, out double seconds))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"'{timeout.Type.Name}' object cannot be interpreted as an integer or float");
        }
        if (!isBlocking && seconds != -1)
        {
            return ts.Raise(BuiltinTypes.ValueError, "can't specify a timeout for a non-blocking call");
        }
        if (seconds < 0 && seconds != -1)
        {
            return ts.Raise(BuiltinTypes.ValueError, "timeout value must be a non-negative number");
        }
        if (seconds > LongestTimeout)
        {
            return ts.Raise(BuiltinTypes.OverflowError, "timeout value is too large");
        }
        lock (this)
        {
            if (!isTaken)
            {
                isTaken = true;
                return Value.Bool(true);
            }
            if (!isBlocking || seconds == 0)
            {
                return Value.Bool(false);
            }
        }
        long due = seconds < 0 ? -1 : Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
        return Wait(ts, Value.Int(due));
    }

    internal const double LongestTimeout = 4294967;

    Value Wait(ThreadState ts, Value due)
    {
        var scheduler = ts.Scheduler;
        var current = scheduler.Current;
        if (scheduler.CannotSwitch(ts))
        {
            return default;
        }
        lock (this)
        {
            if (!isTaken)
            {
                isTaken = true;
                return Value.Bool(true);
            }
            waiters.Add(current);
        }
        return ts.Then(scheduler.ParkForLock(ts, due.Bits), Parked, new Value(this), new Value(current), due);
    }

    static readonly Continuation Parked = new("lock.parked", &AfterPark, handlesExceptions: true);

    // Woken by release, by the clock, by somebody's insert(), or by an exception.
    static Value AfterPark(ThreadState ts, Value result, Value self, Value waiter, Value due)
    {
        var taken = (TaskletLock)self.Object;
        bool isMine;
        lock (taken)
        {
            isMine = !taken.waiters.Remove((Tasklet)waiter.Object);
        }
        if (result.IsNull)
        {
            if (isMine)
            {
                taken.PassOn(ts);
            }
            return default;
        }
        if (isMine)
        {
            return Value.Bool(true);
        }
        bool isOver = due.Bits >= 0 && Stopwatch.GetTimestamp() >= due.Bits;
        return isOver ? Value.Bool(false) : taken.Wait(ts, due);
    }

    // ---- release -----------------------------------------------------------------------------------------------------------

    [PyMethod("release")]
    [PyMethod("release_lock")]
    internal Value Release(ThreadState ts)
    {
        lock (this)
        {
            if (!isTaken)
            {
                return ts.Raise(BuiltinTypes.RuntimeError, "release unlocked lock");
            }
        }
        PassOn(ts);
        return Value.None;
    }

    // To who has waited longest. It is his from here on, though he may take a while to run.
    void PassOn(ThreadState ts)
    {
        Tasklet next;
        lock (this)
        {
            waiters.RemoveAll(static t => t.HasNoThread);
            if (waiters.Count == 0)
            {
                isTaken = false;
                return;
            }
            next = waiters[0];
            waiters.RemoveAt(0);
        }
        if (ReferenceEquals(next.Scheduler.Thread, ts))
        {
            next.Scheduler.Wake(next);
        }
        else
        {
            next.Scheduler.Post(next, null);
        }
    }

    /// <summary>Who waits, for a walk of the heap.</summary>
    internal Tasklet[] Waiters()
    {
        lock (this)
        {
            return [.. waiters];
        }
    }

    [PyMethod("locked")]
    [PyMethod("locked_lock")]
    internal bool IsLocked()
    {
        lock (this)
        {
            return isTaken;
        }
    }

    [PyMethod("__enter__")]
    internal Value Enter(ThreadState ts) => Acquire(ts);

    [PyMethod("__exit__")]
    internal Value Exit(ThreadState ts, params Value[] exception) => Release(ts);

    [PyMethod("_at_fork_reinit")]
    internal void Reset()
    {
        lock (this)
        {
            isTaken = false;
            waiters.Clear();
        }
    }

    [PyMethod("__repr__")]
    internal string Repr() => $"<{(IsLocked() ? "locked" : "unlocked")} _thread.lock object at 0x{Identity.Of(new Value(this)):x}>";
}
