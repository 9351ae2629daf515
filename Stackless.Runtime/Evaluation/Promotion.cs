// When a function has become warm, somebody emits it (Host.Emit), away from the thread that runs it; from then on its code objects enter the emitted
// bodies, and a loop that still turns in the evaluator moves over at its next poll, by its frame.
using System.ComponentModel;
using System.Diagnostics;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public static class Promotion
{
    /// <summary>How many entries make a function warm, or turns of its loops, four for one, fewer of a long loop; a large function more. Emitting and compiling one takes some
    /// milliseconds, which has to be earned: evaluated, a call or a few turns of a loop cost half a microsecond more.</summary>
    public static int Threshold { get; set; } = 1_000;

    /// <summary>What an entry takes of a function's heat; a turn of a loop takes one, of a long loop one more for every <see cref="WordsOfTurn"/> words.</summary>
    internal const int EntryHeat = 4;

    internal const int WordsOfTurn = 32;

    /// <summary>What a function begins with.</summary>
    internal static int HeatOf(int words) => Threshold * EntryHeat + (IsImmediate ? 0 : 50 * words);

    static readonly Queue<EvaluatedFunction> queue = [];
    static readonly HashSet<EvaluatedFunction> asked = [];
    static Thread? worker;

    /// <summary>Emitted before the call returns: for tests, to which it must not matter how fast the machine is.</summary>
    public static bool IsImmediate { get; set; }

    /// <summary>The function is warm. Asks again are ignored.</summary>
    internal static void Request(EvaluatedFunction function)
    {
        // It asks again, in case its count and the word that it is emitted have crossed.
        function.Heat = EntryHeat * Threshold;
        if (IsImmediate)
        {
            Emit(function);
            return;
        }
        lock (queue)
        {
            if (!asked.Add(function))
            {
                return;
            }
            queue.Enqueue(function);
            if (worker is not null)
            {
                Monitor.Pulse(queue);
                return;
            }
            worker = new Thread(Work) { IsBackground = true, Name = "Stackless emitter" };
        }
        worker.Start();
    }

    // A thread of its own: one of the pool's turns in place of waiting when it has nothing to do, on a processor that the program wants.
    static void Work()
    {
        for (;;)
        {
            EvaluatedFunction function;
            lock (queue)
            {
                while (queue.Count == 0)
                {
                    Monitor.Wait(queue);
                }
                function = queue.Dequeue();
                asked.Remove(function);
            }
            Emit(function);
        }
    }

    static void Emit(EvaluatedFunction function)
    {
        if (function.EmittedBody != 0)
        {
            return;
        }
        // What cannot be emitted, for want of a compiler or by a fault of ours, stays where it is: it runs there, and this may be a thread of the pool.
        (nint Body, nint Resume, Type Class) emitted;
        try
        {
            if (Host.Current.Emit(function) is not { } made)
            {
                function.Heat = int.MaxValue;
                return;
            }
            emitted = made;
        }
        catch (Exception error)
        {
            Debug.Fail($"{function.QualifiedName} cannot be emitted", error.ToString());
            function.Heat = int.MaxValue;
            return;
        }
        function.Become(emitted.Body, emitted.Resume, emitted.Class);
    }
}
