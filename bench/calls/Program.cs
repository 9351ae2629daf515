// What calls between C# and Python cost, in one run with a call of C# that nothing inlines beside them.
//   dotnet run -c Release --project bench/calls
// Each row is the least of eleven rounds, in nanoseconds, and what a call allocates, after two seconds in which .NET compiles what runs.
using System.Diagnostics;
using System.Runtime.CompilerServices;

const int Rounds = 11;
const int Calls = 200_000;
const int Elements = 1000;

[MethodImpl(MethodImplOptions.NoInlining)]
static long Add(long a, long b) => a + b;

static void Row(string name, int operations, Action act)
{
    var (least, bytes) = (double.MaxValue, long.MaxValue);
    for (var warm = Stopwatch.StartNew(); warm.Elapsed < TimeSpan.FromSeconds(2);)
    {
        act();
    }
    for (var round = 0; round < Rounds; round++)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var began = Stopwatch.GetTimestamp();
        act();
        least = Math.Min(least, Stopwatch.GetElapsedTime(began).TotalNanoseconds / operations);
        bytes = Math.Min(bytes, (GC.GetAllocatedBytesForCurrentThread() - before) / operations);
    }
    Console.WriteLine($"{name,-40} {least,8:F1} ns {bytes,6} bytes");
}

static Action Times(int count, Action act) => () =>
{
    for (var i = 0; i < count; i++)
    {
        act();
    }
};

long sum = 0;
double product = 0;
var point = new measured.Point(3);
long[] numbers = [.. Enumerable.Range(0, Elements).Select(i => (long)i)];
double[] floats = [.. numbers.Select(n => n * 0.5)];
Row("C# calls C# (not inlined)", Calls, () =>
{
    for (var i = 0; i < Calls; i++)
    {
        sum += Add(i, 1);
    }
});
Row("function of two ints", Calls, () =>
{
    for (var i = 0; i < Calls; i++)
    {
        sum += measured.add(i, 1);
    }
});
Row("function of two floats", Calls, () =>
{
    for (var i = 0; i < Calls; i++)
    {
        product += measured.scale(i, 0.5);
    }
});
Row("method of one int", Calls, () =>
{
    for (var i = 0; i < Calls; i++)
    {
        sum += point.moved(1);
    }
});
Row("property read", Calls, () =>
{
    for (var i = 0; i < Calls; i++)
    {
        sum += point.x;
    }
});
Row("property written", Calls, () =>
{
    for (var i = 0; i < Calls; i++)
    {
        point.x = 3;
    }
});
Row("Python calls a delegate back", Calls, () => sum += measured.call_back(n => n, Calls));
Row("list[int] given, an element", 100 * Elements, Times(100, () => sum += measured.count(numbers)));
Row("list[float] given, an element", 100 * Elements, Times(100, () => sum += measured.count_floats(floats)));
Row("list[int] returned, an element", 100 * Elements, Times(100, () => sum += measured.kept_numbers().Count));
Console.WriteLine($"(results {sum % 10} {(long)product % 10})");
