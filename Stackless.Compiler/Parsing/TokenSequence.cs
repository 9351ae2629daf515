// All tokens of a source, ready in an array, as the generated parser reads them.
using Antlr4.Runtime;
using Antlr4.Runtime.Misc;

namespace Stackless.Compiler.Parsing;

sealed class TokenSequence(PythonToken[] tokens, ITokenSource source) : ITokenStream
{
    readonly GrammarToken[] _tokens = Array.ConvertAll(tokens, static token => new GrammarToken(token));
    int _position;

    public PythonToken[] Tokens => _tokens;

    public int Index => _position;

    public int Size => _tokens.Length;

    public string SourceName => source.SourceName;

    public ITokenSource TokenSource => source;

    public IToken LT(int offset)
    {
        var index = offset > 0 ? _position + offset - 1 : _position + offset;
        return index < 0 ? null! : _tokens[Math.Min(index, _tokens.Length - 1)];
    }

    public int LA(int offset)
    {
        var index = _position + offset - 1;
        return index < _tokens.Length ? _tokens[index].Type : TokenConstants.EOF;
    }

    public void Consume()
    {
        if (_position < _tokens.Length - 1)
        {
            _position++;
        }
    }

    public IToken Get(int index) => _tokens[index];

    public void Seek(int index) => _position = index;

    public int Mark() => -1;

    public void Release(int marker)
    {
    }

    public string GetText() => "";

    public string GetText(Interval interval) => "";

    public string GetText(RuleContext context) => "";

    public string GetText(IToken start, IToken stop) => "";
}

/// <summary>A token as the generated parser's library takes it.</summary>
sealed class GrammarToken(PythonToken token) : PythonToken(token), IToken
{
    public int Line => Span.Line;

    public int Column => Span.Column;

    public int Channel => 0;

    public int StartIndex => Start;

    public int StopIndex => End - 1;

    public ITokenSource TokenSource => null!;

    public ICharStream InputStream => null!;
}
