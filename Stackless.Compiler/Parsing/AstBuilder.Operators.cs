// Operators: the flat run of operands and operators that rule `binary` gives, climbed by precedence.
//   a + b * c  ->  children [a, +, b, *, c]  ->  BinOp(a, Add, BinOp(b, Mult, c))
// Spans run from the first to the last token of the children taken, so that parentheses around an operand count.
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using static Stackless.Compiler.Parsing.Generated.PythonParser;
using static Stackless.Compiler.Parsing.OperatorTokens;

namespace Stackless.Compiler.Parsing;

sealed partial class AstBuilder
{
    // As CPython's: one level for a sign or `not`, two for a power.
    const int MaxClimbDepth = 5_969;

    int _climbDepth;

    Expr BuildBinary(BinaryContext context)
    {
        var children = context.children;
        if (children.Count == 1)
        {
            return BuildPrimary((PrimaryContext)children[0]);
        }

        var i = 0;
        return Climb(children, ref i, OrLevel);
    }

    /// <summary>The operand of `*x` and `**x` in displays: nothing that binds more loosely than `|`.</summary>
    Expr BuildBitOr(BinaryContext context)
    {
        var i = 0;
        var value = Climb(context.children, ref i, BitOrLevel);
        return i == context.ChildCount ? value : throw Reject(TokenOf(context.children[i]));
    }

    static Span SpanOf(IList<IParseTree> children, int from, int to)
    {
        var first = children[from] is ITerminalNode terminal ? TokenOf(terminal).Span : First((ParserRuleContext)children[from]).Span;
        return first.To(EndOf(children[to - 1]));
    }

    Expr Climb(IList<IParseTree> children, ref int i, int level)
    {
        if (++_climbDepth > MaxClimbDepth)
        {
            throw new NestingTooDeepException();
        }

        var start = i;
        var left = BuildOperand(children, ref i, level);
        while (i < children.Count)
        {
            var type = TypeOf(children[i]);
            var found = LevelOf(type);
            if (found < level)
            {
                break;
            }

            switch (found)
            {
                case OrLevel:
                    left = BuildBoolOp(children, ref i, start, left, BoolOperator.Or, type, AndLevel);
                    break;
                case AndLevel:
                    left = BuildBoolOp(children, ref i, start, left, BoolOperator.And, type, NotLevel);
                    break;
                case CompareLevel:
                    left = BuildCompare(children, ref i, start, left);
                    break;
                case PowerLevel:
                    // Binds tighter than a sign on its left, more loosely than one on its right.
                    i++;
                    _climbDepth++;
                    var exponent = Climb(children, ref i, UnaryLevel);
                    _climbDepth--;
                    left = new BinOp(left, Operator.Pow, exponent, SpanOf(children, start, i));
                    break;
                default:
                    i++;
                    var right = Climb(children, ref i, found + 1);
                    left = new BinOp(left, OperatorOf(type), right, SpanOf(children, start, i));
                    break;
            }
        }

        _climbDepth--;
        return left;
    }

    Expr BuildOperand(IList<IParseTree> children, ref int i, int level)
    {
        var start = i;
        if (children[i] is PrimaryContext primary)
        {
            i++;
            return BuildPrimary(primary);
        }

        var prefix = TokenOf(children[i]);
        i++;
        if (prefix.Type == NOT)
        {
            if (level > NotLevel)
            {
                var operatorType = start > 0 ? TypeOf(children[start - 1]) : 0;
                if (operatorType is PLUS or MINUS or STAR or SLASH or PERCENT or DOUBLESLASH or AT or TILDE)
                {
                    Climb(children, ref i, NotLevel);
                    throw Reject(DiagnosticCatalog.NotNeedsParentheses, SpanOf(children, start, i));
                }

                throw Reject(prefix);
            }

            var negated = Climb(children, ref i, NotLevel);
            return new UnaryOp(UnaryOperator.Not, negated, SpanOf(children, start, i));
        }

        var operand = Climb(children, ref i, UnaryLevel);
        return new UnaryOp(UnaryOperatorOf(prefix.Type), operand, SpanOf(children, start, i));
    }

    BoolOp BuildBoolOp(IList<IParseTree> children, ref int i, int start, Expr first, BoolOperator operation, int type, int operandLevel)
    {
        var values = new List<Expr> { first };
        while (i < children.Count && TypeOf(children[i]) == type)
        {
            i++;
            values.Add(Climb(children, ref i, operandLevel));
        }

        return new BoolOp(operation, values.ToArray(), SpanOf(children, start, i));
    }

    Compare BuildCompare(IList<IParseTree> children, ref int i, int start, Expr first)
    {
        var operations = new List<CmpOperator>();
        var comparators = new List<Expr>();
        while (i < children.Count && LevelOf(TypeOf(children[i])) == CompareLevel)
        {
            var token = TokenOf(children[i]);
            i++;
            var operation = ComparisonOf(token.Type) ?? throw Reject(token);
            if (token.Type == NOT)
            {
                i++;
            }
            else if (token.Type == IS && TypeOf(children[i]) == NOT)
            {
                i++;
                operation = CmpOperator.IsNot;
            }

            operations.Add(operation);
            comparators.Add(Climb(children, ref i, BitOrLevel));
        }

        return new Compare(first, operations.ToArray(), comparators.ToArray(), SpanOf(children, start, i));
    }
}
