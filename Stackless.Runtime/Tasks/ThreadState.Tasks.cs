// The thread state's tie to the schedulers of its OS thread: one, and one more for each thread that Python has started.
namespace Stackless.Runtime.CompilerServices;

public sealed partial class ThreadState
{
    Scheduler? scheduler;

    /// <summary>The scheduler of the thread whose turn it is; the first is made on first use, with a main tasklet that is running.</summary>
    internal Scheduler Scheduler
    {
        get => scheduler ??= new Scheduler(this);
        set
        {
            if (scheduler is not null)
            {
                scheduler.Hooks = Hooks;
            }
            scheduler = value;
            if (!ReferenceEquals(Hooks, value.Hooks))
            {
                Hooks = value.Hooks;
            }
        }
    }

    /// <summary>Python's threads that share this OS thread, in the order of their turns; empty if there is only one.</summary>
    internal PythonThreads Threads => threads ??= new(this);

    PythonThreads? threads;

    /// <summary>Ends a wait of this OS thread: mail, an interrupt, or another thread's end.</summary>
    internal WakeUp WakeUp { get; } = new();

    /// <summary>Ctrl-C: asks for KeyboardInterrupt in the main tasklet. May be called on any OS thread.</summary>
    public void Interrupt() => Interpreter.Interrupt();

    /// <summary>An asynchronous generator begins: what is to be called with it, or None. From here on its end is watched, if the thread's hooks ask for that.</summary>
    internal Value HookOf(PyGenerator generator)
    {
        if (!Scheduler.AsyncFinalizer.IsNone)
        {
            Interpreter.Finalization.Watch(generator, Scheduler.AsyncFinalizer);
        }
        return Scheduler.AsyncFirstIteration;
    }

    /// <summary>Something is due: a time slice is over, or a signal arrived. Any value to go on, null to raise or to give way.</summary>
    public Value Tick() => Scheduler.Tick(this);
}
