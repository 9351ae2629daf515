// The result as a Markdown page: per program a table of medians, the spread of our rounds, the ratio and the target.
// Targets are what the design promises (bench/targets.txt).
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Stackless.Bench;

sealed class Report
{
    readonly Options options;
    readonly Dictionary<string, Target> targets = [];
    readonly StringBuilder body = new();
    int targetCount, reachedCount;

    public Report(Options options)
    {
        this.options = options;
        foreach (var line in File.ReadLines(Path.Combine(options.Root, "bench", "targets.txt")))
        {
            if (Target.Parse(line) is var (name, target))
            {
                targets.Add(name, target);
            }
        }
    }

    public bool HasFailures { get; private set; }

    public void Add(string program, Samples ours, Samples? theirs = null)
    {
        body.AppendLine().AppendLine($"## {program}").AppendLine();
        if (ours.Failure is { } failure)
        {
            HasFailures = true;
            body.AppendLine($"Failed: `{failure}`").AppendLine();
        }
        body.AppendLine("| | ours | spread | other Python | ours / other | target |").AppendLine("|---|---:|---:|---:|---:|---:|");
        foreach (var name in ours.Names)
        {
            var own = ours.Median(name)!.Value;
            var (low, high) = ours.Range(name);
            var other = theirs?.Median(name);
            var target = "";
            if (targets.GetValueOrDefault(name)?.Judge(own, other, ours) is var (isReached, verdict))
            {
                targetCount++;
                reachedCount += isReached ? 1 : 0;
                target = verdict;
            }
            body.AppendLine($"| {name} | {Number(own)} | {Number(low)}-{Number(high)} | {(other is { } o ? Number(o) : "")} | {(other is { } p && p > 0 ? (own / p).ToString("F2") : "")} | {target} |");
        }
    }

    public string ToMarkdown()
    {
        var python = options.Python is { } exe ? Program.Run(exe, "--version").Output.Trim() : "none";
        return $"# Benchmarks, {DateTime.UtcNow:yyyy-MM-dd}\n\n"
            + $"Medians of {options.Rounds} rounds, run in turn. {RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSArchitecture}; other Python: {python}.\n"
            + $"Nanoseconds per operation where no unit is named. Targets reached: {reachedCount} of {targetCount}.\n" + body.ToString().ReplaceLineEndings("\n");
    }

    internal static string Number(double value) => value.ToString(value < 100 ? "F1" : "F0", CultureInfo.InvariantCulture);
}
