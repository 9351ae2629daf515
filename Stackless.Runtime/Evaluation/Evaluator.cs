// Engine 0: runs functions from their instructions, at once and without the JIT. What runs once or twice runs here.
// It keeps the contract of emitted code to the letter (docs/resumption.md): a null result with a reason pending, a traceback entry by site, the
// live registers written to a frame when the stack is captured. Code objects call it through the entry of their number of parameters, and
// resume their frames through Resume: nobody else knows which engine runs a function.
// Registers are on the CLR stack: a window that is gone when the function is left, so that no dead register keeps an object alive, and that
// the garbage collector scans with the stack. Those that do not fit the small window, which most do, have an array.
// Evaluator.Run.cs is the loop, Evaluator.Operations.cs what the loop does not do in place, Evaluator.Leaving.cs how a function is left before its end.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime.CompilerServices;

public static unsafe partial class Evaluator
{
    internal const int SmallWindow = 16, MediumWindow = 48;

    [InlineArray(SmallWindow)]
    struct Window
    {
        Value first;
    }

    [InlineArray(MediumWindow)]
    struct LongWindow
    {
        Value first;
    }

    /// <summary>The entry for code with that many parameters.</summary>
    internal static nint EntryOf(int parameterCount) => parameterCount switch
    {
        0 => (nint)(delegate*<ThreadState, PyFunction, Value>)&Enter0,
        1 => (nint)(delegate*<ThreadState, PyFunction, Value, Value>)&Enter1,
        2 => (nint)(delegate*<ThreadState, PyFunction, Value, Value, Value>)&Enter2,
        3 => (nint)(delegate*<ThreadState, PyFunction, Value, Value, Value, Value>)&Enter3,
        4 => (nint)(delegate*<ThreadState, PyFunction, Value, Value, Value, Value, Value>)&Enter4,
        5 => (nint)(delegate*<ThreadState, PyFunction, Value, Value, Value, Value, Value, Value>)&Enter5,
        6 => (nint)(delegate*<ThreadState, PyFunction, Value, Value, Value, Value, Value, Value, Value>)&Enter6,
        _ => (nint)(delegate*<ThreadState, PyFunction, Value[], Value>)&EnterMany,
    };

    internal static delegate*<ThreadState, PyFrame, Value, Value> ResumeEntry => &Resume;

    static Value Enter0(ThreadState ts, PyFunction f)
    {
        var code = f.Code.Evaluated!;
        if (!code.IsSmall)
        {
            return EnterLarge(ts, f, code, []);
        }
        var window = default(Window);
        return Start(ts, f, code, ref window[0]);
    }

    static Value Enter1(ThreadState ts, PyFunction f, Value a)
    {
        var code = f.Code.Evaluated!;
        if (!code.IsSmall)
        {
            return EnterLarge(ts, f, code, [a]);
        }
        var window = default(Window);
        window[0] = a;
        return Start(ts, f, code, ref window[0]);
    }

    static Value Enter2(ThreadState ts, PyFunction f, Value a, Value b)
    {
        var code = f.Code.Evaluated!;
        if (!code.IsSmall)
        {
            return EnterLarge(ts, f, code, [a, b]);
        }
        var window = default(Window);
        window[0] = a;
        window[1] = b;
        return Start(ts, f, code, ref window[0]);
    }

    static Value Enter3(ThreadState ts, PyFunction f, Value a, Value b, Value c)
    {
        var code = f.Code.Evaluated!;
        if (!code.IsSmall)
        {
            return EnterLarge(ts, f, code, [a, b, c]);
        }
        var window = default(Window);
        window[0] = a;
        window[1] = b;
        window[2] = c;
        return Start(ts, f, code, ref window[0]);
    }

    static Value Enter4(ThreadState ts, PyFunction f, Value a, Value b, Value c, Value d)
    {
        var code = f.Code.Evaluated!;
        if (!code.IsSmall)
        {
            return EnterLarge(ts, f, code, [a, b, c, d]);
        }
        var window = default(Window);
        window[0] = a;
        window[1] = b;
        window[2] = c;
        window[3] = d;
        return Start(ts, f, code, ref window[0]);
    }

    static Value Enter5(ThreadState ts, PyFunction f, Value a, Value b, Value c, Value d, Value e) => EnterMany(ts, f, [a, b, c, d, e]);

    static Value Enter6(ThreadState ts, PyFunction f, Value a, Value b, Value c, Value d, Value e, Value g) => EnterMany(ts, f, [a, b, c, d, e, g]);

    static Value EnterMany(ThreadState ts, PyFunction f, Value[] parameters)
    {
        var code = f.Code.Evaluated!;
        if (!code.IsSmall)
        {
            return EnterLarge(ts, f, code, parameters);
        }
        var window = default(Window);
        parameters.CopyTo(window);
        return Start(ts, f, code, ref window[0]);
    }

