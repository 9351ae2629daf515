// Mistakes in statements: missing colons, blocks, handlers, targets.
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using static Stackless.Compiler.Parsing.Generated.PythonParser;

namespace Stackless.Compiler.Parsing;

sealed partial class SyntaxErrorTranslator
{
    /// <summary>What one unfinished rule tells; isInnermost: the token was unexpected right in it.</summary>
    Finding? FindIn(ParserRuleContext rule, PythonToken unexpected, bool isInnermost)
    {
        switch (rule)
        {
            case BlockContext block when isInnermost && TypeOf(LastChild(block)) == NEWLINE:
                return MissingBlock((ParserRuleContext)block.Parent, unexpected);
            case MatchStatementContext match when isInnermost && TypeOf(LastChild(match)) == NEWLINE:
                return MissingBlock("'match' statement", FirstOf(match), unexpected);
            case IfStatementContext or WhileStatementContext when isInnermost && LastChild(rule) is NamedExpressionContext test:
                return FindEqualSign(test, unexpected) ?? MissingColon(unexpected);
            case DecoratedContext or MatchCaseContext when isInnermost && unexpected.Type == EQUAL && LastChild(rule) is NamedExpressionContext test:
                return FindEqualSign(test, unexpected);
            case FunctionDefContext or ClassDefContext or TypeAliasContext when FindBoundOfMany(unexpected) is { } finding:
                return finding;
            case FunctionDefContext when !isInnermost && LastChild(rule) is TypeParamsContext parameters && unexpected.Type != RSQB:
                return Error(DiagnosticCatalog.ExpectedOpenParenthesis, FirstOf(parameters).Span);
            case ForStatementContext statement:
                return FindInFor(statement, 0, unexpected, isInnermost);
            case CompForContext clause:
                return FindInFor(clause, TypeOf(clause.children[0]) == ASYNC ? 1 : 0, unexpected, isInnermost);
            case SimpleStatementsContext when isInnermost && LastChild(rule) is SimpleStatementContext last:
                return FindAfterStatement((ParserRuleContext)last.children[0], unexpected);
            case WithStatementContext when isInnermost && LastChild(rule) is WithItemContext item && FindInWithItem(item) is { } finding:
                return finding;
            case WithStatementContext when isInnermost && LastChild(rule) is not null && TypeOf(LastChild(rule)) != WITH:
                return MissingColon(unexpected);
            case WithItemContext item:
                return FindInWithItem(item);
            case ClassDefContext when isInnermost && TypeOf(LastChild(rule)) is NAME or RPAR or TokenConstants.InvalidType:
                return MissingColon(unexpected);
            case FunctionDefContext when isInnermost:
                return FindInFunction(rule, unexpected);
            case LambdaContext when isInnermost:
                return FindInParameters(rule, unexpected, isLambda: true);
            case ElseBlockContext or FinallyBlockContext when isInnermost && rule.ChildCount == 1:
                return Error(DiagnosticCatalog.ExpectedColon, unexpected.Span);
            case TryStatementContext when isInnermost:
                return FindInTry(rule, unexpected);
            case ExceptHandlerContext:
                return FindInExcept(rule, unexpected, isInnermost);
            case MatchCaseContext or PatternsContext or PatternContext or GroupPatternContext or SequencePatternContext when FindInPattern(unexpected) is { } finding:
                return finding;
            case MatchCaseContext when isInnermost && rule.ChildCount > 1:
                return MissingColon(unexpected);
            case DottedAliasContext or FromAliasContext:
                return FindInAlias(rule);
            case ImportStatementContext:
                return FindInImport(rule, unexpected);
            case ImportFromContext when isInnermost || LastChild(rule) is FromAliasContext:
                return FindInImportFrom(rule, unexpected);
            case DeleteContext:
                return FindInDelete(rule);
            case ExpressionStatementContext:
                return FindInAssignment(rule);
            case ParametersContext or LambdaParametersContext or ParameterContext or LambdaParameterContext:
                return FindInParameters(rule, unexpected, rule is LambdaParametersContext or LambdaParameterContext);
            case TypeParamsContext when unexpected.Type == RSQB && _tokens[unexpected.TokenIndex - 1].Type == LSQB:
                return Error(DiagnosticCatalog.EmptyTypeParameters, StartingFrom(unexpected, unexpected));
            default:
                return FindInExpression(rule, unexpected, isInnermost);
        }
    }

