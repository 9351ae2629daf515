// How the evaluator leaves a function before its end: an exception goes to the handler of its site or out of the function, a capture of the stack
// writes the live registers to the frame. What FunctionEmitter.Leaving.cs emits, as code that reads tables.
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class Evaluator
{
    /// <summary>After a null result at a site: where the handler is, or -1 if the function is left with null.</summary>
    /// <param name="frame">The frame that was resumed; null if the function was entered at its top.</param>
    static int Leave(ThreadState ts, PyFunction function, EvaluatedFunction code, PyFrame? frame, ref Value registers, int site)
    {
        if (ts.Pending == Pending.Exception)
        {
            return Raise(ts, function, code, frame, site);
        }
        var isNew = frame is null;
        frame ??= PyFrame.Create(function, site, code.SlotRegisters.Length);
        Save(frame, code, ref registers, site);
        if (isNew || code.IsGenerator)
        {
            ts.Capture(frame);
        }
        else
        {
            ts.CaptureResumed(frame);
        }
        return -1;
    }

    /// <summary>The pending exception, at a site: where its handler is, or -1 if it leaves the function.</summary>
    internal static int Raise(ThreadState ts, PyFunction function, EvaluatedFunction code, PyFrame? frame, int site)
    {
        // What arrives at the yield of a `yield from` goes on into the delegate: the entry comes when it returns from there.
        ref var instruction = ref code.Words[code.SiteStarts[site]];
        var goesOn = site != 0 && (Opcode)instruction == Opcode.Yield && Unsafe.Add(ref instruction, 4) != Opcodes.None;
        if (!goesOn)
        {
            if (frame is null)
            {
                Operations.AddTraceback(ts, function, site);
            }
            else
            {
                Operations.AddTracebackOfFrame(ts, frame, site);
            }
        }
        var handler = code.SiteHandlers[site];
        if (code.IsTraced)
        {
            if (!goesOn)
            {
                ((PyTraceback)ts.Exception!.Traceback!).Seen = ((TraceFrame)frame!).View;
            }
            ts.StoppedAt = handler;
            ts.HasStoppedToRaise = true;
            ts.RaisedAt = goesOn ? IntoDelegate : site;
            return -1;
        }
        if (handler < 0)
        {
            FailIfGenerator(ts, code, frame);
        }
        return handler;
    }

    /// <summary>What a traced function has instead of a site that raised: it was handled there and goes on; it goes on into what a `yield from` drives.</summary>
    internal const int Again = -2, IntoDelegate = -1;

    /// <summary>Runs a traced function from a place to its next stop, or until it is left: null with nothing pending if it stopped.</summary>
    internal static Value RunTraced(ThreadState ts, PyFunction function, EvaluatedFunction code, PyFrame frame, Value[] registers, int place)
    {
        ts.HasStoppedToRaise = false;
        return Run(ts, function, code, frame, ref registers[0], place);
    }

    // An exception that a handler has let go.
    static Value StopToReraise(ThreadState ts, EvaluatedFunction code, ref ushort handler, bool leaves)
    {
        ts.StoppedAt = leaves ? -1 : (int)(Unsafe.ByteOffset(ref code.Words[0], ref handler) / sizeof(ushort));
        ts.HasStoppedToRaise = true;
        ts.RaisedAt = Again;
        return default;
    }

    // At the start of a line.
    static Value Stop(ThreadState ts, EvaluatedFunction code, ref ushort w)
    {
        ts.StoppedAt = (int)(Unsafe.ByteOffset(ref code.Words[0], ref w) / sizeof(ushort)) + 1;
        return default;
    }

    static void FailIfGenerator(ThreadState ts, EvaluatedFunction code, PyFrame? frame)
    {
        if (code.IsGenerator)
        {
            PyGenerator.Fail(ts, frame!);
        }
    }

    static void Save(PyFrame frame, EvaluatedFunction code, ref Value registers, int site)
    {
        frame.State = site;
        foreach (var slot in code.SiteLive[site]!)
        {
            Value.Store(ref frame.Slot(slot), Unsafe.Add(ref registers, (int)code.SlotRegisters[slot]));
        }
    }

    // The generator's frame keeps what is live; IsRunning is cleared so that it may be driven again.
    static Value Yield(PyFrame frame, EvaluatedFunction code, ref Value registers, int site, Value value)
    {
        Save(frame, code, ref registers, site);
        frame.IsRunning = false;
        return value;
    }
}
