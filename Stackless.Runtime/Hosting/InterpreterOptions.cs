// What an interpreter is made with. Nothing of it changes afterwards but through Python (sys.path, sys.stdout, os.environ).
namespace Stackless.Hosting;

/// <summary>How to make an <see cref="Interpreter"/>.</summary>
public sealed record InterpreterOptions
{
    /// <summary>What errors call the interpreter; null: its number.</summary>
    public string? Name { get; init; }

    /// <summary>Where <c>sys.stdout</c> writes; null: the process's standard output. It is flushed when a call returns, and never closed.</summary>
    public Stream? Output { get; init; }

    /// <summary>Where <c>sys.stderr</c> writes; null: the process's standard error.</summary>
    public Stream? Errors { get; init; }

    /// <summary><c>sys.argv</c>.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary><c>sys.path</c>: folders in which imports look for source files, after the modules of assemblies.</summary>
    public IReadOnlyList<string> SearchPath { get; init; } = [];

    /// <summary><c>os.environ</c>, and what programs that it starts are given; null: the process's variables. With its own, what it sets there nobody else sees.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>Its programs may listen to the process's signals. Off for an interpreter that is embedded: signal.signal raises ValueError then. One of a process should have it.</summary>
    public bool HandlesSignals { get; init; }

    /// <summary>Switches of the command line, as sys.flags shows them.</summary>
    public LaunchOptions Launch { get; init; } = new();

    /// <summary>
    /// What a call from C# does when its main tasklet waits and nobody in the interpreter is left who could wake it. False: it waits, for another
    /// call may; a CancellationToken ends that. True: it is a deadlock at once, as in a program of its own.
    /// </summary>
    public bool RaisesDeadlocks { get; init; }
}
