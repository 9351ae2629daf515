// The special method behind each operator, as the runtime numbers it.
using Stackless.Compiler.Ast;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Compiler.Emission;
static class OperatorSlots
{
    public static Slot Of(Operator op) => op switch
    {
        Operator.Add => Slot.Add,
        Operator.Sub => Slot.Sub,
        Operator.Mult => Slot.Mul,
        Operator.MatMult => Slot.MatMul,
        Operator.Div => Slot.TrueDiv,
        Operator.FloorDiv => Slot.FloorDiv,
        Operator.Mod => Slot.Mod,
        Operator.Pow => Slot.Pow,
        Operator.LShift => Slot.LShift,
        Operator.RShift => Slot.RShift,
        Operator.BitAnd => Slot.And,
        Operator.BitXor => Slot.Xor,
        Operator.BitOr => Slot.Or,
        _ => throw new InvalidOperationException($"{op} is not a binary operator"),
    };

    /// <summary>Of the comparisons that are special methods' own: <c>in</c> and <c>is</c> are none.</summary>
    public static Slot Of(CmpOperator op) => op switch
    {
        CmpOperator.Eq => Slot.Eq,
        CmpOperator.NotEq => Slot.Ne,
        CmpOperator.Lt => Slot.Lt,
        CmpOperator.LtE => Slot.Le,
        CmpOperator.Gt => Slot.Gt,
        CmpOperator.GtE => Slot.Ge,
        _ => throw new InvalidOperationException($"{op} is not a comparison"),
    };

    public static Slot Of(UnaryOperator op) => op switch
    {
        UnaryOperator.USub => Slot.Neg,
        UnaryOperator.UAdd => Slot.Pos,
        _ => Slot.Invert,
    };
}
