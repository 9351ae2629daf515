// Tokens to tree by recursive descent: how every program is read that is one. A method per rule of grammar/PythonParser.g4, which is the description of
// the syntax; the rules for the tree are those of AstBuilder, and so are the places.
// What is not Python, or nests deeper than MaxDepth, is given up, whatever it is (GaveUpException, SyntaxRejectedException): PythonParser then reads the
// tokens again with the generated parser, which knows where exactly it failed and is asked for CPython's words. So nothing here says what is wrong.
// Why two: the generated parser makes its tables when it is first used, and a program that compiles one line waits for that.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Text;
using static Stackless.Compiler.Parsing.Generated.PythonParser;

namespace Stackless.Compiler.Parsing;

sealed partial class DescentParser(SourceText source, PythonToken[] tokens, WarningLog? warnings)
{
    // Enough for what people write, and little enough for the stack of any thread; how deep Python goes the generated parser knows.
    const int MaxDepth = 1_000;

    readonly NameTable _names = new(source);
    int _at;
    int _depth;

    int Type => tokens[_at].Type;

    PythonToken Token => tokens[_at];

    public Stmt[] Module()
    {
        var body = new List<Stmt>();
        while (Type != PythonToken.EndOfSource)
        {
            Statement(body);
        }

        return body.ToArray();
    }

    public Expr Eval()
    {
        var value = Expressions();
        while (Type == NEWLINE)
        {
            _at++;
        }

        return Type == PythonToken.EndOfSource ? value : throw new GaveUpException();
    }

    public Stmt[] Interactive()
    {
        var body = new List<Stmt>();
        Statement(body);
        if (Type == NEWLINE)
        {
            _at++;
        }

        return Type == PythonToken.EndOfSource ? body.ToArray() : throw new GaveUpException();
    }

    PythonToken Take(int type)
    {
        var token = tokens[_at];
        if (token.Type != type)
        {
            throw new GaveUpException();
        }

        _at++;
        return token;
    }

    bool TryTake(int type)
    {
        if (tokens[_at].Type != type)
        {
            return false;
        }

        _at++;
        return true;
    }

    void Enter()
    {
        if (++_depth > MaxDepth)
        {
            throw new GaveUpException();
        }
    }

    void Leave() => _depth--;

    /// <summary>From the token at an index to the last one read.</summary>
    Span SpanFrom(int start) => tokens[start].Span.To(tokens[_at - 1].Span);

    /// <summary>The same, without the line ends and indentations that end a block.</summary>
    Span BlockSpan(int start)
    {
        var i = _at - 1;
        while (tokens[i].Type is NEWLINE or INDENT or DEDENT)
        {
            i--;
        }

        return tokens[start].Span.To(tokens[i].Span);
    }

    string TakeName() => _names.NameOf(Take(NAME));
}

/// <summary>The tokens are no program, or one that nests very deep.</summary>
sealed class GaveUpException : Exception;
