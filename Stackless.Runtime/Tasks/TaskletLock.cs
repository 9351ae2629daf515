// _thread.lock: who finds it taken is parked, not the thread, and release hands it to who has waited longest. This is what all of its locks, events and queues come down to. https://docs.python.org/3/library/threading.html#lock-objects
// Invariants: waiters is empty unless the lock is taken; a wait is among them until it is granted or left. Both are read and written under the C# lock on the object: tasklets of several OS threads may share it. Nobody is parked while holding that.
namespace Stackless.Runtime;

[PyType("lock", Module = "_thread", IsHidden = true)]
sealed unsafe partial class TaskletLock : PyObject
{
    readonly List<LockWait> waiters = [];
    bool isTaken;

    /// <summary>Who took it, or was given it; null if it is free. Anybody may release it.</summary>
    internal Tasklet? Holder { get; private set; }

    /// <summary>In <c>acquire</c> of a lock that is taken.</summary>
    sealed class LockWait(TaskletLock taken, Tasklet tasklet, long due) : Wait(due)
    {
        public readonly Tasklet Tasklet = tasklet;

        /// <summary>The lock is the tasklet's from here on, though it may take a while to run.</summary>
        public bool IsGranted;

        public override string Words => "waits for a lock";
        public override object? WaitsFor => taken;
        public override string Deadlock => "the main tasklet waits for a lock that nobody is left to release.";
        public override bool HoldsToThread => true;
        public override bool EndsWhenIdle => false;

        protected override void Enter(Tasklet t) => t.Scheduler.LockWaiters += IsTimed ? 0 : 1;

        protected override void Leave(Tasklet t, bool isForgotten)
        {
            t.Scheduler.LockWaiters -= IsTimed ? 0 : 1;
            if (!taken.Withdraw(this) && isForgotten)
            {
                taken.PassOn(null);
            }
        }
    }

    // True if it was not granted.
    bool Withdraw(LockWait wait)
    {
        lock (this)
        {
            waiters.Remove(wait);
            return !wait.IsGranted;
        }
    }

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
        var isBlocking = blocking.IsNull || (Truth.OfBuiltIn(blocking) ?? true);
        if (!Numbers.TryDouble(timeout.IsNull ? Value.Int(-1) : timeout, out var seconds))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"'{timeout.Type.MessageName}' object cannot be interpreted as an integer or float");
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
                Holder = ts.Scheduler.Current;
                return Value.Bool(true);
            }
            if (!isBlocking || seconds == 0)
            {
                return Value.Bool(false);
            }
        }
        var due = seconds < 0 ? -1 : Wait.After(ts, seconds);
        return Await(ts, due);
    }

    internal const double LongestTimeout = 4294967;

    Value Await(ThreadState ts, long due)
    {
        var scheduler = ts.Scheduler;
        LockWait wait;
        if (scheduler.CannotSwitch(ts))
        {
            return default;
        }
        lock (this)
        {
            if (!isTaken)
            {
                isTaken = true;
                Holder = scheduler.Current;
                return Value.Bool(true);
            }
            waiters.Add(wait = new LockWait(this, scheduler.Current, due));
        }
        return ts.Then(scheduler.WaitOrDeadlock(ts, wait), Parked, new Value(this), new Value(wait));
    }

    static readonly Continuation Parked = new("lock.parked", &AfterPark, handlesExceptions: true);

    // Woken by release, by the clock, by somebody's insert(), or by an exception.
    static Value AfterPark(ThreadState ts, Value result, Value self, Value waited, Value c)
    {
        var taken = (TaskletLock)self.Object;
        var isMine = waited.Object is LockWait wait && !taken.Withdraw(wait);
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
        var limit = (Wait)waited.Object;
        return limit.IsOver(ts) ? Value.Bool(false) : taken.Await(ts, limit.Due);
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

    // To who has waited longest. Without a thread state, by letter.
    void PassOn(ThreadState? ts)
    {
        LockWait next;
        lock (this)
        {
            waiters.RemoveAll(static wait => wait.Tasklet.HasNoThread);
            if (waiters.Count == 0)
            {
                isTaken = false;
                Holder = null;
                return;
            }
            next = waiters[0];
            waiters.RemoveAt(0);
            next.IsGranted = true;
            Holder = next.Tasklet;
        }
        var scheduler = next.Tasklet.Scheduler;
        if (ReferenceEquals(scheduler.Thread, ts))
        {
            scheduler.Wake(next.Tasklet);
        }
        else
        {
            scheduler.Post(next.Tasklet, null, next);
        }
    }

    /// <summary>Who waits, for a walk of the heap.</summary>
    internal Tasklet[] Waiters()
    {
        lock (this)
        {
            return [.. waiters.Select(wait => wait.Tasklet)];
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
            Holder = null;
            waiters.Clear();
        }
    }

    [PyMethod("__repr__")]
    internal string Repr() => $"<{(IsLocked() ? "locked" : "unlocked")} _thread.lock object at 0x{Identity.Of(new Value(this)):x}>";
}
