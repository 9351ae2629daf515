// What the tokens around a mistake tell, whatever rule the parser was in: forgotten commas, print statements, a match without its colon.
using Stackless.Compiler.Diagnostics;
using static Stackless.Compiler.Parsing.Generated.PythonParser;

namespace Stackless.Compiler.Parsing;

sealed partial class SyntaxErrorTranslator
{
    /// <summary>What the tokens alone tell, wherever they stand.</summary>
    Finding? FindAround(PythonToken unexpected)
    {
        if (unexpected.TokenIndex == 0)
        {
            return FindStatementAsValue(unexpected);
        }

        return FindLegacyStatement(unexpected)
            ?? FindMatchWithoutColon(unexpected)
            ?? FindPartOfString(unexpected)
            ?? FindForgottenComma(unexpected)
            ?? FindForgottenCommaAfterName(unexpected)
            ?? FindStatementAsValue(unexpected);
    }

    /// <summary>`x = pass if a else b`.</summary>
    Finding? FindStatementAsValue(PythonToken unexpected) =>
        unexpected.Type is PASS or BREAK or CONTINUE
        && _tokens[unexpected.TokenIndex + 1].Type == IF
        && Read(unexpected.TokenIndex + 2, static parser => parser.binary()) is { } condition
        && After(condition).Type == ELSE
            ? Error(DiagnosticCatalog.StatementBeforeIf, unexpected.Span)
            : null;

    /// <summary>`print x` and `exec x`.</summary>
    Finding? FindLegacyStatement(PythonToken unexpected)
    {
        var name = _tokens[unexpected.TokenIndex - 1];
        if (name.Type != NAME || name.Text is not ("print" or "exec") || unexpected.Type == LPAR
            || (name.TokenIndex > 0 && _tokens[name.TokenIndex - 1].Type is DOT or DEF or CLASS or NAME))
        {
            return null;
        }

        return Read(unexpected.TokenIndex, static parser => parser.starExpressions()) is { } value
            ? Error(DiagnosticCatalog.MissingCallParentheses(name.Text), name.Span.To(LastOf(value).Span))
            : null;
    }

    /// <summary>`match x` with its colon left out is no match statement to TokenRoles.</summary>
    Finding? FindMatchWithoutColon(PythonToken unexpected)
    {
        var name = _tokens[unexpected.TokenIndex - 1];
        var isFirst = name.TokenIndex == 0 || _tokens[name.TokenIndex - 1].Type is NEWLINE or INDENT or DEDENT;
        if (!isFirst || name.Type != NAME || name.Text != "match")
        {
            return null;
        }

        return Read(unexpected.TokenIndex, static parser => parser.starNamedExpressions()) is { } subject && After(subject).Type == NEWLINE
            ? Error(DiagnosticCatalog.ExpectedColon, After(subject).Span)
            : null;
    }

    /// <summary>`"a" b "c"`: perhaps b was meant to be inside.</summary>
    Finding? FindPartOfString(PythonToken unexpected)
    {
        var index = unexpected.TokenIndex;
        if (_tokens[index - 1].Type != STRING || unexpected.Type == STRING || (index > 1 && _tokens[index - 2].Type == STRING))
        {
            return null;
        }

        while (_tokens[index].Type != STRING)
        {
            if (!StartsExpression(_tokens[index]) || Read(index, static parser => parser.expression()) is not { } part)
            {
                return null;
            }

            index = After(part).TokenIndex;
        }

        return Error(DiagnosticCatalog.PartOfString, unexpected.Span.To(_tokens[index - 1].Span));
    }

    /// <summary>`(name "a" b)`: a name and a string side by side may be a misspelled prefix; what follows the string is looked at all the same.</summary>
    Finding? FindForgottenCommaAfterName(PythonToken unexpected)
    {
        if (_tokens[unexpected.TokenIndex - 1].Type != NAME
            || !StartsExpression(unexpected)
            || Read(unexpected.TokenIndex, static parser => parser.binary()) is not { } first
            || !StartsExpression(After(first))
            || Read(After(first).TokenIndex, static parser => parser.expression()) is not { } second
            || DepthAt(LastOf(second)) <= 0)
        {
            return null;
        }

        return Error(DiagnosticCatalog.ForgottenComma, unexpected.Span.To(LastOf(second).Span));
    }

