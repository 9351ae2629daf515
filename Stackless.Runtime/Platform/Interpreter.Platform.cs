// The descriptors that an interpreter's program has opened, and not closed so far; its environment, if that is not the process's; its clocks; and where what the world outside
// answers is recorded, or comes from.
using System.Diagnostics;

namespace Stackless.Hosting;

public sealed partial class Interpreter
{
    /// <summary>The variables of its environment; null: they are the process's.</summary>
    internal Dictionary<string, string>? OwnVariables { get; }

    /// <summary>The variables that its programs see.</summary>
    internal List<(string Name, string Value)> Variables
    {
        get
        {
            var all = new List<(string, string)>();
            foreach (System.Collections.DictionaryEntry entry in OwnVariables ?? Environment.GetEnvironmentVariables())
            {
                all.Add(((string)entry.Key, (string?)entry.Value ?? ""));
            }
            return all;
        }
    }

    /// <summary>Null: the program is neither recorded nor replayed.</summary>
    internal Recording? Recording { get; private set; }

    /// <summary>A timestamp, as its programs see time.</summary>
    internal long Now => Recording is null ? Stopwatch.GetTimestamp() : Recording.Time(Stopwatch.GetTimestamp());

    /// <summary>The time of day, as its programs see it.</summary>
    internal DateTime UtcNow => Recording is null ? DateTime.UtcNow : new DateTime(Recording.DayTime(DateTime.UtcNow.Ticks), DateTimeKind.Utc);

    /// <summary>Something may have happened outside: whether it has, as its programs see it.</summary>
    internal bool Notice(bool hasHappened) => Recording is null ? hasHappened : Recording.Flag(hasHappened);

    const int LastStandardStream = 2;

    readonly HashSet<int> descriptors = [];

    internal bool HasOpenDescriptors
    {
        get
        {
            lock (descriptors)
            {
                return descriptors.Count > 0;
            }
        }
    }

    /// <summary>There were no more, and what has died is closing its own.</summary>
    internal bool IsReclaimingDescriptors { get; set; }

    /// <summary>The result of a call that opens a descriptor: -1 if it has failed.</summary>
    internal int Opened(int descriptor)
    {
        if (descriptor > LastStandardStream)
        {
            lock (descriptors)
            {
                descriptors.Add(descriptor);
            }
        }
        return descriptor;
    }

    /// <summary>Told of each descriptor before it is closed, or made another one.</summary>
    internal Action<int> WhenClosing { get; init; }

    internal int Closing(int descriptor)
    {
        lock (descriptors)
        {
            descriptors.Remove(descriptor);
        }
        WhenClosing(descriptor);
        return descriptor;
    }
}
