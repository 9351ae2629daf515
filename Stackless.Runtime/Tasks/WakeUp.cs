// Where the OS thread that runs an interpreter waits when nobody can run: until somebody else has something for it, a time, or a descriptor that a
// tasklet waits for.
using System.Diagnostics;

namespace Stackless.Runtime;

sealed class WakeUp
{
    // Before it waits it would give way to other processes some 25 times, in case somebody is quick: on a busy machine each of these takes as long as their turns do, so a
    // short sleep took many times as long. Who expects somebody to be quick looks for himself (ComesSoon).
    const int SpinsBeforeItGivesWay = 10;
    readonly ManualResetEventSlim somethingToDo = new(false, SpinsBeforeItGivesWay);

    /// <summary>The descriptors that tasklets wait for.</summary>
    public DescriptorSet Descriptors { get; } = new();

    /// <summary>Null: the program is neither recorded nor replayed.</summary>
    public Recording? Recording
    {
        get => Descriptors.Recording;
        set => Descriptors.Recording = value;
    }

    /// <summary>Ends a wait, or the next one. May be called on any OS thread.</summary>
    public void Set()
    {
        somethingToDo.Set();
        Descriptors.Interrupt();
    }

    // To be woken by the system takes longer than most answers do. Who sends to another interpreter expects one, and looks for it for a while before it waits, as long as
    // that has paid; so does whoever would have been woken soon without having sent: two that wait for each other in turn both stay awake.
    const int MostMisses = 8;
    static readonly long patience = Environment.ProcessorCount > 1 ? Stopwatch.Frequency / 25_000 : 0;
    int misses = MostMisses;

    /// <summary>Something was sent to another OS thread, which may answer soon. By the OS thread that waits here.</summary>
    public void ExpectAnswer() => misses = Math.Min(misses, MostMisses - 1);

    bool ComesSoon()
    {
        if (misses >= MostMisses || patience == 0)
        {
            return false;
        }
        var end = Stopwatch.GetTimestamp() + patience;
        while (!somethingToDo.IsSet)
        {
            if (Stopwatch.GetTimestamp() >= end)
            {
                misses++;
                return false;
            }
            System.Threading.Thread.SpinWait(10);
        }
        misses = 0;
        return true;
    }

    /// <summary>What was set before was noticed: to be called before looking for work.</summary>
    public void Reset() => somethingToDo.Reset();

    /// <param name="limit">Null: for ever.</param>
    public void Wait(TimeSpan? limit = null)
    {
        // In a replay time passes by itself.
        if (ComesSoon() || Descriptors.Count == 0 && Recording is { IsReplay: true })
        {
            return;
        }
        var began = Stopwatch.GetTimestamp();
        Sleep(limit);
        if (somethingToDo.IsSet && Stopwatch.GetTimestamp() - began < 2 * patience)
        {
            misses = Math.Max(misses - 1, 0);
        }
    }

    void Sleep(TimeSpan? limit)
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
