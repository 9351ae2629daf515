// Interpreters as a host has them: what one costs to make, what a thousand leave behind, what two do on two cores; and a soak.
//   dotnet run -c Release --project bench/interpreters              the figures
//   dotnet run -c Release --project bench/interpreters -- soak 10   ten minutes of calls, cancellations, exceptions and disposals at random
// The prelude compiled ahead of time is the launcher's: its folder is found from the repository's root.
using System.Diagnostics;
using Stackless.Bench.Interpreters;
using Stackless.Compiler.Hosting;
using Stackless.Hosting;
using Stackless.Runtime;

foreach (var name in (string[])["Stackless.Prelude.dll", "Stackless.Library.dll"])
{
    var built = Path.Combine(Root(), "Stackless.Cli", "bin", "Release", "net10.0", name);
    var beside = Path.Combine(AppContext.BaseDirectory, name);
    if (File.Exists(built))
    {
        File.Copy(built, beside, overwrite: true);
    }
}
CompilerHost.Install();
if (args is ["soak", var minutes])
{
    return Soak.Run(TimeSpan.FromMinutes(double.Parse(minutes)));
}

Console.WriteLine($"first interpreter: {Milliseconds(New):F1} ms");
New().Dispose();
Console.WriteLine($"later ones, median of 21: {Enumerable.Range(0, 21).Select(_ => Milliseconds(New)).Order().ElementAt(10):F2} ms");
var before = Memory(100);
var after = Memory(1000);
Console.WriteLine($"a thousand more made, used and disposed: {(after - before) / 1024.0:F0} KB more in use");
TwoCores.Report();
using (var interpreter = New())
{
    interpreter.Execute("def nothing(): pass");
    var clock = Stopwatch.StartNew();
    const int count = 200_000;
    for (var i = 0; i < count; i++)
    {
        interpreter.Call("__main__", "nothing");
    }
    Console.WriteLine($"a call by names: {clock.Elapsed.TotalNanoseconds / count:F0} ns");
}
return 0;

static string Root()
{
    var folder = AppContext.BaseDirectory;
    while (folder is not null && !File.Exists(Path.Combine(folder, "Compiler.sln")))
    {
        folder = Path.GetDirectoryName(folder);
    }
    return folder ?? throw new DirectoryNotFoundException("Compiler.sln was not found in any folder above");
}

static Interpreter New() => TwoCores.New();

static double Milliseconds(Func<Interpreter> make)
{
    var begin = Stopwatch.GetTimestamp();
    using var interpreter = make();
    interpreter.Call("builtins", "len", [new object?[] { 1 }]);
    return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
}

static long Memory(int count)
{
    for (var i = 0; i < count; i++)
    {
        using var interpreter = New();
        interpreter.Execute("class C:\n def m(self): return 1\nx = C().m()");
    }
    for (var i = 0; i < 3; i++)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
    return GC.GetTotalMemory(true);
}
