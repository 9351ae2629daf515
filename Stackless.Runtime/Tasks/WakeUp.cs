// Where the OS thread that runs an interpreter waits when nobody can run: until somebody else has something for it, a time, or a descriptor that a
// tasklet waits for.
namespace Stackless.Runtime;

sealed class WakeUp
{
    readonly ManualResetEventSlim somethingToDo = new();

    /// <summary>The descriptors that tasklets wait for.</summary>
    public DescriptorSet Descriptors { get; } = new();

    /// <summary>Ends a wait, or the next one. May be called on any OS thread.</summary>
    public void Set()
    {
        somethingToDo.Set();
        Descriptors.Interrupt();
    }

    /// <summary>What was set before was noticed: to be called before looking for work.</summary>
    public void Reset() => somethingToDo.Reset();

    /// <param name="limit">Null: for ever.</param>
    public void Wait(TimeSpan? limit = null)
    {
        if (Descriptors.Count > 0)
        {
            Descriptors.Wait(limit is { } time ? (int)Math.Min(int.MaxValue, Math.Ceiling(time.TotalMilliseconds)) : -1, somethingToDo);
        }
        else if (limit is { } time)
        {
            somethingToDo.Wait(time);
        }
        else
        {
            somethingToDo.Wait();
        }
    }
}
