// __del__: the CLR calls no Python code when an object dies, so an object whose class has a __del__ is watched. Object and watcher refer to each
// other; when nobody else refers to either, the watcher's finalizer puts the object on a queue, and the running tasklet calls its
// __del__ at the next tick, or gc.collect() does, or the program's end, where those that still live have their turn. Once per object.
// So is an asynchronous generator whose thread has a hook for those that die before their end: its turn is that hook.
// A coroutine is watched if the next one is made before it was begun: most are awaited at once, and pay one store. If it dies unawaited, the program is warned.
// Objects without __del__ pay nothing: their classes are asked once (PyType.FindOut). Decided in docs/adr/0007-finalizers-run-as-python.md.
// https://docs.python.org/3/reference/datamodel.html#object.__del__
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

/// <summary>Who sees a <c>__del__</c> of a class's own instances: anybody; nobody who could tell in which order they come, as with files; or nobody at all.</summary>
enum EndOfInstances
{
    Told,
    InAnyOrder,
    Unseen,
}

sealed class Finalization
{
    readonly ConditionalWeakTable<PyObject, Watcher> watchers = [];
    readonly ConcurrentQueue<Watcher> due = new();

    /// <summary>The order in which objects were made.</summary>
    long count;

    /// <summary>How many have not had their turn; and of how many of these somebody may see whether the dead come first.</summary>
    int waiting, waitingInOrder;

    /// <summary>Where the watchers of a list stand in it, by handles that let them die; free places are empty.</summary>
    readonly List<WeakHandle> listed = [];
    readonly Stack<int> freePlaces = [];

    const int Nowhere = -1;

    internal sealed class Watcher(Finalization owner, PyObject watched, Value hook)
    {
        /// <summary>In the list; or Nowhere.</summary>
        public int Place = Nowhere;

        public bool IsListed => Place != Nowhere;

        /// <summary>Called with the object in place of its class's <c>__del__</c>; or null.</summary>
        public Value Hook => hook;

        public readonly long Number = Interlocked.Increment(ref owner.count);

        public PyObject Watched => watched;

        /// <summary>Of a coroutine, or a step of an asynchronous generator, that nobody has awaited yet.</summary>
        public bool IsOfUnawaited { get; init; }

        public bool MayComeInAnyOrder { get; init; }

        /// <summary>Nobody counts on its turn.</summary>
        public bool IsDismissible { get; init; }

        /// <summary>Dismissible, but the dead are looked for as long as it is not dismissed.</summary>
        public bool IsSought { get; init; }

        /// <summary>Its <c>__del__</c> has been called, or is about to be; or it was dismissed.</summary>
        public bool HasHadItsTurn;

        ~Watcher()
        {
            owner.Unlist(this);
            if (!HasHadItsTurn)
            {
                owner.due.Enqueue(this);
            }
        }
    }

    /// <summary>The object is new, and its class has a __del__.</summary>
    public void Watch(PyObject o) => Watch(o, default);

    /// <summary>When the object dies, the hook is called with it.</summary>
    public void Watch(PyObject o, Value hook)
    {
        var watcher = new Watcher(this, o, hook) { MayComeInAnyOrder = hook.IsNull && o.Type.EndsOfInstances == EndOfInstances.InAnyOrder };
        Count(watcher, 1);
        hasNew = true;
        watchers.Add(o, watcher);
    }

    void Count(Watcher watcher, int by)
    {
        Interlocked.Add(ref waiting, by);
        if (!watcher.MayComeInAnyOrder)
        {
            Interlocked.Add(ref waitingInOrder, by);
        }
    }

    // ---- looking for the dead ------------------------------------------------------------------------------------------------

    // Looking takes at most this part of the time, and after a minute in vain there is a minute until the next time.
    const int PartOfTime = 50, MostPatienceInSeconds = 60;

    long nextLook, patience;
    bool hasNew;

    // A collection is the process's: all its interpreters together take no more than that part of the time.
    static long allowedFrom;

