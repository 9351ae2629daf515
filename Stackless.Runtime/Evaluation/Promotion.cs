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

    readonly record struct Wish(EvaluatedFunction Function, ModuleState Asking);

    static readonly Queue<Wish> queue = [];
    static readonly HashSet<EvaluatedFunction> asked = [];
    static Thread? worker;

    /// <summary>Emitted before the call returns: for tests, to which it must not matter how fast the machine is.</summary>
    public static bool IsImmediate { get; set; }

    /// <summary>The function is warm. Asks again are ignored.</summary>
    /// <param name="asking">Of the function that runs: what it calls is seen there.</param>
    internal static void Request(EvaluatedFunction function, ModuleState asking)
    {
        // It asks again, in case its count and the word that it is emitted have crossed.
        function.Heat = EntryHeat * Threshold;
        if (IsImmediate)
        {
            Emit(function, asking);
            return;
        }
        lock (queue)
        {
            if (!asked.Add(function))
            {
                return;
            }
            queue.Enqueue(new Wish(function, asking));
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
            Wish next;
            lock (queue)
            {
                while (queue.Count == 0)
                {
                    Monitor.Wait(queue);
                }
                next = queue.Dequeue();
                asked.Remove(next.Function);
            }
            Emit(next.Function, next.Asking);
        }
    }

    /// <summary>A function that one which is being emitted calls: now, if it would have its turn soon.</summary>
    internal static void EmitFirst(EvaluatedFunction function, ModuleState asking)
    {
        if (function.Heat < HeatOf(function.Words.Length) / 2 && depth < MostFirst)
        {
            depth++;
            Emit(function, asking);
            depth--;
        }
    }

    // Functions that call each other in a circle end here too: the one further out has no body yet.
    const int MostFirst = 4;

    [ThreadStatic]
    static int depth;

    static void Emit(EvaluatedFunction function, ModuleState asking)
    {
        if (function.EmittedBody != 0 || function.IsBeingEmitted)
        {
            return;
        }
        // What cannot be emitted, for want of a compiler or by a fault of ours, stays where it is: it runs there, and this may be a thread of the pool.
        (nint Body, nint Resume, Type Class) emitted;
        try
        {
            function.IsBeingEmitted = true;
            if (Host.Current.Emit(function, asking) is not { } made)
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
        finally
        {
            function.IsBeingEmitted = false;
        }
        function.Become(emitted.Body, emitted.Resume, emitted.Class);
    }
}