    /// <summary>Two expressions side by side within brackets.</summary>
    Finding? FindForgottenComma(PythonToken unexpected)
    {
        // Read in any case: how far CPython looked decides whether it finds a bracket open.
        if (!StartsExpression(unexpected)
            || !EndsExpression(_tokens[unexpected.TokenIndex - 1])
            || Read(unexpected.TokenIndex, static parser => parser.expression()) is not { } second
            || DepthAt(unexpected) <= 0
            || DepthAt(LastOf(second)) <= 0)
        {
            return null;
        }

        // The operand run that ends right before: as far to the left as it still reads as one, from a place where an expression may begin.
        var first = FindExpressionStart(unexpected);
        if (first is null || IsSoftKeyword(first) || (first.Type == NAME && _tokens[first.TokenIndex + 1].Type is STRING))
        {
            return null;
        }

        // Parameters and patterns look like expressions; only their defaults and annotations are.
        if (_isAmongNames && _tokens[first.TokenIndex - 1].Type is not (COLON or EQUAL))
        {
            return null;
        }

        return Error(DiagnosticCatalog.ForgottenComma, first.Span.To(LastOf(second).Span));
    }

    static bool IsSoftKeyword(PythonToken token) => token.Type == NAME && token.Text is "match" or "case" or "type" or "_";

    PythonToken? FindExpressionStart(PythonToken unexpected)
    {
        var depth = 0;
        for (var i = unexpected.TokenIndex - 1; i >= 0; i--)
        {
            var type = _tokens[i].Type;
            if (type is RPAR or RSQB or RBRACE)
            {
                depth++;
                continue;
            }

            if (depth > 0)
            {
                depth -= type is LPAR or LSQB or LBRACE ? 1 : 0;
                continue;
            }

            switch (type)
            {
                case LPAR or LSQB or LBRACE or COMMA or COLON or EQUAL or COLONEQUAL or ELSE or RARROW:
                    return ReadsUpTo(i + 1, unexpected);
                case STAR or DOUBLESTAR when i > 0 && _tokens[i - 1].Type is LPAR or COMMA && !IsInBraces(i):
                    return ReadsUpTo(i + 1, unexpected);
                case STAR or DOUBLESTAR when i > 0 && _tokens[i - 1].Type is LSQB or LBRACE:
                case FOR or IF or IN when type == FOR || type == IF || !IsComparisonIn(i):
                    return null;
                case NEWLINE or SEMI:
                    return null;
            }
        }

        return null;
    }

    bool IsInBraces(int index)
    {
        var depth = 0;
        for (var i = index - 1; i >= 0; i--)
        {
            switch (_tokens[i].Type)
            {
                case RPAR or RSQB or RBRACE:
                    depth++;
                    break;
                case LPAR or LSQB or LBRACE when depth-- == 0:
                    return _tokens[i].Type == LBRACE;
            }
        }

        return false;
    }

    /// <summary>An `in` of a comparison, not of a `for`.</summary>
    bool IsComparisonIn(int index)
    {
        var depth = 0;
        for (var i = index - 1; i >= 0; i--)
        {
            switch (_tokens[i].Type)
            {
                case RPAR or RSQB or RBRACE:
                    depth++;
                    break;
                case LPAR or LSQB or LBRACE when depth-- == 0:
                    return true;
                case FOR when depth == 0:
                    return false;
                case NEWLINE:
                    return true;
            }
        }

        return true;
    }

    PythonToken? ReadsUpTo(int index, PythonToken unexpected) =>
        index < unexpected.TokenIndex
        && Read(index, static parser => parser.binary()) is { } run
        && run.Stop.TokenIndex + 1 == unexpected.TokenIndex
            ? _tokens[index]
            : null;

    static bool EndsExpression(PythonToken token) => token.Type is NAME or NUMBER or STRING or FSTRING_END or TSTRING_END or RBRACE or RPAR or RSQB
        or NONE or TRUE or FALSE or ELLIPSIS;

    static bool StartsExpression(PythonToken token) => token.Type is NAME or NUMBER or STRING or FSTRING_START or TSTRING_START or LBRACE or LPAR or LSQB
        or NONE or TRUE or FALSE or ELLIPSIS or LAMBDA or AWAIT or TILDE or NOT;
}
