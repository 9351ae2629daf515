// Mistakes in expressions: forgotten commas, arguments, displays, conditional expressions, fields of interpolated strings.
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using static Stackless.Compiler.Parsing.Generated.PythonParser;

namespace Stackless.Compiler.Parsing;

internal sealed partial class SyntaxErrorTranslator
{
    private Finding? FindInExpression(ParserRuleContext rule, PythonToken unexpected, bool isInnermost)
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

    private static NamedExpressionContext? FindNamedBefore(ParserRuleContext rule, PythonToken unexpected)
    {
        ParserRuleContext? last = LastChild(rule) as ParserRuleContext;
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

    private Finding? FindInConditional(ExpressionContext expression, PythonToken unexpected, bool isInnermost)
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

    private Finding? FindInArgument(ArgumentContext argument, PythonToken unexpected)
    {
        PythonToken previous = _tokens[unexpected.TokenIndex - 1];
        PythonToken first = FirstOf(argument);
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
    private Finding? FindAfterArgument(ParserRuleContext rule, PythonToken unexpected)
    {
        ArgumentsContext? arguments = rule as ArgumentsContext ?? LastChild(rule) as ArgumentsContext;
        if (arguments is null || LastChild(arguments) is not ArgumentContext last || last.Stop.TokenIndex + 1 != unexpected.TokenIndex)
        {
            return null;
        }

        if (unexpected.Type == FOR && last.ChildCount == 3 && TypeOf(last.children[1]) == EQUAL && Read(unexpected.TokenIndex, static parser => parser.compFor()) is not null)
        {
            return Error(DiagnosticCatalog.MeantComparisonOrWalrus, FirstOf(last).Span.To(TokenOf(last.children[1]).Span));
        }

        int prefix = TypeOf(last.children[0]);
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

    private Finding? FindInDictItem(DictOrSetItemContext item, PythonToken unexpected)
    {
        if (item.ChildCount < 2 || TypeOf(item.children[1]) != COLON)
        {
            return null;
        }

        PythonToken colon = TokenOf(item.children[1]);
        if (colon.TokenIndex + 1 != unexpected.TokenIndex)
        {
            return null;
        }

        if (unexpected.Type is COMMA or RBRACE)
        {
            return Error(DiagnosticCatalog.ExpectedDictValue, colon.Span);
        }

        if (unexpected.Type == STAR && ReadBitOr(unexpected.TokenIndex + 1, out PythonToken next) is not null)
        {
            return Error(DiagnosticCatalog.StarredDictValue, StartingFrom(unexpected, next));
        }

        return null;
    }

    /// <summary>`{a: 1, b 2}`: after the first pair every item needs its colon.</summary>
    private Finding? FindInDict(DictOrSetContext display, PythonToken unexpected)
    {
        if (display.ChildCount < 4 || LastChild(display) is not DictOrSetItemContext { ChildCount: 1 } last)
        {
            return null;
        }

        bool isDict = display.children[1] is DictOrSetItemContext { ChildCount: > 1 };
        return isDict && unexpected.Type != COLON && last.children[0] is StarNamedExpressionContext { ChildCount: 1 } key
            ? Error(DiagnosticCatalog.ExpectedDictColon, AstBuilder.MissingColonSpan(SpanOf(key)))
            : null;
    }

    private Finding? FindComprehensionTarget(ParserRuleContext display, PythonToken unexpected)
    {
        if (unexpected.Type is not (FOR or ASYNC) || Read(unexpected.TokenIndex, static parser => parser.compFor()) is null)
        {
            return null;
        }

        ParserRuleContext items = display is ListContext ? display.children?.Count > 1 ? (ParserRuleContext)display.children[1] : display : display;
        int from = display is ListContext ? 0 : 1;
        if (items.ChildCount <= from + 1 || (display is DictOrSetContext && items.children[from] is not DictOrSetItemContext { ChildCount: 1 }))
        {
            return null;
        }

        return Error(DiagnosticCatalog.MissingTargetParentheses, FirstOf(items.children[from]).Span.To(_tokens[unexpected.TokenIndex - 1].Span));
    }

    private Finding? FindInField(ReplacementFieldContext field, PythonToken unexpected, bool isInnermost)
    {
        PythonToken open = FirstOf(field);
        PythonToken previous = _tokens[unexpected.TokenIndex - 1];
        string noun = NounOf(open);
        if (ReferenceEquals(previous, open) && unexpected.Type is EQUAL or EXCLAMATION or COLON or RBRACE)
        {
            return Error(DiagnosticCatalog.FieldNeedsExpression(noun, unexpected.Text), unexpected.Span);
        }

        int count = field.ChildCount;
        bool hasValue = count > 1 && field.children[1] is ValueExpressionContext && (isInnermost || count > 2);
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

        for (int i = 2; i < count; i++)
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

    private Finding? FindInFieldValue(ReplacementFieldContext field, PythonToken open, PythonToken unexpected, string noun)
    {
        if (_tokens[open.TokenIndex + 1].Type == LAMBDA)
        {
            for (int i = open.TokenIndex + 1; i <= unexpected.TokenIndex; i++)
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

        if (DepthAt(unexpected) > DepthAt(open) && unexpected.Type is not (RBRACE or RPAR or RSQB))
        {
            // Inside brackets of its own; the field itself is not to blame.
            return null;
        }

        // The longest value that can be read tells what was missed after it.
        PythonToken? next = ReadLongestValue(open.TokenIndex + 1);
        if (next is null)
        {
            return Error(DiagnosticCatalog.FieldNeedsValidExpression(noun), _tokens[open.TokenIndex + 1].Span);
        }

        return Error(DiagnosticCatalog.FieldExpects(noun, "'=', or '!', or ':', or '}'"), next.Span);
    }

    /// <summary>The token after the longest run of complete operands from a place: in `a +}` the plus.</summary>
    private PythonToken? ReadLongestValue(int index)
    {
        if (Read(index, static parser => parser.primary()) is not { } first)
        {
            return null;
        }

        PythonToken next = After(first);
        while (next.Type is PLUS or MINUS or STAR or SLASH or PERCENT or AT or AMPER or VBAR or CIRCUMFLEX or DOUBLESLASH or DOUBLESTAR or AND or OR or IN or IS
            or LESS or GREATER or EQEQUAL or NOTEQUAL or LESSEQUAL or GREATEREQUAL or LEFTSHIFT or RIGHTSHIFT or COMMA)
        {
            if (Read(next.TokenIndex + 1, static parser => parser.primary()) is not { } operand)
            {
                return next;
            }

            next = After(operand);
        }

        return next;
    }

    private static bool AtEndOfString(PythonToken token) => token.Type is FSTRING_END or TSTRING_END;

    private string NounOf(PythonToken open)
    {
        int depth = 0;
        for (int i = open.TokenIndex; i >= 0; i--)
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

    /// <summary>What the tokens alone tell, wherever they stand.</summary>
    private Finding? FindAround(PythonToken unexpected)
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
    private Finding? FindStatementAsValue(PythonToken unexpected) =>
        unexpected.Type is PASS or BREAK or CONTINUE
        && _tokens[unexpected.TokenIndex + 1].Type == IF
        && Read(unexpected.TokenIndex + 2, static parser => parser.binary()) is { } condition
        && After(condition).Type == ELSE
            ? Error(DiagnosticCatalog.StatementBeforeIf, unexpected.Span)
            : null;

    /// <summary>`print x` and `exec x`.</summary>
    private Finding? FindLegacyStatement(PythonToken unexpected)
    {
        PythonToken name = _tokens[unexpected.TokenIndex - 1];
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
    private Finding? FindMatchWithoutColon(PythonToken unexpected)
    {
        PythonToken name = _tokens[unexpected.TokenIndex - 1];
        bool isFirst = name.TokenIndex == 0 || _tokens[name.TokenIndex - 1].Type is NEWLINE or INDENT or DEDENT;
        if (!isFirst || name.Type != NAME || name.Text != "match")
        {
            return null;
        }

        return Read(unexpected.TokenIndex, static parser => parser.starNamedExpressions()) is { } subject && After(subject).Type == NEWLINE
            ? Error(DiagnosticCatalog.ExpectedColon, After(subject).Span)
            : null;
    }

    /// <summary>`"a" b "c"`: perhaps b was meant to be inside.</summary>
    private Finding? FindPartOfString(PythonToken unexpected)
    {
        int index = unexpected.TokenIndex;
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
    private Finding? FindForgottenCommaAfterName(PythonToken unexpected)
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
    private Finding? FindForgottenComma(PythonToken unexpected)
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
        PythonToken? first = FindExpressionStart(unexpected);
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

    private static bool IsSoftKeyword(PythonToken token) => token.Type == NAME && token.Text is "match" or "case" or "type" or "_";

    private PythonToken? FindExpressionStart(PythonToken unexpected)
    {
        int depth = 0;
        for (int i = unexpected.TokenIndex - 1; i >= 0; i--)
        {
            int type = _tokens[i].Type;
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

    private bool IsInBraces(int index)
    {
        int depth = 0;
        for (int i = index - 1; i >= 0; i--)
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
    private bool IsComparisonIn(int index)
    {
        int depth = 0;
        for (int i = index - 1; i >= 0; i--)
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

    private PythonToken? ReadsUpTo(int index, PythonToken unexpected) =>
        index < unexpected.TokenIndex
        && Read(index, static parser => parser.binary()) is { } run
        && run.Stop.TokenIndex + 1 == unexpected.TokenIndex
            ? _tokens[index]
            : null;

    private static bool EndsExpression(PythonToken token) => token.Type is NAME or NUMBER or STRING or FSTRING_END or TSTRING_END or RBRACE or RPAR or RSQB
        or NONE or TRUE or FALSE or ELLIPSIS;

    private static bool StartsExpression(PythonToken token) => token.Type is NAME or NUMBER or STRING or FSTRING_START or TSTRING_START or LBRACE or LPAR or LSQB
        or NONE or TRUE or FALSE or ELLIPSIS or LAMBDA or AWAIT or TILDE or NOT;
}
