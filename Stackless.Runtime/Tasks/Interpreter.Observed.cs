// What an interpreter has while somebody looks at its tasklets, or shuffles them.
namespace Stackless.Hosting;

public sealed partial class Interpreter
{
    /// <summary>Null: nobody looks.</summary>
    internal Observation? Observation { get; private set; }

    /// <summary>Draws who runs next; null: the order of the queue decides.</summary>
    internal Random? Shuffle { get; private set; }

    /// <summary>What other OS threads ask of its tasklets.</summary>
    internal Questions Questions => questions ?? Interlocked.CompareExchange(ref questions, new Questions(Thread), null) ?? questions;

    Questions? questions;

    /// <summary>Looks at all tasklets from here on, if nobody does yet. By who runs it, or before anybody does.</summary>
    internal Observation Observe()
    {
        if (Observation is null)
        {
            Observation = new Observation();
            UpdateDuties();
        }
        return Observation;
    }

    internal void EndObservation()
    {
        Observation?.Close();
        Observation = null;
        UpdateDuties();
    }

    /// <summary>Has chance choose among runnable tasklets, the same choices for the same seed.</summary>
    internal void ShuffleBy(int seed)
    {
        Shuffle = new Random(seed);
        UpdateDuties();
    }

    void UpdateDuties()
    {
        UpdateChannelsAreWatched();
        Thread.Scheduler.UpdateDuties();
        foreach (var thread in Thread.Threads.All)
        {
            thread.UpdateDuties();
        }
    }
}
