// The command line of a run, read as CPython reads its own: switches may stand together (-Ic), what names the program ends the list, and all
// that follows is the program's. What the environment asks for is added, unless -E or -I says to leave it.
// https://docs.python.org/3/using/cmdline.html
using Stackless.Compiler.Evaluation;
using Stackless.Hosting;
using Stackless.Runtime;

namespace Stackless.Cli;

enum ProgramKind
{
    /// <summary>None is named: standard input, or the prompt.</summary>
    Input,

    Code,
    Module,
    File,
}

sealed class LaunchArguments
{
    public ProgramKind Kind { get; private set; }

    /// <summary>The code, the module's name, the file's; "-" for standard input by that name.</summary>
    public string Program { get; private set; } = "";

    /// <summary>sys.argv behind its first element.</summary>
    public string[] Rest { get; private set; } = [];

    public Stress Stress { get; private set; }

    /// <summary>With --stress process=N: the suspension point at which the program moves.</summary>
    public long MoveAt { get; private set; } = 1;
    /// <summary>What runs the code that is compiled: --engine.</summary>
    public Engine Engine { get; private set; }

    /// <summary>Where the tasklets' trace is written; null if nowhere: --trace.</summary>
    public string? Trace { get; private set; }

    /// <summary>Null: the order of the queue decides who runs: --seed.</summary>
    public int? Seed { get; private set; }

    /// <summary>Where the program is recorded; null: nowhere: --record.</summary>
    public string? Record { get; private set; }

    /// <summary>The recording that is run again: --replay. All else on the command line comes from there.</summary>
    public string? Replay { get; private set; }

    public LaunchOptions Options { get; private set; } = new();

    /// <summary>What is wrong with the command line; null if nothing is.</summary>
    public string? Mistake { get; private set; }

    public static LaunchArguments Parse(string[] arguments)
    {
        var parsed = new LaunchArguments();
        parsed.Read(arguments);
        parsed.AddEnvironment();
        return parsed;
    }

    readonly List<string> filters = [];
    readonly List<string> implementationOptions = [];

    void Read(string[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = arguments[i];
            if (argument == "--stress" && i + 1 < arguments.Length)
            {
                var parts = arguments[++i].Split('=');
                long moveAt = 1;
                if (!Enum.TryParse(parts[0], ignoreCase: true, out Stress stress) || parts.Length > 1 && (stress != Stress.Process || !long.TryParse(parts[1], out moveAt)))
                {
                    Mistake = $"--stress takes suspend, pickle or process=N, not {arguments[i]}";
                    break;
                }
                MoveAt = moveAt;
                Stress = stress;
            }
            else if (argument == "--engine" && i + 1 < arguments.Length)
            {
                if (!Enum.TryParse(arguments[++i], ignoreCase: true, out Engine engine))
                {
                    Mistake = $"--engine takes mixed, evaluated or emitted, not {arguments[i]}";
                    break;
                }
                Engine = engine;
            }
            else if (argument == "--trace" && i + 1 < arguments.Length)
            {
                Trace = arguments[++i];
            }
            else if (argument == "--record" && i + 1 < arguments.Length)
            {
                Record = arguments[++i];
            }
            else if (argument == "--replay" && i + 1 < arguments.Length)
            {
                Replay = arguments[++i];
                if (arguments.Length > 2)
                {
                    Mistake = "--replay FILE stands alone: the recording has the rest of the command line";
                }
                return;
            }
            else if (argument == "--seed" && i + 1 < arguments.Length)
            {
                if (!int.TryParse(arguments[++i], out var seed))
                {
                    Mistake = $"--seed takes a number, not {arguments[i]}";
                    break;
                }
                Seed = seed;
            }
            else if (argument == "--check-hash-based-pycs" && i + 1 < arguments.Length)
            {
                i++;
            }
            else if (argument == "-" || argument.Length == 0 || argument[0] != '-')
            {
                Kind = argument == "-" ? ProgramKind.Input : ProgramKind.File;
                Program = argument;
                Rest = arguments[(i + 1)..];
                return;
            }
            else if (argument.StartsWith("--", StringComparison.Ordinal))
            {
                Mistake = $"unknown option {argument}";
                return;
            }
            else if (!ReadSwitches(arguments, ref i))
            {
                return;
            }
        }
    }

    // One argument of switches. False: it named the program, or was wrong.
    bool ReadSwitches(string[] arguments, ref int i)
    {
        var argument = arguments[i];
        for (var k = 1; k < argument.Length; k++)
        {
            var letter = argument[k];
            if (letter is 'c' or 'm' or 'W' or 'X')
            {
                var value = k + 1 < argument.Length ? argument[(k + 1)..] : ++i < arguments.Length ? arguments[i] : null;
                if (value is null)
                {
                    Mistake = $"argument expected for the -{letter} option";
                    return false;
                }
                switch (letter)
                {
                    case 'W': filters.Add(value); return true;
                    case 'X': implementationOptions.Add(value); return true;
                }
                Kind = letter == 'c' ? ProgramKind.Code : ProgramKind.Module;
                Program = value;
                Rest = arguments[(i + 1)..];
                return false;
            }
            if (With(letter) is not { } changed)
            {
                Mistake = $"unknown option -{letter}";
                return false;
            }
            Options = changed;
        }
        return true;
    }