    /// <summary>A bound where none may be: `[*A: int]`, `[**A: (int, str)]`.</summary>
    Finding? FindBoundOfMany(PythonToken colon)
    {
        var at = colon.TokenIndex;
        if (colon.Type != COLON || at < 3 || _tokens[at - 1].Type != NAME || _tokens[at - 2].Type is not (STAR or DOUBLESTAR) || _tokens[at - 3].Type is not (LSQB or COMMA))
        {
            return null;
        }

        var isConstrained = Read(at + 1, static parser => parser.expression()) is { } bound && _builder.TryBuild(bound, out var value) && value is Ast.Tuple;
        return Error(DiagnosticCatalog.BoundOfMany(isConstrained, _tokens[at - 2].Type == STAR), StartingFrom(colon, colon));
    }

    static Finding? MissingColon(PythonToken unexpected) =>
        unexpected.Type == NEWLINE ? Error(DiagnosticCatalog.ExpectedColon, unexpected.Span) : null;

    Finding MissingBlock(ParserRuleContext owner, PythonToken unexpected)
    {
        // In `if` and `try` the keyword that began the block is the last one before it.
        var keyword = FirstOf(owner);
        foreach (var child in owner.children)
        {
            if (TypeOf(child) is IF or ELIF or TRY)
            {
                keyword = TokenOf(child);
            }
        }

        var what = owner switch
        {
            FunctionDefContext => "function definition",
            ClassDefContext => "class definition",
            ExceptHandlerContext when TypeOf(owner.children[1]) == STAR => "'except*' statement",
            _ => $"'{keyword.Text}' statement",
        };
        return MissingBlock(what, keyword, unexpected);
    }

    Finding MissingBlock(string what, PythonToken keyword, PythonToken unexpected) =>
        new("IndentationError", DiagnosticCatalog.ExpectedIndentedBlock(what, keyword.Span.Line), PlaceOf(unexpected));

    /// <summary>`if x = 3`: an assignment where a condition was meant.</summary>
    Finding? FindEqualSign(NamedExpressionContext test, PythonToken unexpected)
    {
        if (unexpected.Type != EQUAL || test.ChildCount != 1 || !ReferenceEquals(After(test), unexpected))
        {
            return null;
        }

        var right = ReadBitOr(unexpected.TokenIndex + 1, out var next);
        if (right is null || next.Type is EQUAL or COLONEQUAL)
        {
            return null;
        }

        if (test.Start == test.Stop && FirstOf(test).Type == NAME)
        {
            return Error(DiagnosticCatalog.MeantComparisonOrWalrus, FirstOf(test).Span.To(_tokens[next.TokenIndex - 1].Span));
        }

        return _builder.TryBuild((ExpressionContext)test.children[0], out var left) ? CannotAssignHere(left, test) : null;
    }

    Finding? CannotAssignHere(Expr left, ParserRuleContext place) =>
        left is List or Tuple or GeneratorExp or Constant { Value: ConstantBool or ConstantNone } || !IsBitOr(left)
            ? null
            : left is Name ? null : Error(DiagnosticCatalog.CannotAssignHere(InvalidTargets.Describe(left)), left.Span == default ? SpanOf(place) : left.Span);

    static bool IsBitOr(Expr value) =>
        value is not (BoolOp or Compare or Lambda or IfExp or Starred or UnaryOp { Op: UnaryOperator.Not } or NamedExpr);

    /// <summary>An assignment whose target is none: the plain words, or those that propose `==` where a comparison may have been meant.</summary>
    Finding? FindInAssignment(ParserRuleContext statement) =>
        statement.ChildCount > 1 && TypeOf(statement.children[1]) == EQUAL && _builder.FindInvalidAssignment((ExpressionStatementContext)statement, out var message, out var span)
            ? Error(message, span)
            : null;

