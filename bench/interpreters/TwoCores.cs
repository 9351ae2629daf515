// What two interpreters do on two cores, over what one does: counting, which allocates nothing, and allocating. Beside them, in the same rounds, a loop of C#
// that shares nothing with anybody: machines that lend out half of a core's time, or slow down when both cores work, do not give 2 to that either. And one that
// allocates and keeps what the second does: the collector is shared, and stops both.
using System.Diagnostics;
using Stackless.Hosting;
using Stackless.Runtime;

namespace Stackless.Bench.Interpreters;

static class TwoCores
{
    const string Text = """
        def count(n):
            total = 0
            for i in range(n):
                total = (total + i * 3) & 0xffff
            return total
        class Node:
            def __init__(self, value, rest):
                self.value = value
                self.rest = rest
        def allocate(n):
            kept = None
            for i in range(n // 20):
                kept = Node(i, [i, i + 1])
            return kept.value
        """;

    const int Rounds = 9;

    public static Interpreter New() => new(new InterpreterOptions { Output = Stream.Null, Errors = Stream.Null });

    public static void Report()
    {
        var interpreters = new[] { New(), New() };
        var works = new (string Name, Action<int> Run)[]
        {
            ("counting", i => interpreters[i].Call("__main__", "count", [30_000_000L])),
            ("allocating", i => interpreters[i].Call("__main__", "allocate", [60_000_000L])),
            ("a loop of C# that shares nothing", _ => Count(200_000_000)),
            ("a loop of C# that allocates such objects", _ => GC.KeepAlive(Allocate(3_000_000))),
        };
        foreach (var interpreter in interpreters)
        {
            interpreter.Execute(Text);
        }
        var ratios = works.Select(_ => new List<double>()).ToArray();
        // The first round is not counted: functions change engines in it.
        for (var round = 0; round <= Rounds; round++)
        {
            for (var w = 0; w < works.Length; w++)
            {
                var run = works[w].Run;
                var alone = (Seconds(() => run(0)) + Seconds(() => run(1))) / 2;
                var both = Seconds(() => run(0), () => run(1));
                if (round > 0)
                {
                    ratios[w].Add(2 * alone / both);
                }
            }
        }
        for (var w = 0; w < works.Length; w++)
        {
            Console.WriteLine($"{works[w].Name}: two on two cores do {ratios[w].Order().ElementAt(Rounds / 2):F2} times the work of one ({string.Join(" ", ratios[w].Select(r => r.ToString("F2")))})");
        }
        Array.ForEach(interpreters, i => i.Dispose());
    }

    static double Seconds(params Action[] works)
    {
        var begin = Stopwatch.GetTimestamp();
        Task.WaitAll([.. works.Select(work => Task.Factory.StartNew(work, TaskCreationOptions.LongRunning))]);
        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    // As large as the Python object and its list: two values and a dozen bytes of its own; two values in an array.
    sealed class Node(long number, Node? rest)
    {
        public readonly (long, long, long) Numbers = (number, number, number);
        public readonly Node? Rest = rest;
        public readonly object?[] Items = new object?[4];
        public readonly object List = new int[6];
    }

    static Node Allocate(int count)
    {
        Node? kept = null;
        for (var i = 0; i < count; i++)
        {
            kept = new Node(i, kept);
        }
        return kept!;
    }

    static long Count(long turns)
    {
        long total = 0;
        for (long i = 0; i < turns; i++)
        {
            total = (total * 31 + i * 3) & 0xffff;
        }
        return total;
    }
}
