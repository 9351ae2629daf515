// The descriptors that an interpreter's program has opened, and not closed so far.
namespace Stackless.Hosting;

public sealed partial class Interpreter
{
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

    internal int Closing(int descriptor)
    {
        lock (descriptors)
        {
            descriptors.Remove(descriptor);
        }
        return descriptor;
    }
}