    Finding? FindInFor(ParserRuleContext rule, int keywordIndex, PythonToken unexpected, bool isInnermost)
    {
        if (isInnermost && rule is ForStatementContext && LastChild(rule) is StarExpressionsContext)
        {
            return MissingColon(unexpected);
        }

        if (rule is CompForContext && FindMissingIn(FirstOf(rule).TokenIndex + keywordIndex + 1) is { } missing)
        {
            return missing;
        }

        if (_builder.HasGoodTargets(rule))
        {
            return null;
        }

        // `for x + 1 in y`: read all of it as an expression, whose left side is then the target.
        var index = FirstOf(rule).TokenIndex + keywordIndex + 1;
        if (Read(index, static parser => parser.starExpressions()) is not { } targets || !_builder.TryBuild(targets, out var value))
        {
            return null;
        }

        return FindInvalidTarget(value, isDelete: false, isFor: true) is { } invalid
            ? Error(DiagnosticCatalog.CannotAssign(InvalidTargets.Describe(invalid)), invalid.Span)
            : null;
    }

    /// <summary>`[x for y, z w]`: what stands in the place of a comprehension's targets ends before an `in`.</summary>
    Finding? FindMissingIn(int index)
    {
        while (ReadBitOr(index, out var next) is not null)
        {
            if (next.Type == IN)
            {
                return null;
            }

            index = next.TokenIndex + 1;
            if (next.Type != COMMA)
            {
                return Error(DiagnosticCatalog.ExpectedIn, next.Span);
            }

            if (_tokens[index].Type is IN or RPAR or RSQB or RBRACE)
            {
                return _tokens[index].Type == IN ? null : Error(DiagnosticCatalog.ExpectedIn, _tokens[index].Span);
            }
        }

        return null;
    }

    static Expr? FindInvalidTarget(Expr value, bool isDelete, bool isFor = false)
    {
        switch (value)
        {
            case Compare comparison when isFor:
                return comparison.Ops[0] == CmpOperator.In ? FindInvalidTarget(comparison.Left, isDelete, isFor) : null;
            case Name or Attribute or Subscript:
                return null;
            case Starred starred when !isDelete:
                return FindInvalidTarget(starred.Value, isDelete, isFor);
            case Tuple tuple:
                return FindFirst(tuple.Elts, isDelete, isFor);
            case List list:
                return FindFirst(list.Elts, isDelete, isFor);
            default:
                return value;
        }
    }

    static Expr? FindFirst(IReadOnlyList<Expr> elements, bool isDelete, bool isFor)
    {
        foreach (var element in elements)
        {
            if (FindInvalidTarget(element, isDelete, isFor) is { } invalid)
            {
                return invalid;
            }
        }

        return null;
    }

    Finding? FindInWithItem(WithItemContext item)
    {
        for (var i = 0; i < item.ChildCount; i++)
        {
            if (TypeOf(item.children[i]) == AS)
            {
                return FindBadTargetAfter(TokenOf(item.children[i]), COMMA, RPAR, COLON);
            }
        }

        return null;
    }

    Finding? FindBadTargetAfter(PythonToken keyword, params int[] followers)
    {
        if (Read(keyword.TokenIndex + 1, static parser => parser.expression()) is not { } context
            || !_builder.TryBuild(context, out var value)
            || Array.IndexOf(followers, After(context).Type) < 0
            || FindInvalidTarget(value, isDelete: false) is not { } invalid)
        {
            return null;
        }

        return Error(DiagnosticCatalog.CannotAssign(InvalidTargets.Describe(invalid)), invalid.Span);
    }

    Finding? FindInFunction(ParserRuleContext function, PythonToken unexpected)
    {
        var last = LastChild(function);
        if (last is ParametersContext || TypeOf(last) == LPAR)
        {
            return FindInParameters(function, unexpected, isLambda: false);
        }

        if (TypeOf(last) == NAME || last is TypeParamsContext)
        {
            return Error(DiagnosticCatalog.ExpectedOpenParenthesis, unexpected.Span);
        }

        return TypeOf(last) == RPAR && unexpected.Type != RARROW || last is ExpressionContext ? Error(DiagnosticCatalog.ExpectedColon, unexpected.Span) : null;
    }

