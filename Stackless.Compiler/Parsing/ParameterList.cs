// The parameters of one function or lambda, as they are read.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using static Stackless.Compiler.Parsing.Generated.PythonParser;

namespace Stackless.Compiler.Parsing;

/// <summary>Sorts parameters into their kinds and holds them to Python's order.</summary>
sealed class ParameterList(bool isLambda)
{
    readonly List<Arg> _positional = [];
    readonly List<Arg> _keywordOnly = [];
    readonly List<Expr> _defaults = [];
    readonly List<Expr?> _keywordDefaults = [];
    Arg[] _positionalOnly = [];
    PythonToken? _slash;
    PythonToken? _star;
    Arg? _rest;
    Arg? _keywordRest;

    public void Add(Arg arg, Expr? value)
    {
        if (_keywordRest is not null)
        {
            throw AstBuilder.Reject(DiagnosticCatalog.ArgumentsAfterKeywordRest, arg.Span);
        }

        if (_star is not null)
        {
            _keywordOnly.Add(arg);
            _keywordDefaults.Add(value);
            return;
        }

        _positional.Add(arg);
        if (value is not null)
        {
            _defaults.Add(value);
        }
        else if (_defaults.Count > 0)
        {
            throw AstBuilder.Reject(DiagnosticCatalog.DefaultlessAfterDefault, arg.Span);
        }
    }

    public void AddSlash(PythonToken slash)
    {
        if (_keywordRest is not null)
        {
            throw AstBuilder.Reject(DiagnosticCatalog.ArgumentsAfterKeywordRest, slash.Span);
        }

        if (_slash is not null)
        {
            throw AstBuilder.Reject(DiagnosticCatalog.SlashTwice, slash.Span);
        }

        if (_star is not null)
        {
            throw AstBuilder.Reject(DiagnosticCatalog.SlashAfterStar, slash.Span);
        }

        if (_positional.Count == 0)
        {
            throw isLambda ? AstBuilder.Reject(slash) : AstBuilder.Reject(DiagnosticCatalog.NothingBeforeSlash, slash.Span);
        }

        _slash = slash;
        _positionalOnly = _positional.ToArray();
        _positional.Clear();
    }

    public void AddStar(PythonToken star, Arg? rest, bool isLast, PythonToken[] tokens)
    {
        if (_keywordRest is not null)
        {
            throw AstBuilder.Reject(DiagnosticCatalog.ArgumentsAfterKeywordRest, star.Span);
        }

        if (_star is not null)
        {
            throw AstBuilder.Reject(DiagnosticCatalog.StarTwice, star.Span);
        }

        if (rest is null)
        {
            var next = tokens[star.TokenIndex + 1];
            if (next.Type == COMMA)
            {
                next = tokens[star.TokenIndex + 2];
            }

            if (isLast || next.Type == DOUBLESTAR)
            {
                throw AstBuilder.Reject(DiagnosticCatalog.NothingAfterStar, isLambda ? next.Span : star.Span);
            }
        }

        _star = star;
        _rest = rest;
    }

    public void AddDoubleStar(PythonToken doubleStar, Arg rest)
    {
        if (_keywordRest is not null)
        {
            throw AstBuilder.Reject(DiagnosticCatalog.ArgumentsAfterKeywordRest, doubleStar.Span);
        }

        _keywordRest = rest;
    }

    public Arguments ToArguments(Span span) => new(
        _positionalOnly,
        _positional.ToArray(),
        _rest,
        _keywordOnly.ToArray(),
        _keywordDefaults.ToArray(),
        _keywordRest,
        _defaults.ToArray(),
        span);
}
