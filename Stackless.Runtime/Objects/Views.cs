// Who looks at memory whose size can change. While a view of it can be reached, bytearray and array keep their size: changing it is a BufferError.
// Whether one can be reached, which CPython knows from its counts of references, is found out only when the size is to change and a view was not
// released: the stack goes to the heap, where frames have just the variables they will use, and the collector says what is left.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

/// <summary>What all views of one memory hold on to.</summary>
sealed class SharedView
{
    /// <summary>Views that were not released.</summary>
    public int Count;
    /// <summary>Of these, calls in progress.</summary>
    public int Calls;
}

/// <summary>An object whose memory cannot change its size while somebody looks at it.</summary>
interface IViewed : IExporter
{
    ref Views Views { get; }

    /// <summary>What is said when somebody does.</summary>
    string SizeIsHeld => "Existing exports of data: object cannot be re-sized";
}

unsafe struct Views
{
    WeakReference<SharedView>? shared;

    /// <summary>Kept while a call that runs a program's code reads this memory afterwards.</summary>
    SharedView? held;

    /// <summary>A view that was not released may be there: ask <see cref="Settle"/>.</summary>
    public readonly bool MayExist => shared is not null && IsHeld(shared);

    [MethodImpl(MethodImplOptions.NoInlining)]
    static bool IsHeld(WeakReference<SharedView> shared) => shared.TryGetTarget(out var held) && held.Count > 0;

    public SharedView Shared()
    {
        if (shared is not null && shared.TryGetTarget(out var held))
        {
            return held;
        }
        held = new SharedView();
        if (shared is null)
        {
            shared = new WeakReference<SharedView>(held);
        }
        else
        {
            shared.SetTarget(held);
        }
        return held;
    }

    /// <summary>Until <see cref="LetGo"/>, the size is kept, as if there were a view.</summary>
    public void Hold()
    {
        held = Shared();
        held.Count++;
        held.Calls++;
    }

    /// <summary>What came out of a pickle of such a call is not held.</summary>
    public void LetGo()
    {
        if (held is null)
        {
            return;
        }
        held.Count--;
        if (--held.Calls == 0)
        {
            held = null;
        }
    }

    /// <summary>The result, once no view can be reached; a BufferError if one can.</summary>
    public static Value Settle(ThreadState ts, IViewed viewed, Value result)
    {
        if (viewed.Views.held is not null)
        {
            return ts.Raise(BuiltinTypes.BufferError, viewed.SizeIsHeld);
        }
        // A view that was made in passing is among the youngest of all objects: the others need not be looked at for it.
        for (var generation = 0; generation < GC.MaxGeneration && viewed.Views.MayExist; generation++)
        {
            GC.Collect(generation);
        }
        return viewed.Views.MayExist ? ts.Then(ts.Spill(), StackSpilled, new Value((PyObject)viewed), result) : result;
    }

    static readonly Continuation StackSpilled = new("views.settle", &Collect);

    static Value Collect(ThreadState ts, Value spilled, Value viewed, Value result, Value c)
    {
        ts.LetGoOfDead();
        GC.Collect();
        return ((IViewed)viewed.Object).Views.MayExist ? ts.Raise(BuiltinTypes.BufferError, ((IViewed)viewed.Object).SizeIsHeld) : result;
    }
}