    Finding? FindInTry(ParserRuleContext statement, PythonToken unexpected) => statement.ChildCount switch
    {
        1 => Error(DiagnosticCatalog.ExpectedColon, unexpected.Span),
        3 => Error(DiagnosticCatalog.ExpectedExceptOrFinally, PlaceOf(unexpected)),
        _ => null,
    };

    Finding? FindInExcept(ParserRuleContext handler, PythonToken unexpected, bool isInnermost)
    {
        var isStar = handler.ChildCount > 1 && TypeOf(handler.children[1]) == STAR;
        for (var i = 0; i < handler.ChildCount; i++)
        {
            if (TypeOf(handler.children[i]) == AS
                && Read(TokenOf(handler.children[i]).TokenIndex + 1, static parser => parser.expression()) is { } target
                && After(target).Type == COLON
                && _builder.TryBuild(target, out var value)
                && value is not Name)
            {
                return Error(DiagnosticCatalog.CannotUseExceptWith(isStar ? "except*" : "except", InvalidTargets.Describe(value)), value.Span);
            }
        }

        if (!isInnermost)
        {
            return isStar && handler.ChildCount == 2 && unexpected.Type is NEWLINE or COLON ? Error(DiagnosticCatalog.ExpectedExceptionTypes, unexpected.Span) : null;
        }

        if (isStar && handler.ChildCount == 2 && unexpected.Type is NEWLINE or COLON)
        {
            return Error(DiagnosticCatalog.ExpectedExceptionTypes, unexpected.Span);
        }

        return TypeOf(LastChild(handler)) is AS or COMMA ? null : MissingColon(unexpected);
    }

    Finding? FindInPattern(PythonToken unexpected)
    {
        for (var i = unexpected.TokenIndex - 1; i >= unexpected.TokenIndex - 2; i--)
        {
            if (_tokens[i].Type == AS)
            {
                return FindBadPatternTarget(_tokens[i]);
            }
        }

        return null;
    }

    /// <summary>What cannot follow a statement that is complete in itself.</summary>
    Finding? FindAfterStatement(ParserRuleContext statement, PythonToken unexpected) => statement switch
    {
        ImportStatementContext => FindInImport(statement, unexpected),
        ImportFromContext => FindInImportFrom(statement, unexpected),
        DeleteContext => FindInDelete(statement),
        ExpressionStatementContext { ChildCount: 1 } when unexpected.Type == COLONEQUAL => FindWalrusStatement(statement),
        _ => null,
    };

    Finding? FindWalrusStatement(ParserRuleContext statement) =>
        Read(FirstOf(statement).TokenIndex, static parser => parser.expression()) is { } target
        && After(target).Type == COLONEQUAL
        && _builder.TryBuild(target, out var value)
        && value is not Name
            ? Error(DiagnosticCatalog.CannotNameWithWalrus(InvalidTargets.Describe(value)), value.Span)
            : null;

    Finding? FindBadPatternTarget(PythonToken keyword) =>
        Read(keyword.TokenIndex + 1, static parser => parser.expression()) is { } target && _builder.TryBuild(target, out var value) && value is not Name
            ? Error(DiagnosticCatalog.CannotUseAs(InvalidTargets.Describe(value), "pattern"), value.Span)
            : null;

    Finding? FindInAlias(ParserRuleContext alias)
    {
        for (var i = 0; i < alias.ChildCount; i++)
        {
            if (TypeOf(alias.children[i]) == AS
                && Read(TokenOf(alias.children[i]).TokenIndex + 1, static parser => parser.expression()) is { } target
                && _builder.TryBuild(target, out var value)
                && (value is not Name || After(target).Type is not (COMMA or RPAR or NEWLINE)))
            {
                return Error(DiagnosticCatalog.CannotUseAs(InvalidTargets.Describe(value), "import"), value.Span);
            }
        }

        return null;
    }

