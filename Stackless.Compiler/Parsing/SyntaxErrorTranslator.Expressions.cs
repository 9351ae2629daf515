// Mistakes in expressions: conditional expressions, arguments, displays. Fields of interpolated strings are in SyntaxErrorTranslator.Fields,
// what neighbouring tokens tell (forgotten commas) in SyntaxErrorTranslator.Tokens.
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using static Stackless.Compiler.Parsing.Generated.PythonParser;

namespace Stackless.Compiler.Parsing;

sealed partial class SyntaxErrorTranslator
{
    Finding? FindInExpression(ParserRuleContext rule, PythonToken unexpected, bool isInnermost)
    {
        switch (rule)
        {
            case ExpressionContext expression:
                return FindInConditional(expression, unexpected, isInnermost);
            case ReplacementFieldContext field:
                return FindInField(field, unexpected, isInnermost);
            case ArgumentContext argument when FindInArgument(argument, unexpected) is { } finding:
                return finding;
            case PrimaryContext or ArgumentsContext when isInnermost && FindAfterArgument(rule, unexpected) is { } finding:
                return finding;
            case DictOrSetItemContext item when FindInDictItem(item, unexpected) is { } finding:
                return finding;
            case DictOrSetContext display when isInnermost && FindInDict(display, unexpected) is { } finding:
                return finding;
            case ListContext or DictOrSetContext when isInnermost && FindComprehensionTarget(rule, unexpected) is { } finding:
                return finding;
            case GroupContext when isInnermost && rule.ChildCount == 1 && unexpected.Type == DOUBLESTAR:
                return Read(unexpected.TokenIndex + 1, static parser => parser.expression()) is { } value && After(value).Type == RPAR
                    ? Error(DiagnosticCatalog.DoubleStarredNotHere, unexpected.Span)
                    : null;
            case GroupContext or ListContext or DictOrSetContext or DisplayItemsContext when isInnermost && unexpected.Type == EQUAL && FindNamedBefore(rule, unexpected) is { } test:
                return FindEqualSign(test, unexpected);
            case SliceContext when TypeOf(rule.children?[0]) == STAR && _tokens[unexpected.TokenIndex - 1].Type == STAR:
                return Error(DiagnosticCatalog.InvalidStarExpression, unexpected.Span);
            default:
                return null;
        }
    }

    static NamedExpressionContext? FindNamedBefore(ParserRuleContext rule, PythonToken unexpected)
    {
        var last = LastChild(rule) as ParserRuleContext;
        while (last is not null)
        {
            if (last is NamedExpressionContext found)
            {
                return found.Stop.TokenIndex + 1 == unexpected.TokenIndex ? found : null;
            }

            last = LastChild(last) as ParserRuleContext;
        }

        return null;
    }

    Finding? FindInConditional(ExpressionContext expression, PythonToken unexpected, bool isInnermost)
    {
        switch (expression.ChildCount)
        {
            case 3 when isInnermost && expression.children[1] is ITerminalNode && unexpected.Type != COLON:
                return Error(DiagnosticCatalog.ExpectedElse, SpanOf(expression.children[0]).To(LastOf(expression.children[2]).Span));
            case 4 or 5 when TypeOf(expression.children[3]) == ELSE:
                return expression.ChildCount == 4 || Read(TokenOf(expression.children[3]).TokenIndex + 1, static parser => parser.expression()) is null
                    ? Error(DiagnosticCatalog.ExpectedExpressionAfterElse, _tokens[TokenOf(expression.children[3]).TokenIndex + 1].Span)
                    : null;
            default:
                return null;
        }
    }

    Finding? FindInArgument(ArgumentContext argument, PythonToken unexpected)
    {
        var previous = _tokens[unexpected.TokenIndex - 1];
        var first = FirstOf(argument);
        if (TypeOf(argument.children?[0]) == STAR && ReferenceEquals(previous, first))
        {
            return Error(DiagnosticCatalog.InvalidStarExpression, unexpected.Span);
        }

        if (previous.Type == EQUAL && unexpected.Type is RPAR or COMMA && argument.ChildCount >= 2 && TypeOf(argument.children![1]) == EQUAL)
        {
            return previous.TokenIndex == first.TokenIndex + 1 && first.Type == NAME
                ? Error(DiagnosticCatalog.ExpectedArgumentValue, first.Span.To(previous.Span))
                : null;
        }

        return null;
    }

