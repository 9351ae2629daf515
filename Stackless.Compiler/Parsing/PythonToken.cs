// A token with its place in CPython's terms (lines from 1, UTF-8 columns, end exclusive), so that no later stage counts characters again.
using Antlr4.Runtime;
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Parsing;

sealed class PythonToken(string source, int type, int start, int end, Span span) : IToken
{
    string? _text;

    public int Type { get; set; } = type;

    /// <summary>UTF-16 offsets into the source, the end exclusive.</summary>
    public int Start { get; } = start;

    public int End { get; } = end;

    public Span Span { get; } = span;

    public int TokenIndex { get; set; }

    /// <summary>Where it differs from the source text: the middle of an f-string that ends in a doubled brace.</summary>
    public string Text => _text ??= source.Substring(Start, End - Start);

    public int Line => Span.Line;

    public int Column => Span.Column;

    public int Channel => 0;

    public int StartIndex => Start;

    public int StopIndex => End - 1;

    public ITokenSource TokenSource => null!;

    public ICharStream InputStream => null!;

    public override string ToString() => $"{Type} {Text} {Span}";
}
