// One line of targets.txt: what a row of the table must reach. A limit on its own, a multiple of another row, or a speed beside the other Python
// (then the median must be so many times smaller than its). A row whose counterpart was not measured has no verdict.
using System.Globalization;

namespace Stackless.Bench;

sealed class Target
{
    readonly double limit;
    readonly bool isSpeed;
    readonly string? otherRow;

    Target(double limit, bool isSpeed, string? otherRow)
    {
        this.limit = limit;
        this.isSpeed = isSpeed;
        this.otherRow = otherRow;
    }

    /// <summary>`name: 30`, `name: 6x`, `name: 2.5 * other name`; null for a blank line or a comment.</summary>
    public static (string Name, Target Target)? Parse(string line)
    {
        if (line.StartsWith('#') || line.Trim().Length == 0)
        {
            return null;
        }
        var colon = line.LastIndexOf(':');
        var name = line[..colon];
        var text = line[(colon + 1)..].Trim();
        var star = text.IndexOf('*');
        return (name, star >= 0 ? new Target(Number(text[..star]), isSpeed: false, text[(star + 1)..].Trim())
            : text.EndsWith('x') ? new Target(Number(text[..^1]), isSpeed: true, null)
            : new Target(Number(text), isSpeed: false, null));
    }

    /// <summary>Whether it is reached, and how that reads in the table; null if what it is compared with was not measured.</summary>
    public (bool IsReached, string Text)? Judge(double own, double? otherPython, Samples samples)
    {
        if (isSpeed)
        {
            return otherPython is { } other ? Verdict(other / own >= limit, string.Create(CultureInfo.InvariantCulture, $"{limit:0.#}x: {other / own:0.0}x")) : null;
        }
        if (otherRow is null)
        {
            return Verdict(own <= limit, Report.Number(limit));
        }
        return samples.Median(otherRow) is { } row
            ? Verdict(own <= limit * row, string.Create(CultureInfo.InvariantCulture, $"{limit:0.#}x {otherRow}: {own / row:0.0}x"))
            : null;
    }

    static (bool, string) Verdict(bool isReached, string text) => (isReached, text + (isReached ? " reached" : " missed"));

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
