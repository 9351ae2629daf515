// A tasklet: a chain of frames that takes turns with others. This file is its data and what moves it between queues; what Python
// sees is in Tasklet.Members.cs. Kept small, since a million may be alive: what few tasklets need is in Rare.
// Invariants (AssertInvariants says the same in DEBUG):
//   Next and Prev are set only while it is Scheduled or Running (ring of the run queue; null if alone) or Blocked (null at the queue's ends);
//   it has frames (Top) exactly while it is Paused, Scheduled or Blocked; it has a Channel exactly while it is Blocked;
//   Transfer is what its suspended operation will return, a Bomb if it will raise; before the first start it is the function.
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

[PyType("tasklet", Module = "stackless", Subclassable = true, Id = "Tasklet")]
public sealed partial class Tasklet : PyObject
{
    internal TaskletState State;
    internal TaskletFlags Flags;

    /// <summary>Neighbours in the run queue or in a channel's queue.</summary>
    internal new Tasklet? Next;
    internal Tasklet? Prev;

    /// <summary>
    /// The innermost frame; frames are linked outwards. While it runs, the frame that was resumed, if that runs still: the next
    /// capture finds it there and need not write it.
    /// </summary>
    internal Frame? Innermost;

    /// <summary>How many frames there are.</summary>
    internal int Depth;

    /// <summary>Python's <c>tempval</c>.</summary>
    internal Value Transfer;

    /// <summary>The channel it waits on; the one it waited on last, if it does not wait: most often it will again.</summary>
    internal Channel? LastChannel;

    /// <summary>The thread it belongs to.</summary>
    internal Scheduler Scheduler;

    // While it is Paused.
    Wait? parked;

    /// <summary>What it waits for; null if it does not.</summary>
    internal Wait? Wait => State switch
    {
        TaskletState.Paused => parked,
        TaskletState.Blocked => LastChannel!.Balance > 0 ? ChannelWait.Sending : ChannelWait.Receiving,
        _ => null,
    };

    RareState? rare;

    /// <summary>What few tasklets have.</summary>
    internal sealed class RareState
    {
        public string? Name;
        public PyBaseException? Handled;
        public PyObject? Context;
        public DefaultContext? DefaultContext;

        /// <summary>The tree that its greenlets are of.</summary>
        public GreenletTree? Greenlets;

        /// <summary>What it is traced by, if that is not what its thread is.</summary>
        public TraceHooks? Hooks;
        public Value[]? Attributes;

        /// <summary>What the interpreter's observation knows of it.</summary>
        public TaskletRecord? Record;
    }

    internal Tasklet(int shapeId, Scheduler scheduler) : base(shapeId)
    {
        Scheduler = scheduler;
        Transfer = Value.None;
    }

    /// <summary>For subclasses in Python; the constructor sets the scheduler.</summary>
    internal Tasklet(int shapeId) : this(shapeId, null!)
    {
    }

    /// <summary>The innermost frame of a tasklet that does not run.</summary>
    internal Frame? Top => State == TaskletState.Running ? null : Innermost;

    internal Channel? Channel => State == TaskletState.Blocked ? LastChannel : null;

    /// <summary>It goes on by itself when its time has come: to everybody else it is runnable.</summary>
    internal bool IsSleeping => State == TaskletState.Paused && parked!.IsTimed;

    internal bool IsInRunQueue => State is TaskletState.Scheduled or TaskletState.Running;

    internal RareState Rare => rare ??= new RareState();

    /// <summary>Subclasses can have attributes; plain tasklets cannot.</summary>
    internal override ref Value[]? AttributeSlots
    {
        get
        {
            if (ShapeId == ShapeIds.Tasklet)
            {
                return ref Unsafe.NullRef<Value[]?>();
            }
            return ref Rare.Attributes;
        }
    }

    internal string? Name => rare?.Name;

