// What an observation knows of one tasklet (Observation): who it is, where it was made, and how it has spent its time. A tasklet carries its record;
// the observation finds the tasklet by it only as long as it lives.
// Invariants: Since is when it began what it does now, and what it did before is in RunTime or WaitTime; an ended one changes no more.
namespace Stackless.Runtime;

sealed class TaskletRecord(long number, Tasklet tasklet, long now)
{
    readonly WeakReference<Tasklet> tasklet = new(tasklet);

    /// <summary>Counts the tasklets of an interpreter that were seen, from 1.</summary>
    public long Number { get; } = number;

    public string Name { get; set; } = TaskletWords.NameOf(tasklet, tasklet.Top);

    /// <summary>File, line and function; null if it was there before the observation began.</summary>
    public string? MadeAt { get; set; }

    /// <summary>Who made it, by name.</summary>
    public string? MadeBy { get; set; }

    /// <summary>Its number; 0 if it was there before the observation began.</summary>
    public long MadeByNumber { get; set; }

    public bool IsMain { get; } = tasklet.IsMain;

    public long Began { get; } = now;
    public long Since { get; set; } = now;
    public long RunTime { get; set; }
    public long WaitTime { get; set; }

    /// <summary>How often it was switched to.</summary>
    public long Switches { get; set; }

    public bool IsRunning { get; set; }
    public bool IsEnded { get; set; }

    /// <summary>Its innermost function of Python when it ran last, and where it was there.</summary>
    public Code? Code { get; set; }
    public int Site { get; set; }

    /// <summary>What it waited for when it ran last.</summary>
    public string Words { get; set; } = "has not run";

    /// <summary>When it ran last: the message that it sent leaves then.</summary>
    public long LastRan { get; set; } = now;

    /// <summary>A message that it will have when it goes on; 0 for none.</summary>
    public long Message { get; set; }

    /// <summary>Where it was when it ran last; null if no Python function was under way.</summary>
    public string? Place => Code is null ? null : TaskletWords.PlaceIn(Code, Site);

    /// <summary>Null: nobody refers to it any more.</summary>
    public Tasklet? Tasklet => tasklet.TryGetTarget(out var t) ? t : null;
}