    /// <summary>What follows a complete argument and cannot.</summary>
    Finding? FindAfterArgument(ParserRuleContext rule, PythonToken unexpected)
    {
        var arguments = rule as ArgumentsContext ?? LastChild(rule) as ArgumentsContext;
        if (arguments is null || LastChild(arguments) is not ArgumentContext last || last.Stop.TokenIndex + 1 != unexpected.TokenIndex)
        {
            return null;
        }

        if (unexpected.Type == FOR && last.ChildCount == 3 && TypeOf(last.children[1]) == EQUAL && Read(unexpected.TokenIndex, static parser => parser.compFor()) is not null)
        {
            return Error(DiagnosticCatalog.MeantComparisonOrWalrus, FirstOf(last).Span.To(TokenOf(last.children[1]).Span));
        }

        var prefix = TypeOf(last.children[0]);
        if (unexpected.Type != EQUAL || prefix is not (STAR or DOUBLESTAR))
        {
            return null;
        }

        return Read(unexpected.TokenIndex + 1, static parser => parser.expression()) is { } value
            ? Error(
                prefix == STAR ? DiagnosticCatalog.CannotAssign("iterable argument unpacking") : DiagnosticCatalog.CannotAssign("keyword argument unpacking"),
                FirstOf(last).Span.To(LastOf(value).Span))
            : null;
    }

    Finding? FindInDictItem(DictOrSetItemContext item, PythonToken unexpected)
    {
        if (item.ChildCount < 2 || TypeOf(item.children[1]) != COLON)
        {
            return null;
        }

        var colon = TokenOf(item.children[1]);
        if (colon.TokenIndex + 1 != unexpected.TokenIndex)
        {
            return null;
        }

        if (unexpected.Type is COMMA or RBRACE)
        {
            return Error(DiagnosticCatalog.ExpectedDictValue, colon.Span);
        }

        if (unexpected.Type == STAR && ReadBitOr(unexpected.TokenIndex + 1, out var next) is not null)
        {
            return Error(DiagnosticCatalog.StarredDictValue, StartingFrom(unexpected, next));
        }

        return null;
    }

    /// <summary>`{a: 1, b 2}`: after the first pair every item needs its colon.</summary>
    Finding? FindInDict(DictOrSetContext display, PythonToken unexpected)
    {
        if (display.ChildCount < 4 || LastChild(display) is not DictOrSetItemContext { ChildCount: 1 } last)
        {
            return null;
        }

        var isDict = display.children[1] is DictOrSetItemContext { ChildCount: > 1 };
        return isDict && unexpected.Type != COLON && last.children[0] is StarNamedExpressionContext { ChildCount: 1 } key
            ? Error(DiagnosticCatalog.ExpectedDictColon, AstBuilder.MissingColonSpan(SpanOf(key)))
            : null;
    }

    Finding? FindComprehensionTarget(ParserRuleContext display, PythonToken unexpected)
    {
        if (unexpected.Type is not (FOR or ASYNC) || Read(unexpected.TokenIndex, static parser => parser.compFor()) is null)
        {
            return null;
        }

        var items = display is ListContext ? display.children?.Count > 1 ? (ParserRuleContext)display.children[1] : display : display;
        var from = display is ListContext ? 0 : 1;
        if (items.ChildCount <= from + 1 || (display is DictOrSetContext && items.children[from] is not DictOrSetItemContext { ChildCount: 1 }))
        {
            return null;
        }

        return Error(DiagnosticCatalog.MissingTargetParentheses, FirstOf(items.children[from]).Span.To(_tokens[unexpected.TokenIndex - 1].Span));
    }
}
