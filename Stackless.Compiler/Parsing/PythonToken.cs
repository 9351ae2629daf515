// A token with its place in CPython's terms (lines from 1, UTF-8 columns, end exclusive), so that no later stage counts characters again.
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Parsing;

class PythonToken(string source, int type, int start, int end, Span span)
{
    /// <summary>The type of the last token, which the grammar does not number.</summary>
    public const int EndOfSource = -1;

    string? _text;

    protected PythonToken(PythonToken other)
        : this(other.Source, other.Type, other.Start, other.End, other.Span)
    {
        TokenIndex = other.TokenIndex;
    }

    public int Type { get; set; } = type;

    /// <summary>UTF-16 offsets into the source, the end exclusive.</summary>
    public int Start { get; } = start;

    public int End { get; } = end;

    public Span Span { get; } = span;

    public int TokenIndex { get; set; }

    /// <summary>Where it differs from the source text: the middle of an f-string that ends in a doubled brace.</summary>
    public string Text => _text ??= Source.Substring(Start, End - Start);

    string Source { get; } = source;

    /// <summary>Whether the token is spelled so.</summary>
    public bool Is(string text) => Source.AsSpan(Start, End - Start).SequenceEqual(text);

    public override string ToString() => $"{Type} {Text} {Span}";
}
