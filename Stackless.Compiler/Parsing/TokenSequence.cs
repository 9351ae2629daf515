// All tokens of a source, ready in an array, as the generated parser reads them.
using Antlr4.Runtime;
using Antlr4.Runtime.Misc;

namespace Stackless.Compiler.Parsing;

sealed class TokenSequence(PythonToken[] tokens, ITokenSource source) : ITokenStream
{
    int _position;

    public PythonToken[] Tokens => tokens;

    public int Index => _position;

    public int Size => tokens.Length;

    public string SourceName => source.SourceName;

    public ITokenSource TokenSource => source;

    public IToken LT(int offset)
    {
        var index = offset > 0 ? _position + offset - 1 : _position + offset;
        return index < 0 ? null! : tokens[Math.Min(index, tokens.Length - 1)];
    }

    public int LA(int offset)
    {
        var index = _position + offset - 1;
        return index < tokens.Length ? tokens[index].Type : TokenConstants.EOF;
    }

    public void Consume()
    {
        if (_position < tokens.Length - 1)
        {
            _position++;
        }
    }

    public IToken Get(int index) => tokens[index];

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