    static Value EnterLarge(ThreadState ts, PyFunction f, EvaluatedFunction code, ReadOnlySpan<Value> parameters)
    {
        if (code.RegisterCount <= MediumWindow)
        {
            var window = default(LongWindow);
            parameters.CopyTo(window);
            return Start(ts, f, code, ref window[0]);
        }
        return EnterInArray(ts, f, code, parameters);
    }

    static Value EnterInArray(ThreadState ts, PyFunction f, EvaluatedFunction code, ReadOnlySpan<Value> parameters)
    {
        var registers = new Value[code.RegisterCount];
        parameters.CopyTo(registers);
        return Start(ts, f, code, ref registers[0]);
    }

    // The registers hold the parameters.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Value Start(ThreadState ts, PyFunction f, EvaluatedFunction code, ref Value registers)
    {
        if (code.IsGenerator)
        {
            return MakeGenerator(f, code, ref registers);
        }
        if ((code.Heat -= Promotion.EntryHeat) < 0 && IsEmitted(code, f))
        {
            return f.Code.RunEmitted(ts, f, System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref registers, code.ParameterCount).ToArray());
        }
        return ts.EntryIsDue() | code.Module.IsProbing && !MayStart(ts, f, code, ref registers) ? default : Run(ts, f, code, null, ref registers, 0);
    }

    // Stack used up, time slice over, a signal: all at function entry, site 0.
    static bool MayStart(ThreadState ts, PyFunction f, EvaluatedFunction code, ref Value registers)
    {
        var result = ts.Enter();
        if (code.Module.IsProbing)
        {
            result = ts.Probe(result);
        }
        if (result.IsNull)
        {
            Leave(ts, f, code, null, ref registers, 0);
            return false;
        }
        return true;
    }

    // A call of a generator function runs nothing: it makes the frame that the first next() will enter.
    static Value MakeGenerator(PyFunction f, EvaluatedFunction code, ref Value registers)
    {
        var frame = f.CreateFrame(System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref registers, code.ParameterCount));
        return new Value(new PyGenerator(frame));
    }

    // Warm: has somebody emitted it yet?
    static bool IsEmitted(EvaluatedFunction code, PyFunction f, bool inLoop = false)
    {
        if (code.EmittedBody != 0)
        {
            code.Heat = -1;
            return true;
        }
        code.IsWarmByLoop |= inLoop;
        Promotion.Request(code, f.State);
        return code.EmittedBody != 0;
    }

    static Value Resume(ThreadState ts, PyFrame frame, Value value)
    {
        var code = frame.Function.Code.Evaluated!;
        if ((code.Heat -= Promotion.EntryHeat) < 0 && IsEmitted(code, frame.Function))
        {
            return ((delegate*<ThreadState, PyFrame, Value, Value>)code.EmittedResume)(ts, frame, value);
        }
        // Generators drive generators without coming by the entry of a body.
        if (code.IsGenerator && ts.StackIsLow())
        {
            return PyGenerator.Spill(ts, frame, value);
        }
        if (!code.IsSmall)
        {
            return code.RegisterCount <= MediumWindow ? ResumeMedium(ts, frame, code, value) : ResumeIn(ts, frame, code, ref (new Value[code.RegisterCount])[0], value);
        }
        var window = default(Window);
        return ResumeIn(ts, frame, code, ref window[0], value);
    }

    static Value ResumeMedium(ThreadState ts, PyFrame frame, EvaluatedFunction code, Value value)
    {
        var window = default(LongWindow);
        return ResumeIn(ts, frame, code, ref window[0], value);
    }

    // Loads what is live, then goes on after the site's instruction with its result, or raises.
    static Value ResumeIn(ThreadState ts, PyFrame frame, EvaluatedFunction code, ref Value registers, Value value)
    {
        var site = frame.State;
        if ((uint)site >= (uint)code.SiteLive.Length || code.SiteLive[site] is not { } live)
        {
            return Operations.InvalidState(frame);
        }
        foreach (var slot in live)
        {
            Unsafe.Add(ref registers, (int)code.SlotRegisters[slot]) = frame.Slot(slot);
        }
        var at = code.SiteStarts[site];
        if (site == 0)
        {
            if (!code.IsGenerator && value.IsNull)
            {
                Leave(ts, frame.Function, code, frame, ref registers, 0);
                return default;
            }
        }
        else if (value.IsNull)
        {
            at = Raise(ts, frame.Function, code, frame, site);
            if (at < 0)
            {
                return default;
            }
        }
        else
        {
            ref var instruction = ref code.Words[at];
            int destination = Unsafe.Add(ref instruction, 2);
            if (destination != Opcodes.None)
            {
                Unsafe.Add(ref registers, destination) = value;
            }
            at += Opcodes.LengthOf(ref instruction);
        }
        return Run(ts, frame.Function, code, frame, ref registers, at);
    }
}
