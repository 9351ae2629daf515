// What SyntaxErrorTranslator asks: would this part build, and what is wrong with an assignment. Nothing here is used for programs that parse,
// but for the check of assignments.
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using static Stackless.Compiler.Parsing.Generated.PythonParser;
using static Stackless.Compiler.Parsing.OperatorTokens;

namespace Stackless.Compiler.Parsing;

sealed partial class AstBuilder
{
    /// <summary>Parts that TryBuild builds as a whole; the others are looked into.</summary>
    public static bool IsBuilt(ParserRuleContext part) => part is StatementContext or SimpleStatementContext or SimpleStatementsContext or ExpressionContext
        or StarExpressionContext or StarExpressionsContext or NamedExpressionContext or StarNamedExpressionContext
        or CompForContext or PrimaryContext or BinaryContext or ParametersContext or LambdaParametersContext or StringsContext or PatternsContext
        or ValueExpressionContext or BlockContext or ExceptHandlerContext;

    public SyntaxRejectedException? TryBuild(ParserRuleContext part)
    {
        try
        {
            switch (part)
            {
                case StatementContext statement:
                    BuildStatement(statement, []);
                    break;
                case SimpleStatementsContext statements:
                    BuildSimpleStatements(statements, []);
                    break;
                case SimpleStatementContext statement:
                    BuildSimpleStatement(statement);
                    break;
                case BlockContext block:
                    BuildBlock(block);
                    break;
                case ExpressionContext expression:
                    BuildExpression(expression);
                    break;
                case NamedExpressionContext expression:
                    BuildNamedExpression(expression);
                    break;
                case StarExpressionContext expression:
                    BuildStarExpression(expression);
                    break;
                case StarExpressionsContext expressions:
                    BuildStarExpressions(expressions);
                    break;
                case StarNamedExpressionContext expression:
                    BuildStarNamedExpression(expression);
                    break;
                case ValueExpressionContext value:
                    BuildValue(value);
                    break;
                case CompForContext clause:
                    BuildComprehension(clause);
                    break;
                case BinaryContext binary:
                    BuildBinary(binary);
                    break;
                case PrimaryContext primary:
                    BuildPrimary(primary);
                    break;
                case ParametersContext or LambdaParametersContext:
                    BuildArguments(part);
                    break;
                case StringsContext strings:
                    BuildStrings(strings);
                    break;
                case PatternsContext patterns:
                    BuildPatterns(patterns);
                    break;
                case ArgumentContext { ChildCount: 3 } argument when IsToken(argument.children[1], EQUAL):
                    BuildKeyword(argument, (ExpressionContext)argument.children[0]);
                    break;
            }

            return null;
        }
        catch (SyntaxRejectedException rejected)
        {
            return rejected;
        }
    }

    public bool TryBuild(ExpressionContext context, out Expr value)
    {
        try
        {
            value = BuildExpression(context);
            return true;
        }
        catch (SyntaxRejectedException)
        {
            value = null!;
            return false;
        }
    }

    public bool TryBuild(StarExpressionsContext context, out Expr value)
    {
        try
        {
            value = BuildStarExpressions(context);
            return true;
        }
        catch (SyntaxRejectedException)
        {
            value = null!;
            return false;
        }
    }

    /// <summary>Whether the targets of a `for`, read so far up to its `in`, are targets.</summary>
    public bool HasGoodTargets(ParserRuleContext rule)
    {
        TargetsContext? targets = null;
        foreach (var child in rule.children ?? [])
        {
            targets ??= child as TargetsContext;
            if (targets is not null && IsToken(child, IN))
            {
                try
                {
                    BuildTargets(targets);
                    return true;
                }
                catch (SyntaxRejectedException)
                {
                    return false;
                }
            }
        }

        return false;
    }