    Finding? FindInImport(ParserRuleContext import, PythonToken unexpected)
    {
        if (import.ChildCount == 1 || (import.ChildCount == 2 && FirstOf(import).TokenIndex + 1 == unexpected.TokenIndex))
        {
            return unexpected.Type == NEWLINE ? Error(DiagnosticCatalog.ExpectedNamesAfterImport, unexpected.Span with { EndColumn = unexpected.Span.Column }) : null;
        }

        if (LastChild(import) is DottedAliasContext last && FindInAlias(last) is { } finding)
        {
            return finding;
        }

        if (unexpected.Type == FROM && Read(unexpected.TokenIndex + 1, static parser => parser.dottedName()) is { } module)
        {
            return Error(DiagnosticCatalog.MeantFromImport, StartingFrom(FirstOf(import), After(module)));
        }

        return null;
    }

    Finding? FindInImportFrom(ParserRuleContext import, PythonToken unexpected)
    {
        var previous = _tokens[unexpected.TokenIndex - 1];
        if (unexpected.Type == NEWLINE && previous.Type == IMPORT)
        {
            return Error(DiagnosticCatalog.ExpectedNamesAfterImport, unexpected.Span with { EndColumn = unexpected.Span.Column });
        }

        if (unexpected.Type == NEWLINE && previous.Type == COMMA)
        {
            foreach (var child in import.children)
            {
                if (TypeOf(child) is LPAR or STAR)
                {
                    return null;
                }
            }

            return Error(DiagnosticCatalog.TrailingCommaInImport, unexpected.Span);
        }

        return LastChild(import) is FromAliasContext last ? FindInAlias(last) : null;
    }

    Finding? FindInDelete(ParserRuleContext statement)
    {
        if (Read(FirstOf(statement).TokenIndex + 1, static parser => parser.starExpressions()) is not { } targets || !_builder.TryBuild(targets, out var value))
        {
            return null;
        }

        return FindInvalidTarget(value, isDelete: true) is { } invalid
            ? Error(DiagnosticCatalog.CannotDelete(InvalidTargets.Describe(invalid)), invalid.Span)
            : null;
    }

    Finding? FindInParameters(ParserRuleContext rule, PythonToken unexpected, bool isLambda)
    {
        var previous = _tokens[unexpected.TokenIndex - 1];
        if (rule is ParametersContext or LambdaParametersContext)
        {
            if (_builder.TryBuildParameters(rule, isLambda) is { } rejected)
            {
                return Error(rejected.Message, rejected.Span);
            }
        }

        if (unexpected.Type == LPAR && previous.Type is LPAR or COMMA or LAMBDA && FindParenthesizedParameters(unexpected) is { } close)
        {
            return Error(DiagnosticCatalog.ParenthesizedParameters(isLambda), unexpected.Span.To(close.Span));
        }

        if (unexpected.Type == STAR && previous.Type == SLASH)
        {
            return Error(DiagnosticCatalog.CommaBetweenSlashAndStar, unexpected.Span);
        }

        if (previous.Type == EQUAL && unexpected.Type is RPAR or COMMA && !isLambda)
        {
            return Error(DiagnosticCatalog.ExpectedDefaultValue, previous.Span);
        }

        if (unexpected.Type == EQUAL && previous.Type == NAME && _tokens[previous.TokenIndex - 1].Type is STAR or DOUBLESTAR)
        {
            return Error(DiagnosticCatalog.RestCannotHaveDefault(_tokens[previous.TokenIndex - 1].Type == DOUBLESTAR), unexpected.Span);
        }

        return null;
    }

    /// <summary>`(a, b)` among parameters; the closing parenthesis.</summary>
    PythonToken? FindParenthesizedParameters(PythonToken open)
    {
        var i = open.TokenIndex + 1;
        if (_tokens[i].Type != NAME)
        {
            return null;
        }

        while (_tokens[i].Type == NAME)
        {
            i++;
            if (_tokens[i].Type == COMMA)
            {
                i++;
            }
        }

        return _tokens[i].Type == RPAR ? _tokens[i] : null;
    }
}
