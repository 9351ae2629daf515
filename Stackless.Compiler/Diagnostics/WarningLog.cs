// The warnings of one compilation, in CPython's order: what the parser says by place, then what the binder says. They are collected here whether the
// compilation succeeds or not; whoever asked for it decides how they are shown.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Diagnostics;

public sealed class WarningLog
{
    public const string SyntaxWarning = "SyntaxWarning";

    readonly List<Diagnostic> _warnings = [];

    // Where those of the source being parsed begin.
    int _start;

    public IReadOnlyList<Diagnostic> Warnings => _warnings;

    public void Add(SourceText source, string message, Span place) => _warnings.Add(source.Report(SyntaxWarning, message, place));

    /// <summary>Forgets what was added since there were so many: the source is read once more.</summary>
    internal void KeepFirst(int count) => _warnings.RemoveRange(count, _warnings.Count - count);

    /// <summary>The tokens of a source are all read before its trees are built; CPython reads them as it goes, so its warnings follow the source.</summary>
    /// <param name="end">Where parsing ended with a mistake, if it did: what is behind was never read.</param>
    internal void SortByPlace(Span? end)
    {
        // Stable, as List.Sort is not.
        var sorted = _warnings.Skip(_start)
            .Where(warning => end is not { } mistake || (warning.Span.Line, warning.Span.Column).CompareTo((mistake.Line, mistake.Column)) <= 0)
            .OrderBy(warning => warning.Span.Line)
            .ThenBy(warning => warning.Span.Column)
            .ToArray();
        _warnings.RemoveRange(_start, _warnings.Count - _start);
        _warnings.AddRange(sorted);
        _start = _warnings.Count;
    }
}
