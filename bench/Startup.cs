// Start-up: whole processes, from start to exit, in milliseconds. The cheapest .NET program is the floor; a compiled program and a
// cached `stackless run` are what users wait for.
namespace Stackless.Bench;

static class Startup
{
    public static Samples Measure(Options options)
    {
        var work = Path.Combine(options.Root, "bench", "obj", "startup");
        Directory.CreateDirectory(work);
        var source = Path.Combine(work, "hello.py");
        File.WriteAllText(source, "print('hello')\n");
        var compiled = Path.Combine(work, "hello.dll");
        var empty = Path.Combine(work, "empty");
        var samples = new Samples();

        Program.Run("dotnet", "build", "-c", "Release", "-o", empty, "--nologo", "-v", "q", Path.Combine(options.Root, "bench", "hello"));
        var isBuilt = Program.Run("dotnet", options.Stackless, "build", source, "-o", compiled).ExitCode == 0;
        var runs = Program.Run("dotnet", options.Stackless, "run", source).ExitCode == 0;
        for (var round = 0; round < options.Rounds; round++)
        {
            Time(samples, "empty C# program, ms", "dotnet", Path.Combine(empty, "hello.dll"));
            if (isBuilt)
            {
                Time(samples, "dotnet hello.dll, ms", "dotnet", compiled);
            }
            if (runs)
            {
                Time(samples, "stackless run hello.py, ms", "dotnet", options.Stackless, "run", source);
            }
            if (options.Python is { } python)
            {
                Time(samples, "other python hello.py, ms", python, source);
            }
        }
        return samples;
    }

    static void Time(Samples samples, string name, string file, params string[] arguments)
    {
        var run = Program.Run(file, arguments);
        if (run.ExitCode == 0 && run.Output.Contains("hello", StringComparison.Ordinal))
        {
            samples.Add(name, run.Elapsed.TotalMilliseconds);
        }
        else
        {
            samples.Add(run);
        }
    }
}
