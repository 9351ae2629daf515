// A suspended activation on the heap. Frames of one tasklet are linked from the innermost outwards (Back); only the innermost is
// re-entered (the trampoline), a frame that returns hands its value to the frame behind it.
// PyFrame is a compiled function's frame: a few shared shapes by slot count, so that no function costs a class of its own.
// Invariant: a frame is resumed once per suspension; while it runs it is on no tasklet's chain.
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Frame
{
    public Frame? Back;

    /// <summary>The resumption point; 0 is the function's entry.</summary>
    public int State;

    /// <summary>A generator's frame is being driven (also while suspended by a switch inside it).</summary>
    public bool IsRunning;

    /// <summary>
    /// Goes on after the suspended operation with its result. A null <paramref name="value"/> means the operation raised
    /// ts.Exception (pending). Returns as any call does: a value, or null with ts.Pending set and this frame captured again.
    /// </summary>
    public abstract Value Resume(ThreadState ts, Value value);
}

/// <summary>A compiled function's frame without slots; the subclasses have 1, 2, 4, 8, 16 inline slots, or an array.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public class PyFrame : Frame
{
    public readonly PyFunction Function;

    // The view, or of a generator's frame that nobody has seen the generator.
    PyObject? seen;

    /// <summary>What Python has seen of it, or null: one object for as long as the frame lives.</summary>
    internal PyFrameView? Seen
    {
        get => seen as PyFrameView;
        set
        {
            if (seen is PyGenerator generator && value is not null)
            {
                value.Generator = generator;
            }
            seen = value;
        }
    }

    /// <summary>It is a generator's from now on.</summary>
    internal void BelongTo(PyGenerator generator)
    {
        if (Seen is { } view)
        {
            view.Generator = generator;
        }
        else
        {
            seen = generator;
        }
    }

    public PyFrame(PyFunction function, int state)
    {
        Function = function;
        State = state;
    }

    internal static PyFrame Create(PyFunction function, int state, int slotCount) => slotCount switch
    {
        0 => new PyFrame(function, state),
        1 => new PyFrame1(function, state),
        2 => new PyFrame2(function, state),
        <= 4 => new PyFrame4(function, state),
        <= 8 => new PyFrame8(function, state),
        <= 16 => new PyFrame16(function, state),
        _ => new PyFrameN(function, state, new Value[slotCount]),
    };

    public override unsafe Value Resume(ThreadState ts, Value value) => Function.Code.Resume(ts, this, value);

    /// <summary>A frame in the same state, behind no other.</summary>
    internal PyFrame Copy()
    {
        var copy = Create(Function, State, Function.Code.SlotCount);
        for (var i = 0; i < Function.Code.SlotCount; i++)
        {
            copy.Slot(i) = Slot(i);
        }
        return copy;
    }

    /// <summary>Lets go of what its slots hold: it has ended.</summary>
    internal void Clear()
    {
        for (var i = 0; i < Function.Code.SlotCount; i++)
        {
            Slot(i) = default;
        }
    }

    /// <summary>It waits: what its function will not read any more, which an earlier wait has left here, is let go of.</summary>
    internal void LetGoOfDead()
    {
        if (State <= 0 || !Function.Code.Sites.IsResumable(State))
        {
            return;
        }
        var live = Function.Code.Sites.Live(State);
        for (int slot = 0, at = 0; slot < Function.Code.SlotCount; slot++)
        {
            if (at < live.Length && live[at] == slot)
            {
                at++;
            }
            else
            {
                Slot(slot) = default;
            }
        }
    }

    /// <summary>Slot by number, for pickling and inspection; compiled code names the fields.</summary>
    internal virtual ref Value Slot(int index) => throw new ArgumentOutOfRangeException(nameof(index));
}

[EditorBrowsable(EditorBrowsableState.Never)]
public class PyFrame1(PyFunction function, int state) : PyFrame(function, state)
{
    public Value S0;

    internal override ref Value Slot(int index)
    {
        if (index == 0)
        {
            return ref S0;
        }
        return ref base.Slot(index);
    }
}

[EditorBrowsable(EditorBrowsableState.Never)]
public class PyFrame2(PyFunction function, int state) : PyFrame1(function, state)
{
    public Value S1;

    internal override ref Value Slot(int index)
    {
        if (index == 1)
        {
            return ref S1;
        }
        return ref base.Slot(index);
    }
}

[EditorBrowsable(EditorBrowsableState.Never)]
public class PyFrame4(PyFunction function, int state) : PyFrame2(function, state)
{
    public Value S2, S3;

    internal override ref Value Slot(int index)
    {
        switch (index)
        {
            case 2: return ref S2;
            case 3: return ref S3;
            default: return ref base.Slot(index);
        }
    }
}

[EditorBrowsable(EditorBrowsableState.Never)]
public class PyFrame8(PyFunction function, int state) : PyFrame4(function, state)
{
    public Value S4, S5, S6, S7;

    internal override ref Value Slot(int index)
    {
        switch (index)
        {
            case 4: return ref S4;
            case 5: return ref S5;
            case 6: return ref S6;
            case 7: return ref S7;
            default: return ref base.Slot(index);
        }
    }
}

[EditorBrowsable(EditorBrowsableState.Never)]
public class PyFrame16(PyFunction function, int state) : PyFrame8(function, state)
{
    public Value S8, S9, S10, S11, S12, S13, S14, S15;

    internal override ref Value Slot(int index)
    {
        switch (index)
        {
            case 8: return ref S8;
            case 9: return ref S9;
            case 10: return ref S10;
            case 11: return ref S11;
            case 12: return ref S12;
            case 13: return ref S13;
            case 14: return ref S14;
            case 15: return ref S15;
            default: return ref base.Slot(index);
        }
    }
}

/// <param name="slots">Kept, not copied: a function that keeps its variables there all the time has nothing to write when it is suspended.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PyFrameN(PyFunction function, int state, Value[] slots) : PyFrame(function, state)
{
    public readonly Value[] Slots = slots;

    internal override ref Value Slot(int index) => ref Slots[index];
}
