// Mistakes in the fields of interpolated strings: `{}`, `{a b}`, `{x!}`, `{lambda x: 1}`.
using Stackless.Compiler.Diagnostics;
using static Stackless.Compiler.Parsing.Generated.PythonParser;

namespace Stackless.Compiler.Parsing;

sealed partial class SyntaxErrorTranslator
{
    Finding? FindInField(ReplacementFieldContext field, PythonToken unexpected, bool isInnermost)
    {
        var open = FirstOf(field);
        var previous = _tokens[unexpected.TokenIndex - 1];
        var noun = NounOf(open);
        if (ReferenceEquals(previous, open) && unexpected.Type is EQUAL or EXCLAMATION or COLON or RBRACE)
        {
            return Error(DiagnosticCatalog.FieldNeedsExpression(noun, unexpected.Text), unexpected.Span);
        }

        var count = field.ChildCount;
        var hasValue = count > 1 && field.children[1] is ValueExpressionContext && (isInnermost || count > 2);
        if (!hasValue)
        {
            return FindInFieldValue(field, open, unexpected, noun);
        }

        if (unexpected.Type == EXCLAMATION || previous.Type == EXCLAMATION)
        {
            return previous.Type != EXCLAMATION ? null
                : unexpected.Type is COLON or RBRACE ? Error(DiagnosticCatalog.MissingConversion(noun), unexpected.Span)
                : Error(DiagnosticCatalog.InvalidConversionCharacter(noun), unexpected.Span);
        }

        if (previous.Type == NAME && FirstOf(field.children[count - 1]) is { } last && ReferenceEquals(last, previous) && TypeOf(field.children[count - 2]) == EXCLAMATION)
        {
            return Error(AtEndOfString(unexpected) ? DiagnosticCatalog.FieldExpects(noun, "'}'") : DiagnosticCatalog.FieldExpects(noun, "':' or '}'"), unexpected.Span);
        }

        for (var i = 2; i < count; i++)
        {
            if (TypeOf(field.children[i]) == COLON)
            {
                return Error(DiagnosticCatalog.FieldExpects(noun, "'}', or format specs"), unexpected.Span);
            }
        }

        if (AtEndOfString(unexpected))
        {
            return Error(DiagnosticCatalog.FieldExpects(noun, "'}'"), unexpected.Span);
        }

        return TypeOf(field.children[count - 1]) == EQUAL
            ? Error(DiagnosticCatalog.FieldExpects(noun, "'!', or ':', or '}'"), unexpected.Span)
            : FindForgottenComma(unexpected) ?? Error(DiagnosticCatalog.FieldExpects(noun, "'=', or '!', or ':', or '}'"), unexpected.Span);
    }

    Finding? FindInFieldValue(ReplacementFieldContext field, PythonToken open, PythonToken unexpected, string noun)
    {
        if (_tokens[open.TokenIndex + 1].Type == LAMBDA)
        {
            for (var i = open.TokenIndex + 1; i <= unexpected.TokenIndex; i++)
            {
                if (_tokens[i].Type == COLON)
                {
                    return Error(DiagnosticCatalog.LambdaInField(noun), _tokens[open.TokenIndex + 1].Span.To(_tokens[i].Span));
                }
            }
        }

        if (FindAround(unexpected) is { } around)
        {
            return around;
        }

        // The longest value that can be read tells what was missed after it.
        return ReadLongestValue(open.TokenIndex + 1, unexpected.TokenIndex) is { } next
            ? Error(DiagnosticCatalog.FieldExpects(noun, "'=', or '!', or ':', or '}'"), next.Span)
            : Error(DiagnosticCatalog.FieldNeedsValidExpression(noun), _tokens[open.TokenIndex + 1].Span);
    }

    /// <summary>The token after the longest value that begins at a place and ends before another: in `a +}` the plus.</summary>
    PythonToken? ReadLongestValue(int index, int end)
    {
        for (var next = end; next > index; next--)
        {
            var cut = new SyntaxErrorTranslator(source, new TokenSequence([.. _tokens[..next], _tokens[^1]], sequence.TokenSource), null, null);
            if (cut.Read(index, static parser => parser.starExpressions()) is { } value && value.Stop.TokenIndex == next - 1)
            {
                return _tokens[next];
            }
        }

        return null;
    }

    static bool AtEndOfString(PythonToken token) => token.Type is FSTRING_END or TSTRING_END;

    string NounOf(PythonToken open)
    {
        var depth = 0;
        for (var i = open.TokenIndex; i >= 0; i--)
        {
            switch (_tokens[i].Type)
            {
                case FSTRING_END or TSTRING_END:
                    depth++;
                    break;
                case FSTRING_START when depth-- == 0:
                    return "f-string";
                case TSTRING_START when depth-- == 0:
                    return "t-string";
            }
        }

        return "f-string";
    }
}