    /// <summary>Parameters read so far; what is wrong with them.</summary>
    public SyntaxRejectedException? TryBuildParameters(ParserRuleContext context, bool isLambda)
    {
        var list = new ParameterList(isLambda);
        try
        {
            for (var i = 0; i + 1 < context.ChildCount; i += 2)
            {
                AddParameter(list, (ParserRuleContext)context.children[i], isLast: false);
            }

            return null;
        }
        catch (SyntaxRejectedException rejected)
        {
            return rejected;
        }
    }

    /// <summary>The part of a run of operators that binds at least as tightly as `|`, and its last token.</summary>
    public Expr BuildLeadingBitOr(BinaryContext context, out PythonToken last)
    {
        var i = 0;
        var value = Climb(context.children, ref i, BitOrLevel);
        var end = context.children[i - 1];
        last = end is ITerminalNode ? TokenOf(end) : (PythonToken)((ParserRuleContext)end).Stop;
        return value;
    }

    public static Span MissingColonSpan(Span key) => new(key.Line, key.EndColumn - 1, key.EndLine, -1);

    /// <summary>
    /// The first target of an assignment that is none. When what is on its right could be an operand, CPython proposes a comparison:
    ///   f() = 1       cannot assign to function call here. Maybe you meant '==' instead of '='?
    ///   f() = g() = 1 cannot assign to function call
    /// The statement may be unfinished.
    /// </summary>
    public bool FindInvalidAssignment(ExpressionStatementContext context, out string message, out Span span)
    {
        message = "";
        span = default;
        for (var i = 0; i + 1 < context.ChildCount && IsToken(context.children[i + 1], EQUAL); i += 2)
        {
            var place = (ValueExpressionContext)context.children[i];
            if (place.children[0] is YieldExpressionContext yielded)
            {
                message = DiagnosticCatalog.YieldAssigned;
                span = SpanOf(yielded);
                return true;
            }

            var target = BuildValue(place);
            if (i == 0 && FindMeantComparison(context, target) is { } meant)
            {
                message = DiagnosticCatalog.CannotAssignHere(InvalidTargets.Describe(meant));
                span = meant.Span;
                return true;
            }

            try
            {
                StoreTarget(target);
            }
            catch (SyntaxRejectedException rejected)
            {
                message = rejected.Message;
                span = rejected.Span;
                return true;
            }
        }

        return false;
    }

    Expr? FindMeantComparison(ExpressionStatementContext context, Expr target)
    {
        var last = target is Tuple { Elts.Count: > 0 } tuple && tuple.Span == SpanOf((ParserRuleContext)context.children[0]) && !IsToken(tokens[context.Start.TokenIndex], LPAR)
            ? tuple.Elts[^1]
            : target;
        var isOperand = last is BinOp or Call or Await or Yield or YieldFrom or ListComp or SetComp or DictComp or Dict or Set or JoinedStr or TemplateStr
            or UnaryOp { Op: not UnaryOperator.Not } or Constant { Value: not (ConstantBool or ConstantNone) };
        var equal = TokenOf(context.children[1]);
        if (!isOperand || tokens[equal.TokenIndex - 1].Span.EndColumn < last.Span.EndColumn)
        {
            return null;
        }

        // On the right: an operand, and no second `=` after it.
        var depth = 0;
        var i = equal.TokenIndex + 1;
        if (tokens[i].Type is NEWLINE or EQUAL or LAMBDA or NOT or YIELD or STAR)
        {
            return null;
        }

        for (; tokens[i].Type is not (NEWLINE or Antlr4.Runtime.TokenConstants.EOF or SEMI); i++)
        {
            var type = tokens[i].Type;
            depth += type is LPAR or LSQB or LBRACE ? 1 : type is RPAR or RSQB or RBRACE ? -1 : 0;
            if (depth == 0 && type is OR or AND or NOT or IN or IS or IF or COMMA or LESS or GREATER or EQEQUAL or NOTEQUAL or LESSEQUAL or GREATEREQUAL)
            {
                return last;
            }

            if (depth == 0 && type is EQUAL or COLONEQUAL)
            {
                return null;
            }
        }

        return last;
    }

    static bool IsToken(PythonToken token, int type) => token.Type == type;
}
