// What the first call of a C# application into a compiled Python module costs, with the runtime's own start in it.
//   dotnet run -c Release --project bench/first_call
// Starts itself fifteen times, in turn with a C# call in place of Python's, and prints the medians: milliseconds of the first call, of the second, and of the whole process.
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

const int Rounds = 15;

[MethodImpl(MethodImplOptions.NoInlining)]
static long Add(long a, long b) => a + b;

[MethodImpl(MethodImplOptions.NoInlining)]
static long Call(string whom) => whom == "Python" ? first.order_total([3, 4], 2) : Add(3, 4);

static double Milliseconds(string whom)
{
    var began = Stopwatch.GetTimestamp();
    Call(whom);
    return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
}

if (args is [var one])
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Milliseconds(one)} {Milliseconds(one)}"));
    return;
}
var found = new Dictionary<string, List<double[]>> { ["C#"] = [], ["Python"] = [] };
for (var round = 0; round < Rounds; round++)
{
    foreach (var (whom, rows) in found)
    {
        var began = Stopwatch.GetTimestamp();
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, Environment.GetCommandLineArgs()[0].EndsWith(".dll", StringComparison.Ordinal) && Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet"
            ? [Environment.GetCommandLineArgs()[0], whom]
            : [whom]) { RedirectStandardOutput = true })!;
        var said = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        rows.Add([.. said.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)), Stopwatch.GetElapsedTime(began).TotalMilliseconds]);
    }
}
Console.WriteLine("               first call  second call  whole process, ms");
foreach (var (whom, rows) in found)
{
    double Median(int column) => rows.Select(r => r[column]).Order().ElementAt(Rounds / 2);

    Console.WriteLine($"{whom,-12} {Median(0),12:F1} {Median(1),12:F3} {Median(2),14:F1}");
}