    LaunchOptions? With(char letter) => letter switch
    {
        'b' => Options with { BytesWarning = Options.BytesWarning + 1 },
        'B' => Options with { WritesNoBytecode = true },
        'd' => Options with { Debug = Options.Debug + 1 },
        'E' => Options with { IgnoresEnvironment = true },
        'i' => Options with { Inspect = 1 },
        'I' => Options with { IsIsolated = true, IgnoresEnvironment = true, HasNoUserSite = true, HasSafePath = true },
        'O' => Options with { Optimize = Options.Optimize + 1 },
        'P' => Options with { HasSafePath = true },
        'q' => Options with { IsQuiet = true },
        'R' => Options,
        's' => Options with { HasNoUserSite = true },
        'S' => Options with { HasNoSite = true },
        'u' => Options with { IsUnbuffered = true },
        'v' => Options with { Verbose = Options.Verbose + 1 },
        'x' => Options with { SkipsFirstLine = true },
        _ => null,
    };

    /// <summary>A variable that is set, not empty and not to be ignored.</summary>
    public string? Variable(string name) =>
        !Options.IgnoresEnvironment && Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    bool IsSet(string name) => Variable(name) is not null;

    // As a number, if it is one; what else is set counts as 1.
    int Level(string name) => Variable(name) is not { } text ? 0 : int.TryParse(text, out var level) && level >= 0 ? level : 1;

    static int? Whole(string text) => int.TryParse(text, out var number) ? number : null;

    // What the last -X of the name says, or else the variable; what cannot be read is a mistake.
    int? Number(string option, string variable, Func<string, int?> read)
    {
        var given = implementationOptions.FindLast(o => o == option || o.StartsWith(option + '=', StringComparison.Ordinal));
        var text = given is null ? Variable(variable) : given.Length > option.Length ? given[(option.Length + 1)..] : "";
        var number = text is null ? null : read(text);
        if (text is not null && number is null)
        {
            Mistake ??= option == "cpu_count" ? "-X cpu_count=n option: n is missing or an invalid number, n must be greater than 0"
                : $"{(given is null ? variable : "-X " + option)}: invalid limit; must be >= {LaunchOptions.LeastMaxDigits} or 0 for unlimited.";
        }
        return number;
    }

    void AddEnvironment()
    {
        var o = Options;
        var isDevelopment = IsSet("PYTHONDEVMODE") || implementationOptions.Contains("dev");
        List<string> warnings = isDevelopment ? ["default"] : [];
        warnings.AddRange((Variable("PYTHONWARNINGS") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries));
        warnings.AddRange(filters);
        if (o.BytesWarning > 0)
        {
            warnings.Add(o.BytesWarning > 1 ? "error::BytesWarning" : "default::BytesWarning");
        }
        Options = o with
        {
            Debug = Math.Max(o.Debug, Level("PYTHONDEBUG")),
            Inspect = Math.Max(o.Inspect, IsSet("PYTHONINSPECT") ? 1 : 0),
            Optimize = Math.Max(o.Optimize, Level("PYTHONOPTIMIZE")),
            Verbose = Math.Max(o.Verbose, Level("PYTHONVERBOSE")),
            WritesNoBytecode = o.WritesNoBytecode || IsSet("PYTHONDONTWRITEBYTECODE"),
            HasNoUserSite = o.HasNoUserSite || IsSet("PYTHONNOUSERSITE"),
            HasSafePath = o.HasSafePath || IsSet("PYTHONSAFEPATH"),
            IsUnbuffered = o.IsUnbuffered || IsSet("PYTHONUNBUFFERED"),
            IsDevelopment = isDevelopment,
            HidesColumns = IsSet("PYTHONNODEBUGRANGES") || implementationOptions.Contains("no_debug_ranges"),
            WarnsOfDefaultEncoding = IsSet("PYTHONWARNDEFAULTENCODING") || implementationOptions.Contains("warn_default_encoding"),
            ProcessorCount = Number("cpu_count", "PYTHON_CPU_COUNT", text => text == "default" ? -1 : Whole(text) is > 0 and var count ? count : null) ?? o.ProcessorCount,
            MaxDigits = Number("int_max_str_digits", "PYTHONINTMAXSTRDIGITS", text => Whole(text) is 0 or >= LaunchOptions.LeastMaxDigits ? Whole(text) : null) ?? o.MaxDigits,
            Warnings = warnings,
            ImplementationOptions = implementationOptions,
        };
    }
}
