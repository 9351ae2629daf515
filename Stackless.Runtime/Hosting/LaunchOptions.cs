// What a program's start was asked for, by switches and environment variables; sys.flags and its neighbours show it.
// https://docs.python.org/3/using/cmdline.html
namespace Stackless.Hosting;

public sealed record LaunchOptions
{
    /// <summary>-d.</summary>
    public int Debug { get; init; }

    /// <summary>-i: the prompt comes when the program has ended.</summary>
    public int Inspect { get; init; }

    /// <summary>-O, -OO: accepted, and shown by sys.flags.</summary>
    public int Optimize { get; init; }

    /// <summary>-B.</summary>
    public bool WritesNoBytecode { get; init; }

    /// <summary>-s.</summary>
    public bool HasNoUserSite { get; init; }

    /// <summary>-S.</summary>
    public bool HasNoSite { get; init; }

    /// <summary>-E.</summary>
    public bool IgnoresEnvironment { get; init; }

    /// <summary>-v.</summary>
    public int Verbose { get; init; }

    /// <summary>-b, -bb.</summary>
    public int BytesWarning { get; init; }

    /// <summary>-q.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>-I: -E, -P and -s together.</summary>
    public bool IsIsolated { get; init; }

    /// <summary>-P.</summary>
    public bool HasSafePath { get; init; }

    /// <summary>-u.</summary>
    public bool IsUnbuffered { get; init; }

    /// <summary>-X dev.</summary>
    public bool IsDevelopment { get; init; }

    /// <summary>-X no_debug_ranges: code says of its positions the lines alone, and tracebacks mark nothing in them.</summary>
    public bool HidesColumns { get; init; }

    /// <summary>-X cpu_count: how many processors the program is told of; -1: as many as there are.</summary>
    public int ProcessorCount { get; init; } = -1;

    /// <summary>Fewer digits than these no limit may be.</summary>
    public const int LeastMaxDigits = 640;

    /// <summary>-X int_max_str_digits: how many decimal digits texts of whole numbers may have; 0: as many as they like.</summary>
    public int MaxDigits { get; init; } = IntText.DefaultMaxDigits;

    /// <summary>-X warn_default_encoding: who opens a text file without saying its encoding is told so (PEP 597).</summary>
    public bool WarnsOfDefaultEncoding { get; init; }

    /// <summary>-x: the first line of the program is skipped.</summary>
    public bool SkipsFirstLine { get; init; }

    /// <summary>-W and PYTHONWARNINGS, in sys.warnoptions' order.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>-X: name, or name=value.</summary>
    public IReadOnlyList<string> ImplementationOptions { get; init; } = [];
}
