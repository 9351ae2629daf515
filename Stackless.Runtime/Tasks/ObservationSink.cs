// Who is told what an observation sees, as it happens: a trace file, a telemetry library. Called by the OS thread that runs the interpreter, between
// two tasklets; times are Stopwatch's.
namespace Stackless.Runtime;

abstract class ObservationSink
{
    /// <summary>A tasklet is met for the first time.</summary>
    public virtual void Met(TaskletRecord t)
    {
    }

    /// <summary>It ran from one time to the other, and its record says where it stopped and why.</summary>
    public virtual void Ran(TaskletRecord t, long from, long to)
    {
    }

    /// <summary>It goes on, after it has waited.</summary>
    public virtual void Waited(TaskletRecord t, long from, long to)
    {
    }

    /// <summary>One gave the other something through a channel.</summary>
    public virtual void Sent(TaskletRecord from, TaskletRecord to, long now)
    {
    }

    public virtual void Ended(TaskletRecord t, long now)
    {
    }

    /// <summary>A call has come in from outside.</summary>
    /// <param name="function">What is called.</param>
    /// <param name="from">When its caller began to wait to be let in.</param>
    /// <returns>Told of its end; null if nobody wants to be.</returns>
    public virtual ObservedCall? Called(string function, long from) => null;

    /// <summary>The observation is over.</summary>
    public virtual void Close()
    {
    }
}

/// <summary>A call from outside, until it is disposed: then it has returned.</summary>
abstract class ObservedCall : IDisposable
{
    /// <summary>It raised.</summary>
    /// <param name="error">The exception's class.</param>
    public abstract void Failed(string error);

    public abstract void Dispose();
}
