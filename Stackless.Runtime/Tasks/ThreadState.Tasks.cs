// The thread state's tie to its scheduler.
namespace Stackless.Runtime;

public sealed partial class ThreadState
{
    Scheduler? scheduler;

    /// <summary>The scheduler of this thread; made on first use, with a main tasklet that is running.</summary>
    internal Scheduler Scheduler => scheduler ??= new Scheduler(this);

    /// <summary>Ctrl-C: asks for KeyboardInterrupt in the main tasklet. May be called on any OS thread.</summary>
    public void Interrupt() => Scheduler.RequestInterrupt();

    /// <summary>Something is due: a time slice is over, or a signal arrived. Any value to go on, null to raise or to give way.</summary>
    public Value Tick() => Scheduler.Tick(this);
}
