// The result as a Markdown page: per program a table of medians, the spread of our rounds, the ratio and the target.
// Targets are what the design promises (bench/targets.txt): `name limit`, in the unit that the program prints.
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Stackless.Bench;

sealed class Report
{
    readonly Options options;
    readonly Dictionary<string, double> targets = [];
    readonly StringBuilder body = new();
    int targetCount, reachedCount;

    public Report(Options options)
    {
        this.options = options;
        foreach (string line in File.ReadLines(Path.Combine(options.Root, "bench", "targets.txt")))
        {
            int space = line.LastIndexOf(' ');
            if (space > 0 && !line.StartsWith('#'))
            {
                targets.Add(line[..space].Trim(), double.Parse(line[(space + 1)..]));
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
        foreach (string name in ours.Names)
        {
            double own = ours.Median(name)!.Value;
            var (low, high) = ours.Range(name);
            double? other = theirs?.Median(name);
            string target = "";
            if (targets.TryGetValue(name, out double limit))
            {
                targetCount++;
                bool isReached = own <= limit;
                reachedCount += isReached ? 1 : 0;
                target = Number(limit) + (isReached ? " reached" : " missed");
            }
            body.AppendLine($"| {name} | {Number(own)} | {Number(low)}-{Number(high)} | {(other is { } o ? Number(o) : "")} | {(other is { } p && p > 0 ? (own / p).ToString("F2") : "")} | {target} |");
        }
    }

    public string ToMarkdown()
    {
        string python = options.Python is { } exe ? Program.Run(exe, "--version").Output.Trim() : "none";
        return $"# Benchmarks, {DateTime.UtcNow:yyyy-MM-dd}\n\n"
            + $"Medians of {options.Rounds} rounds, run in turn. {RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSArchitecture}; other Python: {python}.\n"
            + $"Nanoseconds per operation where no unit is named. Targets reached: {reachedCount} of {targetCount}.\n" + body.ToString().ReplaceLineEndings("\n");
    }

    static string Number(double value) => value.ToString(value < 100 ? "F1" : "F0", CultureInfo.InvariantCulture);
}
