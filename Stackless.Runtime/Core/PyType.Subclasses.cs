// The classes directly below a class: known so that a change of the class reaches them, and held weakly, so that they can go.
// Invariant: a class is in the lists of all its bases for as long as anybody, a finalizer included, can reach it.
namespace Stackless.Runtime;

public sealed unsafe partial class PyType
{
    readonly List<WeakReference<PyType>> subclasses = [];
    int sweepAt = 16;

    void AddSubclass(PyType type)
    {
        lock (subclasses)
        {
            if (subclasses.Count >= sweepAt)
            {
                subclasses.RemoveAll(static reference => !reference.TryGetTarget(out _));
                sweepAt = Math.Max(16, subclasses.Count * 2);
            }
            subclasses.Add(new WeakReference<PyType>(type, trackResurrection: true));
        }
    }

    void RemoveSubclass(PyType type)
    {
        lock (subclasses)
        {
            subclasses.RemoveAll(reference => !reference.TryGetTarget(out var other) || other == type);
        }
    }

    /// <summary>Direct subclasses that are still alive, oldest first.</summary>
    public List<PyType> Subclasses()
    {
        lock (subclasses)
        {
            var alive = new List<PyType>(subclasses.Count);
            foreach (var reference in subclasses)
            {
                if (reference.TryGetTarget(out var type))
                {
                    alive.Add(type);
                }
            }
            return alive;
        }
    }

    /// <summary>
    /// Empties the attribute entries of all classes written in Python: what code remembers of a class in the places where it used it would keep
    /// the class alive, however long ago that was. The next use of each place works it out again.
    /// </summary>
    internal static void ForgetEntries()
    {
        var seen = new HashSet<PyType>();
        var pending = new Stack<PyType>([BuiltinTypes.Object]);
        while (pending.TryPop(out var type))
        {
            foreach (var subclass in type.Subclasses())
            {
                if (seen.Add(subclass))
                {
                    pending.Push(subclass);
                }
            }
            if (type.Remains is not null)
            {
                lock (type.gate)
                {
                    type.dependents.Clear();
                }
            }
        }
    }
}