    /// <summary>
    /// Called at ticks. The CLR collects when much is allocated; a program that allocates little would keep the descriptors of files that it has let go. So while
    /// objects are watched a collection is made: a second after one came to them, then after twice the time each time that none has come meanwhile.
    /// </summary>
    public void LookForDead()
    {
        if (waiting == 0)
        {
            return;
        }
        var now = Stopwatch.GetTimestamp();
        var allowed = Volatile.Read(ref allowedFrom);
        if (now < nextLook || now < allowed || Interlocked.CompareExchange(ref allowedFrom, now + 1, allowed) != allowed)
        {
            return;
        }
        if (hasNew)
        {
            hasNew = false;
            patience = Stopwatch.Frequency;
        }
        if (nextLook != 0)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
        }
        var taken = Stopwatch.GetTimestamp() - now;
        nextLook = now + taken + Math.Max(patience, taken * PartOfTime);
        Volatile.Write(ref allowedFrom, now + taken + taken * PartOfTime);
        patience = Math.Min(patience * 2, MostPatienceInSeconds * Stopwatch.Frequency);
    }

    /// <summary>For an object that keeps its watcher itself and dismisses it when its death need not be told: that costs far less than to be looked after until
    /// death. Sought ones have the dead looked for meanwhile. Those alive at the program's end get no call.</summary>
    public Watcher WatchFor(PyObject o, Value hook, bool isListed, bool isSought)
    {
        var watcher = new Watcher(this, o, hook) { IsDismissible = true, IsSought = isSought, MayComeInAnyOrder = isSought };
        if (isSought)
        {
            Count(watcher, 1);
            hasNew = true;
        }
        if (isListed)
        {
            lock (listed)
            {
                var handle = new WeakHandle(watcher);
                if (freePlaces.TryPop(out watcher.Place))
                {
                    listed[watcher.Place] = handle;
                }
                else
                {
                    watcher.Place = listed.Count;
                    listed.Add(handle);
                }
            }
        }
        return watcher;
    }

    public void Dismiss(Watcher watcher)
    {
        Unlist(watcher);
        if (watcher.IsSought && !watcher.HasHadItsTurn)
        {
            Count(watcher, -1);
        }
        watcher.HasHadItsTurn = true;
        GC.SuppressFinalize(watcher);
    }

    public void Unlist(Watcher watcher)
    {
        if (watcher.Place == Nowhere)
        {
            return;
        }
        lock (listed)
        {
            listed[watcher.Place].Free();
            listed[watcher.Place] = default;
            freePlaces.Push(watcher.Place);
            watcher.Place = Nowhere;
        }
    }

    /// <summary>What is watched by those in the list.</summary>
    public PyList Listed()
    {
        var found = new PyList();
        lock (listed)
        {
            foreach (var handle in listed)
            {
                if (handle.Target is Watcher watcher)
                {
                    found.Append(new Value(watcher.Watched));
                }
            }
        }
        return found;
    }

    // ---- what is to be awaited ---------------------------------------------------------------------------------------------

    readonly ConditionalWeakTable<PyObject, Watcher> unawaited = [];

    // The one that was made last. While it may still be awaited at once, nobody watches it.
    PyObject? madeLast;

    static bool IsUnawaited(PyObject o) => o is PyGenerator { Frame: { State: 0, IsRunning: false } } or PyAsyncGeneratorStep { At: PyAsyncGeneratorStep.Stage.New };

    /// <summary>A coroutine, or a step of an asynchronous generator, is new.</summary>
    public void Made(PyObject awaitable)
    {
        var before = madeLast;
        madeLast = awaitable;
        if (before is not null && IsUnawaited(before))
        {
            unawaited.TryAdd(before, new Watcher(this, before, Value.None) { IsDismissible = true, IsOfUnawaited = true });
        }
    }

    /// <summary>Somebody has taken it in hand, and says so if it is never run.</summary>
    public void Claim(PyObject awaitable)
    {
        if (ReferenceEquals(madeLast, awaitable))
        {
            madeLast = null;
        }
        else if (unawaited.TryGetValue(awaitable, out var watcher))
        {
            unawaited.Remove(awaitable);
            Dismiss(watcher);
        }
    }

    /// <summary>As <see cref="Claim"/>, of all there are.</summary>
    public void ClaimAll()
    {
        madeLast = null;
        foreach (var (_, watcher) in unawaited)
        {
            Dismiss(watcher);
        }
        unawaited.Clear();
    }

    /// <summary>Before the dead are looked for: nothing is kept here.</summary>
    public void LetGo()
    {
        if (madeLast is { } last)
        {
            madeLast = null;
            if (IsUnawaited(last))
            {
                unawaited.TryAdd(last, new Watcher(this, last, Value.None) { IsDismissible = true, IsOfUnawaited = true });
            }
        }
    }

    // The program ends: those that were never awaited, dead or alive, in the order they were made.
    void TakeUnawaited(PyList objects)
    {
        LetGo();
        var found = new List<Watcher>();
        foreach (var (awaitable, watcher) in unawaited)
        {
            if (!watcher.HasHadItsTurn && IsUnawaited(awaitable))
            {
                found.Add(watcher);
            }
        }
        found.Sort(static (a, b) => a.Number.CompareTo(b.Number));
        foreach (var watcher in found)
        {
            TakeTurn(watcher, objects);
        }
    }

    /// <summary>The object's __del__ has been called, and is not called again.</summary>
    public bool HasBeenTold(PyObject o) => watchers.TryGetValue(o, out var watcher) && watcher.HasHadItsTurn;

    /// <summary>The object comes from a process in which its __del__ was called.</summary>
    public void TakeAsTold(PyObject o)
    {
        if (watchers.TryGetValue(o, out var watcher) && !watcher.HasHadItsTurn)
        {
            watcher.HasHadItsTurn = true;
            Count(watcher, -1);
        }
    }

    /// <summary>What is called when the object dies, if that is not its __del__; or null.</summary>
    public Value HookOf(PyObject o) => watchers.TryGetValue(o, out var watcher) ? watcher.Hook : default;

    /// <summary>Objects have died and wait for their __del__.</summary>
    public bool HasDue => !due.IsEmpty;

    /// <summary>Calls it for those that have died; what they raise is reported and goes no further.</summary>
    public Value CallDue(ThreadState ts)
    {
        var objects = TakeDue();
        return objects.Count == 0 ? Value.None : Prelude.Call(ts, PreludeNames.CallFinalizers, new Value(objects));
    }

    PyList TakeDue()
    {
        var dead = new List<Watcher>();
        while (due.TryDequeue(out var watcher))
        {
            dead.Add(watcher);
        }
        var objects = new PyList();
        foreach (var watcher in InOrder(dead))
        {
            TakeTurn(watcher, objects);
        }
        return objects;
    }

    /// <summary>Of more than that, nobody asks who refers to whom.</summary>
    const int MostAsked = 1000;

    // The CLR finds the dead in no order; those that live at the end have none either. Who refers to another has its turn before that one, as where references are counted; else they come in the order they were made.
    static List<Watcher> InOrder(List<Watcher> dead)
    {
        dead.Sort(static (a, b) => a.Number.CompareTo(b.Number));
        if (dead.Count is < 2 or > MostAsked)
        {
            return dead;
        }
        var places = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < dead.Count; i++)
        {
            places[dead[i].Watched] = i;
        }
        var referrers = new List<int>?[dead.Count];
        for (var i = 0; i < dead.Count; i++)
        {
            foreach (var held in HeldBy(dead[i].Watched))
            {
                if (places.TryGetValue(held, out var place) && place != i)
                {
                    (referrers[place] ??= []).Add(i);
                }
            }
        }
        var ordered = new List<Watcher>(dead.Count);
        var isSeen = new bool[dead.Count];
        var open = new Stack<(int Place, bool IsNext)>();
        for (var i = 0; i < dead.Count; i++)
        {
            open.Push((i, false));
            while (open.TryPop(out var at))
            {
                if (at.IsNext)
                {
                    ordered.Add(dead[at.Place]);
                }
                else if (!isSeen[at.Place])
                {
                    isSeen[at.Place] = true;
                    open.Push((at.Place, true));
                    foreach (var referrer in referrers[at.Place] ?? [])
                    {
                        open.Push((referrer, false));
                    }
                }
            }
        }
        return ordered;
    }

    // What it refers to itself or through a plain container.
    static IEnumerable<object> HeldBy(PyObject o)
    {
        foreach (var held in HeapWalk.ReferredTo(o))
        {
            yield return held;
            if (held is PyList or PyTuple or PyDict)
            {
                foreach (var inner in HeapWalk.ReferredTo(held))
                {
                    yield return inner;
                }
            }
        }
    }

    void TakeTurn(Watcher watcher, PyList objects)
    {
        watcher.HasHadItsTurn = true;
        if (!watcher.IsDismissible || watcher.IsSought)
        {
            Count(watcher, -1);
        }
        if (watcher.IsOfUnawaited && !IsUnawaited(watcher.Watched))
        {
            return;
        }
        if (watcher.Hook.IsNull)
        {
            objects.Append(new Value(watcher.Watched));
        }
        else if (watcher.Watched is not PyGenerator { Frame.State: PyGenerator.Finished })
        {
            // A plain tuple has no __del__: the two cannot be taken for an object.
            objects.Append(new Value(new PyTuple([watcher.Hook, new Value(watcher.Watched)])));
        }
    }

    /// <summary>The program ends: everybody who has not had its turn, the dead first.</summary>
    public Value CallAll(ThreadState ts)
    {
        var objects = new PyList();
        TakeUnawaited(objects);
        if (waiting == 0)
        {
            return objects.Count == 0 ? Value.None : Prelude.Call(ts, PreludeNames.CallFinalizers, new Value(objects));
        }
        // Looking for the dead takes time, the more the larger the heap: a tenth of a short program's.
        if (waitingInOrder > 0)
        {
            ts.Interpreter.RecentlyReferred.Clear();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        foreach (var due in TakeDue().ToArray())
        {
            objects.Append(due);
        }
        var alive = new List<Watcher>();
        foreach (var (_, watcher) in watchers)
        {
            if (!watcher.HasHadItsTurn)
            {
                alive.Add(watcher);
            }
        }
        foreach (var watcher in InOrder(alive))
        {
            TakeTurn(watcher, objects);
        }
        return objects.Count == 0 ? Value.None : Prelude.Call(ts, PreludeNames.CallFinalizers, new Value(objects));
    }
}
