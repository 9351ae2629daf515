// The numbers that one program printed, by name, over all rounds. A round that failed leaves its reason and no numbers.
using System.Text.RegularExpressions;

namespace Stackless.Bench;

sealed partial class Samples
{
    readonly Dictionary<string, List<double>> byName = [];

    public string? Failure { get; private set; }
    public IReadOnlyList<string> Names => order;
    readonly List<string> order = [];

    public void Add(ProgramRun run)
    {
        if (run.ExitCode != 0)
        {
            Failure = LastLine(run.Error) ?? $"exit code {run.ExitCode}";
        }
        foreach (var line in run.Output.Split('\n'))
        {
            foreach (Match match in Measurement().Matches(line))
            {
                Add(match.Groups[1].Value.Trim(' ', ','), double.Parse(match.Groups[2].Value));
            }
        }
    }

    public void Add(string name, double value)
    {
        if (!byName.TryGetValue(name, out var values))
        {
            byName.Add(name, values = []);
            order.Add(name);
        }
        values.Add(value);
    }

    public double? Median(string name)
    {
        if (!byName.TryGetValue(name, out var values))
        {
            return null;
        }
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>The smallest and the largest value: how far the rounds lie apart.</summary>
    public (double Low, double High) Range(string name) => (byName[name].Min(), byName[name].Max());

    static string? LastLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();

    /// <summary>A name, then a number. A whole number with words behind it belongs to the name (`depth 50 ns/switch 61.5`).</summary>
    [GeneratedRegex(@"([A-Za-z_][\w()+ /.-]*?)\s+(\d+\.\d+(?=\s|,|$)|\d+(?=\s*$|,))")]
    private static partial Regex Measurement();
}