    /// <summary>What the interpreter's observation knows of it; null if nothing.</summary>
    internal TaskletRecord? Record => rare?.Record;

    /// <summary>The exception it was handling when it was suspended.</summary>
    internal PyBaseException? Handled
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => rare?.Handled;
        set
        {
            if (rare is not null || value is not null)
            {
                Rare.Handled = value;
            }
        }
    }

    internal bool IsMain => ReferenceEquals(Scheduler.Main, this);
    internal bool IsCurrent => ReferenceEquals(Scheduler.Current, this) && (State == TaskletState.Running || Scheduler.IsInterrupted);

    /// <summary>Its thread has ended before it.</summary>
    internal bool HasNoThread => Scheduler.IsEnded;
    internal bool IsAlive => State is not (TaskletState.Unbound or TaskletState.Ended);
    internal bool Has(TaskletFlags flag) => (Flags & flag) != 0;

    internal void Set(TaskletFlags flag, bool isOn) => Flags = isOn ? Flags | flag : Flags & ~flag;

    /// <summary>Gives a tasklet that is not alive the call to make. It is Paused afterwards.</summary>
    internal void Start(Value function, ReadOnlySpan<Value> arguments, PyStr[] keywords)
    {
        if (function.Object is PyFunction { Code: { IsSimple: true, IsGenerator: false } code } f && keywords.Length == 0 && arguments.Length == code.ParameterCount && !Scheduler.Thread.IsTracing)
        {
            Innermost = f.CreateFrame(arguments);
        }
        else
        {
            Innermost = new CallFrame(function, arguments.ToArray(), keywords);
        }
        Depth = 1;
        Transfer = Value.None;
        Handled = null;
        Pause(Park.NotInserted);
    }

    // ---- waiting ---------------------------------------------------------------------------------------------------------------

    /// <summary>It is in no queue, and waits from here on.</summary>
    internal void Pause(Wait wait)
    {
        if (!ReferenceEquals(parked, wait))
        {
            parked = wait;
        }
        State = TaskletState.Paused;
        wait.Begin(this);
    }

    /// <summary>Whatever it waits for, it waits no more: what comes next is the caller's.</summary>
    internal void EndWait(bool isForgotten = false)
    {
        if (Wait is not { } wait)
        {
            return;
        }
        wait.End(this, isForgotten);
        if (!wait.IsShared)
        {
            parked = null;
        }
    }

    /// <summary>It has not run yet: an exception thrown into it has no frame to be raised in.</summary>
    internal bool IsNotStarted => Top is CallFrame or PyFrame { State: 0 };

    /// <summary>Drops its frames; nothing of them runs.</summary>
    internal void Forget(TaskletState state)
    {
        EndWait(isForgotten: true);
        rare?.Hooks = null;
        Innermost = null;
        LastChannel = null;
        Depth = 0;
        Handled = null;
        Transfer = Value.None;
        State = state;
        Flags &= ~(TaskletFlags.IsInErrorHandler | TaskletFlags.IsInterruptPending);
    }

    [Conditional("DEBUG")]
    internal void AssertInvariants()
    {
        Debug.Assert(!IsInRunQueue || Next is not null == Prev is not null, "the ring has no ends");
        Debug.Assert(IsInRunQueue || State == TaskletState.Blocked || Next is null && Prev is null, "a tasklet that waits for nobody is in no queue");
        Debug.Assert(LastChannel is not null || State != TaskletState.Blocked, "a blocked tasklet has a channel");
        Debug.Assert(State != TaskletState.Paused || parked is not null, "who is paused waits for something");
        Debug.Assert(State != TaskletState.Paused || parked!.IsShared || parked.IsTimed == parked.Timed is not null, "a time limit has a timer");
        Debug.Assert(Innermost is null || State == TaskletState.Running || State is TaskletState.Paused or TaskletState.Scheduled or TaskletState.Blocked, "only a waiting tasklet has frames");
    }
}
