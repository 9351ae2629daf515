// Compares `stackless run FILE` with another Python on the same programs. Each round runs both, one after the other
// (A B A B ...), so that whatever else the machine does hits both; medians over the rounds are what is reported.
// A program prints lines that end in `name number` (nanoseconds per operation unless the name says otherwise).
//   dotnet run -c Release --project bench -- [--python EXE] [--programs FOLDER] [--rounds N] [--only NAME,...] [--out FILE]
// The other Python is --python or the environment's BENCH_PYTHON; without either only our own times are reported.
using System.Diagnostics;
using System.Globalization;

namespace Stackless.Bench;

static class Program
{
    static int Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (Options.Parse(args) is not { } options)
        {
            return 2;
        }
        Console.Error.WriteLine($"{options.Programs.Count} programs, {options.Rounds} rounds");

        var report = new Report(options);
        foreach (var program in options.Programs)
        {
            var name = Path.GetFileNameWithoutExtension(program);
            var ours = new Samples();
            var theirs = new Samples();
            for (var round = 0; round < options.Rounds; round++)
            {
                ours.Add(Run("dotnet", options.Stackless, "run", program));
                if (options.Python is { } python && !NeedsTasklets(program))
                {
                    theirs.Add(Run(python, program));
                }
                Console.Error.Write(".");
            }
            Console.Error.WriteLine(" " + name);
            report.Add(name, ours, theirs);
        }
        if (options.MeasuresStartup)
        {
            report.Add("startup", Startup.Measure(options));
        }

        var text = report.ToMarkdown();
        Console.WriteLine(text);
        if (options.Output is { } output)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
            File.WriteAllText(output, text);
        }
        return report.HasFailures ? 1 : 0;
    }

    /// <summary>Programs about tasklets run on no other Python here.</summary>
    static bool NeedsTasklets(string program) =>
        File.ReadLines(program).Any(line => line.StartsWith("import ", StringComparison.Ordinal) && line.Contains("stackless", StringComparison.Ordinal));

    internal static ProgramRun Run(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        // Both as they are out of the box: neither flushing every line nor compiling anew at every start.
        start.Environment.Remove("PYTHONUNBUFFERED");
        start.Environment.Remove("PYTHONDONTWRITEBYTECODE");
        var begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ProgramRun(output, error.Result, process.ExitCode, Stopwatch.GetElapsedTime(begin));
    }
}

/// <summary>What one process did.</summary>
sealed record ProgramRun(string Output, string Error, int ExitCode, TimeSpan Elapsed);
