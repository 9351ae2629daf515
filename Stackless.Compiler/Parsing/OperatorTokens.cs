// What the tokens of operators mean, and how tightly they bind.
using Stackless.Compiler.Ast;
using static Stackless.Compiler.Parsing.Generated.PythonParser;

namespace Stackless.Compiler.Parsing;

static class OperatorTokens
{
    public const int OrLevel = 1;
    public const int AndLevel = 2;
    public const int NotLevel = 3;
    public const int CompareLevel = 4;
    public const int BitOrLevel = 5;
    public const int UnaryLevel = 11;
    public const int PowerLevel = 12;

    /// <summary>0: the token is no infix operator. `not` is one before `in`.</summary>
    public static int LevelOf(int type)
    {
        switch (type)
        {
            case OR:
                return OrLevel;
            case AND:
                return AndLevel;
            case EQEQUAL:
            case NOTEQUAL:
            case LESS:
            case LESSEQUAL:
            case GREATER:
            case GREATEREQUAL:
            case LESSGREATER:
            case IN:
            case IS:
            case NOT:
                return CompareLevel;
            case VBAR:
                return BitOrLevel;
            case CIRCUMFLEX:
                return 6;
            case AMPER:
                return 7;
            case LEFTSHIFT:
            case RIGHTSHIFT:
                return 8;
            case PLUS:
            case MINUS:
                return 9;
            case STAR:
            case SLASH:
            case DOUBLESLASH:
            case PERCENT:
            case AT:
                return 10;
            case DOUBLESTAR:
                return PowerLevel;
            default:
                return 0;
        }
    }

    public static Operator OperatorOf(int type) => type switch
    {
        VBAR => Operator.BitOr,
        CIRCUMFLEX => Operator.BitXor,
        AMPER => Operator.BitAnd,
        LEFTSHIFT => Operator.LShift,
        RIGHTSHIFT => Operator.RShift,
        PLUS => Operator.Add,
        MINUS => Operator.Sub,
        STAR => Operator.Mult,
        SLASH => Operator.Div,
        DOUBLESLASH => Operator.FloorDiv,
        PERCENT => Operator.Mod,
        AT => Operator.MatMult,
        _ => throw new InvalidOperationException($"token type {type} is no binary operator"),
    };

    public static Operator AugmentationOperator(int type) => type switch
    {
        PLUSEQUAL => Operator.Add,
        MINEQUAL => Operator.Sub,
        STAREQUAL => Operator.Mult,
        ATEQUAL => Operator.MatMult,
        SLASHEQUAL => Operator.Div,
        DOUBLESLASHEQUAL => Operator.FloorDiv,
        PERCENTEQUAL => Operator.Mod,
        AMPEREQUAL => Operator.BitAnd,
        VBAREQUAL => Operator.BitOr,
        CIRCUMFLEXEQUAL => Operator.BitXor,
        LEFTSHIFTEQUAL => Operator.LShift,
        RIGHTSHIFTEQUAL => Operator.RShift,
        DOUBLESTAREQUAL => Operator.Pow,
        _ => throw new InvalidOperationException($"token type {type} is no augmented assignment"),
    };

    public static UnaryOperator UnaryOperatorOf(int type) => type switch
    {
        MINUS => UnaryOperator.USub,
        PLUS => UnaryOperator.UAdd,
        TILDE => UnaryOperator.Invert,
        _ => throw new InvalidOperationException($"token type {type} is no sign"),
    };

    /// <summary>Null for `&lt;&gt;`, which is a token and no operator.</summary>
    public static CmpOperator? ComparisonOf(int type) => type switch
    {
        EQEQUAL => CmpOperator.Eq,
        NOTEQUAL => CmpOperator.NotEq,
        LESS => CmpOperator.Lt,
        LESSEQUAL => CmpOperator.LtE,
        GREATER => CmpOperator.Gt,
        GREATEREQUAL => CmpOperator.GtE,
        IN => CmpOperator.In,
        IS => CmpOperator.Is,
        NOT => CmpOperator.NotIn,
        _ => null,
    };
}
