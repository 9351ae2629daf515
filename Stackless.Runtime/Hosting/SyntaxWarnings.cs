// What a compilation warned of, on its way to the program. The host leaves it on the thread state, whether the compilation succeeded or not; whoever
// asked for the compilation calls Issue before anything else. The prelude shows the warnings (syntax_warnings.py), as the filters of the
// module `warnings` want it. https://docs.python.org/3/library/exceptions.html#SyntaxWarning
using System.ComponentModel;

namespace Stackless.Runtime.CompilerServices;

/// <summary>One warning, with the place that its SyntaxError gets if the filters make it one. The line is shown where it is one of a file.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct SyntaxWarning(string Message, string FileName, string? SourceLine, int Line, int Offset, int EndLine, int EndOffset, bool IsLineShown);

public sealed partial class ThreadState
{
    PyList? syntaxWarnings;

    /// <summary>Called by the host.</summary>
    public void Warn(SyntaxWarning warning)
    {
        syntaxWarnings ??= new PyList();
        syntaxWarnings.Append(new Value(new PyTuple([
            Value.Str(warning.Message),
            Value.Str(warning.FileName),
            Value.Int(warning.Line),
            Value.Int(warning.Offset),
            warning.SourceLine is { } line ? Value.Str(line) : Value.None,
            Value.Int(warning.EndLine),
            Value.Int(warning.EndOffset),
            Value.Bool(warning.IsLineShown)])));
    }

    /// <summary>Issues what the compilation just made warned of, if anything.</summary>
    /// <param name="outcome">What the compilation gave; null with an exception pending.</param>
    /// <returns>The outcome, once the warnings are issued; null if the compilation failed, or a filter turned a warning into an error.</returns>
    internal Value IssueSyntaxWarnings(Value outcome)
    {
        if (TakeSyntaxWarnings() is not { } found)
        {
            return outcome;
        }
        var error = outcome.IsNull ? new Value(TakeException()) : Value.None;
        return Prelude.Call(this, "issue_syntax_warnings", new Value(found), outcome.IsNull ? Value.None : outcome, error);
    }

    internal bool HasSyntaxWarnings => syntaxWarnings is not null;

    internal PyList? TakeSyntaxWarnings()
    {
        var found = syntaxWarnings;
        syntaxWarnings = null;
        return found;
    }
}
